#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# start_aimock.sh FOLDER: installs @copilotkit/aimock into the folder and serves the fixtures beside this script on a
# free port of 127.0.0.1. The first line on standard output is the port; the server ends with the script (SIGTERM,
# SIGINT). It speaks the five wires under /v1, /v1beta and /api, knows no counts, and checks no request: what it was
# sent stands at /__aimock/journal. Exit 77 (skipped): no node, no npm, or no registry.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
folder=$1
for tool in node npm; do
    command -v "$tool" >/dev/null || { echo "skipped: $tool is not installed"; exit 77; }
done
mkdir -p "$folder"
cp "$here/package.json" "$here/package-lock.json" "$folder/"
cd "$folder"
if ! cmp -s package-lock.json node_modules/installed-for.json; then
    npm ci --no-audit --no-fund --ignore-scripts --loglevel=error >&2 || { echo "skipped: the package could not be fetched"; exit 77; }
    cp package-lock.json node_modules/installed-for.json
fi
port=$(node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })')
node node_modules/@copilotkit/aimock/dist/cli.js -h 127.0.0.1 -p "$port" -f "$here/fixtures" --log-level warn >&2 &
server=$!
trap 'kill "$server" 2>/dev/null || true' EXIT
trap exit INT TERM
for _ in $(seq 100); do
    if node -e 'require("net").connect(process.argv[1], "127.0.0.1").on("connect", () => process.exit(0)).on("error", () => process.exit(1))' "$port"; then
        echo "$port"
        wait "$server"
        exit
    fi
    sleep 0.1
done
echo "aimock did not begin to listen" >&2
exit 1
