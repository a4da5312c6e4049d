# SPDX-License-Identifier: GPL-3.0-or-later
add_executable(bench_request ${CMAKE_CURRENT_LIST_DIR}/bench_request.cpp)
target_link_libraries(bench_request PRIVATE longleaf_ask longleaf_resources longleaf_test_support_store
    longleaf_test_support_model)
target_compile_definitions(bench_request PRIVATE LONGLEAF_SOURCE_DIR="${CMAKE_SOURCE_DIR}"
    LONGLEAF_BINARY_DIR="${CMAKE_BINARY_DIR}")
add_dependencies(bench_request longleaf-replay-server)
