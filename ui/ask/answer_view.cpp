// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ask/answer_view.h"

#include "ui/ask/citation_chip.h"
#include "ui/ask/citation_handle.h"
#include "ui/ask/code_buttons.h"
#include "ui/ask/verdict_style.h"
#include "ui/text/qt_convert.h"

#include <QAbstractTextDocumentLayout>
#include <QContextMenuEvent>
#include <QElapsedTimer>
#include <QImage>
#include <QMimeData>
#include <QMouseEvent>
#include <QScrollBar>
#include <QTextBlock>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

namespace longleaf::ui {

namespace {

constexpr int kCoalesceMs = 40; // text that comes at 25 pictures a second reads as flowing
constexpr int kMaxCoalesceMs = 500;

} // namespace

AnswerView::AnswerView(const Theme &theme, QWidget *parent)
    : QTextBrowser(parent)
    , m_theme(theme)
    , m_answer(*document(), theme)
    , m_chips(new CitationChip(
          theme,
          [this](int index) {
              const bool known = index >= 0 && index < citationCount();
              return known ? verdictStyle(citation(index), m_theme.tokens())
                           : verdictStyle(std::nullopt, m_theme.tokens());
          },
          this))
    , m_handles(new CitationHandles(theme, viewport()))
    , m_codeButtons(new CodeButtons(theme, *this))
{
    setProperty("variant", QStringLiteral("bare"));
    setAccessibleName(tr("Answer"));
    setFrameShape(QFrame::NoFrame);
    setOpenLinks(false);
    setOpenExternalLinks(false);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded); // a wide table scrolls, the pane stays as it is
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard | Qt::LinksAccessibleByMouse |
                            Qt::LinksAccessibleByKeyboard);
    setTabChangesFocus(true);
    setWordWrapMode(QTextOption::WordWrap); // a figure that is broken inside a narrow cell reads as another one
    setMouseTracking(true);
    viewport()->setMouseTracking(true);
    viewport()->setAttribute(Qt::WA_StaticContents); // a longer answer repaints its new lines only
    document()->setDocumentMargin(0);
    document()->documentLayout()->registerHandler(CitationChip::kObjectType, m_chips);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &AnswerView::write);
    connect(this, &QTextBrowser::anchorClicked, this,
            [this](const QUrl &url) { Q_EMIT linkActivated(QString::fromUtf8(url.toEncoded())); });
    connect(document()->documentLayout(), &QAbstractTextDocumentLayout::documentSizeChanged, this,
            &AnswerView::fitHeight);
    connect(horizontalScrollBar(), &QScrollBar::valueChanged, this, &AnswerView::placeOverlays);
    connect(horizontalScrollBar(), &QScrollBar::rangeChanged, this, &AnswerView::fitHeight);
    connect(m_handles, &CitationHandles::opened, this, &AnswerView::citationActivated);
    connect(m_handles, &CitationHandles::cardRequested, this, &AnswerView::citationCardRequested);
    connect(m_handles, &CitationHandles::menuRequested, this, &AnswerView::citationMenuRequested);
    connect(m_handles, &CitationHandles::focused, this, &AnswerView::citationFocused);
}

void AnswerView::takeCitations(const Turn &turn)
{
    m_citations = turn.citations;
    m_handles->describe(m_citations);
}

void AnswerView::scheduleUpdate(const Turn &turn)
{
    m_text.append(turn.text, std::min(m_text.size(), turn.text.size()), std::string::npos);
    if (turn.citations.size() !=
        m_citations.size()) // their verdicts come by citationChanged(); not copied at each delta
        takeCitations(turn);
    // Writing may take at most a fifth of the time, however long one paragraph gets.
    const int delay = std::clamp(static_cast<int>(m_lastWriteMs * 4), kCoalesceMs, kMaxCoalesceMs);
    if (!m_timer.isActive())
        m_timer.start(delay);
}

void AnswerView::updateNow(const Turn &turn)
{
    if (turn.text.compare(0, m_text.size(), m_text) != 0)
        m_answer.clear();
    m_text = turn.text;
    takeCitations(turn);
    write();
}

void AnswerView::citationChanged(const Turn &turn, int index)
{
    if (m_citations.size() != turn.citations.size() || index < 0 || index >= citationCount()) {
        takeCitations(turn);
    } else {
        m_citations[static_cast<std::size_t>(index)] = turn.citations[static_cast<std::size_t>(index)];
        m_handles->describe(index, citation(index));
    }
    if (doubtfulParts() != m_doubtful)
        write();
    const int position = m_answer.chipPosition(index);
    if (position >= 0)
        document()->markContentsDirty(position, 1);
    viewport()->update();
}

