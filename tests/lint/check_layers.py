#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks that every #include of the project follows the allowed edges between folders.

Usage: check_layers.py SOURCE_DIR [--self-test]
"""
import pathlib
import re
import sys

# A folder may include itself and what its row names. In the order that a document travels.
ALLOWED = {
    "core/base": [],
    "core/document": ["core/base"],
    "core/ipc": ["core/base", "core/document"],
    "core/sandbox": ["core/base"],
    "core/extract": ["core/base", "core/document", "core/ipc"],
    "core/ingest": ["core/base", "core/document", "core/ipc", "core/sandbox"],
    "core/chunk": ["core/base"],
    "core/rank": ["core/base", "core/chunk"],
    "core/store": ["core/base", "core/document", "core/chunk", "core/rank", "core/ingest"],
    "core/pack": ["core/base", "core/document"],
    "core/model": ["core/base", "core/pack", "core/chunk", "resources"],
    "core/answer": ["core/base", "core/document"],
    "core/ask": ["core/base", "core/document", "core/rank", "core/store", "core/pack", "core/model",
                 "core/answer"],
    "core/export": ["core/base", "core/document", "core/ipc", "core/ingest", "core/store", "core/pack", "core/model",
                    "core/answer", "core/ask"],
    "core/async": [],
    "core/settings": ["core/base"],
    "core/update": ["core/base", "core/model"],
    "ui/text": ["core/base"],
    "ui/widgets": ["ui/text", "core/base", "core/answer"],
    "ui/reader": ["ui/text", "ui/widgets", "core/base", "core/document", "core/ipc", "core/ingest", "core/store",
                  "core/answer", "core/async"],
    "ui/library": ["ui/text", "ui/widgets", "core/base", "core/document", "core/ingest", "core/store", "core/async",
                   "core/pack"],
    "ui/ask": ["ui/text", "ui/widgets", "core/base", "core/document", "core/store", "core/pack", "core/model",
               "core/answer", "core/ask", "core/async"],
    "ui/export": ["ui/text", "ui/widgets", "core/base", "core/export", "core/async"],
    "ui/settings": ["ui/text", "ui/widgets", "core/base", "core/settings", "core/model"],
    "ui/main_window": ["ui", "core"],
    "app": ["app", "ui", "core", "resources"],
    "tests": ["tests", "app", "ui", "core", "resources"],
    "resources": [],
}

# Qt headers are for these folders only; link targets enforce most of it, this line says it in words.
QT_ALLOWED = ("core/chunk", "core/async", "core/settings", "ui/", "app/desktop", "tests/")
INCLUDE = re.compile(r'^\s*#\s*include\s+(["<])([^">]+)[">]')


def folder_of(path):
    """The row that a file belongs to: the longest key of ALLOWED that is a prefix of its path."""
    matches = [key for key in ALLOWED if path == key or path.startswith(key + "/")]
    return max(matches, key=len) if matches else None


def problems_in(relative, text):
    own = folder_of(relative)
    if own is None:
        return [f"{relative}: lies in no known folder"]
    found = []
    for number, line in enumerate(text.splitlines(), 1):
        match = INCLUDE.match(line)
        if not match:
            continue
        kind, target = match.groups()
        if kind == "<":
            is_qt = re.match(r"Q[A-Z]\w+$", target.split("/")[-1]) is not None
            if is_qt and not relative.startswith(QT_ALLOWED):
                found.append(f"{relative}:{number}: Qt header <{target}> in a folder without Qt")
            continue
        other = folder_of(target)
        if other is None:
            continue  # generated headers and moc files
        if other != own and not any(other == edge or other.startswith(edge + "/") for edge in ALLOWED[own]):
            found.append(f"{relative}:{number}: {own} may not include {target}")
    return found


def self_test():
    assert problems_in("core/base/a.cpp", '#include "core/store/library.h"\n'), "upward include must be found"
    assert problems_in("core/pack/a.h", "#include <QString>\n"), "Qt in a Qt-free folder must be found"
    assert not problems_in("core/ask/a.cpp", '#include "core/store/library.h"\n#include <vector>\n')
    assert problems_in("elsewhere/a.cpp", ""), "an unknown folder must be found"


def main():
    self_test()
    root = pathlib.Path(sys.argv[1])
    found = []
    count = 0
    for top in ("app", "core", "ui", "tests", "resources"):
        for path in sorted((root / top).rglob("*")):
            if path.suffix not in (".h", ".cpp") or "data" in path.relative_to(root).parts:
                continue
            count += 1
            found += problems_in(path.relative_to(root).as_posix(), path.read_text(encoding="utf-8"))
    for line in found:
        print(line)
    print(f"{count} files, {len(found)} problems")
    return 1 if found or count == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
