#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# ask_aimock.sh PATH/longleaf-cli FILE.pdf FOLDER: lets our client ask a server that somebody else wrote, over each wire.
# Exit 77 (skipped): no node, no npm, or no registry.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
cli=$1
document=$2
folder=$3
mkdir -p "$folder"
port_file=$folder/port
"$here/start_aimock.sh" "$folder" >"$port_file" &
server=$!
trap 'kill "$server" 2>/dev/null || true' EXIT
for _ in $(seq 900); do
    [ -s "$port_file" ] && break
    kill -0 "$server" 2>/dev/null || break
    sleep 0.2
done
if ! grep -qE '^[0-9]+$' "$port_file"; then
    cat "$port_file"
    wait "$server" || exit $?
    exit 1
fi
port=$(cat "$port_file")
state=$(mktemp -d)
trap 'kill "$server" 2>/dev/null || true; rm -rf "$state"' EXIT
export XDG_CONFIG_HOME=$state/config XDG_DATA_HOME=$state/data
root=http://127.0.0.1:$port
export MODEL_API_BASE=$root/v1 MODEL_API_KEY=k OPENAI_BASE_URL=$root/v1 OPENAI_API_KEY=k
export ANTHROPIC_BASE_URL=$root/v1 ANTHROPIC_API_KEY=k GEMINI_BASE_URL=$root/v1beta GEMINI_API_KEY=k
export OPENROUTER_BASE_URL=$root/v1 OPENROUTER_API_KEY=k OLLAMA_BASE_URL=$root LLAMA_SERVER_BASE_URL=$root/v1
"$cli" --library "$state/library" add "$document" >/dev/null
failed=0
asked=0
# expect MODEL QUESTION STATUS WORDS
expect() {
    local output status=0
    asked=$((asked + 1))
    output=$("$cli" --json --library "$state/library" ask --model "$1" "$2" 2>&1) || status=$?
    if [ "$status" -ne "$3" ] || ! grep -q -- "$4" <<<"$output"; then
        printf 'FAILED %s, "%s": status %s, wanted %s and "%s"\n%s\n' "$1" "$2" "$status" "$3" "$4" "$output"
        failed=$((failed + 1))
    fi
}
for model in meta/muse-spark-1.3 openai/gpt-6.1-sol anthropic/claude-sonnet-5-5 google/gemini-4-argon \
    openrouter/meta-llama/llama-3.3-70b-instruct ollama/llama-3.3-70b-instruct; do
    expect "$model" "When is the licence fee due?" 0 "It is due in March"
    expect "$model" "Answer slowly." 0 "It is due in March"
    expect "$model" "Break the server." 5 "server_error"
    expect "$model" "Hang up in the middle." 5 '"code":"cut"'
done
echo "$((asked - failed)) passed, $failed failed"
[ "$failed" -eq 0 ]
