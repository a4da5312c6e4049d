# SPDX-License-Identifier: GPL-3.0-or-later
add_executable(bench_commits ${CMAKE_CURRENT_LIST_DIR}/bench_commits.cpp)
target_link_libraries(bench_commits PRIVATE longleaf_test_support_store)
