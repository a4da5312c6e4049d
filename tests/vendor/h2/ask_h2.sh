#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# ask_h2.sh PATH/longleaf-cli FILE.pdf: lets our client ask a server that breaks off as only HTTP/2 can. What came is kept,
# and nothing that may have been charged is sent again. Exit 77 (skipped): no node or no openssl.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
cli=$1
document=$2
for tool in node openssl; do
    command -v "$tool" >/dev/null || { echo "skipped: $tool is not installed"; exit 77; }
done
work=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server" 2>/dev/null || true; rm -rf "$work"' EXIT
openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=127.0.0.1 -addext subjectAltName=IP:127.0.0.1 \
    -keyout "$work/key.pem" -out "$work/certificate.pem" 2>/dev/null
mkdir -p "$work/config/longleaf"
printf '{"extra_ca_file":"%s"}\n' "$work/certificate.pem" >"$work/config/longleaf/settings.json"
export XDG_CONFIG_HOME=$work/config XDG_DATA_HOME=$work/data LONGLEAF_KEYCHAIN=off MODEL_API_KEY=k
"$cli" --library "$work/library" add "$document" >/dev/null
passed=0
failed=0
# expect MODE CODE TEXT MAYBE_CHARGED
expect() {
    : >"$work/port"
    node "$here/h2_faults.mjs" "$1" "$work/key.pem" "$work/certificate.pem" >"$work/port" &
    server=$!
    for _ in $(seq 100); do [ -s "$work/port" ] && break; sleep 0.1; done
    local output
    output=$(MODEL_API_BASE=https://127.0.0.1:$(cat "$work/port")/v1 "$cli" --json --library "$work/library" \
        ask --model meta/muse-spark-1.3 "When is the fee due?" 2>/dev/null) || true
    kill "$server" 2>/dev/null || true
    wait "$server" 2>/dev/null || true
    server=
    local tries
    tries=$(grep -o '"started_at_ms"' <<<"$output" | wc -l)
    if grep -q "\"code\":\"$2\"" <<<"$output" && grep -q "\"text\":\"$3\"" <<<"$output" &&
        grep -q "\"maybe_charged\":$4,\"model\"" <<<"$output" && [ "$tries" -eq 1 ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        printf 'FAILED %s: wanted %s, "%s", %s, one try\n%s\n' "$1" "$2" "$3" "$4" "$output"
    fi
}
expect goaway cut "It is due" true
expect reset cut "It is due" true
expect polite cut "It is due" true
expect refused network "" true
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
