// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ask/citation_card.h"

#include "ui/ask/citation_crop.h"
#include "ui/ask/citation_quote.h"
#include "ui/ask/citation_reference.h"
#include "ui/ask/verdict_style.h"
#include "ui/text/qt_convert.h"
#include "ui/widgets/elided_label.h"

#include <QEnterEvent>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

namespace longleaf::ui {

namespace {

constexpr int kShadow = 12;   ///< room around the card
constexpr int kWidth = 512;   ///< of the card itself: a line of a page can be read on it
constexpr int kGap = kShadow; ///< between the chip and the card, whose shadow takes the mouse
constexpr int kQuoteLength = 420;
constexpr int kSourceLength = 320;

QString shortened(const QString &text, int length)
{
    const QString flat = text.simplified();
    return flat.size() <= length ? flat : flat.left(length - 1) + QChar(0x2026);
}

QLabel *textLabel(QWidget *parent, const char *tone)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    if (tone != nullptr)
        label->setProperty("tone", QString::fromLatin1(tone));
    return label;
}

void tint(QLabel *label, const QColor &color)
{
    QPalette palette = label->palette();
    palette.setColor(QPalette::WindowText, color);
    label->setPalette(palette);
}

} // namespace

CitationCard::CitationCard(const Theme &theme, QWidget *window)
    : QWidget(window)
    , m_theme(theme)
    , m_icon(new QLabel(this))
    , m_word(textLabel(this, nullptr))
    , m_number(new QLabel(this))
    , m_sentence(textLabel(this, "soft"))
    , m_quote(new CitationQuote(this))
    , m_leftLabel(textLabel(this, "soft"))
    , m_leftValue(textLabel(this, nullptr))
    , m_rightLabel(textLabel(this, "soft"))
    , m_rightValue(textLabel(this, nullptr))
    , m_sourceLabel(textLabel(this, "soft"))
    , m_source(textLabel(this, nullptr))
    , m_hidden(textLabel(this, nullptr))
    , m_missing(textLabel(this, nullptr))
    , m_note(textLabel(this, nullptr))
    , m_crop(new CitationCrop(theme, this))
    , m_title(new ElidedLabel(this))
    , m_page(new QLabel(this))
    , m_open(button(QStringLiteral("page"), tr("Open the page")))
    , m_copy(button(QStringLiteral("copy"), tr("Copy with reference")))
    , m_menu(button(QStringLiteral("more"), tr("More about this citation")))
{
    setAccessibleName(tr("Citation"));
    for (QLabel *label : {m_number, static_cast<QLabel *>(m_title), m_page})
        label->setProperty("tone", QStringLiteral("soft"));
    build();
    connect(m_open, &QToolButton::clicked, this, &CitationCard::openRequested);
    connect(m_copy, &QToolButton::clicked, this, &CitationCard::copyRequested);
    connect(m_menu, &QToolButton::clicked, this,
            [this]() { Q_EMIT menuRequested(m_menu->mapToGlobal(m_menu->rect().bottomLeft())); });
    connect(&theme, &Theme::changed, this, &CitationCard::applyFonts);
    applyFonts();
    hide();
}

QToolButton *CitationCard::button(const QString &icon, const QString &name)
{
    auto *made = new QToolButton(this);
    made->setIcon(m_theme.icon(icon));
    made->setToolTip(name);
    made->setAccessibleName(name);
    made->setFocusPolicy(Qt::StrongFocus);
    return made;
}

void CitationCard::build()
{
    auto *head = new QHBoxLayout;
    head->setSpacing(space::kUnit);
    head->addWidget(m_icon, 0, Qt::AlignTop);
    head->addWidget(m_word, 1);
    head->addWidget(m_number, 0, Qt::AlignTop);
    auto *numbers = new QGridLayout;
    numbers->setHorizontalSpacing(space::kThree);
    numbers->setVerticalSpacing(2);
    numbers->setColumnStretch(0, 1);
    numbers->setColumnStretch(1, 1);
    numbers->addWidget(m_leftLabel, 0, 0);
    numbers->addWidget(m_rightLabel, 0, 1);
    numbers->addWidget(m_leftValue, 1, 0);
    numbers->addWidget(m_rightValue, 1, 1);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(space::kHalf);
    foot->addWidget(m_title, 1);
    foot->addWidget(m_page);
    foot->addSpacing(space::kHalf);
    for (QToolButton *one : {m_open, m_copy, m_menu})
        foot->addWidget(one);
    auto *column = new QVBoxLayout(this);
    const int edge = kShadow + space::kTwo;
    column->setContentsMargins(edge, kShadow + space::kOneAndHalf, edge, kShadow + space::kUnit);
    column->setSpacing(space::kUnit);
    column->addLayout(head);
    column->addWidget(m_sentence);
    column->addWidget(m_hidden);
    column->addWidget(m_quote);
    column->addLayout(numbers);
    column->addWidget(m_sourceLabel);
    column->addWidget(m_source);
    column->addWidget(m_missing);
    column->addWidget(m_note);
    column->addWidget(m_crop);
    column->addLayout(foot);
}

