#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fuzzes entries for an amount of CPU time each, and keeps a small corpus of what they reach.

Usage: campaign.py run  [--cpu SECONDS] [--build DIR] [--work DIR] [--seeds DIR] [ENTRY ...]
       campaign.py keep [--build DIR] [--work DIR] [ENTRY ...]

run starts an entry again after every finding until its time is used up, and goes on where an earlier run of the same
WORK ended; a line for each entry goes to WORK/results.tsv, findings to WORK/ENTRY/findings, libFuzzer's own words to
WORK/ENTRY/log. SEEDS/ENTRY may hold more inputs to begin with.
keep reduces what was found to at most 60 files and 100,000 bytes an entry, in tests/fuzz/corpus/ENTRY, which every
ctest replays. Neither removes a finding: mend its cause, and keep the input as a file or in a test.
"""
import argparse
import hashlib
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
SOURCE = HERE.parent.parent
DATA = SOURCE / "tests" / "data"
STREAMS = DATA / "model" / "streams"
KEPT_FILES = 60
KEPT_BYTES = 100_000
# Inputs that take longer are findings, as are those that need more memory.
SECONDS_A_RUN = 10
MEGABYTES = 2048
MOST_RESTARTS = 20  # the same fault again and again: mend it first

# The longest input of each entry: what its code has limits for, and room to get there.
ENTRIES = {
    "frame_reader": 4096,
    "sse_reader": 4096,
    "json_lines": 8192,
    "citation_parser": 4096,
    "text_decoder": 16384,
    "chunker": 4096,
    "page_builder": 4096,
    "pdf_objects": 32768,
    "answer_readers": 4096,
    "markdown": 4096,
    "citation_verifier": 4096,
}
# As in answer_readers.cpp: the first byte of an input names the wire.
WIRES = {"": 0, "chat": 1, "messages": 2, "gemini": 3, "ollama": 4}


def files(folder, pattern):
    return [path.read_bytes() for path in sorted(folder.glob(pattern))]


def hostile_answers():
    text = (DATA / "hostile" / "answers.txt").read_bytes()
    return [part.split(b"\n", 1)[-1] for part in text.split(b"=== ")[1:]]


def real_inputs(entry):
    """What the other tests already read, in the form that the entry takes."""
    texts = files(DATA / "golden", "*.txt") + files(DATA / "golden" / "export", "*.txt")
    if entry == "sse_reader":
        return files(STREAMS, "*.sse")
    if entry == "json_lines":
        return files(STREAMS / "ollama", "*.ndjson")
    if entry == "answer_readers":
        return [bytes([number]) + stream
                for name, number in WIRES.items()
                for stream in files(STREAMS / name, "*.sse") + files(STREAMS / name, "*.ndjson")]
    if entry == "citation_parser":
        return texts + hostile_answers()
    if entry == "markdown":
        return hostile_answers() + files(DATA / "golden" / "export", "*.md")
    if entry in ("chunker", "text_decoder"):
        return texts
    if entry == "citation_verifier":
        return [text[100:160] + b"\0" + text for text in texts]
    if entry == "pdf_objects":
        return files(DATA / "pdf", "*.pdf")
    return []


class Entry:
    def __init__(self, name, arguments):
        self.name = name
        self.program = pathlib.Path(arguments.build) / "tests" / f"fuzz_{name}"
        self.place = pathlib.Path(arguments.work) / name
        self.corpus = self.place / "corpus"
        self.findings = self.place / "findings"
        self.log = self.place / "log"
        self.times = self.place / "cpu-seconds"
        self.kept = HERE / "corpus" / name
        if not self.program.exists():
            sys.exit(f"{self.program} is not there: cmake --preset fuzz && cmake --build --preset fuzz")

    def options(self):
        out = [f"-max_len={ENTRIES[self.name]}", f"-timeout={SECONDS_A_RUN}", f"-rss_limit_mb={MEGABYTES}"]
        words = HERE / "words" / f"{self.name}.dict"
        return out + ([f"-dict={words}"] if words.exists() else [])

    def environment(self):
        return dict(os.environ, UBSAN_OPTIONS="halt_on_error=1:print_stacktrace=1",
                    ASAN_OPTIONS="detect_stack_use_after_return=1", LC_ALL="C.UTF-8")

    def prepare(self, more):
        self.corpus.mkdir(parents=True, exist_ok=True)
        self.findings.mkdir(exist_ok=True)
        self.log.touch()
        subprocess.run([self.program, f"--write-seeds={self.corpus}"], check=True, stderr=subprocess.DEVNULL)
        inputs = real_inputs(self.name)
        for folder in (self.kept, more / self.name if more else None):
            if folder and folder.is_dir():
                inputs += files(folder, "*")
        for data in inputs:
            (self.corpus / hashlib.sha1(data).hexdigest()).write_bytes(data)

    def used(self):
        """CPU seconds of all runs so far."""
        return sum(float(line) for line in self.times.read_text().split()) if self.times.exists() else 0.0

    def found(self):
        return sorted(path.name for path in self.findings.iterdir())


def cpu_seconds(pid):
    """User and system time of a running process."""
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def run_once(entry, budget):
    """Until the budget is used up or something is found. CPU seconds, and whether the process ended by itself."""
    command = [entry.program, *entry.options(), "-print_final_stats=1", "-report_slow_units=2", "-use_value_profile=1",
               f"-artifact_prefix={entry.findings}/", entry.corpus]
    with open(entry.log, "ab") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log, env=entry.environment())
        asked = False
        while True:
            pid, status, usage = os.wait4(process.pid, os.WNOHANG)
            if pid:
                process.returncode = os.waitstatus_to_exitcode(status)
                return usage.ru_utime + usage.ru_stime, not asked
            if not asked and cpu_seconds(process.pid) >= budget:
                process.send_signal(signal.SIGUSR1)  # libFuzzer ends after the input that it is at
                asked = True
            time.sleep(0.5)


def figures(log):
    text = log.read_text(errors="replace")
    reached = re.findall(r"cov: (\d+) ft: (\d+)", text)
    points = re.findall(r"Loaded \d+ modules? +\((\d+) inline", text)
    runs = 0
    last = 0
    for line in text.splitlines():
        if line.startswith("INFO: Seed"):
            runs, last = runs + last, 0
        elif match := re.match(r"#(\d+)\s", line) or re.match(r"stat::number_of_executed_units: (\d+)", line):
            last = int(match.group(1))
    return {"runs": runs + last, "covered": max((int(a) for a, _ in reached), default=0), "points": int((points or ["0"])[-1])}


def run(entry, arguments):
    entry.prepare(pathlib.Path(arguments.seeds) if arguments.seeds else None)
    restarts = 0
    while entry.used() < arguments.cpu and restarts < MOST_RESTARTS:
        seconds, early = run_once(entry, arguments.cpu - entry.used())
        with open(entry.times, "a", encoding="ascii") as out:
            out.write(f"{seconds:.1f}\n")
        restarts += early
    result = figures(entry.log)
    found = entry.found()
    line = "\t".join([entry.name, f"{entry.used():.0f} s", f"{result['runs']} runs", f"{result['covered']}/{result['points']} points",
                      f"{len(found)} findings", " ".join(found[:5])])
    print(line, flush=True)
    with open(pathlib.Path(arguments.work) / "results.tsv", "a", encoding="utf-8") as out:
        out.write(line + "\n")


def reached_by_file(control):
    """From libFuzzer's notes of a merge: each file with its size and what it reaches."""
    lines = control.read_text(errors="replace").splitlines()
    count = int(lines[0])
    names, sizes, features = lines[2:2 + count], {}, {}
    for line in lines[2 + count:]:
        words = line.split()
        if words[0] == "STARTED":
            sizes[int(words[1])] = int(words[2])
        elif words[0] == "FT":
            features[int(words[1])] = {int(word) for word in words[2:]}
    return [(names[i], sizes[i], found) for i, found in features.items()]


