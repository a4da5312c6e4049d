#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Adds the broken, hostile and odd files of ../shared/data/bad in one run and checks what Longleaf promises of them.

Usage: bad_files.py CLI SOURCE_DIR [--every N] [--sanitized]

The program lives; each file ends as ready, partial or failed with its reason, within 15 s without progress; the program
grows by less than 50 MB; and no text is lost in silence: where poppler's pdftotext has text, the library has it, or the
document says that something is missing. With --every N only every Nth file is added, and those that are named below.

With --sanitized CLI is of a build with a sanitizer, which is slow, large and cannot limit the memory of the process that
parses: the figures of time, growth and text are dropped, and every report of a sanitizer is a failure instead, that of
the program and that of any process that it started. Where memory runs out in place of the limit there is a report too;
those are counted by themselves, of the parser only.
"""
import argparse
import collections
import csv
import pathlib
import subprocess
import sys
import tempfile

from add_run import SKIPPED, Run, data_folder

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "sanitizers"))
import reports  # noqa: E402 (what stands beside the tests is no package)

MOST_SILENCE_S = 15.0
MOST_GROWTH_KIB = 50 * 1024
# Of the characters that pdftotext finds. It counts some twice that we do not: text drawn twice, hyphens, accents apart.
LEAST_SHARE = 0.7
# What the memory limit is in the parser of a release, so that a bomb ends there too, and what is reported then.
MEMORY_OPTIONS = "hard_rss_limit_mb=3000:max_allocation_size_mb=2000"
MEMORY_REPORTS = ("hard rss limit exhausted", "allocation-size-too-big", "out-of-memory", "calloc-overflow")
NAMED = (
    "made__bomb_flate_double_1g.pdf",
    "made__bomb_text_75m_chars.pdf",
    "made__bomb_image_60000x60000.pdf",
)


def letters(text):
    return collections.Counter(c for c in text if c.isalnum())


def reference_text(path):
    """What pdftotext finds, or None if it refuses the file, takes over 20 s or more than 1 GB."""
    try:
        done = subprocess.run(["prlimit", "--as=1073741824", "pdftotext", "-enc", "UTF-8", str(path), "-"],
                              capture_output=True, timeout=20, check=False)
    except subprocess.TimeoutExpired:
        return None
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else None


def lost_text(run, folder, row):
    """A sentence if the document has less text than it should and does not say so."""
    path = pathlib.Path(row["path"])
    if path.suffix.lower() != ".pdf":
        return None
    expected = reference_text(path)
    if not expected:
        return None
    wanted = letters(expected)
    found = letters(run.text(row["id"]).decode("utf-8", "replace"))
    common = sum((wanted & found).values())
    total = sum(wanted.values())
    if common >= LEAST_SHARE * total:
        return None
    return f"{path.name}: {common} of {total} letters, {row['status']}, warnings {row.get('warnings')}"


def reports_of(folder):
    """What the sanitizers reported: the reports that count, and how often memory ran out in the parser."""
    counted, no_memory = [], 0
    for name, text in reports.found(folder):
        if "longleaf-extractor" in name and any(words in text for words in MEMORY_REPORTS):
            no_memory += 1
        else:
            counted.append(f"{name}: {text}")
    return counted, no_memory


def check(run, folder, files, sanitized):
    problems = []
    if run.error or run.status < 0:
        problems.append(f"the run ended with status {run.status}: {run.error}")
    if len(run.rows) != len(files):
        problems.append(f"{len(run.rows)} rows for {len(files)} files")
    if run.silence > MOST_SILENCE_S and not sanitized:
        problems.append(f"{run.silence:.1f} s without progress before: {run.silent_before}")
    if run.grown_kib > MOST_GROWTH_KIB and not sanitized:
        problems.append(f"the program grew by {run.grown_kib} KiB")
    counts = collections.Counter()
    short = []
    for row in run.rows:
        counts[row["status"]] += 1
        if row["status"] == "failed" and not row.get("error", {}).get("message"):
            problems.append(f"{row['path']}: failed without a reason")
        elif row["status"] == "partial" and not row.get("warnings"):
            problems.append(f"{row['path']}: partial without a reason")
        if row["status"] in ("ready", "partial"):
            if row.get("pages", row.get("page_count", 1)) == 0:
                problems.append(f"{row['path']}: {row['status']} without pages")
            loss = None if sanitized else lost_text(run, folder, row)
            if loss and row["status"] == "ready":
                problems.append("lost in silence: " + loss)
            elif loss:
                short.append(loss)
    return problems, counts, short


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("cli")
    parser.add_argument("source")
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--sanitized", action="store_true")
    arguments = parser.parse_args()
    folder = data_folder(arguments.source)
    if folder is None:
        print("skipped: there is no folder shared/data/bad beside the checkout")
        return SKIPPED
    with open(folder / "manifest.tsv", encoding="utf-8", newline="") as manifest:
        names = [row["file"] for row in csv.DictReader(manifest, delimiter="\t", quoting=csv.QUOTE_NONE)]
    names = [name for i, name in enumerate(names) if i % arguments.every == 0 or name in NAMED]
    files = [folder / name for name in names if (folder / name).is_file()]
    with tempfile.TemporaryDirectory(prefix="longleaf-bad-") as place:
        environment, written = None, pathlib.Path(place) / "reports"
        if arguments.sanitized:
            reports.clear(written)
            environment = reports.environment(written, MEMORY_OPTIONS)
        run = Run(arguments.cli, place, files, environment=environment)
        problems, counts, short = check(run, folder, files, arguments.sanitized)
        if arguments.sanitized:
            findings, no_memory = reports_of(written)
            print(f"{len(findings)} reports of sanitizers; memory ran out in the parser {no_memory} times")
            for finding in findings:
                print(finding)
            problems += ["reported: " + finding.strip().splitlines()[0] for finding in findings]
    print(f"{len(files)} files in {run.seconds:.0f} s: " + ", ".join(f"{n} {word}" for word, n in counts.items()))
    print(f"longest silence {run.silence:.1f} s before: {run.silent_before}")
    print(f"growth of the program {run.grown_kib} KiB")
    print(f"documents with less text than pdftotext, which say so: {len(short)}")
    for line in short:
        print("  " + line[:300])
    for problem in problems:
        print("PROBLEM " + problem[:600])
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
