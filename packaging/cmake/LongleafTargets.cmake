# SPDX-License-Identifier: GPL-3.0-or-later
# Compile options shared by all targets, and the two functions that declare modules and tests.

add_library(longleaf_options INTERFACE)
target_include_directories(longleaf_options INTERFACE ${CMAKE_SOURCE_DIR} ${CMAKE_BINARY_DIR})
target_compile_options(longleaf_options INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wold-style-cast -Woverloaded-virtual
    -Wnon-virtual-dtor -fstack-protector-strong)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    target_compile_options(longleaf_options INTERFACE -Wduplicated-cond -Wlogical-op -Wsuggest-override)
    if(CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
        # Warns of std::string's own operator+ at -O3 (GCC bug 105651, mended in 13).
        target_compile_options(longleaf_options INTERFACE -Wno-restrict)
    endif()
endif()
if(LONGLEAF_WERROR)
    target_compile_options(longleaf_options INTERFACE -Werror)
endif()
if(LONGLEAF_REPRODUCIBLE)
    # The same binaries wherever the sources lie; LongleafPackages says what else that needs.
    add_compile_options(-ffile-prefix-map=${CMAKE_SOURCE_DIR}=. -ffile-prefix-map=${CMAKE_BINARY_DIR}=build)
endif()
if(LONGLEAF_SANITIZE)
    list(JOIN LONGLEAF_SANITIZE "," _sanitizers)
    # A finding of UBSan ends the process like one of ASan: a test cannot pass over it.
    add_compile_options(-fsanitize=${_sanitizers} -fno-sanitize-recover=all -fno-omit-frame-pointer)
    add_link_options(-fsanitize=${_sanitizers})
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND "undefined" IN_LIST LONGLEAF_SANITIZE)
        # GCC's two shared libraries do not agree on where reports go: one of them always writes to standard error, which
        # the parser does not have. Linked statically they share what they have in common.
        add_link_options(-static-libasan -static-libubsan)
    endif()
    if(LONGLEAF_FUZZER)
        # An index past the end of a string_view or vector stays within its allocation more often than not.
        add_compile_options(-fsanitize=fuzzer-no-link -D_GLIBCXX_ASSERTIONS)
    endif()
else()
    target_compile_definitions(longleaf_options INTERFACE $<$<CONFIG:Release,RelWithDebInfo>:_FORTIFY_SOURCE=2>)
    set(CMAKE_POSITION_INDEPENDENT_CODE ON)
    if(NOT APPLE AND NOT WIN32)
        add_link_options(-pie -Wl,-z,relro,-z,now)
    endif()
endif()

# Qt code: no keywords that collide with other libraries, no silent text conversions.
add_library(longleaf_qt_options INTERFACE)
target_link_libraries(longleaf_qt_options INTERFACE longleaf_options)
target_compile_definitions(longleaf_qt_options INTERFACE
    QT_NO_KEYWORDS QT_NO_FOREACH QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_BYTEARRAY
    QT_NO_URL_CAST_FROM_STRING QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_DISABLE_DEPRECATED_BEFORE=0x060400)

# longleaf_module(<name> [QT] SOURCES <files> [LINKS <public>] [PRIVATE_LINKS <private>])
# One static library per folder of core/ and ui/. QT targets get the Qt options; all others cannot
# include Qt because they do not link it.
function(longleaf_module name)
    cmake_parse_arguments(ARG "QT" "" "SOURCES;LINKS;PRIVATE_LINKS" ${ARGN})
    add_library(longleaf_${name} STATIC ${ARG_SOURCES})
    if(ARG_QT)
        target_link_libraries(longleaf_${name} PUBLIC longleaf_qt_options)
        set_target_properties(longleaf_${name} PROPERTIES AUTOMOC ON)
    else()
        target_link_libraries(longleaf_${name} PUBLIC longleaf_options)
    endif()
    target_link_libraries(longleaf_${name} PUBLIC ${ARG_LINKS} PRIVATE ${ARG_PRIVATE_LINKS})
endfunction()

# longleaf_windows_identity(<program> <description>): icon, version and manifest; other systems take these from elsewhere.
function(longleaf_windows_identity program description)
    if(NOT WIN32)
        return()
    endif()
    string(REPLACE "." "," LONGLEAF_VERSION_NUMBERS "${PROJECT_VERSION}.0")
    set(LONGLEAF_PROGRAM ${program})
    set(LONGLEAF_PROGRAM_DESCRIPTION "${description}")
    set(resource ${CMAKE_BINARY_DIR}/packaging/${program}.rc)
    configure_file(${CMAKE_SOURCE_DIR}/packaging/windows/program.rc.in ${resource} @ONLY)
    target_sources(${program} PRIVATE ${resource})
    if(MSVC)
        # The manifest is in the resource; the linker's own would be a second one.
        target_link_options(${program} PRIVATE /MANIFEST:NO /Brepro /guard:cf /CETCOMPAT)
    endif()
endfunction()

# longleaf_test(<name> SOURCES <files> LINKS <targets> [LABELS ..] [TIMEOUT s] [DEPENDS targets])
# A Qt Test program; the test's name is the program's. The tests of code that reads bytes from strangers are labelled
# "sanitized": the part of the suite that every run also does with AddressSanitizer and UBSan (target
# longleaf_sanitized_tests). "threaded" are those in which threads meet: the part for ThreadSanitizer (target
# longleaf_threaded_tests).
set(LONGLEAF_THREADED tst_job_runner tst_job_lane tst_log tst_extractor_session tst_ingest_pipeline tst_page_renderer
    tst_library tst_rate_gate tst_retry_policy tst_http_transport tst_token_counter tst_key_store)
function(longleaf_test name)
    cmake_parse_arguments(ARG "" "TIMEOUT" "SOURCES;LINKS;LABELS;DEPENDS" ${ARGN})
    add_executable(${name} ${ARG_SOURCES})
    set_target_properties(${name} PROPERTIES AUTOMOC ON RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests)
    target_link_libraries(${name} PRIVATE longleaf_qt_options Qt6::Test ${ARG_LINKS})
    target_compile_definitions(${name} PRIVATE
        LONGLEAF_SOURCE_DIR="${CMAKE_SOURCE_DIR}" LONGLEAF_BINARY_DIR="${CMAKE_BINARY_DIR}")
    if(ARG_DEPENDS)
        add_dependencies(${name} ${ARG_DEPENDS})
    endif()
    add_test(NAME ${name} COMMAND ${name})
    if(CMAKE_CURRENT_SOURCE_DIR MATCHES "/tests/core/(answer|async|base|chunk|document|extract|ingest|ipc)$")
        list(APPEND ARG_LABELS sanitized)
        set_property(GLOBAL APPEND PROPERTY LONGLEAF_SANITIZED_TESTS ${name})
    endif()
    if(name IN_LIST LONGLEAF_THREADED)
        list(APPEND ARG_LABELS threaded)
        set_property(GLOBAL APPEND PROPERTY LONGLEAF_THREADED_TESTS ${name})
    endif()
    if(NOT ARG_TIMEOUT)
        set(ARG_TIMEOUT 120)
    endif()
    set_tests_properties(${name} PROPERTIES TIMEOUT ${ARG_TIMEOUT} LABELS "${ARG_LABELS}"
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LONGLEAF_KEYCHAIN=off;LC_ALL=C.UTF-8")
endfunction()