void AnswerView::themeChanged()
{
    m_answer.clear();
    write();
}

void AnswerView::updateCitationSource(int index, const std::string &text)
{
    if (index >= 0 && index < citationCount())
        m_citations[static_cast<std::size_t>(index)].sourceText = text;
}

void AnswerView::write()
{
    m_timer.stop();
    QElapsedTimer clock;
    clock.start();
    std::vector<markdown::ChipAnchor> anchors;
    for (std::size_t i = 0; i < m_citations.size(); ++i)
        anchors.push_back({std::min(m_citations[i].raw.statement.end, m_text.size()), static_cast<int>(i)});
    std::stable_sort(anchors.begin(), anchors.end(),
                     [](const auto &first, const auto &second) { return first.offset < second.offset; });
    m_doubtful = doubtfulParts();
    // The open block is written anew; what is selected in it stays selected.
    const QTextCursor before = textCursor();
    const int anchor = before.anchor();
    const int position = before.position();
    m_answer.update(m_text, anchors, m_doubtful);
    if (anchor != position && (textCursor().anchor() != anchor || textCursor().position() != position)) {
        const int last = document()->characterCount() - 1;
        QTextCursor selection(document());
        selection.setPosition(std::min(anchor, last));
        selection.setPosition(std::min(position, last), QTextCursor::KeepAnchor);
        setTextCursor(selection);
    }
    fitHeight();
    placeOverlays();
    m_lastWriteMs = static_cast<double>(clock.nsecsElapsed()) / 1e6;
    m_writingMs += m_lastWriteMs;
}

/// What no cited passage has; the citations of one statement name the same parts.
std::vector<TextSpan> AnswerView::doubtfulParts() const
{
    std::vector<TextSpan> parts;
    for (const CitationEntry &entry : m_citations) {
        if (!entry.checked)
            continue;
        for (const answer::UnsupportedPart &part : entry.checked->notInPassage)
            parts.push_back(part.span);
    }
    std::sort(parts.begin(), parts.end(), [](TextSpan a, TextSpan b) { return a.begin < b.begin; });
    parts.erase(std::unique(parts.begin(), parts.end()), parts.end());
    return parts;
}

void AnswerView::fitHeight()
{
    const int bar = horizontalScrollBar()->maximum() > 0 ? horizontalScrollBar()->sizeHint().height() : 0;
    const int height = std::max(1, static_cast<int>(std::ceil(document()->size().height()))) + bar;
    if (height == this->height())
        return;
    setFixedHeight(height);
    Q_EMIT heightChanged();
}

void AnswerView::placeOverlays()
{
    m_handles->place([this](int index) { return chipRect(index); });
    m_codeButtons->place(m_answer.codeBlocks());
}

QVariant AnswerView::loadResource(int, const QUrl &)
{
    // An empty variant would make Qt open the name as a local file; a picture of our own does not.
    ++m_resourceRequests;
    QImage placeholder(1, 1, QImage::Format_ARGB32);
    placeholder.fill(Qt::transparent);
    return placeholder;
}

QRect AnswerView::chipRect(int index) const
{
    const int position = m_answer.chipPosition(index);
    if (position < 0)
        return {};
    const QTextBlock block = document()->findBlock(position);
    const QTextLine line = block.layout()->lineForTextPosition(position - block.position());
    if (!line.isValid())
        return {};
    const QPointF origin =
        document()->documentLayout()->blockBoundingRect(block).topLeft() - block.layout()->boundingRect().topLeft();
    const double left = line.cursorToX(position - block.position());
    const double right = line.cursorToX(position - block.position() + 1);
    const QRectF rect(origin.x() + std::min(left, right), origin.y() + line.y(), std::abs(right - left), line.height());
    return rect.translated(-horizontalScrollBar()->value(), 0).toAlignedRect();
}

int AnswerView::chipAt(const QPoint &position) const
{
    const int at = document()->documentLayout()->hitTest(
        QPointF(position.x() + horizontalScrollBar()->value(), position.y()), Qt::ExactHit);
    if (at < 0)
        return -1;
    // The nearest cursor position may be on either side of the chip.
    for (const int candidate : {at, at - 1}) {
        if (candidate < 0)
            continue;
        QTextCursor cursor(document());
        cursor.setPosition(std::min(candidate + 1, document()->characterCount() - 1));
        const QTextCharFormat format = cursor.charFormat();
        if (format.objectType() != CitationChip::kObjectType)
            continue;
        const int index = format.intProperty(CitationChip::kNumberProperty);
        if (chipRect(index).contains(position))
            return index;
    }
    return -1;
}

