# SPDX-License-Identifier: GPL-3.0-or-later
# Run by `cmake --install` on Windows (or across, with MinGW's objdump): copies the libraries that the installed programs
# need, Qt's plugins and CMaps beside them. In place of windeployqt, which knows only Qt's own libraries.
#   LONGLEAF_TRIPLET_DIR  vcpkg_installed/<triplet>; its bin/ holds the DLLs, share/ the licences
#   LONGLEAF_QT_PLUGINS, LONGLEAF_QT_TRANSLATIONS, LONGLEAF_PREFIX_PATH, LONGLEAF_OBJDUMP
set(bin "$ENV{DESTDIR}${CMAKE_INSTALL_PREFIX}/bin")
set(plugins platforms/qwindows platforms/qoffscreen styles/qmodernwindowsstyle styles/qwindowsvistastyle iconengines/qsvgicon
    imageformats/qgif imageformats/qico imageformats/qjpeg imageformats/qsvg)

set(modules "")
foreach(plugin IN LISTS plugins)
    set(file "${LONGLEAF_QT_PLUGINS}/${plugin}.dll")
    # Of the styles Qt has the one or the other, by its version.
    if(NOT EXISTS "${file}")
        if(plugin MATCHES "^styles/")
            continue()
        endif()
        message(FATAL_ERROR "Qt's plugin ${file} is missing.")
    endif()
    cmake_path(GET plugin PARENT_PATH folder)
    file(COPY "${file}" DESTINATION "${bin}/plugins/${folder}")
    list(APPEND modules "${file}")
endforeach()

set(folders "${LONGLEAF_TRIPLET_DIR}/bin")
foreach(prefix IN LISTS LONGLEAF_PREFIX_PATH)
    list(APPEND folders "${prefix}/bin")
endforeach()
if(NOT CMAKE_HOST_WIN32)
    # CMake asks for names in small letters, and this file system tells them apart.
    set(CMAKE_GET_RUNTIME_DEPENDENCIES_PLATFORM "windows+pe")
    set(CMAKE_GET_RUNTIME_DEPENDENCIES_TOOL objdump)
    set(CMAKE_GET_RUNTIME_DEPENDENCIES_COMMAND "${LONGLEAF_OBJDUMP}")
    set(lowered "${CMAKE_CURRENT_BINARY_DIR}/dlls")
    file(REMOVE_RECURSE "${lowered}")
    file(MAKE_DIRECTORY "${lowered}")
    foreach(folder IN LISTS folders)
        file(GLOB dlls "${folder}/*.dll")
        foreach(dll IN LISTS dlls)
            cmake_path(GET dll FILENAME name)
            string(TOLOWER "${name}" name)
            file(CREATE_LINK "${dll}" "${lowered}/${name}" SYMBOLIC)
        endforeach()
    endforeach()
    list(PREPEND folders "${lowered}")
endif()

file(GET_RUNTIME_DEPENDENCIES
    EXECUTABLES "${bin}/longleaf.exe" "${bin}/longleaf-cli.exe" "${bin}/longleaf-extractor.exe"
    MODULES ${modules}
    DIRECTORIES ${folders}
    RESOLVED_DEPENDENCIES_VAR found
    UNRESOLVED_DEPENDENCIES_VAR missing
    CONFLICTING_DEPENDENCIES_PREFIX twice
    PRE_EXCLUDE_REGEXES "^api-ms-" "^ext-ms-" "^hvsifiletrust" "^pdmutilities"
    POST_EXCLUDE_REGEXES ".*[/\\\\][Ss][Yy][Ss][Tt][Ee][Mm]32[/\\\\].*")

# Across there is no system32 to find Windows' own in.
set(of_windows "^(advapi32|authz|bcrypt|comctl32|comdlg32|crypt32|d2d1|d3d9|d3d11|d3d12|dnsapi|dwmapi|dwrite|dxgi|gdi32|imm32")
string(APPEND of_windows "|iphlpapi|kernel32|mpr|msvcrt|ncrypt|netapi32|normaliz|ntdll|ole32|oleaut32|powrprof|rpcrt4|runtimeobject")
string(APPEND of_windows "|secur32|setupapi|shcore|shell32|shlwapi|ucrtbase|user32|userenv|uxtheme|version|winmm|winspool|wldap32")
string(APPEND of_windows "|ws2_32|wtsapi32|msimg32|uiautomationcore)\\.(dll|drv)$")
list(FILTER missing EXCLUDE REGEX "${of_windows}")
if(missing)
    message(FATAL_ERROR "Not found: ${missing}")
endif()
foreach(library IN LISTS found)
    file(REAL_PATH "${library}" library)
    file(COPY "${library}" DESTINATION "${bin}")
endforeach()

foreach(language de zh_CN)
    if(EXISTS "${LONGLEAF_QT_TRANSLATIONS}/qtbase_${language}.qm")
        file(COPY "${LONGLEAF_QT_TRANSLATIONS}/qtbase_${language}.qm" DESTINATION "${bin}/translations")
    endif()
endforeach()
file(WRITE "${bin}/qt.conf" "[Paths]\nPrefix=.\nPlugins=plugins\nTranslations=translations\n")

# vcpkg keeps the licence of each port as share/<port>/copyright.
file(GLOB licences "${LONGLEAF_TRIPLET_DIR}/share/*/copyright")
foreach(licence IN LISTS licences)
    cmake_path(GET licence PARENT_PATH folder)
    cmake_path(GET folder FILENAME port)
    file(COPY "${licence}" DESTINATION "${bin}/../doc/third-party/${port}")
endforeach()
list(LENGTH found count)
message(STATUS "${count} libraries brought along")
