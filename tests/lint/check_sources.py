#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks what every source file must have: a licence line, `#pragma once` in headers, no tabs, no trailing space,
no POSIX header outside files named for it, no raw SQLite or curl call outside its wrapper, no thread started outside
core/async. Usage: check_sources.py SOURCE_DIR
"""
import pathlib
import re
import sys

SPDX = "SPDX-License-Identifier: GPL-3.0-or-later"
POSIX = re.compile(r"#\s*include\s+<(unistd\.h|fcntl\.h|spawn\.h|poll\.h|pthread\.h|sys/\w+\.h|netinet/\w+\.h)>")
RULES = [
    # (pattern, folders it applies to, paths that may, what to say)
    (POSIX, ("core/", "ui/", "app/"), re.compile(r"_(posix|linux|macos)\.(cpp|h)$"), "POSIX header outside a *_posix or *_linux file"),
    (re.compile(r"\bsqlite3_\w+\("), ("core/", "ui/", "app/"),
     re.compile(r"core/store/(sqlite|postings)\w*\.(cpp|h)$"), "SQLite call outside its wrapper"),
    (re.compile(r"\bcurl_\w+\("), ("core/", "ui/", "app/"), re.compile(r"core/model/http_transport\w*\.(cpp|h)$"),
     "curl call outside its wrapper"),
    (re.compile(r"\bstd::j?thread\b|\bQThread\b|QtConcurrent"), ("core/", "ui/", "app/"), re.compile(r"core/async/"),
     "thread outside core/async"),
    (re.compile(r"\bprocessEvents\(|\bQEventLoop\b|\.exec\(\)"), ("ui/",), re.compile(r"$^"), "nested event loop"),
]


def problems_in(relative, text):
    found = []
    lines = text.splitlines()
    if SPDX not in "\n".join(lines[:3]):
        found.append(f"{relative}: no licence line")
    if relative.endswith(".h") and "#pragma once" not in text:
        found.append(f"{relative}: no #pragma once")
    for number, line in enumerate(lines, 1):
        if "\t" in line or line != line.rstrip():
            found.append(f"{relative}:{number}: tab or trailing space")
        for pattern, folders, exempt, message in RULES:
            if relative.startswith(folders) and not exempt.search(relative) and pattern.search(line):
                found.append(f"{relative}:{number}: {message}")
    return found


def self_test():
    head = f"// {SPDX}\n"
    assert problems_in("core/a.cpp", "int a;\n")
    assert problems_in("core/a.cpp", head + "#include <unistd.h>\n")
    assert not problems_in("core/a_posix.cpp", head + "#include <unistd.h>\n")
    assert problems_in("core/pack/a.cpp", head + "sqlite3_step(s);\n")
    assert problems_in("ui/a.h", head + "int a; \n")


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
