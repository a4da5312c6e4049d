#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Finds the reports that programs with a sanitizer left in a folder.

Usage: reports.py clear|check FOLDER

"clear" makes the folder empty; "check" prints every report and fails when there is one.
"""
import json
import os
import pathlib
import sys

SOURCE = pathlib.Path(__file__).resolve().parents[2]


def clear(folder):
    """An empty folder; a sanitizer does not make one."""
    folder.mkdir(parents=True, exist_ok=True)
    for report in folder.iterdir():
        report.unlink()


def found(folder):
    """The reports in `folder`, each with the name of its file: report.PROGRAM.PROCESS."""
    return [(path.name, path.read_text(encoding="utf-8", errors="replace")) for path in sorted(folder.glob("*"))]


def environment(folder, limits):
    """The environment for a program that writes its reports into `folder`: the options that ctest's presets name, and
    `limits`, which AddressSanitizer and ThreadSanitizer take."""
    presets = json.loads((SOURCE / "CMakePresets.json").read_text(encoding="utf-8"))["testPresets"]
    variables = dict(os.environ)
    for preset in presets:
        for name, value in preset.get("environment", {}).items():
            value = value.replace("${sourceDir}", str(SOURCE)) + f":log_path={folder}/report"
            variables[name] = f"{value}:{limits}" if name in ("ASAN_OPTIONS", "TSAN_OPTIONS") else value
    return variables


def main():
    action, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    if action == "clear":
        clear(folder)
        return 0
    reports = found(folder)
    for name, text in reports:
        print(f"==== {name}\n{text}")
    print(f"{len(reports)} reports of sanitizers in {folder}")
    return 1 if reports else 0


if __name__ == "__main__":
    sys.exit(main())
