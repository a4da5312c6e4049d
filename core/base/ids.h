// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace longleaf {

/// A row id that cannot be mixed up with another kind of id. 0 means "none".
template <typename Tag> struct Id {
    std::int64_t value = 0;

    [[nodiscard]] bool valid() const { return value > 0; }
    auto operator<=>(const Id &) const = default;
};

using DocumentId = Id<struct DocumentTag>;
using ChunkId = Id<struct ChunkTag>;
using CollectionId = Id<struct CollectionTag>;
using ConversationId = Id<struct ConversationTag>;
using AnswerId = Id<struct AnswerTag>;
using SweepId = Id<struct SweepTag>;
using NoteId = Id<struct NoteTag>;

/// Decimal text of an id's value; the form that longleaf-cli prints and takes.
std::string idText(std::int64_t value);
template <typename Tag> std::string toText(Id<Tag> id) { return idText(id.value); }

/// Reads what `toText` wrote. Empty unless the whole text is a positive decimal number.
std::optional<std::int64_t> parseIdText(std::string_view text);

} // namespace longleaf
