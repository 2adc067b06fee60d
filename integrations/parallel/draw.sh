#!/bin/bash
# Draws a plan's maps with GNU parallel, a share a job, and merges them. It is of use with several
# machines; on one of them sahelmap batch -j does the same alone.
# usage: draw.sh PLAN.yaml OUT CACHE SHARES [PARALLEL-OPTION...]
#
# With --sshlogin node1,node2 --workdir . the jobs run there, one at a time on each, with all of
# its cores; PLAN.yaml, OUT and CACHE lie where all see them. The log is OUT.joblog. With
# --resume-failed only the shares that failed or are not in the log are begun: it knows nothing of
# what has changed since, as sahelmap does.
set -eu

if [ $# -lt 4 ]; then
	echo "usage: draw.sh PLAN.yaml OUT CACHE SHARES [PARALLEL-OPTION...]" >&2
	exit 2
fi
plan=$1 out=${2%/} cache=$3 shares=$4
shift 4
sahelmap=${SAHELMAP:-sahelmap}

# What is wrong with the plan is told here, not by every share.
"$sahelmap" batch "$plan" --out "$out" --shard "1/$shares" --list >/dev/null

# The merge follows in any case: it says what is missing.
status=0
seq "$shares" | parallel --quote --jobs 1 --retries 3 --joblog "$out.joblog" "$@" \
	"$sahelmap" batch "$plan" --out "$out" --cache "$cache" --shard "{}/$shares" || status=$?
"$sahelmap" merge "$out"
exit "$status"
