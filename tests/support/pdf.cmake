# SPDX-License-Identifier: GPL-3.0-or-later
add_library(longleaf_test_support_pdf STATIC ${CMAKE_CURRENT_LIST_DIR}/make_pdf.cpp)
target_link_libraries(longleaf_test_support_pdf PUBLIC longleaf_base)
