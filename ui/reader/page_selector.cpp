// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/page_selector.h"

#include "ui/reader/page_text.h"
#include "ui/text/qt_convert.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <algorithm>
#include <utility>

namespace longleaf::ui {

PageSelector::PageSelector(PageSource &source, QObject *parent)
    : QObject(parent)
    , m_source(source)
    , m_words(source, this)
{
    connect(&m_words, &WordShelf::arrived, this, [this](int page) {
        m_boxes.erase(page);
        if (!isEmpty() && page >= begin().page && page <= end().page)
            Q_EMIT changed();
    });
    connect(&source, &PageSource::spanReady, this, [this](DocumentId document, TextSpan span, const QString &text) {
        if (document != m_document.id || m_awaited != span || isEmpty())
            return;
        m_awaited.reset();
        const auto then = std::exchange(m_then, {});
        QString joined = text;
        then({joined.replace(QLatin1Char('\f'), QLatin1Char('\n')), begin().page, end().page});
    });
    connect(&source, &PageSource::spanFailed, this, [this](DocumentId document, TextSpan span, const QString &reason) {
        if (document != m_document.id || m_awaited != span)
            return;
        m_awaited.reset();
        m_then = {};
        Q_EMIT failed(reason);
    });
}

void PageSelector::open(const document::Document &document)
{
    m_document = document;
    m_pages.clear();
    m_words.open(document);
    m_awaited.reset();
    m_then = {};
    clear();
}

void PageSelector::tell()
{
    m_boxes.clear();
    m_awaited.reset();
    Q_EMIT changed();
}

void PageSelector::clear()
{
    m_caret.reset();
    m_anchor = {};
    m_anchorEnd = {};
    m_grain = Grain::Character;
    m_x.reset();
    tell();
}

double PageSelector::aspectOf(int page) const
{
    if (page < 1 || page > static_cast<int>(m_pages.size()))
        return 1;
    const document::Page &known = m_pages[static_cast<std::size_t>(page - 1)];
    return known.widthPt > 0 && known.heightPt > 0 ? known.heightPt / known.widthPt : 1;
}

TextSpan PageSelector::grown(const PageWords &words, std::size_t offset) const
{
    switch (m_grain) {
    case Grain::Word: return wordAround(words, offset);
    case Grain::Line: return lineAround(words, offset);
    default: return {offset, offset};
    }
}

void PageSelector::press(int page, const QPointF &point, Grain grain)
{
    m_words.whenHere(page, [this, page, point, grain](const std::shared_ptr<const PageWords> &words) {
        const auto offset = offsetAt(*words, point, aspectOf(page));
        if (!offset) {
            clear();
            return;
        }
        m_grain = grain;
        const TextSpan span = grown(*words, *offset);
        m_anchor = {page, span.begin};
        m_anchorEnd = {page, span.end};
        m_caret = m_anchorEnd;
        m_x.reset();
        tell();
    });
}

void PageSelector::extendTo(int page, const QPointF &point)
{
    m_words.whenHere(page, [this, page, point](const std::shared_ptr<const PageWords> &words) {
        const auto offset = offsetAt(*words, point, aspectOf(page));
        if (!offset)
            return;
        if (!m_caret)
            m_anchor = m_anchorEnd = {page, *offset};
        const TextSpan span = grown(*words, *offset);
        const TextPlace place{page, *offset};
        m_x.reset();
        moveTo(place < m_anchor ? TextPlace{page, span.begin} : TextPlace{page, span.end});
    });
}

void PageSelector::moveTo(TextPlace place)
{
    if (m_caret == place)
        return;
    m_caret = place;
    tell();
}

void PageSelector::move(Step step, int page)
{
    const int from = m_caret ? m_caret->page : page;
    m_words.whenHere(from, [this, step, from](const std::shared_ptr<const PageWords> &words) {
        if (!m_caret) {
            if (words->layer.empty())
                return;
            m_anchor = m_anchorEnd = TextPlace{from, words->layer.words().front().span.begin};
            m_caret = m_anchor;
        }
        m_grain = Grain::Character;
        const std::size_t offset = m_caret->offset;
        const bool up = step == Step::LineAbove;
        if (up || step == Step::LineBelow) {
            moveToLine(!up, *words);
            return;
        }
        m_x.reset();
        const bool forward = step == Step::NextCharacter || step == Step::NextWord;
        const bool backward = step == Step::PreviousCharacter || step == Step::PreviousWord;
        if (forward && offset >= words->text.size() && m_caret->page < static_cast<int>(m_pages.size())) {
            moveTo({m_caret->page + 1, 0});
            return;
        }
        if (backward && offset == 0 && m_caret->page > 1) {
            m_words.whenHere(m_caret->page - 1, [this, to = m_caret->page - 1](const auto &previous) {
                moveTo({to, previous->text.size()});
            });
            return;
        }
        std::size_t next = offset;
        switch (step) {
        case Step::NextCharacter: next = nextCharacter(*words, offset); break;
        case Step::PreviousCharacter: next = previousCharacter(*words, offset); break;
        case Step::NextWord: next = nextWord(*words, offset); break;
        case Step::PreviousWord: next = previousWord(*words, offset); break;
        case Step::LineBegin: next = lineAround(*words, offset).begin; break;
        case Step::LineEnd: next = lineAround(*words, offset).end; break;
        default: break;
        }
        moveTo({m_caret->page, next});
    });
}

void PageSelector::moveToLine(bool below, const PageWords &words)
{
    const auto box = ui::caretBox(words, m_caret->offset);
    if (!box)
        return;
    const double x = m_x.value_or(static_cast<double>(box->left));
    m_x = x;
    const auto place = below ? lineBelow(words, m_caret->offset, x) : lineAbove(words, m_caret->offset, x);
    if (place) {
        moveTo({m_caret->page, *place});
        return;
    }
    const int page = m_caret->page + (below ? 1 : -1);
    if (page < 1 || page > static_cast<int>(m_pages.size()))
        return;
    m_words.whenHere(page, [this, page, below, x](const std::shared_ptr<const PageWords> &other) {
        const auto there = below ? firstLine(*other, x) : lastLine(*other, x);
        moveTo({page, there.value_or(0)});
    });
}

void PageSelector::selectPage(int page)
{
    m_words.whenHere(page, [this, page](const std::shared_ptr<const PageWords> &words) {
        m_grain = Grain::Character;
        m_anchor = m_anchorEnd = {page, 0};
        m_caret = TextPlace{page, words->text.size()};
        m_x.reset();
        tell();
    });
}

TextPlace PageSelector::begin() const
{
    return m_caret ? std::min(m_anchor, *m_caret) : TextPlace{};
}

TextPlace PageSelector::end() const
{
    return m_caret ? std::max(m_anchorEnd, *m_caret) : TextPlace{};
}

bool PageSelector::isEmpty() const
{
    return !m_caret || begin() == end();
}

TextSpan PageSelector::spanOn(int page, std::size_t textSize) const
{
    if (isEmpty() || page < begin().page || page > end().page)
        return {};
    return {page == begin().page ? std::min(begin().offset, textSize) : 0,
            page == end().page ? std::min(end().offset, textSize) : textSize};
}

bool PageSelector::contains(int page, const QPointF &point)
{
    const auto &all = boxes(page);
    const auto x = static_cast<float>(point.x());
    const auto y = static_cast<float>(point.y());
    return std::any_of(all.begin(), all.end(), [x, y](const document::Box &box) {
        return x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
    });
}

const std::vector<document::Box> &PageSelector::boxes(int page)
{
    static const std::vector<document::Box> none;
    if (isEmpty() || page < begin().page || page > end().page)
        return none;
    const auto known = m_boxes.find(page);
    if (known != m_boxes.end())
        return known->second;
    const auto words = m_words.find(page);
    if (!words) {
        m_words.want(page);
        return none;
    }
    return m_boxes[page] = words->layer.boxes(spanOn(page, words->text.size()), words->text);
}

std::optional<document::PageBox> PageSelector::caretBox()
{
    const auto words = m_caret ? m_words.find(m_caret->page) : nullptr;
    const auto box = words ? ui::caretBox(*words, m_caret->offset) : std::nullopt;
    return box ? std::optional(document::PageBox{m_caret->page, *box}) : std::nullopt;
}

std::optional<SelectedText> PageSelector::text()
{
    if (isEmpty())
        return std::nullopt;
    SelectedText selected{{}, begin().page, end().page};
    if (end().page - begin().page >= static_cast<int>(WordShelf::kMostPages))
        return std::nullopt;
    for (int page = begin().page; page <= end().page; ++page) {
        const auto words = m_words.find(page);
        if (!words)
            return std::nullopt;
        const TextSpan span = spanOn(page, words->text.size());
        if (page > begin().page)
            selected.text += QLatin1Char('\n');
        selected.text += toQString(std::string_view(words->text).substr(span.begin, span.size()));
    }
    return selected;
}

void PageSelector::withText(std::function<void(const SelectedText &)> then)
{
    if (isEmpty())
        return;
    if (const auto here = text()) {
        then(*here);
        return;
    }
    const auto position = [this](const TextPlace &place) {
        const TextSpan span = m_pages[static_cast<std::size_t>(place.page - 1)].span;
        return std::min(span.begin + place.offset, span.end);
    };
    m_then = std::move(then);
    m_awaited = TextSpan{position(begin()), position(end())};
    m_source.requestSpan(m_document, *m_awaited);
}

QString asOneLine(const QString &text)
{
    static const QRegularExpression hyphenated(
        QStringLiteral("(?<=\\p{L})([-\\x{2010}\\x{00AD}])\\s*\\n\\s*(?=\\p{Ll})"));
    QString line = text;
    line.replace(hyphenated, QStringLiteral("\\1"));
    line.remove(QChar(0x00AD));
    return line.simplified();
}

QString withReference(const SelectedText &selected, const QString &title)
{
    const QString quote = asOneLine(selected.text);
    const auto words = [](const char *text) {
        return QCoreApplication::translate("longleaf::ui::PageSelector", text);
    };
    if (selected.firstPage == selected.lastPage) {
        return words(QT_TRANSLATE_NOOP("longleaf::ui::PageSelector", "“%1” — %2, p. %3"))
            .arg(quote, title, QString::number(selected.firstPage));
    }
    return words(QT_TRANSLATE_NOOP("longleaf::ui::PageSelector", "“%1” — %2, pp. %3–%4"))
        .arg(quote, title, QString::number(selected.firstPage), QString::number(selected.lastPage));
}

} // namespace longleaf::ui
