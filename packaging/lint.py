#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks the files of packaging/ and .github/ with the tools that their readers use.

lint.py CHECK SOURCE_DIR    one of the checks below; exit 77 (skipped) with a line where its tool is absent
"""
import json
import os
import pathlib
import plistlib
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET

SKIPPED = 77
APP = "org.longleaf.Longleaf"


class Missing(Exception):
    """A tool that this check needs is not installed."""


def run(command, **more):
    if not shutil.which(command[0]):
        raise Missing(command[0])
    return subprocess.run(command, capture_output=True, text=True, check=False, **more)


def told(result, quiet=False):
    """What a tool said against its input: its output if it failed, or, of one that should be quiet, any of it."""
    text = (result.stdout + result.stderr).strip()
    return [text or f"exit {result.returncode}"] if result.returncode or (quiet and text) else []


def files(root, *patterns):
    found = sorted({path for pattern in patterns for path in root.glob(pattern)})
    if not found:
        raise SystemExit(f"no file is named {' or '.join(patterns)}")
    return found


def desktop(root):
    return told(run(["desktop-file-validate", root / f"packaging/linux/{APP}.desktop"]), quiet=True)


def appstream(root):
    return told(run(["appstreamcli", "validate", "--strict", "--no-net", root / f"packaging/linux/{APP}.metainfo.xml"]))


def xml(root):
    names = files(root, "packaging/**/*.xml", "packaging/**/*.manifest", "packaging/**/*.svg", "packaging/**/*.entitlements",
                  "packaging/**/Info.plist.in")
    return told(run(["xmllint", "--noout", "--nonet", *names]), quiet=True)


def mime(root):
    """Installs the MIME file into an empty database, and asks for the type of a library that the file describes."""
    with tempfile.TemporaryDirectory() as data:
        folder = pathlib.Path(data, "mime")
        packages = folder / "packages"
        packages.mkdir(parents=True)
        shutil.copy(root / f"packaging/linux/{APP}.mime.xml", packages / f"{APP}.xml")
        problems = told(run(["update-mime-database", folder], env={"PATH": os.environ["PATH"], "XDG_DATA_HOME": data}),
                        quiet=True)
        kind = "application/vnd.longleaf.library"
        magic = (folder / "magic").read_bytes() if not problems else b""
        if kind.encode() not in magic or b"LgLf" not in magic:
            problems.append("no magic for libraries came of it")
        source = (root / "core/store/schema.h").read_text(encoding="utf-8")
        identity = re.search(r"kApplicationId = (0x\w+)", source).group(1)
        if identity not in (root / f"packaging/linux/{APP}.mime.xml").read_text(encoding="utf-8"):
            problems.append(f"libraries have the id {identity}")
        icon = kind.replace("/", "-")
        if not (root / f"packaging/icons/hicolor/scalable/mimetypes/{icon}.svg").exists():
            problems.append(f"no icon {icon}")
    return problems


def icons(root):
    """Every icon in every size, of that size."""
    problems = []
    for folder, name in (("apps", APP), ("mimetypes", "application-vnd.longleaf.library")):
        for size in (16, 22, 24, 32, 48, 64, 128, 256, 512):
            path = root / f"packaging/icons/hicolor/{size}x{size}/{folder}/{name}.png"
            head = path.read_bytes()[:24] if path.exists() else b""
            if head[:8] != b"\x89PNG\r\n\x1a\n" or int.from_bytes(head[16:20], "big") != size:
                problems.append(f"{path.relative_to(root)}: no PNG of {size} pixels")
    app_icon = root / f"packaging/icons/hicolor/scalable/apps/{APP}.svg"
    if app_icon.read_bytes() != (root / "resources/icons/longleaf.svg").read_bytes():
        problems.append("the drawing changed: run packaging/icons/render")
    return problems


def flatpak(root):
    """An unknown key is only a warning to flatpak-builder, so every line that it writes there counts."""
    with tempfile.TemporaryDirectory() as folder:  # it makes a cache where it is started
        result = run(["flatpak-builder", "--show-manifest", root / f"packaging/flatpak/{APP}.yml"], cwd=folder)
    problems = told(result) or ([result.stderr.strip()] if result.stderr.strip() else [])
    if not problems:
        for module in json.loads(result.stdout)["modules"]:
            for source in module["sources"]:
                if source["type"] == "archive" and not re.fullmatch(r"[0-9a-f]{64}", source.get("sha256", "")):
                    problems.append(f"{module['name']}: no SHA-256")
    return problems


def yaml(root):
    names = files(root, "packaging/**/*.yml", ".github/**/*.yml")
    rules = "{extends: default, rules: {line-length: disable, document-start: disable, truthy: {check-keys: false}, "
    rules += "comments: {min-spaces-from-content: 1}}}"
    return told(run(["yamllint", "--strict", "-d", rules, *names]), quiet=True)


PINNED = re.compile(r"[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+|\./\.github/workflows/[\w-]+\.yml")


def workflow_problems(text, root):
    """What every workflow must have, told line by line; a full reading is actionlint's."""
    problems = []
    if not re.search(r"^permissions:\n  contents: read$", text, re.MULTILINE):
        problems.append("no permissions: contents: read for all jobs")
    if "pull_request_target" in text:
        problems.append("pull_request_target runs foreign code with secrets")
    for number, line in enumerate(text.splitlines(), 1):
        used = re.search(r"uses: (.*)", line)
        if used and not PINNED.fullmatch(used.group(1)):
            problems.append(f"{number}: {used.group(1)} is not pinned by hash, with its version as a comment")
        if used and used.group(1).startswith("./") and not (root / used.group(1)).exists():
            problems.append(f"{number}: {used.group(1)} does not exist")
        ran = re.search(r"run: (.*)", line)
        if ran and ("${{" in ran.group(1) or ran.group(1) in ("|", ">")):
            problems.append(f"{number}: logic belongs into a script under packaging/, values into env")
        for script in re.findall(r"(?:packaging|\.ci)/[\w./-]+", ran.group(1) if ran else ""):
            if not (root / script).is_file() or not os.access(root / script, os.X_OK):
                problems.append(f"{number}: {script} is no program")
    checkouts = len(re.findall(r"uses: actions/checkout@", text))
    if checkouts != len(re.findall(r"persist-credentials: false", text)):
        problems.append("a checkout keeps its credentials")
    return problems


