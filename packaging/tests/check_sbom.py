#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes a bill of materials of a small tree twice and checks what SPDX 2.3 asks of it. check_sbom.py PATH/sbom.py"""
import hashlib
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile


def make(script, folder, name, source):
    out = folder / f"{name}.json"
    subprocess.run([sys.executable, script, "--name", "sample", "--version", "1.2.3", "--tree", folder / "tree", "--out", out,
                    "--brings-along", *source], check=True, env={**os.environ, "SOURCE_DATE_EPOCH": "1700000000"})
    return out.read_bytes()


def check(text, contents):
    bill = json.loads(text)
    assert bill["spdxVersion"] == "SPDX-2.3" and bill["dataLicense"] == "CC0-1.0"
    assert bill["creationInfo"]["created"] == "2023-11-14T22:13:20Z"
    elements = {"SPDXRef-DOCUMENT"}
    for entry in bill["packages"] + bill["files"]:
        assert re.fullmatch(r"SPDXRef-[A-Za-z0-9.-]+", entry["SPDXID"]), entry["SPDXID"]
        assert entry["SPDXID"] not in elements, entry["SPDXID"]
        elements.add(entry["SPDXID"])
    for link in bill["relationships"]:
        assert link["spdxElementId"] in elements and link["relatedSpdxElement"] in elements, link
    (file,) = bill["files"]
    assert {"algorithm": "SHA256", "checksumValue": hashlib.sha256(contents).hexdigest()} in file["checksums"]
    return [entry["name"] for entry in bill["packages"]]


def main():
    script = sys.argv[1]
    contents = b"program"
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "tree").mkdir()
        (folder / "tree" / "program").write_bytes(contents)
        port = folder / "vcpkg/share/zlib"
        port.mkdir(parents=True)
        (port / "vcpkg.spdx.json").write_text(json.dumps({"packages": [
            {"SPDXID": "SPDXRef-port", "name": "zlib", "versionInfo": "1.3.1", "licenseDeclared": "Zlib"}]}), encoding="utf-8")
        vcpkg = make(script, folder, "vcpkg", ["--vcpkg", folder / "vcpkg"])
        assert check(vcpkg, contents) == ["longleaf", "zlib"]
        assert vcpkg == make(script, folder, "again", ["--vcpkg", folder / "vcpkg"])
        if not shutil.which("dpkg-query"):
            print("skipped: dpkg-query is not installed")
            return 77
        (folder / "list").write_text("dpkg\n", encoding="utf-8")
        assert check(make(script, folder, "dpkg", ["--dpkg", folder / "list"]), contents) == ["longleaf", "dpkg"]
    return 0


if __name__ == "__main__":
    sys.exit(main())
