# SPDX-License-Identifier: GPL-3.0-or-later
if(LONGLEAF_BUILD_UI)
    add_executable(bench_window ${CMAKE_CURRENT_LIST_DIR}/bench_window.cpp)
    target_link_libraries(bench_window PRIVATE longleaf_test_support_ui nlohmann_json::nlohmann_json)
    target_compile_definitions(bench_window PRIVATE LONGLEAF_BINARY_DIR="${CMAKE_BINARY_DIR}")
    add_dependencies(bench_window longleaf-replay-server)
    add_executable(bench_library ${CMAKE_CURRENT_LIST_DIR}/bench_library.cpp)
    target_link_libraries(bench_library PRIVATE longleaf_test_support_ui longleaf_test_support_store longleaf_test_support_pdf)
endif()
