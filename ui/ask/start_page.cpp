// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ask/start_page.h"

#include "ui/widgets/suggestion_button.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QSvgRenderer>
#include <QVBoxLayout>

namespace longleaf::ui {

namespace {

constexpr int kMark = 56;

QPixmap brandMark(double ratio)
{
    QPixmap picture(QSize(kMark, kMark) * ratio);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    QSvgRenderer(QStringLiteral(":/longleaf/icons/longleaf.svg")).render(&painter);
    painter.end();
    picture.setDevicePixelRatio(ratio);
    return picture;
}

} // namespace

StartPage::StartPage(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_mark(new QLabel(this))
    , m_title(new QLabel(this))
    , m_text(new QLabel(this))
    , m_actions(new QWidget(this))
    , m_open(new QPushButton(tr("Open documents…"), m_actions))
    , m_sample(new QPushButton(m_actions))
    , m_suggestionsTitle(new QLabel(tr("Questions to begin with"), this))
    , m_suggestionColumn(new QVBoxLayout)
{
    m_mark->setFixedSize(kMark, kMark);
    m_mark->setPixmap(brandMark(devicePixelRatioF()));
    m_mark->setAccessibleName(tr("Longleaf"));
    m_title->setWordWrap(true);
    m_text->setWordWrap(true);
    m_text->setProperty("tone", QStringLiteral("soft"));
    m_suggestionsTitle->setProperty("tone", QStringLiteral("soft"));
    m_open->setProperty("variant", QStringLiteral("primary"));

    auto *buttons = new QHBoxLayout(m_actions);
    buttons->setContentsMargins(0, 0, 0, 0);
    buttons->setSpacing(space::kUnit);
    buttons->addWidget(m_open);
    buttons->addWidget(m_sample);
    buttons->addStretch();
    m_suggestionColumn->setSpacing(space::kUnit);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, space::kThree, 0, space::kThree);
    column->setSpacing(0);
    column->addStretch(2);
    column->addWidget(m_mark);
    column->addSpacing(space::kTwo);
    column->addWidget(m_title);
    column->addSpacing(space::kUnit);
    column->addWidget(m_text);
    column->addSpacing(space::kThree);
    column->addWidget(m_actions);
    column->addWidget(m_suggestionsTitle);
    column->addSpacing(space::kUnit);
    column->addLayout(m_suggestionColumn);
    column->addStretch(3);

    connect(m_open, &QPushButton::clicked, this, &StartPage::openFilesRequested);
    connect(m_sample, &QPushButton::clicked, this, &StartPage::sampleRequested);
    connect(&theme, &Theme::changed, this, &StartPage::applyTheme);
    applyTheme();
    refresh();
}

void StartPage::applyTheme()
{
    m_title->setFont(m_theme.type().display);
    m_text->setFont(m_theme.type().body);
    m_suggestionsTitle->setFont(m_theme.type().captionStrong);
}

void StartPage::setHaveDocuments(bool haveDocuments)
{
    m_haveDocuments = haveDocuments;
    refresh();
}

void StartPage::setSampleName(const QString &name)
{
    m_sampleName = name;
    refresh();
}

void StartPage::setSuggestions(const QStringList &questions)
{
    if (questions == m_questions)
        return;
    m_questions = questions;
    for (QPushButton *chip : m_chips)
        chip->deleteLater();
    m_chips.clear();
    for (const QString &question : questions) {
        auto *chip = new SuggestionButton(question, this);
        m_suggestionColumn->addWidget(chip);
        connect(chip, &QPushButton::clicked, this, [this, question]() { Q_EMIT questionChosen(question); });
        m_chips.push_back(chip);
    }
    refresh();
}

void StartPage::refresh()
{
    m_title->setText(m_haveDocuments ? tr("Ask about your documents") : tr("Answers you can check"));
    m_text->setText(
        m_haveDocuments
            ? tr("Every statement in the answer carries a citation. It is compared with the document word for word; "
                 "a click shows the very words on the page.")
            : tr("Drop PDF or text files anywhere on this window, ask in plain words, and click a citation to see the "
                 "very words on the page. The originals stay where they are."));
    m_actions->setVisible(!m_haveDocuments);
    m_sample->setText(tr("Open the sample: %1").arg(m_sampleName));
    m_sample->setVisible(!m_sampleName.isEmpty());
    const bool suggest = m_haveDocuments && !m_questions.isEmpty();
    m_suggestionsTitle->setVisible(suggest);
    for (QPushButton *chip : m_chips)
        chip->setVisible(suggest);
}

} // namespace longleaf::ui
