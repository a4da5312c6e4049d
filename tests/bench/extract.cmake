# SPDX-License-Identifier: GPL-3.0-or-later
add_executable(extract_fidelity ${CMAKE_CURRENT_LIST_DIR}/extract_fidelity.cpp)
target_link_libraries(extract_fidelity PRIVATE longleaf_options longleaf_answer longleaf_extract PkgConfig::UTF8PROC)
target_compile_definitions(extract_fidelity PRIVATE LONGLEAF_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
