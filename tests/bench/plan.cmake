# SPDX-License-Identifier: GPL-3.0-or-later
add_executable(bench_plan ${CMAKE_CURRENT_LIST_DIR}/bench_plan.cpp)
target_link_libraries(bench_plan PRIVATE longleaf_model longleaf_pack longleaf_chunk)
target_compile_definitions(bench_plan PRIVATE LONGLEAF_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
