# SPDX-License-Identifier: GPL-3.0-or-later
# A stand-in for the provider: as a library for tests, and as a program for trying the application without a key.
add_library(longleaf_test_support_model STATIC
    black_hole.cpp chat_rules.cpp chat_wire.cpp dialect.cpp fault_frames.cpp fault_list.cpp gemini_rules.cpp gemini_wire.cpp
    gzip_bomb.cpp json_damage.cpp loopback_request.cpp messages_rules.cpp messages_wire.cpp ollama_rules.cpp ollama_wire.cpp quote_echo.cpp
    refusals.cpp replay_connection.cpp replay_script.cpp replay_server.cpp reply.cpp request_rules.cpp request_text.cpp
    responses_wire.cpp routes.cpp rule_reader.cpp sample_requests.cpp server_profile.cpp side_endpoints.cpp wire_answer.cpp wire_dump.cpp wires.cpp)
target_link_libraries(longleaf_test_support_model
    PUBLIC longleaf_options longleaf_base Threads::Threads
    PRIVATE nlohmann_json::nlohmann_json)

add_executable(longleaf-replay-server replay_server_main.cpp)
set_target_properties(longleaf-replay-server PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests)
target_link_libraries(longleaf-replay-server PRIVATE longleaf_test_support_model)
