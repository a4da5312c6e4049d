# SPDX-License-Identifier: GPL-3.0-or-later
add_executable(evidence_recall ${CMAKE_CURRENT_LIST_DIR}/evidence_recall.cpp ${CMAKE_CURRENT_LIST_DIR}/recall_sets.cpp
    ${CMAKE_CURRENT_LIST_DIR}/recall_tuning.cpp)
target_link_libraries(evidence_recall PRIVATE longleaf_store longleaf_chunk longleaf_rank longleaf_pack longleaf_resources
    longleaf_test_support_store nlohmann_json::nlohmann_json)
target_compile_definitions(evidence_recall PRIVATE LONGLEAF_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
