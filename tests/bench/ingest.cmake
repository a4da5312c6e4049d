# SPDX-License-Identifier: GPL-3.0-or-later
add_executable(bench_ingest ${CMAKE_CURRENT_LIST_DIR}/bench_ingest.cpp)
target_link_libraries(bench_ingest PRIVATE longleaf_ingest longleaf_store longleaf_pack longleaf_test_support_store)
target_compile_definitions(bench_ingest PRIVATE LONGLEAF_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
add_dependencies(bench_ingest longleaf-extractor)
