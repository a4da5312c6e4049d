// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/dialect.h"
#include "tests/support/wire_answer.h"

#include <string>
#include <string_view>
#include <vector>

namespace longleaf::test {

/// The frames of the stream in order, each with its blank line, without the end marker. Keys are in alphabetical order,
/// so the type comes last; times are floats; sequence numbers count from 0. OpenAI adds an echo of the metadata and the
/// tokens written to its cache.
[[nodiscard]] std::vector<std::string> responsesFrames(const WireAnswer &answer, Flavour flavour = Flavour::Meta);
/// The same with the end marker, which Meta sends and OpenAI does not.
[[nodiscard]] WireStream responsesStream(const WireAnswer &answer, Flavour flavour);

/// The response object that a request without streaming gets.
[[nodiscard]] std::string responsesObject(const WireAnswer &answer, Flavour flavour = Flavour::Meta);

/// One frame: "event: NAME", "data: JSON", blank line.
[[nodiscard]] std::string errorFrame(std::string_view code, std::string_view message);
/// The last event of an answer that the provider gave up.
[[nodiscard]] std::string failedFrame(std::string_view code, std::string_view message);
/// The body of an HTTP error.
[[nodiscard]] std::string errorEnvelope(std::string_view message, std::string_view type, std::string_view param,
                                        std::string_view code);

} // namespace longleaf::test
