# SPDX-License-Identifier: GPL-3.0-or-later
# Installer (NSIS, from NSIS.template.in beside this file) and portable archive for Windows.
if(CMAKE_SYSTEM_PROCESSOR MATCHES "ARM64|aarch64")
    set(_machine arm64)
else()
    set(_machine x64)
endif()
set(CPACK_GENERATOR "NSIS;ZIP")
set(CPACK_PACKAGE_FILE_NAME "longleaf-${PROJECT_VERSION}-windows-${_machine}")
set(CPACK_NSIS_EXECUTABLES_DIRECTORY bin)
set(CPACK_NSIS_EXECUTABLE_PRE_ARGUMENTS -WX)
set(CPACK_LONGLEAF_ICON ${CMAKE_SOURCE_DIR}/packaging/windows/longleaf.ico)
# NSIS for Windows makes 32-bit installers, which run everywhere there; Debian's can make 64-bit ones, which run under a
# wine without 32 bits too.
if(NOT CMAKE_HOST_WIN32)
    set(CPACK_LONGLEAF_NSIS_TARGET "Target amd64-unicode")
endif()
# The uninstaller is made on the way, so only NSIS can hand it to whoever signs.
if(DEFINED ENV{LONGLEAF_SIGN_WINDOWS})
    set(CPACK_LONGLEAF_NSIS_FINALIZE "!uninstfinalize 'bash ${CMAKE_SOURCE_DIR}/packaging/windows/sign \"%1\"'")
endif()

# Libraries and plugins that the programs need, at install time, when the programs are there.
install(CODE "set(LONGLEAF_PREFIX_PATH \"${CMAKE_PREFIX_PATH}\")
set(LONGLEAF_OBJDUMP \"${CMAKE_OBJDUMP}\")
set(LONGLEAF_TRIPLET_DIR \"${VCPKG_INSTALLED_DIR}/${VCPKG_TARGET_TRIPLET}\")
set(LONGLEAF_QT_PLUGINS \"${QT6_INSTALL_PREFIX}/${QT6_INSTALL_PLUGINS}\")
set(LONGLEAF_QT_TRANSLATIONS \"${QT6_INSTALL_PREFIX}/${QT6_INSTALL_TRANSLATIONS}\")")
# packaging/fetch-poppler-data puts it there.
install(DIRECTORY ${CMAKE_BINARY_DIR}/poppler-data/ DESTINATION share/poppler OPTIONAL)
install(SCRIPT ${CMAKE_SOURCE_DIR}/packaging/windows/deploy.cmake)
