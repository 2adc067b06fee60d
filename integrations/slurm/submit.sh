#!/bin/bash
# Draws a plan's maps with a Slurm array of so many tasks, and merges them when all have ended.
# usage: submit.sh PLAN.yaml OUT CACHE TASKS[%ATONCE] [SBATCH-OPTION...]
#
# OUT and CACHE lie on storage that all nodes see. 60%8 are sixty tasks, of which eight run at once.
# The options go to both jobs.
set -eu

if [ $# -lt 4 ]; then
	echo "usage: submit.sh PLAN.yaml OUT CACHE TASKS[%ATONCE] [SBATCH-OPTION...]" >&2
	exit 2
fi
plan=$1 out=$2 cache=$3 tasks=$4
shift 4
here=$(cd "$(dirname "$0")" && pwd)

# What is wrong with the plan is told here and now, not by every task.
"${SAHELMAP:-sahelmap}" batch "$plan" --out "$out" --shard "1/${tasks%%%*}" --list >/dev/null

array=$(sbatch --parsable --array="1-$tasks" "$@" "$here/array.sh" "$plan" "$out" "$cache")
array=${array%%;*} # a cluster's name may follow
echo "maps: job $array"

# Not afterok: once a task has failed Slurm would never start the merge, not even when that task
# is queued again and draws all. The merge itself says what is missing, and fails then.
merge=$(sbatch --parsable --dependency="afterany:$array" "$@" "$here/merge.sh" "$out") || {
	scancel "$array"
	exit 1
}
echo "merge: job ${merge%%;*}"
