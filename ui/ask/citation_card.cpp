// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ask/citation_card.h"

#include "ui/ask/verdict_style.h"
#include "ui/text/qt_convert.h"
#include "ui/widgets/elided_label.h"

#include <QGridLayout>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>
#include <algorithm>

namespace longleaf::ui {

namespace {

constexpr int kShadow = 12; ///< room around the card
constexpr int kWidth = 384; ///< of the card itself
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

} // namespace

CitationCard::CitationCard(const Theme &theme, QWidget *window)
    : QWidget(window)
    , m_theme(theme)
    , m_icon(new QLabel(this))
    , m_word(new QLabel(this))
    , m_number(new QLabel(this))
    , m_sentence(textLabel(this, "soft"))
    , m_quote(textLabel(this, nullptr))
    , m_leftLabel(textLabel(this, "soft"))
    , m_leftValue(textLabel(this, nullptr))
    , m_rightLabel(textLabel(this, "soft"))
    , m_rightValue(textLabel(this, nullptr))
    , m_sourceLabel(textLabel(this, "soft"))
    , m_source(textLabel(this, nullptr))
    , m_missing(textLabel(this, nullptr))
    , m_title(new ElidedLabel(this))
    , m_page(new QLabel(this))
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    setAccessibleName(tr("Citation"));
    m_number->setProperty("tone", QStringLiteral("soft"));
    m_title->setProperty("tone", QStringLiteral("soft"));
    m_page->setProperty("tone", QStringLiteral("soft"));

    auto *head = new QHBoxLayout;
    head->setSpacing(space::kUnit);
    head->addWidget(m_icon);
    head->addWidget(m_word, 1);
    head->addWidget(m_number);
    auto *numbers = new QGridLayout;
    numbers->setHorizontalSpacing(space::kThree);
    numbers->setVerticalSpacing(2);
    numbers->setColumnStretch(1, 1);
    numbers->addWidget(m_leftLabel, 0, 0);
    numbers->addWidget(m_rightLabel, 0, 1);
    numbers->addWidget(m_leftValue, 1, 0);
    numbers->addWidget(m_rightValue, 1, 1);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(space::kUnit);
    foot->addWidget(m_title, 1);
    foot->addWidget(m_page);

    auto *column = new QVBoxLayout(this);
    const int edge = kShadow + space::kTwo;
    column->setContentsMargins(edge, kShadow + space::kOneAndHalf, edge, kShadow + space::kOneAndHalf);
    column->setSpacing(space::kUnit);
    column->addLayout(head);
    column->addWidget(m_sentence);
    column->addWidget(m_quote);
    column->addLayout(numbers);
    column->addWidget(m_sourceLabel);
    column->addWidget(m_source);
    column->addWidget(m_missing);
    column->addLayout(foot);
    connect(&theme, &Theme::changed, this, &CitationCard::applyFonts);
    applyFonts();
    hide();
}

void CitationCard::applyFonts()
{
    const TypeScale &type = m_theme.type();
    m_word->setFont(type.bodyStrong);
    for (QLabel *label : {m_number, m_sentence, m_leftLabel, m_rightLabel, m_sourceLabel, m_missing, m_page})
        label->setFont(type.caption);
    m_title->setFont(type.caption);
    for (QLabel *label : {m_quote, m_source})
        label->setFont(type.body);
    for (QLabel *label : {m_leftValue, m_rightValue})
        label->setFont(type.title);
}

void CitationCard::fill(const CitationEntry &entry, int number)
{
    const VerdictStyle style = verdictStyle(entry.status(), m_theme.tokens());
    m_icon->setPixmap(m_theme.pixmap(style.icon, style.color, 16, devicePixelRatioF()));
    m_word->setText(style.word);
    QPalette palette = m_word->palette();
    palette.setColor(QPalette::WindowText, style.color);
    m_word->setPalette(palette);
    m_number->setText(tr("Citation %1").arg(number));
    m_sentence->setText(style.sentence);
    const QString quote = shortened(toQString(entry.raw.quote), kQuoteLength);
    m_quote->setText(QChar(0x201C) + quote + QChar(0x201D));
    m_quote->setVisible(!quote.isEmpty());
    const QString title = entry.checked ? toQString(entry.checked->title) : QString();
    m_title->setFullText(title);
    m_page->setText(pageText(entry));
    fillDifference(entry);
    const QString missing = notInPassageText(entry);
    m_missing->setText(missing);
    m_missing->setVisible(!missing.isEmpty());
    QPalette warning = m_missing->palette();
    warning.setColor(QPalette::WindowText, m_theme.tokens().warn);
    m_missing->setPalette(warning);
    m_spoken = spokenCitation(entry, number) + QStringLiteral(". ") + style.sentence + QLatin1Char(' ') + quote +
               (missing.isEmpty() ? QString() : QStringLiteral(". ") + missing);
    setAccessibleDescription(m_spoken);
}

void CitationCard::fillDifference(const CitationEntry &entry)
{
    const QString source = toQString(entry.sourceText);
    const QString quote = toQString(entry.raw.quote);
    const bool numbers = entry.status() == answer::CitationStatus::NumbersDiffer && !source.isEmpty();
    const QStringList inAnswer = numbers ? numbersOnlyIn(quote, source) : QStringList();
    const QStringList inDocument = numbers ? numbersOnlyIn(source, quote) : QStringList();
    const bool show = !inAnswer.isEmpty() || !inDocument.isEmpty();
    for (QLabel *label : {m_leftLabel, m_leftValue, m_rightLabel, m_rightValue})
        label->setVisible(show);
    if (show) {
        m_leftLabel->setText(tr("The answer says"));
        m_rightLabel->setText(tr("The document says"));
        const QString none(QChar(0x2014));
        m_leftValue->setText(inAnswer.isEmpty() ? none : inAnswer.mid(0, 3).join(QStringLiteral(", ")));
        m_rightValue->setText(inDocument.isEmpty() ? none : inDocument.mid(0, 3).join(QStringLiteral(", ")));
        QPalette palette = m_leftValue->palette();
        palette.setColor(QPalette::WindowText, m_theme.tokens().warn);
        m_leftValue->setPalette(palette);
    }
    const bool showSource = !source.isEmpty() && source.simplified() != quote.simplified();
    m_sourceLabel->setVisible(showSource);
    m_source->setVisible(showSource);
    m_sourceLabel->setText(tr("In the document"));
    m_source->setText(shortened(source, kSourceLength));
}

void CitationCard::showFor(const CitationEntry &entry, int number, const QRect &anchor)
{
    fill(entry, number);
    place(anchor);
    raise();
    show();
    update();
}

void CitationCard::place(const QRect &anchor)
{
    const QRect window = parentWidget()->rect();
    const int width = std::min(kWidth, window.width() - 2 * space::kTwo) + 2 * kShadow;
    setFixedWidth(width);
    layout()->activate();
    const int height = layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(width) : sizeHint().height();
    setFixedHeight(height);
    int x = std::clamp(anchor.left() - kShadow - space::kTwo, 0, std::max(0, window.width() - width));
    int y = anchor.bottom() + 4 - kShadow + 2;
    if (y + height > window.height())
        y = anchor.top() - 4 - height + kShadow;
    move(x, std::max(0, y));
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