def workflows(root):
    for bad in ("uses: actions/checkout@v4", "run: echo ${{ github.ref }}", "run: packaging/nothing",
                "uses: ./.github/workflows/nothing.yml"):
        if len(workflow_problems(f"permissions:\n  contents: read\n{bad}\n", root)) < 1:
            raise SystemExit(f"the check does not see what is wrong with {bad!r}")
    return [f"{path.name}:{problem}" for path in files(root, ".github/workflows/*.yml")
            for problem in workflow_problems(path.read_text(encoding="utf-8"), root)]


def shell_scripts(root):
    for path in sorted(root.glob("packaging/**/*")):
        if path.is_file() and path.suffix in ("", ".sh"):
            with path.open("rb") as file:
                if re.match(rb"#!(/usr/bin/env bash|/bin/sh|/usr/bin/env sh)\b", file.readline()):
                    yield path


def shell(root):
    names = list(shell_scripts(root))
    return told(run(["shellcheck", "--severity=style", "--external-sources", *names], cwd=root), quiet=True)


def plist(root):
    problems = []
    for path in files(root, "packaging/**/*.entitlements", "packaging/**/Info.plist.in"):
        try:
            if not plistlib.loads(path.read_bytes()):
                problems.append(f"{path.name} is empty")
        except (ValueError, ET.ParseError) as error:
            problems.append(f"{path.name}: {error}")
    return problems


def man(root):
    problems = []
    for page in files(root, "packaging/linux/man/*.1"):
        problems += told(run(["groff", "-man", "-ww", "-Tutf8", "-z", page]), quiet=True)
    return problems


CHECKS = {name: function for name, function in list(globals().items())
          if name in ("desktop", "appstream", "xml", "mime", "icons", "flatpak", "yaml", "workflows", "shell", "plist",
                      "man")}


def main():
    check, root = sys.argv[1], pathlib.Path(sys.argv[2]).resolve()
    try:
        problems = CHECKS[check](root)
    except Missing as missing:
        print(f"skipped: {missing} is not installed")
        return SKIPPED
    for line in problems:
        print(line)
    print(f"{check}: {len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
