# SPDX-License-Identifier: GPL-3.0-or-later
add_executable(bench_archive ${CMAKE_CURRENT_LIST_DIR}/bench_archive.cpp)
target_link_libraries(bench_archive PRIVATE longleaf_ask longleaf_resources longleaf_test_support_store nlohmann_json::nlohmann_json)
target_compile_definitions(bench_archive PRIVATE LONGLEAF_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
