#!/bin/bash
# Runs the Job of maps.yaml, then that of merge.yaml, and prints what the merge says.
# usage: draw.sh [KUBECTL-OPTION...], such as --namespace maps
set -eu
here=$(cd "$(dirname "$0")" && pwd)
options=("$@")

ask()
{
	kubectl "${options[@]}" "$@"
}

# ended JOB: waits for its end; whether it is complete.
ended()
{
	local condition
	while condition=$(ask get job "$1" -o 'jsonpath={.status.conditions[?(@.status=="True")].type}'); do
		case " $condition " in
		*" Complete "*) return 0 ;;
		*" Failed "*) return 1 ;;
		esac
		sleep "${POLL_S:-5}"
	done
	exit 1 # kubectl has said why
}

ask delete job sahelmap sahelmap-merge --ignore-not-found # a Job cannot be run again
ask apply -f "$here/maps.yaml"
ended sahelmap || echo "draw.sh: shares have failed: kubectl describe job sahelmap" >&2
# In any case: the merge says what is missing, and fails then.
ask apply -f "$here/merge.yaml"
status=0
ended sahelmap-merge || status=1
ask logs job/sahelmap-merge
exit "$status"
