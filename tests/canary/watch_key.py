#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs a command with a known key in its environment and looks for that key everywhere else: in every file that was
written, in what was printed, in the arguments of every process and in the environment of every extractor.

usage: watch_key.py FOLDER COMMAND [ARGUMENT...]

FOLDER becomes HOME, TMPDIR and the XDG folders of the command. What the command removes or replaces is kept there until
it was searched; that takes a C compiler, found as cc. The key is made anew each time; KEY_OF_THE_CANARY tells it
to the command, and so do the variables that the program reads keys from. Exit status: 1 if the key was found or the
command failed.
"""
import os
import pathlib
import secrets
import shutil
import subprocess
import sys
import threading
import time

VARIABLES = ("MODEL_API_KEY", "OPENAI_API_KEY", "ANTHROPIC_API_KEY", "GEMINI_API_KEY", "OPENROUTER_API_KEY",
             "GOOGLE_CLOUD_TOKEN")


def needles(key):
    """The key, its secret part alone, and both as they would stand in JSON or a URL."""
    secret = key.rsplit("|", 1)[1]
    return [text.encode() for text in (key, secret, key.replace("|", "%7C"), key.replace("|", "\\u007c"))]


def holds(data, wanted):
    return any(needle in data for needle in wanted)


class ProcessWatch(threading.Thread):
    """Reads the argument lists of all processes, and the environment of those that parse documents."""

    def __init__(self, wanted):
        super().__init__(daemon=True)
        self.wanted, self.found, self.seen, self.extractors, self.stop = wanted, set(), set(), set(), False

    def look(self):
        for entry in os.listdir("/proc"):
            if not entry.isdigit():
                continue
            try:
                arguments = pathlib.Path("/proc", entry, "cmdline").read_bytes()
            except OSError:
                continue
            if not arguments:
                continue
            program = arguments.split(b"\0")[0].decode(errors="replace")
            self.seen.add(program)
            if holds(arguments, self.wanted):
                self.found.add(f"arguments of {program}")
            if program.endswith("longleaf-extractor"):
                self.extractors.add(entry)
                try:
                    if holds(pathlib.Path("/proc", entry, "environ").read_bytes(), self.wanted):
                        self.found.add(f"environment of {program}")
                except OSError:
                    pass

    def run(self):
        while not self.stop:
            self.look()
            time.sleep(0.002)


def files_with(folder, wanted):
    found, count = [], 0
    for path in folder.rglob("*"):
        if path.is_symlink() or not path.is_file():
            continue
        count += 1
        data = path.read_bytes()
        if holds(data, wanted):
            found.append(str(path))
    return found, count


def keeper(folder):
    """Variables that make a program keep what it removes (see keep_removed.c); what was kept lies in folder/kept."""
    kept, library = folder / "kept", folder / "keep_removed.so"
    kept.mkdir()
    source = pathlib.Path(__file__).with_name("keep_removed.c")
    subprocess.run(["cc", "-shared", "-fPIC", "-O1", "-o", str(library), str(source), "-ldl"], check=True)
    variables = {"LD_PRELOAD": str(library), "KEEP_REMOVED": str(kept)}
    probe = folder / "removed"
    probe.write_text("kept?")
    subprocess.run(["rm", str(probe)], env=dict(os.environ, **variables), check=True)
    files = list(kept.iterdir())
    if len(files) != 1 or files[0].read_text() != "kept?":
        sys.exit("a file that was removed could not be kept to be searched")
    files[0].unlink()
    return variables


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    folder = pathlib.Path(sys.argv[1]).resolve()
    shutil.rmtree(folder, ignore_errors=True)
    for part in ("home", "tmp", "config", "data", "cache", "run"):
        (folder / part).mkdir(parents=True, mode=0o700)
    key = f"LLM|4711|{secrets.token_hex(20)}"
    wanted = needles(key)
    environment = dict(os.environ, HOME=str(folder / "home"), TMPDIR=str(folder / "tmp"),
                       XDG_CONFIG_HOME=str(folder / "config"), XDG_DATA_HOME=str(folder / "data"),
                       XDG_CACHE_HOME=str(folder / "cache"), XDG_RUNTIME_DIR=str(folder / "run"),
                       KEY_OF_THE_CANARY=key, **{name: key for name in VARIABLES}, **keeper(folder))

    # A search that cannot find is worth nothing.
    planted = folder / "planted"
    planted.write_bytes(b"x" * 70000 + wanted[1] + b"\0")
    if files_with(folder, wanted)[0] != [str(planted)]:
        sys.exit("the search does not find the key where it was put")
    planted.unlink()

    watch = ProcessWatch(wanted)
    watch.start()
    done = subprocess.run(sys.argv[2:], env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    watch.stop = True
    watch.join()
    found, count = files_with(folder, wanted)
    found += sorted(watch.found)
    if holds(done.stdout, wanted):
        found.append("what was printed")
    shown = done.stdout
    for needle in wanted:
        shown = shown.replace(needle, b"[the key]")
    if done.returncode != 0 or found:
        sys.stdout.write(shown.decode(errors="replace")[-20000:])
    for place in found:
        print(f"the key stands in: {place}")
    print(f"{count} files, {len(watch.seen)} programs, {len(watch.extractors)} extractors looked at: "
          f"{len(found)} places with the key; the command ended with {done.returncode}")
    return 1 if found or done.returncode != 0 else 0


if __name__ == "__main__":
    sys.exit(main())
