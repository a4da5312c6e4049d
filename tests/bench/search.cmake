# SPDX-License-Identifier: GPL-3.0-or-later
add_executable(bench_search ${CMAKE_CURRENT_LIST_DIR}/bench_search.cpp)
target_link_libraries(bench_search PRIVATE longleaf_store longleaf_chunk longleaf_test_support_store
    nlohmann_json::nlohmann_json)
target_compile_definitions(bench_search PRIVATE LONGLEAF_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
