// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/qt_convert.h"

#include "core/base/unseen_text.h"

namespace longleaf::ui {

namespace {

struct Step {
    qsizetype units = 1;
    std::size_t bytes = 1;
};

/// Sizes of the character at `index` in both encodings.
Step stepAt(QStringView text, qsizetype index)
{
    const QChar unit = text[index];
    if (unit.unicode() < 0x80)
        return {1, 1};
    if (unit.unicode() < 0x800)
        return {1, 2};
    if (unit.isHighSurrogate() && index + 1 < text.size() && text[index + 1].isLowSurrogate())
        return {2, 4};
    return {1, 3};
}

struct Place {
    qsizetype index = 0;
    std::size_t bytes = 0;
};

/// The last character border at or before byte `offset`, looked for from a place before it.
Place advance(QStringView text, Place from, std::size_t offset)
{
    while (from.index < text.size()) {
        const Step step = stepAt(text, from.index);
        if (from.bytes + step.bytes > offset)
            break;
        from.bytes += step.bytes;
        from.index += step.units;
    }
    return from;
}

} // namespace

QString toQString(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

QString shownName(const QString &name)
{
    return toQString(withUnseenTextShown(toUtf8(name)));
}

std::string toUtf8(const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}

qsizetype utf16Index(QStringView text, std::size_t offset)
{
    return advance(text, {}, offset).index;
}

std::size_t byteOffset(QStringView text, qsizetype index)
{
    qsizetype at = 0;
    std::size_t bytes = 0;
    while (at < text.size()) {
        const Step step = stepAt(text, at);
        if (at + step.units > index)
            break;
        at += step.units;
        bytes += step.bytes;
    }
    return bytes;
}

Utf16Range utf16Range(QStringView text, TextSpan span)
{
    const Place begin = advance(text, {}, span.begin);
    return {begin.index, span.empty() ? begin.index : advance(text, begin, span.end).index};
}

} // namespace longleaf::ui
