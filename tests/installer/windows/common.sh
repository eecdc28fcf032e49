# Sourced by the tests that run inside wineprefix. Everything below the prefix's folder; nothing is waited for without end.

windows_path() { echo "Z:${1//\//\\}"; }

fail() {
    echo "FAILED: $*" >&2
    exit 1
}

# check WHAT COMMAND…: the command succeeds.
check() {
    local what=$1
    shift
    "$@" || fail "$what"
    echo "ok  $what"
}

# equal WHAT EXPECTED FOUND
equal() { [ "$2" = "$3" ] && echo "ok  $1" || fail "$1: '$3' instead of '$2'"; }

# bounded SECONDS PROGRAM…: a Windows program, its exit code. One that crashes ends with 5 or 253; with 139 Wine itself has,
# on its own side, which a busy machine was seen to do: then once more.
bounded() {
    local seconds=$1 status=0
    shift
    timeout "$seconds" wine "$@" || status=$?
    [ $status -eq 139 ] || return $status
    echo "Wine has crashed at $1: once more" >&2
    timeout "$seconds" wine "$@"
}

# until_true SECONDS COMMAND…
until_true() {
    local end=$((SECONDS + $1))
    shift
    while ! "$@"; do
        [ $SECONDS -lt "$end" ] || return 1
        sleep 0.2
    done
}

# Windows processes of that program in this prefix, by their id on this side.
processes_of() { python3 -B "$(dirname "${BASH_SOURCE[0]}")/processes.py" "$1"; }
runs() { [ -n "$(processes_of "$1")" ]; }
runs_not() { ! runs "$1"; }

# What an installation could leave anywhere: files of the drive, and the registry without what Wine counts and dates.
inventory() {
    wineserver -w
    (cd "$WINEPREFIX/drive_c" && find . \( -path ./windows/temp -o -path '*/AppData/Local/Temp' \) -prune -o -print | sort)
    sed '/^#time=/d; /^;;/d; s/^\(\[.*\]\) [0-9]*$/\1/' "$WINEPREFIX"/user.reg "$WINEPREFIX"/system.reg
}

# The practice org on this side of loopback; sets practice and the addresses, passwords as files.
start_practice() {
    practice=$1
    mkdir -p "$practice"
    "$FAIRLEAD_PRACTICE" --home "$practice" --rows 60 --with-parent \
        >"$practice/said" 2>"$practice/error" < <(exec tail -f /dev/null --pid=$$) &
    practice_process=$!
    trap 'kill "$practice_process" 2>/dev/null; kill -CONT "$practice_process" 2>/dev/null || true' EXIT
    until_true 20 test -s "$practice/said" || fail "the practice org does not start: $(cat "$practice/error")"
}
practice_value() { python3 -c 'import json,sys; d=json.load(open(sys.argv[1]))
for k in sys.argv[2:]: d=d[k]
print(d)' "$practice/said" "$@"; }

files_below() { (cd "$1" && find . -type f -printf '%P\n' | sort); }
# The installed program is exactly what was staged: no file more, less or different (the set-up's own two aside).
is_installed() {
    local own=(installed.txt uninstall.exe)
    diff <(files_below "$1" | grep -vxF "$(printf '%s\n' "${own[@]}")") <(files_below "$stage") >&2 &&
        diff -rq "${own[@]/#/--exclude=}" "$1" "$stage" >&2
}
# registry KEY OPTION…: what reg says of a key that is there, nothing of one that is not. A busy machine was seen to get no
# answer at all, which is neither.
registry() {
    local said try
    for try in 1 2 3; do
        said=$(wine reg query "$@" 2>&1 || true; echo .)
        case $said in
        *"nable to find"*) return ;;
        *$'\n'.) tr -d '\r' <<<"${said%.}" && return ;;
        esac
        echo "reg query $*, try $try: '$said'" >&2
        sleep 1
    done
    fail "the registry cannot be read"
}
value_of() { registry "$1" /v "$2" | sed -n 's/.*REG_[A-Z]*    //p'; }
default_of() { registry "$1" /ve | sed -n 's/.*REG_[A-Z]*    //p'; }
# From here on a link of the shell's keeps its identity, as Windows's own does (shelllink.c).
identified_links() {
    wine reg add 'HKLM\Software\Classes\CLSID\{00021401-0000-0000-C000-000000000046}\InprocServer32' /ve /f \
        /d "$(windows_path "$FAIRLEAD_SHELL_LINK")" >/dev/null
}
# The names of the credentials kept, and with `show NAME` what one holds.
credentials() { bounded 30 "$FAIRLEAD_CREDENTIALS" "$@" | tr -d '\r'; }

# installation setup|allusers|msi: the two packages, where they install, and below which root they write.
installation() {
    local ending data=$WINEPREFIX/drive_c/users/$(id -un)/AppData/Local
    ending=$([ "$1" = msi ] && echo .msi || echo -setup.exe)
    old_package=$(echo "$FAIRLEAD_OLD_PACKAGES"/Fairlead-*-x64"$ending")
    package=$(echo "$FAIRLEAD_PACKAGES"/Fairlead-*-x64"$ending")
    root=HKLM
    folder=$WINEPREFIX/drive_c/Program\ Files/Fairlead
    programs='C:\Program Files\Fairlead'
    if [ "$1" = setup ]; then
        root=HKCU
        folder=$data/Programs/Fairlead
        programs='C:\users\'$(id -un)'\AppData\Local\Programs\Fairlead'
    fi
}
# Of everything in Apps & features below $root; a new prefix has nothing there.
installed_versions() {
    registry "$root"'\Software\Microsoft\Windows\CurrentVersion\Uninstall' /s |
        sed -n 's/^ *DisplayVersion  *REG_SZ *//p' | xargs
}
