// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/document_filter.h"

namespace longleaf::ui {

namespace {

constexpr const char *kShowWords[] = {"all", "ready", "warnings", "failed"};
constexpr const char *kOrderWords[] = {"added", "title", "pages", "tokens", "state"};

/// What needs attention first.
int urgency(const LibraryRow &row)
{
    switch (row.state) {
    case LibraryRow::State::Failed: return 0;
    case LibraryRow::State::Reading: return 1;
    case LibraryRow::State::Waiting: return 2;
    case LibraryRow::State::Ready: break;
    }
    return row.hasWarning() ? 3 : 4;
}

} // namespace

DocumentFilter::DocumentFilter(DocumentListModel &model, QObject *parent)
    : QSortFilterProxyModel(parent)
    , m_model(model)
{
    setSourceModel(&model);
    setDynamicSortFilter(true);
    sort(0);
}

void DocumentFilter::setText(const QString &text)
{
    const QString folded = text.simplified().toCaseFolded();
    if (folded == m_text)
        return;
    m_text = folded;
    invalidateFilter();
}

void DocumentFilter::setShow(Show show)
{
    if (show == m_show)
        return;
    m_show = show;
    invalidateFilter();
}

void DocumentFilter::setOrder(Order order, Qt::SortOrder direction)
{
    m_order = order;
    invalidate();
    sort(0, direction);
}

void DocumentFilter::setCollection(CollectionId id, std::unordered_set<std::int64_t> members)
{
    m_collection = id;
    m_members = std::move(members);
    invalidateFilter();
}

const LibraryRow &DocumentFilter::row(const QModelIndex &proxyIndex) const
{
    return m_model.rows()[static_cast<std::size_t>(mapToSource(proxyIndex).row())];
}

bool DocumentFilter::filterAcceptsRow(int at, const QModelIndex &) const
{
    const LibraryRow &row = m_model.rows()[static_cast<std::size_t>(at)];
    if (row.hidden)
        return false;
    const bool ready = row.state == LibraryRow::State::Ready;
    if (m_collection.valid()) {
        const bool inside = ready ? m_members.count(row.document.id.value) > 0 : row.file.collection == m_collection;
        if (!inside)
            return false;
    }
    if ((m_show == Show::Ready && !ready) || (m_show == Show::Warnings && !row.hasWarning()) ||
        (m_show == Show::Failed && row.state != LibraryRow::State::Failed))
        return false;
    if (m_text.isEmpty())
        return true;
    // Every word, in any order.
    for (const QStringView word : QStringView(m_text).split(QLatin1Char(' '))) {
        if (!row.haystack.contains(word))
            return false;
    }
    return true;
}

bool DocumentFilter::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    const LibraryRow &a = m_model.rows()[static_cast<std::size_t>(left.row())];
    const LibraryRow &b = m_model.rows()[static_cast<std::size_t>(right.row())];
    switch (m_order) {
    case Order::Title:
        if (const int compared = a.haystack.compare(b.haystack); compared != 0)
            return compared < 0;
        break;
    case Order::Pages:
        if (a.document.pageCount != b.document.pageCount)
            return a.document.pageCount < b.document.pageCount;
        break;
    case Order::Tokens:
        if (a.document.tokensEstimate != b.document.tokensEstimate)
            return a.document.tokensEstimate < b.document.tokensEstimate;
        break;
    case Order::State:
        if (urgency(a) != urgency(b))
            return urgency(a) < urgency(b);
        break;
    case Order::Added: break;
    }
    return left.row() < right.row();
}

QString toWord(DocumentFilter::Show show)
{
    return QString::fromLatin1(kShowWords[static_cast<int>(show)]);
}

QString toWord(DocumentFilter::Order order)
{
    return QString::fromLatin1(kOrderWords[static_cast<int>(order)]);
}

DocumentFilter::Show showFromWord(const QString &word)
{
    for (int i = 0; i < 4; ++i) {
        if (word == QLatin1String(kShowWords[i]))
            return static_cast<DocumentFilter::Show>(i);
    }
    return DocumentFilter::Show::Everything;
}

DocumentFilter::Order orderFromWord(const QString &word)
{
    for (int i = 0; i < 5; ++i) {
        if (word == QLatin1String(kOrderWords[i]))
            return static_cast<DocumentFilter::Order>(i);
    }
    return DocumentFilter::Order::Added;
}

} // namespace longleaf::ui
