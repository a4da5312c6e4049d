// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/dialect.h"

#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

namespace longleaf::model {

/// How the text of a user's message is written; everything else is a plain string.
enum class TextForm {
    Parts, ///< an array of text parts: documents and question stay apart
    Plain, ///< one string, the parts joined by a blank line: many small servers take nothing else
};

/// The conversation as the chat wires want it: the rules as a system message, then user and assistant in turn. A turn
/// without text is left out, and the messages of the user around it become one, because the templates of many local
/// models demand that the roles alternate. A follow-up begins with the bytes of the first request up to the end of its
/// question.
[[nodiscard]] nlohmann::ordered_json chatMessages(const ModelRequest &request, TextForm form);

/// Rules and messages as one text, for a tokenizer that takes text alone.
[[nodiscard]] std::string chatText(const ModelRequest &request);

/// A POST of JSON with the endpoint's key.
[[nodiscard]] HttpRequest postJson(const Endpoint &endpoint, std::string url, std::string_view accept,
                                   std::string body);

} // namespace longleaf::model