def choose(reached):
    """Few small files that reach every point of the code; with what room is left, those that pass points most often."""
    chosen, size = [], 0
    # libFuzzer numbers eight features for each point: how often it was passed, in powers of two.
    for kind in (lambda feature: feature // 8, lambda feature: feature):
        have = {kind(feature) for _, _, found in chosen for feature in found}
        rest = {name: (bytes_, {kind(feature) for feature in found}) for name, bytes_, found in reached}
        while len(chosen) < KEPT_FILES:
            rest = {name: item for name, item in rest.items() if item[1] - have and size + item[0] <= KEPT_BYTES}
            if not rest:
                break
            name = max(rest, key=lambda one: (len(rest[one][1] - have) / (rest[one][0] + 200), one))
            chosen.append(next(item for item in reached if item[0] == name))
            have |= rest[name][1]
            size += rest[name][0]
    return [pathlib.Path(name) for name, _, _ in chosen]


def keep(entry):
    control = entry.place / "merge"
    empty = entry.place / "merged"
    control.unlink(missing_ok=True)
    shutil.rmtree(empty, ignore_errors=True)
    empty.mkdir()
    with open(entry.place / "merge.log", "wb") as log:
        subprocess.run([entry.program, *entry.options(), "-merge=1", f"-merge_control_file={control}", empty, entry.corpus],
                       check=True, stdout=log, stderr=log, env=entry.environment())
    chosen = [(path.name, path.read_bytes()) for path in choose(reached_by_file(control))]
    entry.kept.mkdir(parents=True, exist_ok=True)
    # Files with a name of their own show a fault that was mended; only those named by libFuzzer are exchanged.
    for path in entry.kept.iterdir():
        if re.fullmatch(r"[0-9a-f]{12}", path.name):
            path.unlink()
    for _, data in chosen:
        (entry.kept / hashlib.sha1(data).hexdigest()[:12]).write_bytes(data)
    print(f"{entry.name}\t{len(chosen)} files, {sum(len(data) for _, data in chosen)} bytes", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("task", choices=("run", "keep"))
    parser.add_argument("entries", nargs="*", metavar="ENTRY", help=", ".join(ENTRIES))
    parser.add_argument("--cpu", type=float, default=600, help="seconds of CPU time for each entry, all runs together")
    parser.add_argument("--build", default=SOURCE / "build" / "fuzz")
    parser.add_argument("--work", default=SOURCE / "build" / "fuzz" / "campaign")
    parser.add_argument("--seeds", help="a folder with a folder of more inputs for each entry")
    arguments = parser.parse_intermixed_args()
    for name in arguments.entries or ENTRIES:
        if name not in ENTRIES:
            parser.error(f"{name} is none of {', '.join(ENTRIES)}")
        entry = Entry(name, arguments)
        run(entry, arguments) if arguments.task == "run" else keep(entry)


if __name__ == "__main__":
    main()
