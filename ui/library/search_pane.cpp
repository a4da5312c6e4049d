// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/search_pane.h"

#include "ui/widgets/tick_box.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QToolButton>

namespace longleaf::ui {

namespace {

constexpr int kTypingMs = 250;

} // namespace

SearchPane::SearchPane(LibraryController &controller, const Theme &theme, QWidget *parent)
    : QFrame(parent)
    , m_controller(controller)
    , m_theme(theme)
    , m_results(this)
    , m_words(new QLineEdit(this))
    , m_close(new QToolButton(this))
    , m_onlyShown(new TickBox(tr("Only in this collection"), theme, this))
    , m_summary(new QLabel(this))
    , m_unsearched(new QLabel(this))
    , m_list(new QListView(this))
{
    setAccessibleName(tr("Search everything"));
    m_words->setPlaceholderText(tr("Words in all documents"));
    m_words->setAccessibleName(tr("Words to look for"));
    m_words->setToolTip(tr("Passages that have all the words come alone, if there are any. Words in quotation marks "
                           "must follow each other."));
    m_words->setClearButtonEnabled(true);
    m_words->addAction(theme.icon(QStringLiteral("search")), QLineEdit::LeadingPosition);
    m_words->installEventFilter(this);
    m_close->setIcon(theme.icon(QStringLiteral("close")));
    m_close->setToolTip(tr("Back to the list of documents (Esc)"));
    m_close->setAccessibleName(tr("Back to the list of documents"));
    m_onlyShown->setAccessibleName(m_onlyShown->text());
    for (QLabel *label : {m_summary, m_unsearched})
        label->setWordWrap(true);
    m_summary->setProperty("tone", QStringLiteral("soft"));
    m_unsearched->setProperty("tone", QStringLiteral("warn"));
    m_list->setModel(&m_results);
    m_list->setItemDelegate(new SearchDelegate(theme, this));
    m_list->setAccessibleName(tr("Passages found"));
    m_list->setMouseTracking(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setResizeMode(QListView::Adjust);
    m_list->installEventFilter(this);

    auto *top = new QHBoxLayout;
    top->setContentsMargins(space::kOneAndHalf, space::kUnit, space::kUnit, 0);
    top->setSpacing(space::kHalf);
    top->addWidget(m_words, 1);
    top->addWidget(m_close);
    auto *texts = new QVBoxLayout;
    texts->setContentsMargins(space::kTwo, 0, space::kOneAndHalf, 0);
    texts->setSpacing(space::kHalf);
    texts->addWidget(m_onlyShown);
    texts->addWidget(m_summary);
    texts->addWidget(m_unsearched);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kUnit);
    column->addLayout(top);
    column->addLayout(texts);
    column->addWidget(m_list, 1);

    m_typing.setSingleShot(true);
    m_typing.setInterval(kTypingMs);
    connect(&m_typing, &QTimer::timeout, this, &SearchPane::search);
    connect(m_words, &QLineEdit::textChanged, &m_typing, qOverload<>(&QTimer::start));
    connect(m_words, &QLineEdit::returnPressed, this, [this]() {
        if (m_typing.isActive())
            search();
        else
            m_list->setFocus();
    });
    connect(m_onlyShown, &QCheckBox::toggled, this, &SearchPane::search);
    connect(m_close, &QToolButton::clicked, this, &SearchPane::closed);
    connect(m_list, &QListView::activated, this, &SearchPane::activate);
    connect(m_list, &QListView::clicked, this, &SearchPane::activate);
    connect(&controller.collections(), &CollectionController::currentChanged, this, [this]() {
        m_onlyShown->setVisible(m_controller.collections().current().valid());
        if (m_onlyShown->isChecked())
            search();
    });
    connect(&theme, &Theme::changed, this, &SearchPane::applyFonts);
    m_onlyShown->setVisible(controller.collections().current().valid());
    applyFonts();
    search();
}

void SearchPane::applyFonts()
{
    m_summary->setFont(m_theme.type().caption);
    m_unsearched->setFont(m_theme.type().caption);
    m_list->doItemsLayout();
}

void SearchPane::focusWords()
{
    m_words->setFocus(Qt::ShortcutFocusReason);
    m_words->selectAll();
}

void SearchPane::setWords(const QString &words)
{
    m_words->setText(words);
}

QString SearchPane::summary() const
{
    return m_unsearched->isHidden() ? m_summary->text() : m_summary->text() + QLatin1Char(' ') + m_unsearched->text();
}

void SearchPane::search()
{
    m_typing.stop();
    m_stop.request_stop();
    const std::int64_t generation = ++m_generation;
    const QString words = m_words->text().simplified();
    if (words.isEmpty()) {
        m_results.clear();
        m_unsearched->hide();
        m_summary->setText(tr("Finds words in the texts of all documents and opens the page."));
        return;
    }
    std::vector<DocumentId> scope;
    const CollectionEntry *current = m_controller.collections().find(m_controller.collections().current());
    if (m_onlyShown->isChecked() && current != nullptr) {
        for (const std::int64_t id : current->members)
            scope.push_back(DocumentId{id});
        if (scope.empty()) {
            m_results.clear();
            m_summary->setText(tr("This collection is empty."));
            return;
        }
    }
    ++m_running;
    m_stop = once<Result<store::TextSearch>>(
        m_controller.runner(), this,
        [backend = &m_controller.backend(), words = toUtf8(words), scope](std::stop_token stop) {
            return backend->search(words, scope, std::move(stop));
        },
        [this, generation](const Result<store::TextSearch> &found) {
            --m_running;
            if (generation == m_generation)
                show(found);
        });
}

QString SearchPane::sentence(const store::TextSearch &found) const
{
    const QLocale locale;
    if (found.passages == 0)
        return tr("Found nothing in %n document(s).", nullptr, found.documentsSearched);
    QString text =
        tr("%n passage(s)", nullptr, found.passages) + QLatin1Char(' ') +
        tr("in %1 of %2 documents.")
            .arg(locale.toString(static_cast<int>(found.documents.size())), locale.toString(found.documentsSearched));
    if (!found.allWords)
        text += QLatin1Char(' ') + tr("None has all the words; these have some of them.");
    if (found.cut)
        text += QLatin1Char(' ') + tr("There are more; these fit best. Add a word to narrow the search.");
    return text;
}

void SearchPane::show(const Result<store::TextSearch> &found)
{
    m_unsearched->hide();
    if (!found) {
        m_results.clear();
        m_summary->setText(toQString(found.error().message));
        return;
    }
    m_results.show(*found, [this](DocumentId id) {
        const int index = m_controller.model().indexOf(id);
        return index < 0 ? QString() : m_controller.model().rows()[static_cast<std::size_t>(index)].title();
    });
    m_summary->setText(sentence(*found));
    m_summary->setAccessibleName(m_summary->text());
    if (found->pagesWithoutText > 0) {
        m_unsearched->setText(tr("%n page(s) have no text and were not searched.", nullptr, found->pagesWithoutText));
        m_unsearched->show();
    }
    QAccessibleEvent event(m_summary, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void SearchPane::activate(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    const SearchResults::Line &line = m_results.lines()[static_cast<std::size_t>(index.row())];
    Q_EMIT hitActivated(line.document, std::max(1, line.page), line.words);
}

bool SearchPane::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Escape) {
            Q_EMIT closed();
            return true;
        }
        if (watched == m_words && key == Qt::Key_Down) {
            m_list->setFocus();
            m_list->setCurrentIndex(m_results.index(0));
            return true;
        }
        if (watched == m_list && key == Qt::Key_Up && m_list->currentIndex().row() <= 0) {
            focusWords();
            return true;
        }
    }
    // Escape stops an answer elsewhere; here it closes the search.
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    return QFrame::eventFilter(watched, event);
}

} // namespace longleaf::ui
