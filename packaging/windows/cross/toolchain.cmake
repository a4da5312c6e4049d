# SPDX-License-Identifier: GPL-3.0-or-later
# MinGW-w64 of Debian, with POSIX threads so that std::thread exists; libraries from LONGLEAF_PREFIX (an environment variable,
# because CMake reads this file again for every try of the compiler).
set(CMAKE_SYSTEM_NAME Windows)
set(CMAKE_SYSTEM_PROCESSOR x86_64)
set(_tools x86_64-w64-mingw32)
set(CMAKE_C_COMPILER ${_tools}-gcc-posix)
set(CMAKE_CXX_COMPILER ${_tools}-g++-posix)
set(CMAKE_RC_COMPILER ${_tools}-windres)
set(CMAKE_FIND_ROOT_PATH $ENV{LONGLEAF_PREFIX} /usr/${_tools})
set(CMAKE_FIND_ROOT_PATH_MODE_PROGRAM NEVER)
set(CMAKE_FIND_ROOT_PATH_MODE_LIBRARY ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_INCLUDE ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_PACKAGE ONLY)
# Programs of the build machine that are asked for Qt; the same version as what is built.
set(QT_HOST_PATH /usr)
set(QT_HOST_PATH_CMAKE_DIR /usr/lib/x86_64-linux-gnu/cmake)
# No time of the build in the programs; addresses chosen at each start, no code in data.
set(CMAKE_EXE_LINKER_FLAGS_INIT "-Wl,--no-insert-timestamp,--dynamicbase,--nxcompat,--high-entropy-va")
set(CMAKE_SHARED_LINKER_FLAGS_INIT "${CMAKE_EXE_LINKER_FLAGS_INIT}")
