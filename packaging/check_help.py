#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks that the man pages name what the programs know: every option of longleaf, every command of longleaf-cli.
check_help.py SOURCE_DIR PATH/longleaf PATH/longleaf-cli
"""
import pathlib
import re
import subprocess
import sys


def help_of(program):
    return subprocess.run([program, "--help"], capture_output=True, text=True, check=True).stdout


def plain(page):
    """The page without the escapes of hyphens."""
    return page.read_text(encoding="utf-8").replace("\\-", "-")


def main():
    root = pathlib.Path(sys.argv[1])
    window, command_line = help_of(sys.argv[2]), help_of(sys.argv[3])
    options = set(re.findall(r"--[a-z][a-z-]*", window)) - {"--help-all"}
    commands = set(re.findall(r"^  ([a-z]+) ", command_line.split("Subcommands:")[1], re.MULTILINE))
    if len(options) < 5 or len(commands) < 5:
        raise SystemExit("the help texts were not understood")
    page = plain(root / "packaging/linux/man/longleaf.1")
    problems = [f"longleaf.1 does not name {option}" for option in sorted(options) if option not in page]
    page = plain(root / "packaging/linux/man/longleaf-cli.1").split(".SH COMMANDS")[1]
    problems += [f"longleaf-cli.1 does not name the command {command}" for command in sorted(commands)
                 if not re.search(rf"^\.BI? {command}\b", page, re.MULTILINE)]
    for line in problems:
        print(line)
    print(f"{len(options)} options, {len(commands)} commands, {len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
