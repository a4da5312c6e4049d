// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ask/passage_list.h"

#include "ui/widgets/elided_label.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QShowEvent>
#include <QVBoxLayout>

namespace longleaf::ui {

namespace {

constexpr int kSnippetLetters = 220;

QPushButton *quietButton(const QString &text, const QString &name, const Theme &theme, QWidget *parent)
{
    auto *button = new QPushButton(text, parent);
    button->setProperty("variant", QStringLiteral("quiet"));
    button->setAccessibleName(name);
    button->setToolTip(name);
    button->setFont(theme.type().caption);
    return button;
}

} // namespace

PassageList::PassageList(const Theme &theme, SnippetSource snippets, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_snippets(std::move(snippets))
    , m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(space::kUnit);
}

void PassageList::setRows(const std::vector<Row> &rows)
{
    const auto same = [](const Row &a, const Row &b) {
        return a.passage == b.passage && a.sent == b.sent;
    };
    if (std::equal(rows.begin(), rows.end(), m_rows.begin(), m_rows.end(), same))
        return;
    qDeleteAll(findChildren<QWidget *>(QStringLiteral("passage"), Qt::FindDirectChildrenOnly));
    m_words.clear();
    m_rows = rows;
    for (const Row &row : m_rows)
        addRow(row);
    m_fetched = false;
    if (isVisible())
        fetch();
}

void PassageList::addRow(const Row &row)
{
    auto *widget = new QWidget(this);
    widget->setObjectName(QStringLiteral("passage"));
    const QString place = tr("%1, p. %2").arg(row.document).arg(row.passage.page);
    auto *where = new ElidedLabel(widget);
    where->setFullText(row.sent ? tr("%1 · was sent").arg(place) : place);
    where->setFont(m_theme.type().captionStrong);
    auto *words = new QLabel(widget);
    words->setTextFormat(Qt::PlainText);
    words->setWordWrap(true);
    words->setFont(m_theme.type().caption);
    words->setProperty("tone", QStringLiteral("soft"));
    m_words.push_back(words);
    auto *open = quietButton(tr("Open"), tr("Open %1").arg(place), m_theme, widget);
    connect(open, &QPushButton::clicked, this, [this, passage = row.passage]() { Q_EMIT opened(passage); });
    auto *head = new QHBoxLayout;
    head->setSpacing(space::kHalf);
    head->addWidget(where, 1);
    head->addWidget(open);
    if (!row.sent) {
        auto *add = quietButton(tr("Add"), tr("Ask again with %1 added").arg(place), m_theme, widget);
        connect(add, &QPushButton::clicked, this, [this, passage = row.passage]() { Q_EMIT added(passage); });
        head->addWidget(add);
    }
    auto *column = new QVBoxLayout(widget);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(words);
    m_column->addWidget(widget);
}

void PassageList::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    fetch();
}

void PassageList::fetch()
{
    if (m_fetched)
        return;
    m_fetched = true;
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const QPointer<QLabel> label(m_words[i]);
        m_snippets(m_rows[i].passage, [label](const QString &text) {
            if (label != nullptr)
                label->setText(text.size() > kSnippetLetters ? text.left(kSnippetLetters - 1) + QChar(0x2026) : text);
        });
    }
}

} // namespace longleaf::ui
