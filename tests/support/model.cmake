# SPDX-License-Identifier: GPL-3.0-or-later
# A stand-in for the provider: as a library for tests, and as a program for trying the application without a key.
add_library(longleaf_test_support_model STATIC
    black_hole.cpp replay_connection.cpp replay_server.cpp request_rules.cpp responses_wire.cpp)
target_link_libraries(longleaf_test_support_model
    PUBLIC longleaf_options longleaf_base Threads::Threads
    PRIVATE nlohmann_json::nlohmann_json)
