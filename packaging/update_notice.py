#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes what copies of Longleaf read to learn of a newer version (core/update/update_notice.h), on standard output.

update_notice.py SOURCE_DIR VERSION   date and summary come from CHANGELOG.md: that of the heading [VERSION] - DATE, and
                                      the paragraph below it, if it begins with one; the page is that of the version
                                      under the home page of LongleafIdentity.cmake.
It belongs at updates/stable.json of the home page, which is the address that packaging/cmake/longleaf_updates.h.in builds.
"""
import datetime
import json
import pathlib
import re
import sys

LONGEST_SUMMARY = 300  # bytes; the program cuts longer ones


def section(changelog, version):
    """Date and lines of a version's part."""
    match = re.search(rf"^## \[{re.escape(version)}\] - (\S+)\n(.*?)(?=^## |\Z)", changelog, re.MULTILINE | re.DOTALL)
    if not match:
        raise SystemExit(f"CHANGELOG.md has no dated heading [{version}]")
    datetime.date.fromisoformat(match[1])
    return match[1], match[2].strip().splitlines()


def summary(lines):
    """The first paragraph, unless the part begins with a list or a heading."""
    text = []
    for line in lines:
        if not line.strip() or line.startswith(("#", "-", "*")):
            break
        text.append(line.strip())
    line = " ".join(text)
    if len(line.encode()) > LONGEST_SUMMARY:
        raise SystemExit(f"CHANGELOG.md: the paragraph that begins with {line[:40]!r} is longer than {LONGEST_SUMMARY} bytes")
    return line


def notice(changelog, home, version):
    date, lines = section(changelog, version)
    return {"format": 1, "version": version, "date": date, "page": f"{home.rstrip('/')}/releases/{version}",
            "summary": summary(lines)}


def self_test():
    log = ("## [Unreleased]\n- x\n\n## [1.10.0] - 2026-12-24\n\nReads\nWord.\n\n### Added\n- y\n"
           "## [1.1.0] - 2026-01-02\n### Added\n- z\n")
    made = notice(log, "https://home.example/", "1.10.0")
    assert made["summary"] == "Reads Word." and made["page"] == "https://home.example/releases/1.10.0", made
    assert notice(log, "https://home.example", "1.1.0")["summary"] == ""
    for missing in ("1.1", "Unreleased", "1.10"):
        try:
            notice(log, "https://home.example", missing)
        except SystemExit:
            continue
        raise AssertionError(missing)


def main():
    self_test()
    root = pathlib.Path(sys.argv[1])
    identity = (root / "packaging/cmake/LongleafIdentity.cmake").read_text(encoding="utf-8")
    home = re.search(r'LONGLEAF_HOMEPAGE "([^"]+)"', identity)[1]
    changelog = (root / "CHANGELOG.md").read_text(encoding="utf-8")
    print(json.dumps(notice(changelog, home, sys.argv[2]), ensure_ascii=False, indent=2))


if __name__ == "__main__":
    main()
