// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"

#include <string>
#include <string_view>

namespace longleaf::pack {

// The marks around document text in a request; `plan` counts them and `layout` writes them. Each ends with a newline.

/// `<document id="7" title="..." pages="160" key="5be1c0a94f27">`; the title is made harmless and cut to 200 bytes.
/// `key` is what no text in the document can know (documentKey); empty: none is written.
[[nodiscard]] std::string documentOpen(DocumentId id, std::string_view title, int pages, std::string_view key);
/// `</document key="5be1c0a94f27">`
[[nodiscard]] std::string documentClose(std::string_view key);
/// 12 hexadecimal digits that mark the borders of one document: of a secret of the library and of the file's content.
/// Whoever writes a document does not know the secret, so its text cannot end its own frame; and since the key is the
/// same for every request, requests keep the same beginning, which providers keep and charge less for. A key that were
/// new for each request would cost that with every question.
[[nodiscard]] std::string documentKey(std::string_view secret, std::string_view contentSha256);
/// `[[7:58]]`
[[nodiscard]] std::string pageMarker(DocumentId id, int page);
/// `[pages 12-18 of 90 not included]`, or `[page 12 of 90 not included]`
[[nodiscard]] std::string pagesNotIncluded(int first, int last, int total);
/// Stands for a part of a page that is not sent.
inline constexpr std::string_view kPartNotIncluded = "[...]\n";
/// Around text that no reader of the page sees, and instead of it.
inline constexpr std::string_view kHiddenBegin = "[hidden text: nobody can see on the page what follows]\n";
inline constexpr std::string_view kHiddenEnd = "[end of the hidden text]\n";
inline constexpr std::string_view kHiddenLeftOut = "[hidden text, which nobody can see on the page, is left out]\n";

/// A quote as it stands in the document: a model may take our marks around hidden text along. As it is if nothing else
/// is in it.
[[nodiscard]] std::string withoutHiddenMarks(std::string_view quote);

/// The text with a space put into everything that could be taken for one of our own tags or markers
/// (`<document`, `</document`, `<question`, `</question`, `<part`, `</part`, `<q `, `</q>`, `[[7:58]]`,
/// `[pages 1-2 of`, `[hidden`, `[end`), or for a mark by which a model tells who speaks (`<|im_start|>`, `[INST]`,
/// `<start_of_turn>` and their like, see markup.cpp), in any letter case. A space changes no quote: letters and digits
/// are compared.
[[nodiscard]] std::string defused(std::string_view text);

/// Document text as it is sent: defused, and without characters that no reader sees (core/base/unseen_text.h).
[[nodiscard]] std::string sendable(std::string_view text);

} // namespace longleaf::pack
