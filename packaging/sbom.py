#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the bill of materials of one package: SPDX 2.3, JSON, the same bytes for the same contents.

sbom.py --name longleaf-0.1.0-x86_64 --version 0.1.0 --tree DIR --out FILE (--dpkg LIST | --vcpkg FOLDER) [--brings-along]

--dpkg     file with the names of Debian packages, one a line; versions are those that are installed
--vcpkg    the folder vcpkg_installed/<triplet>, which holds a bill of each port
--brings-along  the package holds these libraries; else it only needs them
"""
import argparse
import datetime
import hashlib
import json
import os
import pathlib
import re
import subprocess
import sys

HOME = "https://longleaf.example"  # packaging/check_version.py holds it to LongleafIdentity.cmake


def spdx_id(text):
    return "SPDXRef-" + re.sub(r"[^A-Za-z0-9.-]", "-", text)


def digest(path, kind):
    return hashlib.new(kind, path.read_bytes()).hexdigest()


def package(name, version, licence, purl, supplier="NOASSERTION", comment=""):
    entry = {
        "SPDXID": spdx_id(f"Package-{name}"),
        "name": name,
        "versionInfo": version,
        "supplier": supplier,
        "downloadLocation": "NOASSERTION",
        "filesAnalyzed": False,
        "licenseConcluded": "NOASSERTION",
        "licenseDeclared": licence,
        "copyrightText": "NOASSERTION",
        "externalRefs": [{"referenceCategory": "PACKAGE-MANAGER", "referenceType": "purl", "referenceLocator": purl}],
    }
    if comment:
        entry["licenseComments"] = comment
    return entry


def debian_licences(name):
    """The short names in a machine-readable copyright file; empty if it has none."""
    path = pathlib.Path("/usr/share/doc", name, "copyright")
    text = path.read_text(encoding="utf-8", errors="replace") if path.exists() else ""
    return sorted({found.strip() for found in re.findall(r"^License:[ \t]*(\S.*)$", text, re.MULTILINE)})


def from_dpkg(names):
    for name in names:
        found = subprocess.run(["dpkg-query", "-W", "-f", r"${Version}\t${Architecture}\t${source:Package}\t"
                                r"${source:Version}\n", name], capture_output=True, text=True, check=True)
        version, architecture, source, source_version = found.stdout.splitlines()[0].split("\t")
        comment = f"Debian source package {source} {source_version}"
        licences = debian_licences(name)
        if licences:
            comment += "; licences named in its copyright file: " + ", ".join(licences)
        yield package(name, version, "NOASSERTION", f"pkg:deb/debian/{name}@{version}?arch={architecture}",
                      "Organization: Debian", comment)


def from_vcpkg(folder):
    bills = sorted(folder.glob("share/*/vcpkg.spdx.json"))
    if not bills:
        raise SystemExit(f"{folder} holds no share/*/vcpkg.spdx.json")
    for path in bills:
        port = next(entry for entry in json.loads(path.read_text(encoding="utf-8"))["packages"]
                    if entry["SPDXID"] == "SPDXRef-port")
        yield package(port["name"], port["versionInfo"], port.get("licenseDeclared", "NOASSERTION"),
                      f"pkg:vcpkg/{port['name']}@{port['versionInfo']}")


def files_of(tree):
    for path in sorted(tree.rglob("*")):
        if path.is_file() and not path.is_symlink():
            name = "./" + path.relative_to(tree).as_posix()
            yield {
                "SPDXID": spdx_id("File-" + hashlib.sha256(name.encode()).hexdigest()[:16]),
                "fileName": name,
                "checksums": [{"algorithm": "SHA1", "checksumValue": digest(path, "sha1")},
                              {"algorithm": "SHA256", "checksumValue": digest(path, "sha256")}],
                "licenseConcluded": "NOASSERTION",
                "copyrightText": "NOASSERTION",
            }


def bill(name, version, files, packages, brings_along, moment):
    main = package("longleaf", version, "GPL-3.0-or-later", f"pkg:generic/longleaf@{version}",
                   "Organization: The Longleaf developers")
    main["copyrightText"] = "Copyright (C) 2026 The Longleaf developers"
    relation = "CONTAINS" if brings_along else "DEPENDS_ON"
    links = [("SPDXRef-DOCUMENT", "DESCRIBES", main["SPDXID"])]
    links += [(main["SPDXID"], relation, entry["SPDXID"]) for entry in packages]
    links += [(main["SPDXID"], "CONTAINS", entry["SPDXID"]) for entry in files]
    contents = hashlib.sha256(json.dumps([files, packages], sort_keys=True).encode()).hexdigest()
    return {
        "spdxVersion": "SPDX-2.3",
        "dataLicense": "CC0-1.0",
        "SPDXID": "SPDXRef-DOCUMENT",
        "name": name,
        "documentNamespace": f"{HOME}/spdx/{name}-{contents[:32]}",
        "creationInfo": {
            "created": datetime.datetime.fromtimestamp(moment, datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "creators": ["Organization: The Longleaf developers", "Tool: packaging/sbom.py"],
        },
        "packages": [main, *packages],
        "files": files,
        "relationships": [{"spdxElementId": one, "relationshipType": how, "relatedSpdxElement": other}
                          for one, how, other in links],
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--name", required=True)
    parser.add_argument("--version", required=True)
    parser.add_argument("--tree", required=True, type=pathlib.Path)
    parser.add_argument("--out", required=True, type=pathlib.Path)
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument("--dpkg", type=pathlib.Path)
    source.add_argument("--vcpkg", type=pathlib.Path)
    parser.add_argument("--brings-along", action="store_true")
    options = parser.parse_args()
    if options.dpkg:
        packages = list(from_dpkg(options.dpkg.read_text(encoding="utf-8").split()))
    else:
        packages = list(from_vcpkg(options.vcpkg))
    files = list(files_of(options.tree))
    if not files or not packages:
        raise SystemExit(f"{options.tree} has {len(files)} files, {len(packages)} packages: nothing to list")
    moment = int(os.environ.get("SOURCE_DATE_EPOCH", "0"))
    text = json.dumps(bill(options.name, options.version, files, packages, options.brings_along, moment), indent=1)
    options.out.write_text(text + "\n", encoding="utf-8")
    print(f"{options.out}: {len(packages)} packages, {len(files)} files")


if __name__ == "__main__":
    sys.exit(main())
