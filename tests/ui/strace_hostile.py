#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs render_hostile under strace and fails if it connects to anything or opens anything but its own files: fonts, the
libraries and data of the system, and what it writes. Exit status 77 (skipped): strace is missing or may not trace.
Usage: strace_hostile.py PROGRAM"""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

LIMIT_S = 300  # a pipe that is opened hangs for good
CALL = re.compile(r'\b(open|openat|openat2)\((?:AT_FDCWD, |\d+(?:<[^>]*>)?, )?"((?:[^"\\]|\\.)*)"')
NETWORK = re.compile(r"\b(connect|sendto|sendmsg|bind|listen)\(")
OWN = ("/usr/", "/lib/", "/lib64/", "/etc/fonts/", "/etc/ld.so", "/etc/localtime", "/etc/mime", "/var/cache/fontconfig/",
       "/var/lib/fontconfig", "/proc/self/", "/sys/devices/system/cpu", "/dev/urandom", "/longleaf-mark-")


def judge(lines, folder, home):
    opened = 0
    wrong = []
    looking = False
    for line in lines:
        call = CALL.search(line)
        if call and call.group(2) == "/longleaf-mark-begin":
            looking = True
        elif call and call.group(2) == "/longleaf-mark-end":
            return opened, wrong, True
        elif looking and call:
            opened += 1
            name = call.group(2)
            canary = name.startswith(folder) or "canary" in name
            if canary or not name.startswith(OWN + (home + "/",)):
                wrong.append(line.strip())
        elif looking and NETWORK.search(line):
            wrong.append(line.strip())
    return opened, wrong, False


def main():
    strace = shutil.which("strace")
    if strace is None:
        print("skipped: strace is not installed")
        return 77
    with tempfile.TemporaryDirectory(prefix="longleaf-hostile-") as top:
        folder = os.path.join(top, "canaries")
        home = os.path.join(top, "home")
        trace = os.path.join(top, "trace")
        os.mkdir(folder)
        os.mkdir(home)
        os.mkfifo(os.path.join(folder, "pipe"))
        pathlib.Path(folder, "canary.png").write_bytes(b"no picture")
        if subprocess.run([strace, "-o", "/dev/null", "true"], stderr=subprocess.DEVNULL).returncode != 0:
            print("skipped: strace may not trace here")
            return 77
        environment = {"QT_QPA_PLATFORM": "offscreen", "QT_LOGGING_RULES": "*.warning=false;*.debug=false",
                       "HOME": home, "XDG_CACHE_HOME": home, "XDG_RUNTIME_DIR": home, "TMPDIR": home, "PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}
        try:
            status = subprocess.run([strace, "-f", "-qq", "-s", "4096", "-e", "trace=network,open,openat,openat2", "-o", trace,
                                     sys.argv[1], folder], env=environment, cwd=folder, timeout=LIMIT_S).returncode
        except subprocess.TimeoutExpired:
            print(f"the program hung: not done after {LIMIT_S} s")
            status = 1
        opened, wrong, ended = judge(open(trace, errors="replace"), folder, home)
        print(f"{opened} files opened while rendering, {len(wrong)} of them not its own; exit status {status}")
        for line in wrong[:20]:
            print("  " + line[:300])
        return 0 if status == 0 and ended and not wrong else 1


sys.exit(main())
