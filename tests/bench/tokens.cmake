# SPDX-License-Identifier: GPL-3.0-or-later
add_executable(bench_tokens ${CMAKE_CURRENT_LIST_DIR}/bench_tokens.cpp)
target_link_libraries(bench_tokens PRIVATE longleaf_pack longleaf_chunk longleaf_resources)
target_compile_definitions(bench_tokens PRIVATE LONGLEAF_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
