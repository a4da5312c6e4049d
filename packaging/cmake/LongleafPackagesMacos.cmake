# SPDX-License-Identifier: GPL-3.0-or-later
# The bundle around the installed programs, and its disk image. packaging/macos/package deploys Qt into it and signs it.
if(NOT CMAKE_OSX_DEPLOYMENT_TARGET)
    message(FATAL_ERROR "Set CMAKE_OSX_DEPLOYMENT_TARGET: Info.plist names the oldest macOS that the bundle runs on.")
endif()
set(CPACK_GENERATOR DragNDrop)
set(CPACK_PACKAGE_FILE_NAME "longleaf-${PROJECT_VERSION}-macos-${CMAKE_SYSTEM_PROCESSOR}")
configure_file(${CMAKE_SOURCE_DIR}/packaging/macos/Info.plist.in ${CMAKE_BINARY_DIR}/packaging/Info.plist @ONLY)
install(FILES ${CMAKE_BINARY_DIR}/packaging/Info.plist DESTINATION ${LONGLEAF_BUNDLE}/Contents)
install(FILES ${CMAKE_SOURCE_DIR}/packaging/macos/longleaf.icns DESTINATION ${LONGLEAF_BUNDLE}/Contents/Resources)
