#!/bin/sh
# Make .venv what requirements.lock says, or find in a blink that it is so already. Every target of the Makefile
# that needs Python runs this first. It only looks for a Python of 3.11 or newer; setup.py beside it does the rest.
# PYTHON=... names the interpreter to use. Plain POSIX sh: it must run on macOS's bash 3.2 and on dash alike.

CDPATH='' cd -- "$(dirname -- "$0")/.." || exit 1

# The usual case, and the fast one: .venv is there and itself says that nothing is missing.
if [ -z "${PYTHON:-}" ] && .venv/bin/python -I -S -B .ci/setup.py --ready 2>/dev/null; then
    exit 0
fi

python='' unfit=''

# Take the first of the names that is 3.11 to 3.14, for which all packages have been built, else one that is newer;
# remember what was found of those that are too old.
choose() {
    newer=''
    for name in "$@"; do
        command -v "$name" >/dev/null 2>&1 || continue
        version=$("$name" -c 'import sys
print("%d.%d.%d" % tuple(sys.version_info[:3]))
sys.exit(3 if sys.version_info[:2] < (3, 11) else 4 if sys.version_info[:2] > (3, 14) else 0)' 2>/dev/null)
        case $? in
        0) python=$name && return ;;
        3) unfit="$unfit${unfit:+, }$name is Python $version" ;;
        4) newer=${newer:-$name} ;;
        *) ;; # a stub (pyenv, macOS) and no Python at all
        esac
    done
    python=$newer
}

fail() {
    echo "Set-up failed: $1" >&2
    exit 1
}

advice='install one (your package manager, or python.org), or name one: make PYTHON=/path/to/python3.13'
if [ -n "${PYTHON:-}" ]; then
    choose "$PYTHON"
    [ -n "$python" ] || fail "Python 3.11 or newer is needed, but ${unfit:-PYTHON=$PYTHON does not run}; $advice"
else
    # An environment that was finished keeps its Python, whatever python3 means today.
    [ ! -f .venv/setup.json ] || choose .venv/bin/python
    unfit=''
    [ -n "$python" ] || choose python3 python3.14 python3.13 python3.12 python3.11 python
    [ -n "$python" ] || fail "Python 3.11 or newer is needed, but ${unfit:-none was found}; $advice"
fi

exec "$python" -I -B -X utf8 .ci/setup.py
