// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/outline_panel.h"

#include "ui/reader/reader_backend.h"
#include "ui/text/qt_convert.h"
#include "ui/widgets/theme.h"

#include <QFutureWatcher>
#include <QHeaderView>
#include <QLabel>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QTreeView>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

namespace longleaf::ui {

namespace {

constexpr int kOpenUpTo = 60; // entries; a longer list shows its top level first

/// A bar at the edge of the section that is being read, besides its bold letters.
class OutlineDelegate final : public QStyledItemDelegate {
public:
    OutlineDelegate(const Theme &theme, QObject *parent)
        : QStyledItemDelegate(parent)
        , m_theme(theme)
    {
    }

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QSize size = QStyledItemDelegate::sizeHint(option, index);
        size.setHeight(std::max(size.height(), QFontMetrics(m_theme.type().body).height() + space::kUnit));
        return size;
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::paint(painter, option, index);
        if (index.column() != 0 || !index.data(OutlineModel::HereRole).toBool())
            return;
        const int edge = option.direction == Qt::RightToLeft ? option.rect.right() - 2 : option.rect.left();
        painter->fillRect(QRect(edge, option.rect.top() + 3, 3, option.rect.height() - 6), m_theme.tokens().accent);
    }

private:
    const Theme &m_theme;
};

} // namespace

OutlinePanel::OutlinePanel(ReaderBackend &backend, async::JobRunner &runner, const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_backend(backend)
    , m_runner(runner)
    , m_note(new QLabel(this))
    , m_tree(new QTreeView(this))
    , m_model(new OutlineModel(this))
{
    m_note->setProperty("tone", QStringLiteral("soft"));
    m_note->setWordWrap(true);
    m_note->setContentsMargins(space::kOneAndHalf, space::kUnit, space::kOneAndHalf, space::kUnit);
    m_note->hide();
    m_tree->setObjectName(QStringLiteral("outline"));
    m_tree->setAccessibleName(tr("Contents of the document"));
    m_tree->setModel(m_model);
    m_tree->setItemDelegate(new OutlineDelegate(theme, m_tree));
    m_tree->setHeaderHidden(true);
    m_tree->header()->setAccessibleName(tr("Contents of the document"));
    m_tree->setUniformRowHeights(true);
    m_tree->setIndentation(space::kTwo);
    m_tree->setTextElideMode(Qt::ElideRight);
    m_tree->setExpandsOnDoubleClick(false);
    m_tree->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setMinimumSectionSize(0);
    m_tree->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_tree->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_note);
    column->addWidget(m_tree, 1);
    const auto choose = [this](const QModelIndex &index) {
        if (m_model->entry(index).page > 0)
            Q_EMIT chosen(m_model->entry(index));
    };
    connect(m_tree, &QTreeView::clicked, this, choose);
    connect(m_tree, &QTreeView::activated, this, choose);
}

OutlinePanel::~OutlinePanel()
{
    stop();
}

void OutlinePanel::stop()
{
    ++m_run;
    if (m_stop)
        m_stop->request_stop();
    m_stop.reset();
}

void OutlinePanel::setDocument(const document::Document &document)
{
    if (document.id == m_document.id)
        return;
    stop();
    m_document = document;
    m_loaded = false;
    m_model->setEntries({});
    say(document.id.valid() ? QString() : tr("Open a document to see its contents."));
    if (isVisible())
        load();
}

void OutlinePanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    load();
}

void OutlinePanel::load()
{
    if (m_loaded || m_stop || !m_document.id.valid())
        return;
    using Read = Result<document::Outline>;
    auto job = m_runner.start<Read>(
        [&backend = m_backend, document = m_document](std::stop_token stop, const std::function<void(Read)> &emit) {
            emit(backend.outline(document, stop));
        });
    m_stop = job.stop;
    say(tr("Reading the contents…"));
    auto *watcher = new QFutureWatcher<Read>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, run = m_run] {
        watcher->deleteLater();
        if (run != m_run || watcher->future().resultCount() == 0)
            return;
        m_stop.reset();
        m_loaded = true;
        showOutline(watcher->result());
    });
    watcher->setFuture(job.future);
}

void OutlinePanel::showOutline(const Result<document::Outline> &outline)
{
    if (!outline) {
        say(toQString(outline.error().message));
        return;
    }
    const bool own = outline->origin == document::Outline::Origin::Document;
    QString note;
    if (outline->entries.empty())
        note = tr("This document has no contents, and no lines in it look like headings.");
    else if (!own)
        note = tr("The document has no contents of its own. These lines of its text look like headings.");
    if (!outline->complete)
        note += (note.isEmpty() ? QString() : QStringLiteral(" ")) + tr("There are more than are listed here.");
    say(note);
    const bool isShort = outline->entries.size() <= kOpenUpTo;
    m_model->setEntries(outline->entries);
    if (isShort)
        m_tree->expandAll();
    setPlace(m_page, m_offset);
}

void OutlinePanel::say(const QString &note)
{
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
}

QString OutlinePanel::note() const
{
    return m_note->text();
}

void OutlinePanel::setPlace(int page, double offset)
{
    m_page = page;
    m_offset = offset;
    const QModelIndex here = m_model->sectionAt(page, offset);
    if (here == m_model->here())
        return;
    m_model->setHere(here);
    // A closed branch stays closed: the entry above it is in sight then.
    if (here.isValid() && isVisible() && !m_tree->hasFocus())
        m_tree->scrollTo(here.parent().isValid() && !m_tree->isExpanded(here.parent()) ? here.parent() : here);
}

} // namespace longleaf::ui
