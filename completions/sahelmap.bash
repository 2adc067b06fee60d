# Completion of sahelmap's command line for bash; needs nothing but bash.

# The folder of installed maps that belongs to the program as it was typed.
_sahelmap_maps()
{
	local program folder maps
	program=$(type -P -- "${COMP_WORDS[0]}") || return
	folder=$(dirname -- "$(dirname -- "$(readlink -f -- "$program")")")
	for maps in "$folder/share/sahelmap/maps" "$folder/maps"; do
		[ -d "$maps" ] && (cd "$maps" && printf '%s\n' *.yaml | sed 's/\.yaml$//')
	done
}

# Files whose name matches a pattern, and folders to look into: _sahelmap_files PATTERN WORD
_sahelmap_files()
{
	local path
	compgen -f -- "$2" | while IFS= read -r path; do
		[[ -d $path || $path =~ $1 ]] && printf '%s\n' "$path"
	done
}

_sahelmap()
{
	local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}
	local command=${COMP_WORDS[1]} drawing='--date --lang --fonts --quiet --help'
	local placing="--output $drawing" checking="--style --strict-labels $drawing"
	local pressing='--strict --print --screen'
	local writing='--output --format --dpi --width --height --report --depfile --threads'
	local IFS=$' \t\n'
	COMPREPLY=()
	if [ "$COMP_CWORD" = 1 ]; then
		mapfile -t COMPREPLY < <(compgen -W 'render watch batch verify merge diff check facts alt place adopt new inspect dump
			options explain schema --help --version' -- "$word")
		return
	fi
	case $before in
	--lang)
		mapfile -t COMPREPLY < <(compgen -W 'en fr ar pt es ha bm ff zgh nqo de sw' -- "$word")
		return
		;;
	--format)
		local formats='png svg pdf eps areas'
		[ "$command" = facts ] && formats='md csv json'
		mapfile -t COMPREPLY < <(compgen -W "$formats" -- "$word")
		return
		;;
	--from)
		mapfile -t COMPREPLY < <(_sahelmap_files '\.(shp|csv|geojson|gpkg|fgb)$' "$word")
		return
		;;
	--plan)
		mapfile -t COMPREPLY < <(_sahelmap_files '\.ya?ml$' "$word")
		return
		;;
	--fonts | --out | --cache | --previous)
		mapfile -t COMPREPLY < <(compgen -d -- "$word")
		return
		;;
	-o | --output | --report | --depfile)
		local endings='png|svg|pdf|eps|json'
		[ "$command" = facts ] && endings='md|csv|json'
		[ "$command" = diff ] && endings='html'
		[ "$command" = check ] && endings='png'
		[[ $command = place || $command = adopt ]] && endings='ya?ml'
		mapfile -t COMPREPLY < <(_sahelmap_files "\\.($endings)\$" "$word")
		return
		;;
	--svg-text)
		mapfile -t COMPREPLY < <(compgen -W 'embed live outline both' -- "$word")
		return
		;;
	--style)
		mapfile -t COMPREPLY < <(compgen -W grey -- "$word"; _sahelmap_files '\.ya?ml$' "$word")
		return
		;;
	--simulate)
		mapfile -t COMPREPLY < <(compgen -W 'deutan protan tritan grey' -- "$word")
		return
		;;
	--date | --print | --screen | --dpi | --threads | --memory | --around | --svg-id-prefix) return ;;
	esac
	case $command:$word in
	batch:-*) mapfile -t COMPREPLY < <(compgen -W '--jobs --memory --out --cache --list --dry-run --shard --gallery --previous --fail-fast
		--json --strict-labels --fonts --quiet --help' -- "$word") ;;
	batch:*) mapfile -t COMPREPLY < <(_sahelmap_files '\.ya?ml$' "$word") ;;
	render:-* | watch:-*)
		[ "$command" = watch ] || writing+=' --timing'
		mapfile -t COMPREPLY < <(compgen -W "$writing --show-boxes --svg-text --svg-css --svg-id-prefix
			--worldfile --fragment $pressing $checking" -- "$word")
		;;
	facts:-*) mapfile -t COMPREPLY < <(compgen -W '--output --format --date --lang --quiet
		--help' -- "$word") ;;
	alt:-*) mapfile -t COMPREPLY < <(compgen -W "$drawing" -- "$word") ;;
	check:-*) mapfile -t COMPREPLY < <(compgen -W "--output --simulate --json $pressing $checking" -- "$word") ;;
	dump:-*) mapfile -t COMPREPLY < <(compgen -W "$checking" -- "$word") ;;
	place:-*) mapfile -t COMPREPLY < <(compgen -W "$placing" -- "$word") ;;
	verify:-*) mapfile -t COMPREPLY < <(compgen -W '--jobs --memory --redraw --plan --strict-labels --fonts
		--quiet --help' -- "$word") ;;
	merge:-*) mapfile -t COMPREPLY < <(compgen -W '--gallery --previous --quiet --help' -- "$word") ;;
	verify:* | merge:*) mapfile -t COMPREPLY < <(compgen -d -- "$word") ;;
	adopt:-*) mapfile -t COMPREPLY < <(compgen -W "--all $placing" -- "$word") ;;
	new:-*) mapfile -t COMPREPLY < <(compgen -W '--around --from --date --force --help' -- "$word") ;;
	diff:-*) mapfile -t COMPREPLY < <(compgen -W '--output --json --help' -- "$word") ;;
	inspect:-*) mapfile -t COMPREPLY < <(compgen -W '--output --help' -- "$word") ;;
	*:-*) mapfile -t COMPREPLY < <(compgen -W --help -- "$word") ;;
	diff:*) mapfile -t COMPREPLY < <(_sahelmap_files '\.(png|svg|pdf|eps|json)$' "$word") ;;
	adopt:*) mapfile -t COMPREPLY < <(_sahelmap_files '\.(ya?ml|svg)$' "$word") ;;
	render:* | watch:* | check:* | facts:* | alt:* | place:*)
		mapfile -t COMPREPLY < <(
			_sahelmap_files '\.ya?ml$' "$word"
			compgen -W "$(_sahelmap_maps)" -- "$word"
		)
		;;
	dump:*)
		if [ "$COMP_CWORD" = 2 ]; then
			mapfile -t COMPREPLY < <(compgen -W 'document spec features view labels scene
				report' -- "$word")
		else
			mapfile -t COMPREPLY < <(
				_sahelmap_files '\.ya?ml$' "$word"
				compgen -W "$(_sahelmap_maps)" -- "$word"
			)
		fi
		;;
	inspect:*) mapfile -t COMPREPLY < <(_sahelmap_files '\.(shp|csv|ya?ml|geojson|gpkg|fgb)$' "$word") ;;
	explain:*)
		mapfile -t COMPREPLY < <(compgen -W "$(
			"${COMP_WORDS[0]}" options 2>/dev/null |
				sed -n 's/^| `\([^`]*\)`.*/\1/p' | sort -u
		)" -- "$word")
		;;
	esac
}

complete -o filenames -F _sahelmap sahelmap
