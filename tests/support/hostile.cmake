# SPDX-License-Identifier: GPL-3.0-or-later
add_library(longleaf_test_support_hostile STATIC ${CMAKE_CURRENT_LIST_DIR}/hostile_answers.cpp)
target_include_directories(longleaf_test_support_hostile PRIVATE ${CMAKE_SOURCE_DIR})
target_compile_definitions(longleaf_test_support_hostile PRIVATE LONGLEAF_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
target_link_libraries(longleaf_test_support_hostile PRIVATE longleaf_options)
