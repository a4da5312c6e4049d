#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Adds a folder of 499 good files and one that never ends: 499 are ready, and the one is named with its reason.

Usage: one_bomb.py CLI SOURCE_DIR [--good N]
"""
import argparse
import pathlib
import sys
import tempfile
import zlib

from add_run import Run

GIBIBYTE = 1 << 30


def bomb():
    """A page whose content is a gibibyte of operators, packed twice into a few kilobytes."""
    block = b"1 0 0 1 0 0 cm\n" * 65536
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(block) for _ in range(GIBIBYTE // len(block))) + packer.flush()
    content = zlib.compress(packed, 9)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<<>>>>",
        b"<</Length %d/Filter[/FlateDecode/FlateDecode]>>stream\n%s\nendstream" % (len(content), content),
    ]
    out = b"%PDF-1.4\n"
    offsets = []
    for number, text in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, text)
    table = len(out)
    out += b"xref\n0 5\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return out + b"trailer<</Size 5/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % table


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("cli")
    parser.add_argument("source")
    parser.add_argument("--good", type=int, default=499)
    arguments = parser.parse_args()
    good = (pathlib.Path(arguments.source) / "tests" / "data" / "pdf" / "two-pages.pdf").read_bytes()
    with tempfile.TemporaryDirectory(prefix="longleaf-bomb-") as place:
        folder = pathlib.Path(place) / "files"
        folder.mkdir()
        for i in range(arguments.good):
            # What stands behind the end of a file changes its hash and nothing else.
            (folder / f"good-{i:03}.pdf").write_bytes(good + b"%% copy %d\n%%%%EOF\n" % i)
        (folder / "good-000-bomb.pdf").write_bytes(bomb())
        run = Run(arguments.cli, place, [folder], workers=2)
    ready = [row for row in run.rows if row["status"] == "ready"]
    others = [row for row in run.rows if row["status"] != "ready"]
    print(f"{len(ready)} of {arguments.good} ready in {run.seconds:.1f} s; growth {run.grown_kib} KiB")
    for row in others:
        print(f"  {row['status']}: {pathlib.Path(row['path']).name}: {row.get('error', {}).get('message')}")
    right = len(ready) == arguments.good and len(others) == 1 and others[0]["path"].endswith("bomb.pdf")
    return 0 if right and others[0]["error"]["message"] else 1


if __name__ == "__main__":
    sys.exit(main())
