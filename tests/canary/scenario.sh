#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# scenario.sh CLI REPLAY_SERVER FILE.pdf: what a person does with a key, and what goes wrong with it, for watch_key.py.
set -euo pipefail
cli=$1
server_program=$2
document=$3
work=$(mktemp -d)
# A server that quotes the key in its errors, as some do, and answers well in between.
cat >"$work/script.json" <<JSON
[{"text":"The fee is due.<q d=\"1\" p=\"1\">annual licence fee</q>"},
 {"fault":"status","status":401,"message":"Incorrect key provided: $(printf '%s' "$KEY_OF_THE_CANARY" | sed 's/|/\\u007c/g')"},
 {"fault":"status","status":500,"message":"Failed for Bearer key"},
 {"fault":"error-event","code":"server_error","message":"lost"},
 {"fault":"cut-in-frame","text":"The fee is due in March and nobody knows the rest."},
 {"fault":"status","status":400,"message":"no"}]
JSON
# The script quotes the key on purpose: it leaves with the server's start.
"$server_program" --port 0 --script "$work/script.json" >"$work/server.out" &
server=$!
trap 'kill "$server" 2>/dev/null || true; rm -rf "$work"' EXIT
for _ in $(seq 100); do [ -s "$work/server.out" ] && break; sleep 0.1; done
env -u KEEP_REMOVED rm "$work/script.json"
base=$(sed -n 1p "$work/server.out")
root=${base%/v1}
export MODEL_API_BASE=$base OPENAI_BASE_URL=$base ANTHROPIC_BASE_URL=$base OPENROUTER_BASE_URL=$base
export GEMINI_BASE_URL=$root/v1beta OLLAMA_BASE_URL=$root LONGLEAF_LOG=debug
"$cli" add "$document"
for model in meta/muse-spark-1.3 openai/gpt-6.1-sol anthropic/claude-sonnet-5-5 google/gemini-4-argon \
    openrouter/meta-llama/llama-3.3-70b-instruct ollama/llama-3.3-70b-instruct; do
    for _ in 1 2 3 4 5 6; do
        "$cli" --json ask --model "$model" "What is the fee?" 2>&1 | tee -a "$work/answers" || true
    done
done
# The key was really used: without one the remote models would not have answered.
[ "$(grep -c '"state":"complete"' "$work/answers")" -ge 1 ]
[ "$(grep -c 'did not accept the key' "$work/answers")" -ge 1 ]
[ "$(grep -c 'needs a key' "$work/answers")" -eq 0 ]
# Stored, listed, tested and taken out again. The file that holds it then is the one place where it may stand.
printf '%s\n' "$KEY_OF_THE_CANARY" | "$cli" key set meta
"$cli" key list
"$cli" --json key list
"$cli" models >/dev/null
"$cli" doctor || true
env -u MODEL_API_KEY "$cli" --json ask --model meta/muse-spark-1.3 "And when is it due?" || true
env -u KEEP_REMOVED "$cli" key remove meta
"$cli" --json list
"$cli" plan "What is the fee?" --model meta/muse-spark-1.3
