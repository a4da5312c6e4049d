# SPDX-License-Identifier: GPL-3.0-or-later
add_executable(bench_conversations ${CMAKE_CURRENT_LIST_DIR}/bench_conversations.cpp)
target_link_libraries(bench_conversations PRIVATE longleaf_store longleaf_test_support_store SQLite::SQLite3)
if(LONGLEAF_BUILD_UI)
    add_executable(bench_typing ${CMAKE_CURRENT_LIST_DIR}/bench_typing.cpp)
    target_link_libraries(bench_typing PRIVATE longleaf_test_support_ui longleaf_test_support_store SQLite::SQLite3)
endif()
