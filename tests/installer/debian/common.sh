# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced by what runs in the chroot: VERSION and EARLIER are the packages' versions.
set -euo pipefail

current=/srv/fairlead_${VERSION}_amd64.deb
earlier=/srv/fairlead_${EARLIER}_amd64.deb
# What a person keeps. Nothing of a package may touch it.
person=/home/person
lists=/var/tmp/fairlead-test

fail() { printf 'FAIL: %s\n' "$*" >&2; exit 1; }

expect() { # WHAT WANTED GOT
    [ "$2" = "$3" ] || fail "$1: expected <$2>, got <$3>"
    printf 'ok: %s\n' "$1"
}

# Every path there is, but for what dpkg, apt and the kernel keep of their own accord.
files() {
    find / -xdev \( -path /proc -o -path /sys -o -path /dev -o -path /run -o -path /tmp -o -path /mnt -o -path /srv \
        -o -path /var/log -o -path /var/lib/apt -o -path /var/cache/apt -o -path "$lists" -o -path "$person" \) -prune \
        -o ! -path '/var/lib/dpkg/*-old' -print | sort
}

# Installs with apt. This system lives for minutes: nothing has to be on the disk before it goes on.
add() { # APT-ARGUMENTS…
    apt-get install -y -qq -o Dpkg::Options::=--force-unsafe-io "$@" >/tmp/apt 2>&1 || { cat /tmp/apt; fail "apt: $*"; }
}

# Waits for a condition to hold, asking ten times a second; fails after a minute.
until_true() { # WHAT COMMAND…
    local what=$1
    shift
    for _ in $(seq 600); do
        "$@" && return
        sleep 0.1
    done
    fail "waited in vain: $what"
}
