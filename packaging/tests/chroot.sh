# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced by the tests of packages: a clean Debian in a folder of its own.
#   CHROOT_CACHE  where fresh systems are kept, packed (else ~/.cache/longleaf/chroots)
#   SHOTS         where pictures of the screen go (else the current folder)

tests=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
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
    # What a person who logs in has.
    in_chroot sh -c 'mkdir -p /run/user/1000 && chown analyst: /run/user/1000 && chmod 700 /run/user/1000'
    # Every running system has it, a minimal one that was never started has not; fusermount3 reads it.
    [ -e "$root/etc/mtab" ] || ln -s ../proc/self/mounts "$root/etc/mtab"
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
    env -i PATH=/usr/bin:/bin /usr/sbin/chroot --userspec=analyst:analyst "$root" /usr/bin/env --chdir=/home/analyst \
        HOME=/home/analyst XDG_RUNTIME_DIR=/run/user/1000 LC_ALL=C.UTF-8 LONGLEAF_KEYCHAIN=off "$@"
}

# main_job CLI...: adds the sample, asks offline, and checks that every citation was found and boxed. CLI is the command
# that runs longleaf-cli, SAMPLE the document's path as that command sees it, TABLES the pattern of where
# poppler-data must lie.
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
    installation "$@"
}

# installation CLI...: the doctor finds nothing wrong, documents are confined as well as this kernel can, the package's
# own tables are used (TABLES), and Chinese that needs them is read.
installation() {
    local doctor added
    as_analyst "$@" doctor
    doctor=$(as_analyst "$@" --json doctor)
    python3 - "$doctor" "$TABLES" <<'PY'
import ctypes, fnmatch, json, sys
checks = {check["name"]: check for check in json.loads(sys.argv[1])["checks"]}
bad = [check for check in checks.values() if not check["ok"]]
assert not bad, bad
landlock = ctypes.CDLL(None).syscall(444, None, 0, 1) > 0  # landlock_create_ruleset: the version of the kernel
assert checks["sandbox"]["profile"] == ("A" if landlock else "B"), checks["sandbox"]
assert fnmatch.fnmatch(checks["tables"]["detail"], "poppler-data in " + sys.argv[2]), checks["tables"]
PY
    "$tests/chinese_pdf" >"$root/home/analyst/chinese.pdf"
    added=$(as_analyst "$@" --json add chinese.pdf 2>/dev/null)
    as_analyst "$@" text "$(python3 -c 'import json, sys; print(json.loads(sys.argv[1])["documents"][0]["id"])' "$added")" |
        grep -q 你好 || { echo "Chinese that needs the tables of poppler-data was not read"; return 1; }
}

# https_job BUNDLE CLI...: reaches a server of our own by HTTPS when BUNDLE, the only list of authorities that the system
# then has, names the server's, and refuses it when it does not.
https_job() {
    local bundle=$root$1 work address status=0
    shift
    work=$(mktemp -d /var/tmp/longleaf-https-XXXXXX)
    "$tests/serve_https" "$work" &
    local server=$!
    for _ in $(seq 300); do
        [ -s "$work/port" ] && break
        sleep 0.1
    done
    address=https://localhost:$(cat "$work/port")/v1
    mv "$root/etc/ssl/certs" "$root/etc/ssl/certs.away"
    mkdir -p "$(dirname "$bundle")"
    cp "$work/authority.pem" "$bundle"
    as_analyst OPENAI_API_KEY=none OPENAI_BASE_URL="$address" "$@" key test openai || status=1
    cp "$root/etc/ssl/certs.away/ca-certificates.crt" "$bundle"
    if as_analyst OPENAI_API_KEY=none OPENAI_BASE_URL="$address" "$@" key test openai 2>"$work/said"; then status=1; fi
    grep 'certificate' "$work/said" || { cat "$work/said" && status=1; }
    rm "$bundle"
    rm -rf "$root/etc/ssl/certs" # an empty folder, or, where BUNDLE lies elsewhere, none
    mv "$root/etc/ssl/certs.away" "$root/etc/ssl/certs"
    kill "$server"
    wait "$server" 2>/dev/null || true
    rm -rf "$work"
    [ "$status" -eq 0 ] || echo "HTTPS does not work with $bundle"
    return "$status"
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
    # The clipboard's and other helpers of Qt have no class.
    xwininfo -root -tree | grep -q '("longleaf" "Longleaf")' && break
    kill -0 "$program" 2>/dev/null || exit 1
    sleep 0.5
done
xwininfo -root -tree | grep '("longleaf" "Longleaf")' || exit 1
# The sample is being read and its first page drawn: until nothing moves for three seconds.
same=0
before=
for _ in $(seq 60); do
    sleep 1
    xwd -root -silent -out /home/analyst/window.xwd
    now=$(cksum </home/analyst/window.xwd)
    same=$((same + 1))
    [ "$now" = "$before" ] || same=0
    [ "$same" -ge 3 ] && break
    before=$now
done
kill -TERM "$program"
wait "$program"
status=$?
[ "$status" -eq 0 ] || [ "$status" -eq 143 ]
SH
    chmod 755 "$root/home/analyst/window"
    rm -f "$root/home/analyst/window.xwd"
    timeout 180 env -i /usr/sbin/chroot --userspec=analyst:analyst "$root" /usr/bin/env --chdir=/home/analyst HOME=/home/analyst \
        PATH=/usr/bin:/bin XDG_RUNTIME_DIR=/run/user/1000 LC_ALL=C.UTF-8 LONGLEAF_KEYCHAIN=off \
        xvfb-run -a -s "-screen 0 1400x900x24" /home/analyst/window "$@"
    [ -s "$root/home/analyst/window.xwd" ] || { echo "no picture of the window"; return 1; }
    cp "$root/home/analyst/window.xwd" "$shots/$name.xwd"
    if command -v convert >/dev/null; then convert "$shots/$name.xwd" "$shots/$name.png" && rm "$shots/$name.xwd"; fi
}
