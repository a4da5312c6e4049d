# SPDX-License-Identifier: GPL-3.0-or-later
add_executable(bench_verify ${CMAKE_CURRENT_LIST_DIR}/bench_verify.cpp)
target_link_libraries(bench_verify PRIVATE longleaf_answer)
target_compile_definitions(bench_verify PRIVATE LONGLEAF_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
add_executable(bench_evidence ${CMAKE_CURRENT_LIST_DIR}/bench_evidence.cpp)
target_link_libraries(bench_evidence PRIVATE longleaf_answer nlohmann_json::nlohmann_json)
target_compile_definitions(bench_evidence PRIVATE LONGLEAF_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
