#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes tests/data/openai/schema.json and tests/data/anthropic/schema.json from the vendors' own types.

Usage: make_schemas.py (needs node and npm; downloads the packages that VERSIONS names into a temporary folder)
"""
import json
import pathlib
import shutil
import subprocess
import tempfile
import urllib.parse

VERSIONS = {"openai": "7.57.0", "@anthropic-ai/sdk": "1.12.0", "ts-json-schema-generator": "2.4.0"}
HERE = pathlib.Path(__file__).resolve().parent
DATA = HERE.parents[1] / "data"


def generate(folder):
    for name in ("types.ts", "tsconfig.json"):
        shutil.copy(HERE / name, folder)
    (folder / "package.json").write_text('{"private":true}')
    packages = [f"{name}@{version}" for name, version in VERSIONS.items()]
    subprocess.run(["npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", *packages], cwd=folder, check=True)
    # No --additional-properties: a member that the types do not know is an error, which is the point.
    subprocess.run(
        ["npx", "--no-install", "ts-json-schema-generator", "--path", "types.ts", "--tsconfig", "tsconfig.json",
         "--type", "*", "--no-type-check", "--jsDoc", "none", "--out", "all.json"], cwd=folder, check=True)
    return json.loads((folder / "all.json").read_text())["definitions"]


def references(node):
    if isinstance(node, dict):
        if "$ref" in node:
            yield urllib.parse.unquote(node["$ref"].rsplit("/", 1)[-1])
        for value in node.values():
            yield from references(value)
    elif isinstance(node, list):
        for value in node:
            yield from references(value)


def closure(definitions, roots):
    wanted, todo = set(), list(roots)
    while todo:
        name = todo.pop()
        if name not in wanted:
            wanted.add(name)
            todo.extend(references(definitions[name]))
    return sorted(wanted)


def write(path, definitions, names):
    lines = [f"{json.dumps(name)}:{json.dumps(definitions[name], separators=(',', ':'))}" for name in names]
    path.write_text('{"$schema":"http://json-schema.org/draft-07/schema#","definitions":{\n' + ",\n".join(lines) + "\n}}\n")
    print(f"{path}: {len(names)} definitions, {path.stat().st_size} bytes")


def main():
    with tempfile.TemporaryDirectory() as folder:
        definitions = generate(pathlib.Path(folder))
        licences = pathlib.Path(folder) / "node_modules"
        for vendor, package in (("openai", "openai"), ("anthropic", "@anthropic-ai/sdk")):
            roots = [name for name in definitions if name.startswith(vendor + "_")]
            write(DATA / vendor / "schema.json", definitions, closure(definitions, roots))
            shutil.copy(licences / package / "LICENSE", DATA / vendor / "LICENSE")


if __name__ == "__main__":
    main()
