# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced by the tests of packages: a clean Debian in a folder of its own.
#   CHROOT_CACHE  where fresh systems are kept, packed (else ~/.cache/longleaf/chroots)
#   SHOTS         where pictures of the screen go (else the current folder)

chroot_cache=${CHROOT_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/longleaf/chroots}
shots=${SHOTS:-$PWD}
root=

# Exit 77 (skipped) with a line, if a clean system cannot be made here.
need_chroot() {
    [ "$(id -u)" -eq 0 ] || { echo "skipped: a clean system can only be made by root"; exit 77; }
    command -v debootstrap >/dev/null || { echo "skipped: debootstrap is not installed"; exit 77; }
}

# make_chroot SUITE PACKAGES...: a minimal system with these packages besides; sets $root. Ends with the script.
make_chroot() {
    local suite=$1 key packed
    shift
    key=$(printf '%s ' "$suite" "$@" | sha256sum | cut -c1-12)
    packed=$chroot_cache/$suite-$key.tar
    root=$(mktemp -d /var/tmp/longleaf-chroot-XXXXXX)
    trap drop_chroot EXIT
    if [ -f "$packed" ]; then
        tar --extract --file="$packed" --directory="$root" --numeric-owner
    else
        local include
        include=$(IFS=,; echo "$*")
        debootstrap --variant=minbase ${include:+--include="$include"} "$suite" "$root" >"$root.log" 2>&1 ||
            { tail -5 "$root.log"; exit 1; }
        rm -f "$root.log"
        in_chroot useradd --create-home analyst
        mkdir -p "$chroot_cache"
        tar --create --file="$packed.part" --directory="$root" --numeric-owner .
        mv "$packed.part" "$packed"
    fi
    chmod 755 "$root"
    mount -t proc proc "$root/proc"
    mkdir -p "$root/dev/shm"
    mount -t tmpfs tmpfs "$root/dev/shm"
    cp /etc/resolv.conf "$root/etc/resolv.conf"
}

drop_chroot() {
    awk -v below="$root/" 'index($2, below) == 1 {print $2}' /proc/mounts | sort -r | xargs -r umount --lazy
    rm -rf --one-file-system "$root"
}

in_chroot() {
    env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive chroot "$root" "$@"
}

# As a person without rights, in that person's home.
as_analyst() {
    env -i PATH=/usr/bin:/bin chroot --userspec=analyst:analyst "$root" /usr/bin/env --chdir=/home/analyst \
        HOME=/home/analyst LC_ALL=C.UTF-8 LONGLEAF_KEYCHAIN=off "$@"
}

# main_job CLI...: adds the sample, asks offline, and checks that every citation was found and boxed. CLI is the command
# that runs longleaf-cli, SAMPLE the document's path as that command sees it.
main_job() {
    as_analyst "$@" --version
    as_analyst "$@" add "$SAMPLE"
    local answer
    answer=$(as_analyst "$@" --json ask --model offline/quotes "What were the total net sales in the third quarter of 2022?")
    python3 - "$answer" <<'PY'
import json, sys
answer = json.loads(sys.argv[1])
citations = answer["citations"]
assert answer["state"] == "complete", answer["state"]
assert citations, "no citation"
for citation in citations:
    assert citation["status"] == "exact" and citation["boxes"], citation
assert "82,959" in answer["text"], answer["text"]
print(f"answered; {len(citations)} citations, all exact and boxed, pages {sorted({c['page'] for c in citations})}")
PY
    as_analyst "$@" export "$(python3 -c 'import json, sys; print(json.loads(sys.argv[1])["answer_id"])' "$answer")" \
        --format pdf --force --out /home/analyst/answer.pdf
    head -c 5 "$root/home/analyst/answer.pdf" | grep -q '%PDF-' || { echo "export made no PDF"; return 1; }
    as_analyst "$@" doctor
}

# window NAME COMMAND...: opens the window under Xvfb, waits until it shows something, keeps a picture, closes it.
window() {
    local name=$1
    shift
    cat >"$root/home/analyst/window" <<'SH'
#!/bin/sh
# Runs under xvfb-run: starts the window, waits for it, keeps a picture of the screen, ends it.
"$@" &
program=$!
for _ in $(seq 120); do
    # The title holds the program's name once the window is there.
    xwininfo -root -tree | grep -q '"[^"]*Longleaf"' && break
    kill -0 "$program" 2>/dev/null || exit 1
    sleep 0.5
done
xwininfo -root -tree | grep 'Longleaf'
sleep 8 # the sample is read, its first page drawn
xwd -root -silent -out /home/analyst/window.xwd
kill -TERM "$program"
wait "$program"
status=$?
[ "$status" -eq 0 ] || [ "$status" -eq 143 ]
SH
    chmod 755 "$root/home/analyst/window"
    rm -f "$root/home/analyst/window.xwd"
    timeout 180 env -i chroot --userspec=analyst:analyst "$root" /usr/bin/env --chdir=/home/analyst HOME=/home/analyst \
        PATH=/usr/bin:/bin LC_ALL=C.UTF-8 LONGLEAF_KEYCHAIN=off \
        xvfb-run -a -s "-screen 0 1400x900x24" /home/analyst/window "$@"
    [ -s "$root/home/analyst/window.xwd" ] || { echo "no picture of the window"; return 1; }
    cp "$root/home/analyst/window.xwd" "$shots/$name.xwd"
    if command -v convert >/dev/null; then convert "$shots/$name.xwd" "$shots/$name.png" && rm "$shots/$name.xwd"; fi
}
