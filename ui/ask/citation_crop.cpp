// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ask/citation_crop.h"

#include <QPainter>
#include <QPainterPath>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>

namespace longleaf::ui {

namespace {

// The reader's colours of marked words; they are the same in both themes.
constexpr QColor kMarkFill{255, 233, 138};
constexpr QColor kMarkInk{27, 32, 29};

} // namespace

CitationCrop::CitationCrop(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setFixedHeight(kHeight);
    setAccessibleName(tr("The place in the document"));
}

void CitationCrop::setPictures(PassagePictures *pictures)
{
    m_pictures = pictures;
    if (pictures == nullptr)
        return;
    connect(pictures, &PassagePictures::pictureReady, this, [this](int ticket, const QImage &picture) {
        if (ticket != m_ticket)
            return;
        m_picture = picture;
        setState(State::Picture, tr("Picture of the page, the cited words boxed"));
    });
    connect(pictures, &PassagePictures::textReady, this,
            [this](int ticket, const QString &before, const QString &words, const QString &after) {
                if (ticket != m_ticket)
                    return;
                m_before = before;
                m_words = words;
                m_after = after;
                setState(State::Text, before + words + after);
            });
    connect(pictures, &PassagePictures::failed, this, [this](int ticket, const QString &why) {
        if (ticket != m_ticket)
            return;
        m_why = why;
        setState(State::Failed, why);
    });
}

bool CitationCrop::showFor(const CitationEntry &entry, int width)
{
    ++m_ticket;
    m_picture = {};
    const bool hasPlace = m_pictures != nullptr && entry.checked && entry.checked->verdict.document.valid() &&
                          entry.checked->verdict.page > 0;
    if (!hasPlace) {
        setState(State::Nothing, {});
        return false;
    }
    setState(State::Loading, tr("The page is being drawn"));
    m_pictures->request(m_ticket, entry, QSize(width, kHeight), devicePixelRatioF());
    return true;
}

void CitationCrop::setState(State state, const QString &spoken)
{
    m_state = state;
    setAccessibleDescription(spoken);
    update();
    Q_EMIT stateChanged();
}

void CitationCrop::paintEvent(QPaintEvent *)
{
    const Tokens &t = m_theme.tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF frame = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    QPainterPath shape;
    shape.addRoundedRect(frame, 4, 4);
    painter.setClipPath(shape);
    painter.fillPath(shape, t.panel);
    switch (m_state) {
    case State::Nothing: break;
    case State::Loading: paintWords(painter, tr("Drawing the page…")); break;
    case State::Picture: painter.drawImage(QRectF(rect()), m_picture); break;
    case State::Text: paintText(painter); break;
    case State::Failed: paintWords(painter, m_why); break;
    }
    painter.setClipping(false);
    painter.setPen(QPen(t.outline, 1));
    painter.drawPath(shape);
}

void CitationCrop::paintWords(QPainter &painter, const QString &words) const
{
    painter.setFont(m_theme.type().caption);
    painter.setPen(m_theme.tokens().textSoft);
    painter.drawText(rect().adjusted(space::kTwo, space::kUnit, -space::kTwo, -space::kUnit),
                     Qt::AlignCenter | Qt::TextWordWrap, words);
}

void CitationCrop::paintText(QPainter &painter) const
{
    QTextDocument text;
    text.setDocumentMargin(space::kUnit);
    text.setDefaultFont(m_theme.type().caption);
    text.setTextWidth(width());
    QTextCursor cursor(&text);
    QTextCharFormat plain;
    plain.setForeground(m_theme.tokens().textSoft);
    QTextCharFormat marked;
    marked.setForeground(kMarkInk);
    marked.setBackground(kMarkFill);
    cursor.insertText(m_before, plain);
    const int at = cursor.position();
    cursor.insertText(m_words, marked);
    cursor.insertText(m_after, plain);
    // The words stand in the upper third, with what comes before them in sight.
    const QTextBlock block = text.findBlock(at);
    const QTextLine line = block.layout()->lineForTextPosition(at - block.position());
    const double top = block.layout()->position().y() + (line.isValid() ? line.y() : 0);
    const double most = std::max(0.0, text.size().height() - height());
    painter.translate(0, -std::clamp(top - height() / 3.0, 0.0, most));
    text.drawContents(&painter);
    painter.resetTransform();
}

} // namespace longleaf::ui
