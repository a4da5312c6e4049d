// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ask/answer_view.h"

#include "ui/ask/citation_chip.h"
#include "ui/ask/verdict_style.h"
#include "ui/text/qt_convert.h"

#include <QAbstractTextDocumentLayout>
#include <QElapsedTimer>
#include <QImage>
#include <QMimeData>
#include <QMouseEvent>
#include <QTextBlock>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

namespace longleaf::ui {

namespace {

constexpr int kCoalesceMs = 100; // smooth to read; twice as often costs twice as much, nearly all of it painting
constexpr int kMaxCoalesceMs = 500;

} // namespace

AnswerView::AnswerView(const Theme &theme, QWidget *parent)
    : QTextBrowser(parent)
    , m_theme(theme)
    , m_answer(*document(), theme)
    , m_chips(new CitationChip(
          theme,
          [this](int index) -> std::optional<answer::CitationStatus> {
              if (index < 0 || index >= citationCount())
                  return std::nullopt;
              return citation(index).status();
          },
          this))
{
    setProperty("variant", QStringLiteral("bare"));
    setAccessibleName(tr("Answer"));
    setFrameShape(QFrame::NoFrame);
    setOpenLinks(false);
    setOpenExternalLinks(false);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard | Qt::LinksAccessibleByMouse |
                            Qt::LinksAccessibleByKeyboard);
    setTabChangesFocus(true);
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
}

void AnswerView::scheduleUpdate(const Turn &turn)
{
    m_text.append(turn.text, m_text.size(), std::string::npos);
    m_citations = turn.citations;
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
    m_citations = turn.citations;
    write();
}

void AnswerView::citationChanged(const Turn &turn, int index)
{
    m_citations = turn.citations;
    if (doubtfulParts() != m_doubtful)
        write();
    const int position = chipPosition(index);
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
    m_answer.update(m_text, anchors, m_doubtful);
    fitHeight();
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
    const int height = std::max(1, static_cast<int>(std::ceil(document()->size().height())));
    if (height == this->height())
        return;
    setFixedHeight(height);
    Q_EMIT heightChanged();
}

QVariant AnswerView::loadResource(int, const QUrl &)
{
    // An empty variant would make Qt open the name as a local file; a picture of our own does not.
    ++m_resourceRequests;
    QImage placeholder(1, 1, QImage::Format_ARGB32);
    placeholder.fill(Qt::transparent);
    return placeholder;
}

int AnswerView::chipPosition(int index) const
{
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
        for (auto it = block.begin(); !it.atEnd(); ++it) {
            const QTextFragment fragment = it.fragment();
            const QTextCharFormat format = fragment.charFormat();
            if (format.objectType() == CitationChip::kObjectType &&
                format.intProperty(CitationChip::kNumberProperty) == index)
                return fragment.position();
        }
    }
    return -1;
}

QRect AnswerView::chipRect(int index) const
{
    const int position = chipPosition(index);
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
    return rect.toAlignedRect();
}

int AnswerView::chipAt(const QPoint &position) const
{
    const int at = document()->documentLayout()->hitTest(QPointF(position), Qt::ExactHit);
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
    event->ignore();
}

void AnswerView::resizeEvent(QResizeEvent *event)
{
    QTextBrowser::resizeEvent(event);
    fitHeight();
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
