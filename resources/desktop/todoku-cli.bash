# SPDX-License-Identifier: Apache-2.0
# bash completion for todoku-cli. It asks the program itself, so that it cannot fall behind.
_todoku_cli() {
    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]} program=${COMP_WORDS[0]} words
    COMPREPLY=()
    case $previous in
    --lang) words='ja en' ;;
    --format) words='html pdf md json' ;;
    --client) words=$("$program" guide "${COMP_WORDS[2]}" --client '?' 2>&1 </dev/null | sed 's/^[^:]*: *//; s/,//g') ;;
    esac
    if [ -z "${words:-}" ]; then
        if [ "$COMP_CWORD" = 1 ]; then
            words="--help --version $("$program" --help --lang en 2>/dev/null </dev/null | sed -n 's/^  \([a-z][a-z]*\) .*/\1/p')"
        elif [ "${current:0:1}" = - ]; then
            words=$("$program" "${COMP_WORDS[1]}" --help 2>/dev/null </dev/null | grep -oE '(^|[ ,])--?[a-z][a-z-]*' | tr -d ' ,')
        elif [ "${COMP_WORDS[1]}" = guide ]; then
            words='U1 U2 U3 U4 U5 A1 A2 A3 A4 why help'
        fi
    fi
    # Unquoted on purpose: one word each.
    # shellcheck disable=SC2207
    [ -z "${words:-}" ] || COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o default -F _todoku_cli todoku-cli