void AnswerView::mouseMoveEvent(QMouseEvent *event)
{
    QTextBrowser::mouseMoveEvent(event);
    const int chip = event->buttons() == Qt::NoButton ? chipAt(event->pos()) : -1;
    if (chip >= 0)
        viewport()->setCursor(Qt::PointingHandCursor);
    else if (m_hovered >= 0)
        viewport()->setCursor(Qt::IBeamCursor);
    if (chip < 0 && m_hovered < 0)
        return;
    m_hovered = chip;
    Q_EMIT citationHovered(chip);
}

void AnswerView::leaveEvent(QEvent *event)
{
    QTextBrowser::leaveEvent(event);
    if (m_hovered >= 0) {
        m_hovered = -1;
        Q_EMIT citationHovered(-1);
    }
}

void AnswerView::mouseReleaseEvent(QMouseEvent *event)
{
    const bool selecting = textCursor().hasSelection();
    QTextBrowser::mouseReleaseEvent(event);
    if (event->button() != Qt::LeftButton || selecting)
        return;
    const int chip = chipAt(event->pos());
    if (chip >= 0)
        Q_EMIT citationActivated(chip);
}

void AnswerView::wheelEvent(QWheelEvent *event)
{
    const QPoint delta = event->angleDelta();
    const bool sideways = std::abs(delta.x()) > std::abs(delta.y()) || event->modifiers().testFlag(Qt::ShiftModifier);
    if (sideways && horizontalScrollBar()->maximum() > 0)
        QTextBrowser::wheelEvent(event);
    else
        event->ignore();
}

void AnswerView::resizeEvent(QResizeEvent *event)
{
    QTextBrowser::resizeEvent(event);
    fitHeight();
    placeOverlays();
}

void AnswerView::contextMenuEvent(QContextMenuEvent *event)
{
    const int chip = chipAt(event->pos());
    if (chip >= 0)
        Q_EMIT citationMenuRequested(chip, event->globalPos());
    else
        QTextBrowser::contextMenuEvent(event);
}

bool AnswerView::focusNextPrevChild(bool next)
{
    // From a chip Tab goes on to the next one; the browser would look for links, beginning at its text cursor.
    return hasFocus() ? QTextBrowser::focusNextPrevChild(next) : QWidget::focusNextPrevChild(next);
}

void AnswerView::focusCitation(int index)
{
    m_handles->focus(index);
}

void AnswerView::keyPressEvent(QKeyEvent *event)
{
    // The answer is as tall as its text, so these keys are for the view around it.
    if (event->key() == Qt::Key_PageUp || event->key() == Qt::Key_PageDown) {
        event->ignore();
        return;
    }
    QTextBrowser::keyPressEvent(event);
}

void AnswerView::setCurrentCitation(int index)
{
    m_chips->setCurrent(index);
    viewport()->update();
    if (index >= 0 && index < citationCount())
        setAccessibleDescription(spokenCitation(citation(index), index + 1));
}

int AnswerView::currentCitation() const
{
    return m_chips->current();
}

QMimeData *AnswerView::createMimeDataFromSelection() const
{
    // Citations go along: numbers in the text, the quotes with their places below it.
    const QTextCursor selection = textCursor();
    QString text = selection.selectedText();
    QString list;
    QString out;
    QTextCursor probe(document());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar character = text[i];
        if (character == QChar(0x2060))
            continue;
        if (character != QChar::ObjectReplacementCharacter) {
            const bool lineEnd = character == QChar::ParagraphSeparator || character == QChar::LineSeparator;
            out += lineEnd ? QChar(QLatin1Char('\n')) : character;
            continue;
        }
        probe.setPosition(selection.selectionStart() + static_cast<int>(i) + 1);
        const int index = probe.charFormat().intProperty(CitationChip::kNumberProperty);
        out += QStringLiteral(" [%1]").arg(index + 1);
        if (index < citationCount())
            list += QStringLiteral("[%1] “%2” (%3)\n")
                        .arg(index + 1)
                        .arg(toQString(citation(index).raw.quote), spokenCitation(citation(index), index + 1));
    }
    if (!list.isEmpty())
        out += QStringLiteral("\n\n") + list;
    auto *copied = new QMimeData;
    copied->setText(out);
    return copied;
}

} // namespace longleaf::ui
