#!/bin/bash
# Draws one share of a plan's maps, as a task of a Slurm array; submit.sh submits it.
# usage: sbatch --array=1-TASKS array.sh PLAN.yaml OUT CACHE
#
# A task that is killed is taken up where it ended when it runs again, on whatever node. Slurm
# sends USR1 before the time limit: the maps begun are finished, and the task is queued again.
#SBATCH --job-name=sahelmap
#SBATCH --requeue
#SBATCH --open-mode=append
#SBATCH --signal=B:USR1@120
set -u

restarts_max=50 # a time limit too short for any map must not go round for ever

if [ $# -ne 3 ] || [ -z "${SLURM_ARRAY_TASK_ID:-}" ]; then
	echo "usage: sbatch --array=1-TASKS array.sh PLAN.yaml OUT CACHE" >&2
	exit 2
fi

# Set before there is anything to tell: a signal may come at any time. TERM (scancel, preemption)
# reaches sahelmap without help.
is_late=no
is_woken=no
pid=
trap 'is_late=yes; is_woken=yes; [ -z "$pid" ] || kill -TERM "$pid"' USR1
trap 'is_woken=yes' TERM

threads=${SLURM_CPUS_ON_NODE:-1}
[ "$threads" -le 256 ] || threads=256 # the most that sahelmap takes
"${SAHELMAP:-sahelmap}" batch "$1" --out "$2" --cache "$3" --shard auto -j "$threads" &
pid=$!
while # a signal ends `wait` before the program has ended
	is_woken=no
	wait "$pid"
	status=$?
	[ "$is_woken" = yes ]
do :; done

if [ "$is_late" = yes ] && [ "$status" = 143 ] && [ "${SLURM_RESTART_COUNT:-0}" -lt "$restarts_max" ]; then
	echo "array.sh: the time is up; the rest is queued again" >&2
	exec scontrol requeue "$SLURM_JOB_ID"
fi
exit "$status"
