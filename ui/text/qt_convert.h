// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/span.h"

#include <QString>
#include <QStringView>
#include <cstddef>
#include <string>
#include <string_view>

/// The only place where UTF-8 becomes UTF-16 and back.
namespace longleaf::ui {

/// Invalid bytes become U+FFFD.
[[nodiscard]] QString toQString(std::string_view utf8);
/// A name, a title or a quote as it is shown: characters that nobody sees are their numbers.
[[nodiscard]] QString shownName(const QString &name);
/// Lone surrogates become U+FFFD.
[[nodiscard]] std::string toUtf8(const QString &text);

/// Index of the UTF-16 unit at which the byte `offset` of the text's UTF-8 form begins; an offset inside a character
/// gives that character's index, one beyond the end the text's length. Cost: linear in `offset`.
[[nodiscard]] qsizetype utf16Index(QStringView text, std::size_t offset);
/// Byte offset in the text's UTF-8 form of the UTF-16 unit at `index` (0..length); inside a surrogate pair, of the
/// pair.
[[nodiscard]] std::size_t byteOffset(QStringView text, qsizetype index);

/// Half-open range of UTF-16 units.
struct Utf16Range {
    qsizetype begin = 0;
    qsizetype end = 0;

    bool operator==(const Utf16Range &) const = default;
};
/// The UTF-16 range of a range of bytes; both ends as in utf16Index.
[[nodiscard]] Utf16Range utf16Range(QStringView text, TextSpan span);

} // namespace longleaf::ui
