// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/help_window.h"

#include "ui/ask/answer_view.h"
#include "ui/ask/turn.h"
#include "ui/text/qt_convert.h"
#include "ui/widgets/accessible_role.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>
#include <algorithm>

namespace longleaf::ui {

namespace {

constexpr int kWidth = 880;
constexpr int kHeight = 640;
constexpr int kListWidth = 216;
constexpr int kIndexRole = Qt::UserRole;
const QString kScheme = QStringLiteral("help:");

} // namespace

HelpWindow::HelpWindow(const Theme &theme, QWidget *parent)
    : QDialog(parent)
    , m_pages(helpPages())
    , m_search(new QLineEdit(this))
    , m_list(new QListWidget(this))
    , m_none(new QLabel(tr("No page has these words."), this))
    , m_scroll(new QScrollArea(this))
    , m_text(new AnswerView(theme, this))
{
    setWindowTitle(tr("Longleaf help"));
    setAttribute(Qt::WA_DeleteOnClose);
    setModal(false);
    resize(kWidth, kHeight);
    m_search->setPlaceholderText(tr("Search the help"));
    m_search->setAccessibleName(m_search->placeholderText());
    m_search->setClearButtonEnabled(true);
    m_list->setProperty("variant", QStringLiteral("pages"));
    m_list->setAccessibleName(tr("Pages of the help"));
    m_none->setProperty("tone", QStringLiteral("soft"));
    m_none->setWordWrap(true);
    m_none->hide();
    auto *left = new QWidget(this);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *leftColumn = new QVBoxLayout(left);
    leftColumn->setContentsMargins(space::kUnit, space::kOneAndHalf, space::kUnit, space::kUnit);
    leftColumn->setSpacing(space::kUnit);
    leftColumn->addWidget(m_search);
    leftColumn->addWidget(m_none);
    leftColumn->addWidget(m_list, 1);

    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    setAccessibleRole(m_scroll, QAccessible::Document); // first: a name is told, and with it the role asked for
    m_scroll->setAccessibleName(tr("Page of the help"));
    m_scroll->viewport()->setProperty("surface", QStringLiteral("canvas"));
    auto *page = new QWidget(m_scroll);
    page->setProperty("surface", QStringLiteral("canvas"));
    auto *pageColumn = new QVBoxLayout(page);
    pageColumn->setContentsMargins(space::kThree, space::kThree, space::kThree, space::kThree);
    pageColumn->addWidget(m_text);
    pageColumn->addStretch();
    m_scroll->setWidget(page);

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(left);
    row->addWidget(m_scroll, 1);
    connect(m_search, &QLineEdit::textChanged, this, &HelpWindow::filter);
    connect(m_list, &QListWidget::currentRowChanged, this, &HelpWindow::showCurrent);
    connect(m_text, &AnswerView::linkActivated, this, &HelpWindow::follow);
    connect(&theme, &Theme::changed, m_text, &AnswerView::themeChanged);
    filter({});
    // The longest title is seen whole, whatever the language and the size of text.
    left->setFixedWidth(std::max(kListWidth, m_list->sizeHintForColumn(0) + space::kFour));
    m_search->setFocus();
}

void HelpWindow::filter(const QString &typed)
{
    const QStringList words = typed.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    m_list->clear();
    for (std::size_t i = 0; i < m_pages.size(); ++i) {
        const QString text = toQString(m_pages[i].markdown);
        const bool all = std::all_of(words.begin(), words.end(),
                                     [&text](const QString &word) { return text.contains(word, Qt::CaseInsensitive); });
        if (!all)
            continue;
        auto *item = new QListWidgetItem(m_pages[i].title, m_list);
        item->setData(kIndexRole, static_cast<qulonglong>(i));
    }
    m_none->setVisible(m_list->count() == 0);
    m_list->setCurrentRow(0);
}

void HelpWindow::showPage(const QString &id)
{
    m_search->clear();
    const auto page = std::find_if(m_pages.begin(), m_pages.end(), [&id](const HelpPage &one) { return one.id == id; });
    m_list->setCurrentRow(page == m_pages.end() ? 0 : static_cast<int>(page - m_pages.begin()));
}

void HelpWindow::showCurrent()
{
    const QListWidgetItem *item = m_list->currentItem();
    if (item == nullptr)
        return;
    const HelpPage &page = m_pages[static_cast<std::size_t>(item->data(kIndexRole).toULongLong())];
    Turn turn;
    turn.text = page.markdown;
    m_text->setAccessibleName(page.title);
    m_scroll->setAccessibleName(page.title);
    m_text->updateNow(turn);
    m_scroll->verticalScrollBar()->setValue(0);
}

void HelpWindow::follow(const QString &target)
{
    if (target.startsWith(kScheme))
        showPage(target.mid(kScheme.size()));
    else
        Q_EMIT linkActivated(target);
}

} // namespace longleaf::ui
