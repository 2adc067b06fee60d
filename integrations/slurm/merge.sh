#!/bin/bash
# Joins what the tasks of array.sh have drawn, and prints what is missing; submit.sh submits it.
# usage: sbatch --dependency=afterany:JOB merge.sh OUT [--gallery]
#SBATCH --job-name=sahelmap-merge
#SBATCH --requeue
#SBATCH --open-mode=append
set -u

if [ $# -lt 1 ]; then
	echo "usage: sbatch --dependency=afterany:JOB merge.sh OUT [--gallery]" >&2
	exit 2
fi
exec "${SAHELMAP:-sahelmap}" merge "$@"
