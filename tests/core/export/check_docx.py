#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks a Word document: the package (ECMA-376 part 2), the relations, and the order of the elements whose order the
schema of WordprocessingML fixes (part 1, annex A), which is what Word itself is strict about.

Usage: check_docx.py FILE
"""
import sys
import xml.etree.ElementTree as tree
import zipfile

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"

# Sequences of the schema, as far as we write their elements.
ORDER = {
    "pPr": "pStyle keepNext keepLines numPr pBdr shd tabs bidi spacing ind jc outlineLvl".split(),
    "rPr": "rStyle rFonts b bCs i iCs strike color sz szCs vertAlign rtl".split(),
    "tblPr": "tblStyle tblW tblInd tblBorders tblCellMar tblLook".split(),
    "tcPr": "tcW shd".split(),
    "trPr": "cantSplit tblHeader".split(),
    "sectPr": "footerReference pgSz pgMar".split(),
    "style": "name basedOn next qFormat pPr rPr tblPr".split(),
    "lvl": "start numFmt lvlText lvlJc pPr".split(),
    "settings": "zoom footnotePr compat".split(),
}


def fail(text):
    print(text)
    sys.exit(1)


def check_order(name, root):
    for element in root.iter():
        tag = element.tag.replace(W, "")
        if tag not in ORDER:
            continue
        places = []
        for child in element:
            word = child.tag.replace(W, "")
            # keepNext may stand before or after numPr in what we write only where the schema allows it.
            if word not in ORDER[tag]:
                fail(f"{name}: <{word}> in <{tag}>")
            places.append(ORDER[tag].index(word))
        if places != sorted(places) or len(set(places)) != len(places):
            fail(f"{name}: order in <{tag}>: {[child.tag.replace(W, '') for child in element]}")


def check_tables(name, root):
    for cell in root.iter(W + "tc"):
        if cell[-1].tag != W + "p":
            fail(f"{name}: a cell must end with a paragraph")
    for table in root.iter(W + "tbl"):
        columns = len(table.find(W + "tblGrid"))
        for row in table.findall(W + "tr"):
            if len(row.findall(W + "tc")) != columns:
                fail(f"{name}: a row with another number of cells")
    body = list(root.find(W + "body"))
    for one, following in zip(body, body[1:]):
        if one.tag == W + "tbl" and following.tag != W + "p":
            fail(f"{name}: no paragraph after a table")


def main():
    package = zipfile.ZipFile(sys.argv[1])
    if package.testzip() is not None:
        fail("the zip file is damaged")
    names = package.namelist()
    if names[0] != "[Content_Types].xml" or len(set(names)) != len(names):
        fail(f"parts: {names}")
    roots = {}
    for name in names:
        if name.endswith((".xml", ".rels")):
            roots[name] = tree.fromstring(package.read(name))
    types = roots["[Content_Types].xml"]
    defaults = {one.get("Extension") for one in types.findall(TYPES + "Default")}
    overrides = {one.get("PartName") for one in types.findall(TYPES + "Override")}
    for name in overrides:
        if name[1:] not in names:
            fail(f"a type for {name}, which is not there")
    for name in names:
        if name != "[Content_Types].xml" and name.rsplit(".", 1)[-1] not in defaults and "/" + name not in overrides:
            fail(f"no type for {name}")
    relations = {}
    for rels in (n for n in names if n.endswith(".rels")):
        folder = rels.split("_rels/")[0]
        for one in roots[rels].findall(RELATION):
            if folder + one.get("Target") not in names:
                fail(f"{rels} leads to {one.get('Target')}, which is not there")
            relations[one.get("Id")] = one.get("Target")
    document = roots["word/document.xml"]
    for element in document.iter():
        for attribute in (R + "embed", R + "id"):
            if element.get(attribute) is not None and element.get(attribute) not in relations:
                fail(f"no relation {element.get(attribute)}")
    notes = {one.get(W + "id") for one in roots["word/footnotes.xml"].findall(W + "footnote")}
    used = [one.get(W + "id") for one in document.iter(W + "footnoteReference")]
    if sorted(used, key=int) != sorted(notes - {"-1", "0"}, key=int):
        fail(f"footnotes {sorted(notes)}, referred to {used}")
    if used != sorted(used, key=int):
        fail(f"footnotes out of order: {used}")
    styles = {one.get(W + "styleId") for one in roots["word/styles.xml"].findall(W + "style")}
    numbers = {one.get(W + "numId") for one in roots["word/numbering.xml"].findall(W + "num")}
    for name, root in roots.items():
        for tag in ("pStyle", "rStyle", "tblStyle", "basedOn", "next"):
            for one in root.iter(W + tag):
                if one.get(W + "val") not in styles:
                    fail(f"{name}: no style {one.get(W + 'val')}")
        for one in root.iter(W + "numId"):
            if one.get(W + "val") not in numbers:
                fail(f"{name}: no list {one.get(W + 'val')}")
        check_order(name, root)
    check_tables("word/document.xml", document)
    for picture in (n for n in names if n.startswith("word/media/")):
        if not package.read(picture).startswith(b"\x89PNG"):
            fail(f"{picture} is no picture")
    print(f"{len(names)} parts, {len(used)} footnotes")


if __name__ == "__main__":
    main()
