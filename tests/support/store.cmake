# SPDX-License-Identifier: GPL-3.0-or-later
add_library(longleaf_test_support_store STATIC ${CMAKE_CURRENT_LIST_DIR}/temp_library.cpp)
target_link_libraries(longleaf_test_support_store PUBLIC longleaf_store)
