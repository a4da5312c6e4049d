# SPDX-License-Identifier: GPL-3.0-or-later
# Packages that CPack makes of the install tree: DEB on Linux, NSIS and ZIP on Windows, a disk image on macOS.
# Two builds give the same bytes with LONGLEAF_REPRODUCIBLE and SOURCE_DATE_EPOCH (packaging/linux/package sets both).
set(CPACK_PACKAGE_NAME longleaf)
set(CPACK_PACKAGE_VENDOR "${LONGLEAF_VENDOR}")
set(CPACK_PACKAGE_CONTACT "${LONGLEAF_CONTACT}")
set(CPACK_PACKAGE_HOMEPAGE_URL "${LONGLEAF_HOMEPAGE}")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "answers about long documents, every citation checked")
set(CPACK_PACKAGE_DESCRIPTION "${LONGLEAF_LONG_DESCRIPTION}")
set(CPACK_PACKAGE_VERSION "${PROJECT_VERSION}")
set(CPACK_PACKAGE_EXECUTABLES longleaf Longleaf)
set(CPACK_PACKAGE_INSTALL_DIRECTORY Longleaf)
set(CPACK_RESOURCE_FILE_LICENSE ${CMAKE_SOURCE_DIR}/LICENSE)
set(CPACK_STRIP_FILES ON)
set(CPACK_VERBATIM_VARIABLES ON)
set(CPACK_MONOLITHIC_INSTALL ON)
set(CPACK_PACKAGE_CHECKSUM SHA256)
set(CPACK_THREADS 1) # more threads cut the archive into other blocks

if(WIN32)
    include(LongleafPackagesWindows)
elseif(APPLE)
    include(LongleafPackagesMacos)
else()
    set(CPACK_GENERATOR DEB)
    set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
    set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
    set(CPACK_DEBIAN_PACKAGE_SECTION text)
    # Debian wants the description in lines of at most 79 characters.
    string(REPEAT "[^\n]?" 75 _most)
    string(REGEX REPLACE "([^ \n]${_most})( |$)" "\\1\n" CPACK_PACKAGE_DESCRIPTION "${CPACK_PACKAGE_DESCRIPTION}")
    string(STRIP "${CPACK_PACKAGE_DESCRIPTION}" CPACK_PACKAGE_DESCRIPTION)
    set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
    # What no linker knows of: CMaps for Chinese, Japanese and Korean without embedded ones, fonts for PDF that embed
    # none, certificates for HTTPS, and the library that QtKeychain loads by name.
    set(CPACK_DEBIAN_PACKAGE_DEPENDS
        "poppler-data, fontconfig, fonts-liberation | fonts-dejavu-core, ca-certificates, libsecret-1-0")
    set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "fonts-noto-cjk, qt6-wayland, qt6-translations-l10n")
    set(CPACK_DEBIAN_PACKAGE_SUGGESTS "gnome-keyring | libpam-kwallet5")
    set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
    set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
endif()
include(CPack)
