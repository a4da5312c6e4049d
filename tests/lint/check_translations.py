#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks the translations: every text has the placeholders of its source, a mnemonic only where the source has one,
all plural forms its language needs, and nothing is unfinished, vanished or obsolete. The help pages of a language are
all there and begin with a title. English holds only plural forms and is not checked.
Usage: check_translations.py SOURCE_DIR [--complete LANG]...
--complete demands that LANG has every text that a run of lupdate finds, or, where there is no lupdate, every text that
any other language has.
"""
import argparse
import collections
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET

PLACEHOLDER = re.compile(r"%L?\d+|%L?n|@\w+@")
MNEMONIC = re.compile(r"&(?!&)\S")
LUPDATE = ("/usr/lib/qt6/bin/lupdate", "/usr/lib64/qt6/bin/lupdate", "lupdate6", "lupdate-qt6")
FORMS = {"ja": 1, "ko": 1, "th": 1, "vi": 1, "zh": 1, "ar": 6, "cs": 3, "pl": 3, "ru": 3, "uk": 3}  # all others: 2


def texts_in(path):
    """(context, source, comment, is plural, type of the translation, its forms) of each message."""
    for context in ET.parse(path).getroot().iter("context"):
        for message in context.findall("message"):
            translation = message.find("translation")
            plural = message.get("numerus") == "yes"
            forms = [form.text or "" for form in translation.findall("numerusform")] if plural else [
                translation.text or ""]
            yield (context.findtext("name"), message.findtext("source") or "", message.findtext("comment") or "", plural,
                   translation.get("type", ""), forms)


def mnemonics(text):
    return len(MNEMONIC.findall(text.replace("&&", "")))


def problems_in(path, language):
    found = []
    seen = set()
    expected = FORMS.get(language.split("_")[0], 2)
    for context, source, comment, plural, state, forms in texts_in(path):
        place = f"{path.name}: {context}: “{source}”"
        if state:
            found.append(f"{place}: {state}")
            continue
        if (context, source, comment) in seen:
            found.append(f"{place}: is there twice")
        seen.add((context, source, comment))
        if plural and len(forms) != expected:
            found.append(f"{place}: {len(forms)} plural form(s) instead of {expected}")
        wanted = collections.Counter(PLACEHOLDER.findall(source))
        for form in forms:
            if not form.strip() and source.strip():
                found.append(f"{place}: empty")
            elif collections.Counter(PLACEHOLDER.findall(form)) != wanted:
                found.append(f"{place}: other placeholders in “{form}”")
            if mnemonics(form) > mnemonics(source):
                found.append(f"{place}: a mnemonic that the source does not have in “{form}”")
    return found


def help_problems(root, code):
    """Either no page of the help is translated or all are, each with a title."""
    folder = root / "resources" / "help"
    pages = [page for page in folder.glob("*.md") if "." not in page.stem]
    theirs = [folder / f"{page.stem}.{code}.md" for page in pages]
    if not any(page.exists() for page in theirs):
        return []
    found = [f"resources/help/{page.name}: not there" for page in theirs if not page.exists()]
    listed = (root / "ui" / "main_window" / "pages.qrc").read_text(encoding="utf-8")
    for page in filter(pathlib.Path.exists, theirs):
        text = page.read_text(encoding="utf-8")
        english = (folder / f"{page.name.split('.')[0]}.md").read_text(encoding="utf-8")
        if not text.startswith("# "):
            found.append(f"resources/help/{page.name}: the first line is no title")
        if sorted(re.findall(r"\]\((\S+?)\)", text)) != sorted(re.findall(r"\]\((\S+?)\)", english)):
            found.append(f"resources/help/{page.name}: other links than the English page")
        if f'alias="{page.name}"' not in listed:
            found.append(f"resources/help/{page.name}: not in ui/main_window/pages.qrc")
    return found


def keys_of(path):
    return {(context, source, comment) for context, source, comment, *_ in texts_in(path)}


def all_keys(root):
    """What a translation has to hold."""
    tool = next((found for found in map(shutil.which, LUPDATE) if found), None)
    if tool is None:
        files = [path for path in (root / "ui" / "translations").glob("longleaf_*.ts") if path.stem != "longleaf_en"]
        return set().union(*map(keys_of, files))
    with tempfile.TemporaryDirectory() as folder:
        target = pathlib.Path(folder) / "longleaf_xx.ts"
        subprocess.run([tool, "-silent", "-locations", "none", "-I", ".", "ui", "app", "core/export", "-ts", target,
                        "-source-language", "en", "-target-language", "de"],
                       cwd=root, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        return keys_of(target)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("root", type=pathlib.Path)
    parser.add_argument("--complete", action="append", default=[], metavar="LANG")
    arguments = parser.parse_args()
    found = []
    files = {path.stem[len("longleaf_"):]: path
             for path in sorted((arguments.root / "ui" / "translations").glob("longleaf_*.ts"))}
    files.pop("en", None)
    for language, path in files.items():
        found += problems_in(path, language)
        found += help_problems(arguments.root, language.split("_")[0])
    wanted = all_keys(arguments.root) if arguments.complete else set()
    for language in arguments.complete:
        if language not in files:
            found.append(f"longleaf_{language}.ts: not there")
            continue
        present = keys_of(files[language])
        for context, source, _ in sorted(wanted - present):
            found.append(f"longleaf_{language}.ts: {context}: “{source}”: not translated")
        for context, source, _ in sorted(present - wanted):
            found.append(f"longleaf_{language}.ts: {context}: “{source}”: no text of the program")
    print("\n".join(found) if found else f"translations: {len(files)} file(s), nothing wrong")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
