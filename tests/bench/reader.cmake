# SPDX-License-Identifier: GPL-3.0-or-later
if(LONGLEAF_BUILD_UI)
    add_executable(bench_reader ${CMAKE_CURRENT_LIST_DIR}/bench_reader.cpp)
    target_link_libraries(bench_reader PRIVATE longleaf_test_support_ui)
    target_compile_definitions(bench_reader PRIVATE LONGLEAF_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
endif()
