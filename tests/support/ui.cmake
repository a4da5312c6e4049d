# SPDX-License-Identifier: GPL-3.0-or-later
if(LONGLEAF_BUILD_UI)
    add_library(longleaf_test_support_ui STATIC ui_driver.cpp ui_driver.h ui_walk.cpp ui_walk.h
        pseudo_language.cpp pseudo_language.h text_fit.cpp text_fit.h)
    target_link_libraries(longleaf_test_support_ui PUBLIC longleaf_desktop longleaf_test_support_model Qt6::Test)
    target_compile_definitions(longleaf_test_support_ui PRIVATE LONGLEAF_BINARY_DIR="${CMAKE_BINARY_DIR}"
        LONGLEAF_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
    add_dependencies(longleaf_test_support_ui longleaf-extractor)
endif()
