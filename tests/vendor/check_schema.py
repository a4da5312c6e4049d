#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Judges what the fake provider sends and what our clients ask by schemas made from the vendors' own types.

Usage: check_schema.py FOLDER [--bodies FOLDER]... [--verbose]
Files are named <wire>.<flavour>.<name>.<stream|object|body>; see tests/support/wire_dump.h. Exit 77: not installed.
"""
import argparse
import collections
import json
import pathlib
import re
import sys

try:
    from jsonschema import Draft7Validator
except ImportError:
    print("skipped: python3-jsonschema is not installed")
    sys.exit(77)

DATA = pathlib.Path(__file__).resolve().parents[1] / "data"
KINDS = {"stream": "frame", "object": "object", "body": "request"}
JUDGED = {"responses": "openai", "chat": "openai", "messages": "anthropic"}

# What is known to differ: wire, flavours ("*": any), pattern of "place: words", and why. Each must be met at least once.
LOCAL = ("llama-server", "vllm", "lmstudio")
KNOWN = [
    ("responses", ("meta",), r"'cache_write_tokens' is a required", "Meta counts no cache writes"),
    ("responses", ("meta",), r"'metadata' is a required", "Meta echoes no metadata"),
    ("responses", ("meta",), r"'access_programs' is a required", "newer than what was recorded of Meta"),
    ("responses", "*", r"'output_text' is a required", "the SDK adds it; it is not on the wire"),
    ("responses", "*", r"\('store' was unexpected\)", "recorded on the wire; the types leave it out of the answer"),
    ("responses", "*", r"^input\.\d+\.content\.\d+: .*'output_text'", "an assistant's turn of ours has no id, status or notes; recorded traffic shows that none are needed"),
    ("chat", ("meta", "openrouter") + LOCAL, r"message: 'refusal' is a required", "only OpenAI has the member"),
    ("chat", LOCAL, r"\('reasoning_content' was unexpected\)", "where local servers put readable reasoning"),
    ("chat", ("llama-server",), r"\('timings' was unexpected\)", "llama-server's own counts"),
    ("chat", ("openrouter",), r"\('reasoning' was unexpected\)", "where OpenRouter puts readable reasoning"),
    ("chat", ("openrouter",), r"\('cost' was unexpected\)", "OpenRouter says what it charged"),
    ("chat", ("openrouter",), r"\('provider' was unexpected\)", "OpenRouter says who answered"),
    ("chat", ("openrouter",), r"\('native_finish_reason' was unexpected\)", "the provider's own word"),
    ("chat", ("openrouter",), r"\('provider', 'transforms' were unexpected\)", "what OpenRouter is told"),
    ("messages", "*", r"\{'type': 'ping'\} is not valid", "the SDK drops it before its types"),
    ("messages", "*", r"'citations' is a required", "not there where nothing can be cited"),
]
# The end marker of OpenAI's chat and of Meta; no JSON.
DONE = "[DONE]"
# A discriminating member tells which part of a union was meant; the errors of the others only confuse.
KIND_MEMBERS = ("type", "object", "role")


class Judge:
    def __init__(self):
        self.schemas = {vendor: json.loads((DATA / vendor / "schema.json").read_text()) for vendor in ("openai", "anthropic")}
        self.validators = {}

    def validator(self, vendor, name):
        if name not in self.validators:
            schema = dict(self.schemas[vendor], **{"$ref": f"#/definitions/{name}"})
            self.validators[name] = Draft7Validator(schema)
        return self.validators[name]

    def errors(self, wire, kind, instance):
        vendor = JUDGED[wire]
        for error in self.validator(vendor, f"{vendor}_{wire}_{KINDS[kind]}").iter_errors(instance):
            for leaf in leaves(error):
                place = ".".join(str(step) for step in leaf.absolute_path)
                yield f"{place}: {leaf.message[:300]}"


def fits_kind(error, branch):
    """Whether this branch of a union has the kind that the instance names."""
    return not any(child.path and child.path[-1] in KIND_MEMBERS and child.validator in ("const", "enum") and
                   len(child.path) == 1 for child in branch)


def leaves(error):
    """The errors that say what is wrong: of a union only those of the branches that were meant."""
    if not error.context:
        yield error
        return
    branches = collections.defaultdict(list)
    for child in error.context:
        branches[child.schema_path[0]].append(child)
    meant = [branch for branch in branches.values() if fits_kind(error, branch)]
    if not meant:
        yield error
        return
    best = min(meant, key=lambda branch: (sum(child.validator == "type" for child in branch), len(branch)))
    for child in best:
        yield from leaves(child)


def instances(path, kind):
    text = path.read_text(encoding="utf-8")
    if kind != "stream":
        yield json.loads(text)
        return
    for line in text.split("\n"):
        if line.startswith("data: ") and line[6:] != DONE:
            yield json.loads(line[6:])


def known(wire, flavour, words, met):
    for row in KNOWN:
        if row[0] == wire and (row[1] == "*" or flavour in row[1]) and re.search(row[2], words):
            met.add(row)
            return row[3]
    return None


# What the schemas must not let pass, or they judge nothing.
MUST_FAIL = [
    ("responses", "body", {"model": "m", "input": "x", "stream": True, "max_tokens": 5}),
    ("responses", "stream", {"type": "response.output_text.delta", "delta": "x"}),
    ("chat", "stream", {"id": "c", "object": "chat.completion.chunk", "created": 1, "model": "m", "choices": [{"index": 0}]}),
    ("messages", "body", {"model": "m", "max_tokens": 5, "stream": True, "messages": [], "temperatur": 1}),
    ("messages", "stream", {"type": "content_block_delta", "index": 0, "delta": {"type": "text_delta"}}),
]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--bodies", type=pathlib.Path, action="append", default=[], help="a folder with further *.body files")
    parser.add_argument("--verbose", action="store_true", help="show the known differences too")
    options = parser.parse_args()
    files = sorted(options.folder.iterdir())
    for folder in options.bodies:
        files += sorted(folder.glob("*.body"))
    judge, met, seen, bad, kinds = Judge(), set(), set(), 0, collections.Counter()
    for wire, kind, instance in MUST_FAIL:
        if not list(judge.errors(wire, kind, instance)):
            print(f"passes and must not: {wire} {kind} {instance}")
            bad += 1
    for path in files:
        wire, flavour, _, kind = path.name.split(".")
        if wire not in JUDGED:
            continue
        for instance in instances(path, kind):
            kinds[kind] += 1
            for words in judge.errors(wire, kind, instance):
                reason = known(wire, flavour, words, met)
                if reason is None:
                    bad += 1
                line = f"{path.name}: {words}" if reason is None else f"{wire}.{flavour}: {reason} ({words})"
                if line not in seen and (reason is None or options.verbose):
                    print(line)
                seen.add(line)
    unmet = [row for row in KNOWN if row not in met]
    for row in unmet:
        print(f"listed as known, and not met: {row}")
    print(f"{kinds['stream']} frames, {kinds['object']} objects, {kinds['body']} requests; {bad} differences that are not listed")
    return 1 if bad or unmet or not kinds["stream"] else 0


if __name__ == "__main__":
    sys.exit(main())
