#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# run_sdk_clients.sh PATH/longleaf-replay-server FOLDER: installs the SDKs into the folder and lets them ask the server.
# Exit 77 (skipped): no node, no npm, or no registry.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
server=$(realpath "$1")
folder=$2
for tool in node npm; do
    command -v "$tool" >/dev/null || { echo "skipped: $tool is not installed"; exit 77; }
done
mkdir -p "$folder"
cp "$here/package.json" "$here/package-lock.json" "$folder/"
cd "$folder"
if ! cmp -s package-lock.json node_modules/installed-for.json; then
    npm ci --no-audit --no-fund --ignore-scripts --loglevel=error || { echo "skipped: the packages could not be fetched"; exit 77; }
    cp package-lock.json node_modules/installed-for.json
fi
exec node "$here/sdk_clients.mjs" "$server"
