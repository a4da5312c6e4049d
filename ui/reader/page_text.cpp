// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/page_text.h"

#include "core/base/utf8.h"
#include "ui/text/qt_convert.h"

#include <QTextBoundaryFinder>
#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>
#include <vector>

namespace longleaf::ui {

namespace {

using document::Advance;
using document::Box;
using document::LayerWord;

// A line above or below is farther than a word on the same line that is as far away.
constexpr double kAcrossLines = 4;

bool upright(const LayerWord &word)
{
    return word.advance == Advance::Right || word.advance == Advance::Left;
}

double outside(double value, double low, double high)
{
    return std::max({low - value, value - high, 0.0});
}

/// Byte offsets of the borders between a word's code points, both ends included.
std::vector<std::size_t> borders(const PageWords &words, const LayerWord &word)
{
    std::vector<std::size_t> offsets{word.span.begin};
    const std::size_t end = std::min(word.span.end, words.text.size());
    while (offsets.back() < end)
        offsets.push_back(offsets.back() + utf8::decode(words.text, offsets.back()).size);
    return offsets;
}

/// Where border `index` of `count` + 1 lies, 0..1 along the word's advance.
double edgeAt(const LayerWord &word, std::size_t index, std::size_t count)
{
    if (index == 0 || count == 0)
        return 0;
    if (index >= count)
        return 1;
    if (word.edges.size() + 1 == count)
        return word.edges[index - 1] / 255.0;
    return static_cast<double>(index) / static_cast<double>(count);
}

/// How far along its advance the point is, 0..1 inside of the word.
double along(const LayerWord &word, const QPointF &point)
{
    const double left = static_cast<double>(word.box.left);
    const double top = static_cast<double>(word.box.top);
    const double x = (point.x() - left) / std::max(1e-9, static_cast<double>(word.box.width()));
    const double y = (point.y() - top) / std::max(1e-9, static_cast<double>(word.box.height()));
    switch (word.advance) {
    case Advance::Left: return 1 - x;
    case Advance::Down: return y;
    case Advance::Up: return 1 - y;
    default: return x;
    }
}

std::size_t offsetIn(const PageWords &words, const LayerWord &word, const QPointF &point)
{
    const std::vector<std::size_t> offsets = borders(words, word);
    const std::size_t count = offsets.size() - 1;
    const double at = along(word, point);
    std::size_t best = 0;
    for (std::size_t i = 1; i <= count; ++i) {
        if (std::abs(edgeAt(word, i, count) - at) < std::abs(edgeAt(word, best, count) - at))
            best = i;
    }
    return offsets[best];
}

/// The word that an offset belongs to; in white space the one before, else the first.
const LayerWord *wordOf(const PageWords &words, std::size_t offset)
{
    const auto &all = words.layer.words();
    if (all.empty())
        return nullptr;
    const auto after = std::partition_point(all.begin(), all.end(),
                                            [offset](const LayerWord &word) { return word.span.begin <= offset; });
    return after == all.begin() ? &all.front() : &*std::prev(after);
}

bool holdsLetters(QStringView text)
{
    return std::any_of(text.begin(), text.end(),
                       [](QChar c) { return c.isLetterOrNumber() || c.isSurrogate() || c.isMark(); });
}

/// Both ends of the words of one line.
using Words = std::pair<const LayerWord *, const LayerWord *>;

Words lineOf(const PageWords &words, const LayerWord *word)
{
    const auto &all = words.layer.words();
    const LayerWord *first = word;
    const LayerWord *last = word;
    while (first != &all.front() && std::prev(first)->line == word->line)
        --first;
    while (last != &all.back() && std::next(last)->line == word->line)
        ++last;
    return {first, last};
}

std::size_t placeOnLine(const PageWords &words, const Words &line, double x)
{
    const LayerWord *best = line.first;
    const auto distance = [x](const LayerWord &word) {
        return outside(x, static_cast<double>(word.box.left), static_cast<double>(word.box.right));
    };
    for (const LayerWord *word = line.first; word <= line.second; ++word) {
        if (distance(*word) < distance(*best))
            best = word;
    }
    const double y = static_cast<double>(best->box.top + best->box.bottom) / 2;
    return offsetIn(words, *best, {x, y});
}

bool besideEachOther(const LayerWord &a, const LayerWord &b)
{
    const float middle = (b.box.top + b.box.bottom) / 2;
    return middle > a.box.top && middle < a.box.bottom;
}

std::size_t boundary(const PageWords &words, std::size_t offset, QTextBoundaryFinder::BoundaryType type, bool forward)
{
    const QString text = toQString(words.text);
    QTextBoundaryFinder finder(type, text);
    finder.setPosition(utf16Index(text, offset));
    const auto wanted = forward ? QTextBoundaryFinder::EndOfItem : QTextBoundaryFinder::StartOfItem;
    for (;;) {
        const qsizetype at = forward ? finder.toNextBoundary() : finder.toPreviousBoundary();
        if (at < 0)
            return forward ? words.text.size() : 0;
        if (type == QTextBoundaryFinder::Grapheme || finder.boundaryReasons().testFlag(wanted))
            return byteOffset(text, at);
    }
}

} // namespace

std::optional<std::size_t> offsetAt(const PageWords &words, const QPointF &point, double aspect)
{
    const LayerWord *nearest = nullptr;
    double least = std::numeric_limits<double>::max();
    bool onLine = false;
    for (const LayerWord &word : words.layer.words()) {
        const Box &box = word.box;
        const double dx = outside(point.x(), static_cast<double>(box.left), static_cast<double>(box.right));
        const double dy = outside(point.y(), static_cast<double>(box.top), static_cast<double>(box.bottom)) * aspect;
        const bool sameLine = upright(word) ? dy <= 0 : dx <= 0;
        if (onLine && !sameLine)
            continue;
        const double distance = upright(word) ? dx + kAcrossLines * dy : dy + kAcrossLines * dx;
        if (distance < least || (sameLine && !onLine)) {
            least = distance;
            nearest = &word;
        }
        onLine = onLine || sameLine;
    }
    if (nearest == nullptr)
        return std::nullopt;
    return offsetIn(words, *nearest, point);
}

bool isOnText(const PageWords &words, const QPointF &point)
{
    const auto &all = words.layer.words();
    return std::any_of(all.begin(), all.end(), [&point](const LayerWord &word) {
        const Box &box = word.box;
        const double dx = outside(point.x(), static_cast<double>(box.left), static_cast<double>(box.right));
        const double dy = outside(point.y(), static_cast<double>(box.top), static_cast<double>(box.bottom));
        const double reach = static_cast<double>(upright(word) ? box.height() : box.width());
        return upright(word) ? dy <= 0 && dx <= reach : dx <= 0 && dy <= reach;
    });
}

TextSpan wordAround(const PageWords &words, std::size_t offset)
{
    const QString text = toQString(words.text);
    const qsizetype at = utf16Index(text, offset);
    QTextBoundaryFinder finder(QTextBoundaryFinder::Word, text);
    const auto spanFrom = [&](qsizetype begin) {
        finder.setPosition(begin);
        const qsizetype end = finder.toNextBoundary();
        if (begin < 0 || end < 0 || !holdsLetters(QStringView(text).mid(begin, end - begin)))
            return TextSpan{offset, offset};
        return TextSpan{byteOffset(text, begin), byteOffset(text, end)};
    };
    finder.setPosition(at);
    const bool atBorder = finder.isAtBoundary();
    const TextSpan here = spanFrom(atBorder ? at : finder.toPreviousBoundary());
    if (!here.empty() || !atBorder || at == 0)
        return here;
    finder.setPosition(at);
    return spanFrom(finder.toPreviousBoundary());
}

TextSpan lineAround(const PageWords &words, std::size_t offset)
{
    const LayerWord *word = wordOf(words, offset);
    if (word == nullptr)
        return {offset, offset};
    const Words line = lineOf(words, word);
    return {line.first->span.begin, line.second->span.end};
}

std::size_t nextCharacter(const PageWords &words, std::size_t offset)
{
    return boundary(words, offset, QTextBoundaryFinder::Grapheme, true);
}

std::size_t previousCharacter(const PageWords &words, std::size_t offset)
{
    return boundary(words, offset, QTextBoundaryFinder::Grapheme, false);
}

std::size_t nextWord(const PageWords &words, std::size_t offset)
{
    return boundary(words, offset, QTextBoundaryFinder::Word, true);
}

std::size_t previousWord(const PageWords &words, std::size_t offset)
{
    return boundary(words, offset, QTextBoundaryFinder::Word, false);
}

std::optional<std::size_t> lineBelow(const PageWords &words, std::size_t offset, double x)
{
    const LayerWord *word = wordOf(words, offset);
    if (word == nullptr)
        return std::nullopt;
    // The next line of the text is the one below, or the top of the next column; cells of one row count as one line.
    const LayerWord *end = &words.layer.words().back();
    for (const LayerWord *next = lineOf(words, word).second; next != end;) {
        next = std::next(next);
        const Words line = lineOf(words, next);
        if (!besideEachOther(*word, *next))
            return placeOnLine(words, line, x);
        next = line.second;
    }
    return std::nullopt;
}

std::optional<std::size_t> lineAbove(const PageWords &words, std::size_t offset, double x)
{
    const LayerWord *word = wordOf(words, offset);
    if (word == nullptr)
        return std::nullopt;
    const LayerWord *begin = &words.layer.words().front();
    for (const LayerWord *previous = lineOf(words, word).first; previous != begin;) {
        previous = std::prev(previous);
        const Words line = lineOf(words, previous);
        if (!besideEachOther(*word, *previous))
            return placeOnLine(words, line, x);
        previous = line.first;
    }
    return std::nullopt;
}

std::optional<std::size_t> firstLine(const PageWords &words, double x)
{
    if (words.layer.empty())
        return std::nullopt;
    return placeOnLine(words, lineOf(words, &words.layer.words().front()), x);
}

std::optional<std::size_t> lastLine(const PageWords &words, double x)
{
    if (words.layer.empty())
        return std::nullopt;
    return placeOnLine(words, lineOf(words, &words.layer.words().back()), x);
}

std::optional<document::Box> caretBox(const PageWords &words, std::size_t offset)
{
    const LayerWord *word = wordOf(words, offset);
    if (word == nullptr)
        return std::nullopt;
    const std::vector<std::size_t> offsets = borders(words, *word);
    const std::size_t count = offsets.size() - 1;
    const auto place = std::lower_bound(offsets.begin(), offsets.end(), offset);
    const auto index = std::min<std::size_t>(static_cast<std::size_t>(place - offsets.begin()), count);
    const auto at = static_cast<float>(edgeAt(*word, index, count));
    Box box = word->box;
    switch (word->advance) {
    case Advance::Right: box.left = box.right = word->box.left + at * word->box.width(); break;
    case Advance::Left: box.left = box.right = word->box.right - at * word->box.width(); break;
    case Advance::Down: box.top = box.bottom = word->box.top + at * word->box.height(); break;
    case Advance::Up: box.top = box.bottom = word->box.bottom - at * word->box.height(); break;
    }
    return box;
}

} // namespace longleaf::ui
