# SPDX-License-Identifier: GPL-3.0-or-later
# Where things are installed. core/ingest/extractor_location and app/desktop/sample look there, from the program's own
# folder, so that an installed tree can be moved.
#   Linux    <prefix>/bin, <prefix>/libexec/longleaf, <prefix>/share
#   Windows  <prefix>/bin holds all programs, <prefix>/share the data
#   macOS    Longleaf.app/Contents/MacOS holds all programs, Contents/Resources the data
if(APPLE)
    set(LONGLEAF_BUNDLE "Longleaf.app")
    set(LONGLEAF_PROGRAM_DIR "${LONGLEAF_BUNDLE}/Contents/MacOS")
    set(LONGLEAF_EXTRACTOR_DIR "${LONGLEAF_PROGRAM_DIR}")
    set(LONGLEAF_DATA_DIR "${LONGLEAF_BUNDLE}/Contents/Resources")
    set(LONGLEAF_DOC_DIR "${LONGLEAF_BUNDLE}/Contents/Resources/doc")
elseif(WIN32)
    set(LONGLEAF_PROGRAM_DIR bin)
    set(LONGLEAF_EXTRACTOR_DIR bin)
    set(LONGLEAF_DATA_DIR share/longleaf)
    set(LONGLEAF_DOC_DIR doc)
else()
    set(LONGLEAF_PROGRAM_DIR "${CMAKE_INSTALL_BINDIR}")
    set(LONGLEAF_EXTRACTOR_DIR "${CMAKE_INSTALL_LIBEXECDIR}/longleaf")
    set(LONGLEAF_DATA_DIR "${CMAKE_INSTALL_DATADIR}/longleaf")
    set(LONGLEAF_DOC_DIR "${CMAKE_INSTALL_DATADIR}/doc/longleaf")
endif()
