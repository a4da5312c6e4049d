# SPDX-License-Identifier: GPL-3.0-or-later
add_executable(bench_sandbox ${CMAKE_CURRENT_LIST_DIR}/bench_sandbox.cpp)
target_link_libraries(bench_sandbox PRIVATE longleaf_ingest)
target_compile_definitions(bench_sandbox PRIVATE LONGLEAF_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
add_dependencies(bench_sandbox longleaf-extractor)
