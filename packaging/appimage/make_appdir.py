#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes a folder that runs on other distributions of an installed tree: libraries, Qt plugins, CMaps and licences added.

make_appdir.py STAGE APPDIR   STAGE holds usr/ as `cmake --install` left it

Needs ldd, patchelf, strip, objdump, qtpaths6 and dpkg (the licence of a library is its Debian package's copyright file).
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys

APP = "org.longleaf.Longleaf"
LANGUAGES = ("de", "zh_CN")

# What the system must provide, because it belongs to its kernel, graphics, fonts or display: the C and C++ libraries
# (newer ones serve older programs), OpenGL, the base of X11 and Wayland, and fontconfig with what reads its files.
OF_THE_SYSTEM = re.compile(
    r"^(ld-linux.*|lib(c|m|dl|rt|pthread|resolv|util|anl|nsl)\.so\..*|libstdc\+\+\.so.*|libgcc_s\.so.*"
    r"|lib(GL|EGL|GLX|GLdispatch|OpenGL|drm|gbm|glapi)\.so.*|libX11(-xcb)?\.so.*|libxcb\.so\..*|libxcb-dri[23]\.so.*"
    r"|libX(ext|au|dmcp)\.so.*|lib(fontconfig|freetype|expat|z|asound)\.so.*|libwayland-(client|cursor|egl)\.so.*)$")

PLUGINS = {
    "platforms": ("libqxcb", "libqoffscreen", "libqminimal.", "libqwayland"),
    "imageformats": ("libqgif", "libqico", "libqjpeg", "libqsvg"),
    "iconengines": ("libqsvgicon",),
    "platforminputcontexts": ("lib",),
    "platformthemes": ("libqxdgdesktopportal",),
    "printsupport": ("lib",),
    "wayland-decoration-client": ("lib",),
    "wayland-graphics-integration-client": ("libqt-plugin-wayland-egl",),
    "wayland-shell-integration": ("libxdg-shell",),
    "xcbglintegrations": ("lib",),
}
# Loaded by name, so no linker knows of them.
LOADED_BY_NAME = ("libsecret-1.so.0",)
# Copied as data, compiled into the programs, or linked into the AppImage's runtime: no file of theirs is a library here.
COPIED_OR_COMPILED_IN = ("poppler-data", "qt6-translations-l10n", "libcli11-dev", "libexpected-dev", "nlohmann-json3-dev",
                         "libc6-dev", "libfuse3-dev", "liblz4-dev", "liblzma-dev", "liblzo2-dev", "libsquashfuse-dev",
                         "libzstd-dev", "zlib1g-dev")
POPPLER_DATA = pathlib.Path("/usr/share/poppler")

RUNNER = """#!/bin/sh
# Starts the window; called as longleaf-cli, or with --cli first, the command line.
here=$(dirname "$(readlink -f "$0")")
program=longleaf
case "$(basename "${ARGV0:-longleaf}")" in
longleaf-cli*) program=longleaf-cli ;;
esac
if [ "${1:-}" = --cli ]; then
    program=longleaf-cli
    shift
fi
exec "$here/usr/bin/$program" "$@"
"""


def output_of(*command):
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def is_elf(path):
    if path.is_symlink() or not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(4) == b"\x7fELF"


def needed_by(path):
    """{soname: file} of everything that the loader would load for it."""
    text = output_of("ldd", path)
    missing = [line.strip() for line in text.splitlines() if "not found" in line]
    if missing:
        raise SystemExit(f"{path}: {', '.join(missing)}")
    return {os.path.basename(name): pathlib.Path(file)
            for name, file in re.findall(r"^\s*(\S+) => (/\S+)", text, re.MULTILINE)}


def by_name(soname):
    for line in output_of("/sbin/ldconfig", "-p").splitlines():
        match = re.match(rf"\s*{re.escape(soname)} \(.*\) => (/\S+)", line)
        if match:
            return pathlib.Path(match.group(1))
    raise SystemExit(f"{soname} is not installed")


def copy_plugins(usr):
    source = pathlib.Path(output_of("/usr/lib/qt6/bin/qtpaths6", "--query", "QT_INSTALL_PLUGINS").strip())
    for folder, names in PLUGINS.items():
        found = [path for path in sorted((source / folder).glob("*.so")) if path.name.startswith(names)]
        if not found:
            raise SystemExit(f"no plugin in {source / folder}: packaging/linux/package deps installs what is needed")
        target = usr / "plugins" / folder
        target.mkdir(parents=True)
        for path in found:
            shutil.copyfile(path, target / path.name)


def copy_translations(usr):
    source = pathlib.Path(output_of("/usr/lib/qt6/bin/qtpaths6", "--query", "QT_INSTALL_TRANSLATIONS").strip())
    target = usr / "translations"
    target.mkdir()
    for language in LANGUAGES:
        shutil.copyfile(source / f"qtbase_{language}.qm", target / f"qtbase_{language}.qm")


def copy_libraries(usr):
    """Copies what the programs and plugins need. Returns {file in the tree: file of the system}."""
    wanted = {}
    for path in [path for path in sorted(usr.rglob("*")) if is_elf(path)]:
        wanted.update(needed_by(path))
    for soname in LOADED_BY_NAME:
        wanted[soname] = by_name(soname)
        wanted.update(needed_by(wanted[soname]))
    copied = {}
    (usr / "lib").mkdir(exist_ok=True)
    for soname, file in sorted(wanted.items()):
        if not OF_THE_SYSTEM.match(soname):
            target = usr / "lib" / soname
            shutil.copyfile(file.resolve(), target)
            copied[target] = file
    return copied


def names_of(path):
    """The names under which dpkg may know a file: as the loader found it, what it links to, below /lib or /usr/lib."""
    real = str(path.resolve())
    return {str(path), real, real.replace("/usr/lib/", "/lib/"), str(path).replace("/usr/lib/", "/lib/")}


def packages_of(paths):
    """Debian's packages that own these files. One question for all, because dpkg reads every list for each."""
    asked = sorted({name for path in paths for name in names_of(path)})
    answer = subprocess.run(["dpkg", "-S", *asked], capture_output=True, text=True, check=False).stdout
    owner = {name: owners.split(":")[0] for owners, name in re.findall(r"^(\S+): (/.*)$", answer, re.MULTILINE)}
    packages = set()
    for path in paths:
        found = {owner[name] for name in names_of(path) if name in owner}
        if not found:
            raise SystemExit(f"{path} belongs to no package: its licence is not known")
        packages.add(sorted(found)[0])
    return packages


def copy_licences(usr, packages):
    for package in sorted(packages):
        target = usr / "share/doc/longleaf/third-party" / package
        target.mkdir(parents=True)
        shutil.copyfile(pathlib.Path("/usr/share/doc", package, "copyright"), target / "copyright")
    # The copyright files name these and rely on Debian to have them.
    shutil.copytree("/usr/share/common-licenses", usr / "share/doc/longleaf/third-party/common-licenses",
                    symlinks=False)


def make_relocatable(usr):
    for path in [path for path in sorted(usr.rglob("*")) if is_elf(path)]:
        path.chmod(0o755)
        subprocess.run(["strip", "--strip-unneeded", path], check=True)
        way = os.path.relpath(usr / "lib", path.parent)
        subprocess.run(["patchelf", "--set-rpath", "$ORIGIN" if way == "." else f"$ORIGIN/{way}", path], check=True)
    (usr / "bin/qt.conf").write_text("[Paths]\nPrefix=..\nPlugins=plugins\nLibraries=lib\nTranslations=translations\n",
                                     encoding="utf-8")


def needed_glibc(usr):
    versions = set()
    for path in [path for path in sorted(usr.rglob("*")) if is_elf(path)]:
        for version in re.findall(r"GLIBC_(\d+\.\d+)", output_of("objdump", "-T", path)):
            versions.add(tuple(int(part) for part in version.split(".")))
    return ".".join(str(part) for part in max(versions))


def add_entry_points(appdir):
    runner = appdir / "AppRun"
    runner.write_text(RUNNER, encoding="utf-8")
    runner.chmod(0o755)
    shutil.copyfile(appdir / f"usr/share/applications/{APP}.desktop", appdir / f"{APP}.desktop")
    shutil.copyfile(appdir / f"usr/share/icons/hicolor/256x256/apps/{APP}.png", appdir / f"{APP}.png")
    (appdir / ".DirIcon").symlink_to(f"{APP}.png")


def set_times(appdir):
    """Every time is that of the sources, so that the same sources make the same archive."""
    moment = int(os.environ.get("SOURCE_DATE_EPOCH", "0"))
    for path in [appdir, *appdir.rglob("*")]:
        os.utime(path, (moment, moment), follow_symlinks=False)


def main():
    stage, appdir = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    shutil.rmtree(appdir, ignore_errors=True)
    usr = appdir / "usr"
    shutil.copytree(stage / "usr", usr, symlinks=True)
    (usr / "share/doc/longleaf/changelog.Debian.gz").unlink()
    copy_plugins(usr)
    copy_translations(usr)
    copied = copy_libraries(usr)
    shutil.copytree(POPPLER_DATA, usr / "share/poppler", symlinks=True)
    packages = packages_of(copied.values()) | set(COPIED_OR_COMPILED_IN)
    copy_licences(usr, packages)
    make_relocatable(usr)
    add_entry_points(appdir)
    (appdir.parent / "bundled-packages.txt").write_text("\n".join(sorted(packages)) + "\n", encoding="utf-8")
    set_times(appdir)
    print(f"{len(copied)} libraries of {len(packages)} packages; needs glibc {needed_glibc(usr)} or newer")


if __name__ == "__main__":
    main()
