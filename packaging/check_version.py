#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks that everything that names the version, the id or the home page says what CMake says.

check_version.py SOURCE_DIR             what ctest runs
check_version.py SOURCE_DIR --tag v1.2  what a release runs too: the tag is the version, CHANGELOG.md has a dated
                                        heading for it, and the home page is a real one
"""
import datetime
import json
import pathlib
import re
import sys
import xml.etree.ElementTree as ET


def read(root, name):
    return (root / name).read_text(encoding="utf-8")


def found(pattern, text, what):
    match = re.search(pattern, text, re.MULTILINE)
    if not match:
        raise SystemExit(f"{what}: nothing found by {pattern}")
    return match.group(1)


def headings(changelog):
    """The versions of CHANGELOG.md, newest first, with their dates (None: has none)."""
    return re.findall(r"^## \[([^\]]+)\](?: - (\S+))?", changelog, re.MULTILINE)


def changelog_problems(version, changelog, released):
    versions = headings(changelog)
    if not versions:
        return ["CHANGELOG.md has no version"]
    problems = []
    newest = versions[0][0]
    numbered = [name for name, _ in versions if name != "Unreleased"]
    if newest != "Unreleased" and newest != version:
        problems.append(f"CHANGELOG.md begins with {newest}, CMake says {version}")
    if newest == "Unreleased" and version in numbered and not released:
        problems.append(f"CHANGELOG.md has unreleased changes after {version}: raise the version in CMakeLists.txt")
    for name, date in versions:
        if name == "Unreleased":
            continue
        try:
            datetime.date.fromisoformat(date or "")
        except ValueError:
            problems.append(f"CHANGELOG.md: {name} has no date as YYYY-MM-DD")
    if released and version not in numbered:
        problems.append(f"CHANGELOG.md has no heading [{version}]")
    return problems


def problems(root, tag):
    cmake = read(root, "CMakeLists.txt")
    identity = read(root, "packaging/cmake/LongleafIdentity.cmake")
    version = found(r"project\(longleaf VERSION ([0-9.]+)", cmake, "CMakeLists.txt")
    app_id = found(r'LONGLEAF_APP_ID "([^"]+)"', identity, "LongleafIdentity.cmake")
    homepage = found(r'LONGLEAF_HOMEPAGE "([^"]+)"', identity, "LongleafIdentity.cmake")
    contact = found(r'LONGLEAF_CONTACT "([^"]+)"', identity, "LongleafIdentity.cmake")
    metainfo = ET.fromstring(read(root, f"packaging/linux/{app_id}.metainfo.xml"))
    manifest = json.loads(read(root, "vcpkg.json"))
    desktop = read(root, f"packaging/linux/{app_id}.desktop")
    debian = read(root, "packaging/linux/changelog")
    out = changelog_problems(version, read(root, "CHANGELOG.md"), tag is not None)

    def same(what, has, wanted):
        if has != wanted:
            out.append(f"{what}: {has!r}, should be {wanted!r}")

    release = metainfo.find("releases/release")
    same("vcpkg.json: version", manifest.get("version"), version)
    same("metainfo: newest release", release.get("version"), version)
    same("metainfo: id", metainfo.findtext("id"), app_id)
    same("metainfo: homepage", metainfo.find("url[@type='homepage']").text, homepage)
    same("metainfo: launchable", metainfo.findtext("launchable"), f"{app_id}.desktop")
    same("desktop file: Icon", found(r"^Icon=(.*)$", desktop, "desktop file"), app_id)
    same("desktop file: MIME types", sorted(filter(None, found(r"^MimeType=(.*)$", desktop, "desktop file").split(";"))),
         sorted(kind.text for kind in metainfo.findall("provides/mediatype")))
    same("Debian changelog: version", found(r"^longleaf \(([^)]+)\)", debian, "Debian changelog"), f"{version}-1")
    same("Debian changelog: maintainer", found(r"^ -- (.*>)  ", debian, "Debian changelog"), contact)
    same("copyright: Source", found(r"^Source: (.*)$", read(root, "packaging/linux/copyright"), "copyright"), homepage)
    same("Flatpak: id", found(r"^id: (.*)$", read(root, f"packaging/flatpak/{app_id}.yml"), "Flatpak"), app_id)
    same("window: desktop file name",
         found(r'setDesktopFileName\(QStringLiteral\("([^"]+)"', read(root, "app/desktop/main.cpp"), "main.cpp"), app_id)
    same("sbom.py: HOME", found(r'^HOME = "([^"]+)"', read(root, "packaging/sbom.py"), "sbom.py"), homepage)
    for page in ("longleaf", "longleaf-cli"):
        title = found(r"^\.TH \S+ 1 (.*)$", read(root, f"packaging/linux/man/{page}.1"), page)
        same(f"{page}.1: version", found(r'"Longleaf ([^"]+)"', title, page), version)
    if tag is not None:
        same("tag", tag, f"v{version}")
        if homepage.rstrip("/").endswith(".example"):
            out.append("the home page of LongleafIdentity.cmake is still a reserved name: nobody would find the sources")
    return out


def self_test():
    log = "## [Unreleased]\n## [0.1.0] - 2026-01-02\n"
    assert not changelog_problems("0.2.0", log, False)
    assert changelog_problems("0.1.0", log, False)
    assert not changelog_problems("0.1.0", log, True)
    assert changelog_problems("0.2.0", log, True)
    assert changelog_problems("0.1.0", "## [0.1.0]\n", True)
    assert changelog_problems("0.2.0", "## [0.1.0] - 2026-01-02\n", False)


def main():
    self_test()
    root = pathlib.Path(sys.argv[1])
    tag = sys.argv[3] if len(sys.argv) == 4 and sys.argv[2] == "--tag" else None
    found_problems = problems(root, tag)
    for line in found_problems:
        print(line)
    print(f"{len(found_problems)} problems")
    return 1 if found_problems else 0


if __name__ == "__main__":
    sys.exit(main())