void CitationCard::applyFonts()
{
    const TypeScale &type = m_theme.type();
    m_word->setFont(type.bodyStrong);
    for (QLabel *label :
         {m_number, m_sentence, m_leftLabel, m_rightLabel, m_sourceLabel, m_hidden, m_missing, m_note, m_page})
        label->setFont(type.caption);
    m_title->setFont(type.caption);
    m_quote->setFont(type.body);
    m_source->setFont(type.body);
    for (QLabel *label : {m_leftValue, m_rightValue})
        label->setFont(type.title);
}

void CitationCard::setPictures(PassagePictures *pictures)
{
    m_crop->setPictures(pictures);
}

void CitationCard::fill(const CitationEntry &entry, int number)
{
    const VerdictStyle style = verdictStyle(entry, m_theme.tokens());
    m_icon->setPixmap(m_theme.pixmap(style.icon, style.color, 16, devicePixelRatioF()));
    m_word->setText(style.word);
    tint(m_word, style.color);
    m_number->setText(tr("Citation %1").arg(number));
    m_sentence->setText(style.sentence);
    m_hidden->setText(sightText(entry));
    m_hidden->setVisible(!m_hidden->text().isEmpty());
    tint(m_hidden, m_theme.tokens().warn);
    const QString quote = shortened(shownName(toQString(entry.raw.quote)), kQuoteLength);
    m_quote->setQuote(QChar(0x201C) + quote + QChar(0x201D), quoteWithReference(entry));
    m_quote->setVisible(!quote.isEmpty());
    m_title->setFullText(entry.checked ? shownName(toQString(entry.checked->title)) : QString());
    m_page->setText(pageText(entry));
    fillDifference(entry);
    m_missing->setText(notInPassageText(entry));
    m_missing->setVisible(!m_missing->text().isEmpty());
    tint(m_missing, m_theme.tokens().warn);
    const QString note = entry.wrongNote ? toQString(*entry.wrongNote).simplified() : QString();
    m_note->setText(tr("Your note: %1").arg(note));
    m_note->setVisible(!note.isEmpty());
    m_open->setEnabled(entry.checked.has_value());
    QStringList spoken{spokenCitation(entry, number), style.sentence, m_hidden->text()};
    if (!quote.isEmpty())
        spoken << m_quote->text();
    if (const FigureDifference figures = figureDifference(entry); figures.known())
        spoken << tr("The answer says %1, the document says %2.").arg(figures.inAnswer, figures.inDocument);
    spoken << m_missing->text();
    if (!note.isEmpty())
        spoken << m_note->text();
    spoken.removeAll(QString());
    m_spoken = spoken.join(QStringLiteral(". "));
    setAccessibleDescription(m_spoken);
}

void CitationCard::fillDifference(const CitationEntry &entry)
{
    const FigureDifference figures = figureDifference(entry);
    for (QLabel *label : {m_leftLabel, m_leftValue, m_rightLabel, m_rightValue})
        label->setVisible(figures.known());
    m_leftLabel->setText(tr("The answer says"));
    m_rightLabel->setText(tr("The document says"));
    m_leftValue->setText(figures.inAnswer);
    m_rightValue->setText(figures.inDocument);
    tint(m_leftValue, m_theme.tokens().warn);
    const QString source = toQString(entry.sourceText);
    const bool showSource = !source.isEmpty() && source.simplified() != toQString(entry.raw.quote).simplified();
    m_sourceLabel->setVisible(showSource);
    m_source->setVisible(showSource);
    m_sourceLabel->setText(tr("In the document"));
    m_source->setText(shortened(source, kSourceLength));
}

