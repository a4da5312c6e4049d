# SPDX-License-Identifier: GPL-3.0-or-later
# What is installed beside the programs and their data: documents for every system, and what a Linux desktop reads.
set(_packaging ${CMAKE_SOURCE_DIR}/packaging)

install(FILES ${CMAKE_SOURCE_DIR}/LICENSE ${_packaging}/legal/NOTICE.txt DESTINATION ${LONGLEAF_DOC_DIR})

if(WIN32 OR APPLE)
    return()
endif()

set(_linux ${_packaging}/linux)
install(FILES ${_linux}/copyright DESTINATION ${LONGLEAF_DOC_DIR})
install(FILES ${_linux}/${LONGLEAF_APP_ID}.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications)
install(FILES ${_linux}/${LONGLEAF_APP_ID}.metainfo.xml DESTINATION ${CMAKE_INSTALL_DATADIR}/metainfo)
install(FILES ${_linux}/${LONGLEAF_APP_ID}.mime.xml DESTINATION ${CMAKE_INSTALL_DATADIR}/mime/packages
        RENAME ${LONGLEAF_APP_ID}.xml)
install(DIRECTORY ${_packaging}/icons/hicolor DESTINATION ${CMAKE_INSTALL_DATADIR}/icons)

# Packed when configured, by the same bytes on every run: no name and no time in gzip's header.
find_program(LONGLEAF_GZIP gzip REQUIRED)
function(longleaf_install_packed file name folder)
    set(packed ${CMAKE_BINARY_DIR}/packaging/${name}.gz)
    file(MAKE_DIRECTORY ${CMAKE_BINARY_DIR}/packaging)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
    execute_process(COMMAND ${LONGLEAF_GZIP} -9nc ${file} OUTPUT_FILE ${packed} COMMAND_ERROR_IS_FATAL ANY)
    install(FILES ${packed} DESTINATION ${folder})
endfunction()
longleaf_install_packed(${CMAKE_SOURCE_DIR}/CHANGELOG.md changelog ${LONGLEAF_DOC_DIR})
longleaf_install_packed(${_linux}/changelog changelog.Debian ${LONGLEAF_DOC_DIR})
longleaf_install_packed(${_linux}/man/longleaf.1 longleaf.1 ${CMAKE_INSTALL_MANDIR}/man1)
longleaf_install_packed(${_linux}/man/longleaf-cli.1 longleaf-cli.1 ${CMAKE_INSTALL_MANDIR}/man1)