void CitationCard::showFor(const CitationEntry &entry, int number, const QRect &anchor)
{
    fill(entry, number);
    const int width = std::min(kWidth, parentWidget()->width() - 2 * space::kTwo);
    m_crop->setVisible(m_crop->showFor(entry, width - 2 * space::kTwo));
    place(anchor);
    raise();
    show();
    update();
}

int CitationCard::heightFor(int width)
{
    layout()->activate();
    return layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(width) : sizeHint().height();
}

void CitationCard::place(const QRect &anchor)
{
    const QRect window = parentWidget()->rect();
    const int width = std::min(kWidth, window.width() - 2 * space::kTwo) + 2 * kShadow;
    setFixedWidth(width);
    const int below = window.bottom() - anchor.bottom() - kGap + kShadow;
    const int above = anchor.top() - kGap + kShadow;
    const int roomBeside = std::max(window.right() - anchor.right(), anchor.left()) - kGap + 2 * kShadow;
    int height = heightFor(width);
    // What can be done without gives way before the card covers its chip.
    for (QWidget *part : std::initializer_list<QWidget *>{m_source, m_crop}) {
        const bool fits = height <= std::max(below, above) || (width <= roomBeside && height <= window.height());
        if (fits)
            break;
        part->hide();
        m_sourceLabel->setVisible(!m_source->isHidden());
        height = heightFor(width);
    }
    setFixedHeight(height);
    QPoint at(std::clamp(anchor.left() - kShadow - space::kTwo, -kShadow,
                         std::max(-kShadow, window.width() - width + kShadow)),
              anchor.bottom() + kGap - kShadow);
    if (height > below && height <= above) {
        at.setY(anchor.top() - kGap - height + kShadow);
    } else if (height > below && width <= roomBeside) {
        const bool right = window.right() - anchor.right() >= anchor.left();
        at.setX(right ? anchor.right() + kGap - kShadow : anchor.left() - kGap - width + kShadow);
        at.setY(std::clamp(anchor.top() - height / 2, 0, std::max(0, window.height() - height)));
    }
    move(at);
}

void CitationCard::takeFocus()
{
    (m_open->isEnabled() ? m_open : m_copy)->setFocus(Qt::TabFocusReason);
}

bool CitationCard::focusNextPrevChild(bool next)
{
    const QList<QToolButton *> ring{m_open, m_copy, m_menu};
    qsizetype at = ring.indexOf(qobject_cast<QToolButton *>(focusWidget()));
    for (int tries = 0; tries < ring.size(); ++tries) {
        at = (at + (next ? 1 : -1) + ring.size()) % ring.size();
        if (ring[at]->isEnabled()) {
            ring[at]->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
            return true;
        }
    }
    return false;
}

bool CitationCard::event(QEvent *event)
{
    // While an answer arrives Escape stops it; from inside the card it closes the card.
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

void CitationCard::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Escape) {
        QWidget::keyPressEvent(event);
        return;
    }
    event->accept();
    Q_EMIT closeRequested();
}

void CitationCard::enterEvent(QEnterEvent *event)
{
    QWidget::enterEvent(event);
    Q_EMIT mouseEntered();
}

void CitationCard::leaveEvent(QEvent *event)
{
    QWidget::leaveEvent(event);
    Q_EMIT mouseLeft();
}

void CitationCard::mousePressEvent(QMouseEvent *event)
{
    event->accept(); // not for what lies below
}

void CitationCard::paintEvent(QPaintEvent *)
{
    const Tokens &t = m_theme.tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF card = QRectF(rect()).adjusted(kShadow, kShadow, -kShadow, -kShadow);
    painter.setPen(Qt::NoPen);
    for (int i = kShadow - 2; i > 0; i -= 2) {
        QColor shadow = t.shadow;
        shadow.setAlpha(t.shadow.alpha() / (kShadow - 2));
        painter.setBrush(shadow);
        painter.drawRoundedRect(card.adjusted(-i, -i + 3, i, i + 1), 8 + i, 8 + i);
    }
    painter.setBrush(t.raised);
    painter.setPen(QPen(t.outline, 1));
    painter.drawRoundedRect(card.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
}

} // namespace longleaf::ui
