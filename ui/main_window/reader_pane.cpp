// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/reader_pane.h"

#include "ui/main_window/damage_notice.h"
#include "ui/reader/document_tabs.h"
#include "ui/reader/find_bar.h"
#include "ui/reader/find_session.h"
#include "ui/reader/hit_list.h"
#include "ui/reader/outline_panel.h"
#include "ui/reader/page_source.h"
#include "ui/reader/thumbnail_panel.h"
#include "ui/widgets/notice_bar.h"

#include <QHBoxLayout>
#include <QKeySequence>
#include <QLabel>
#include <QResizeEvent>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

namespace longleaf::ui {

namespace {

constexpr int kNarrow = 560;
constexpr int kSideWidth = 232;

} // namespace

ReaderPane::ReaderPane(PageSource &source, ReaderBackend &backend, async::JobRunner &runner, const Theme &theme,
                       QWidget *parent)
    : QFrame(parent)
    , m_theme(theme)
    , m_header(new QFrame(this))
    , m_title(new QLabel(tr("Reader"), m_header))
    , m_tabs(new DocumentTabs(theme, m_header))
    , m_session(new FindSession(backend, runner, this))
    , m_find(new FindBar(*m_session, theme, this))
    , m_side(new SidePanel(backend, runner, *m_session, theme, this))
    , m_body(new QSplitter(this))
    , m_view(new ReaderView(source, this))
    , m_damage(new DamageNotice(source, backend, runner, theme, this))
{
    setProperty("surface", QStringLiteral("panel"));
    setAccessibleName(tr("Reader"));
    buildHeader();
    buildBody();
    connectParts();
    connect(&theme, &Theme::changed, this, &ReaderPane::applyTheme);
    applyTheme();
    Q_EMIT changed();
}

void ReaderPane::buildBody()
{
    auto *reading = new QWidget(m_body);
    auto *inner = new QVBoxLayout(reading);
    inner->setContentsMargins(0, 0, 0, 0);
    inner->setSpacing(0);
    inner->addWidget(m_find);
    inner->addWidget(m_view, 1);
    m_body->addWidget(m_side);
    m_body->addWidget(reading);
    m_body->setStretchFactor(0, 0);
    m_body->setStretchFactor(1, 1);
    m_body->setHandleWidth(1);
    m_body->setChildrenCollapsible(false);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(m_body, 1);
    addStrip(m_damage->strip());
}

void ReaderPane::connectParts()
{
    m_view->setFindSession(m_session);
    connect(m_tabs, &DocumentTabs::chosen, this, [this](DocumentId id) {
        if (const auto tab = m_open.find(id.value); tab != m_open.end())
            jump([this, to = tab->second] { restore(to); });
    });
    connect(m_tabs, &DocumentTabs::closeRequested, this, &ReaderPane::closeTab);
    connect(m_view, &ReaderView::aboutToJump, this, [this] {
        if (const auto from = here())
            m_history.leave(*from);
        Q_EMIT changed();
    });
    connect(m_view, &ReaderView::placeChanged, this, &ReaderPane::showPlace);
    connect(m_view, &ReaderView::currentPageChanged, this, &ReaderPane::showPlace);
    connect(m_session, &FindSession::currentChanged, this, &ReaderPane::showHit);
    connect(m_damage, &DamageNotice::mended, this, &ReaderPane::showMended);
    connect(m_damage, &DamageNotice::backupWanted, this, &ReaderPane::backupWanted);
    connect(m_find, &FindBar::closed, m_view, qOverload<>(&QWidget::setFocus));
    connect(m_find, &FindBar::listWanted, this, [this] { toggleSide(SidePanel::View::Hits); });
    connect(m_side->outline(), &OutlinePanel::chosen, this, [this](const document::OutlineEntry &entry) {
        jump([&] { m_view->scrollTo(entry.page, static_cast<double>(entry.top)); });
    });
    connect(m_side->thumbnails(), &ThumbnailPanel::chosen, this,
            [this](int page) { jump([&] { m_view->scrollToPage(page); }); });
    connect(m_side, &SidePanel::changed, this, &ReaderPane::changed);
    connect(m_back, &QToolButton::clicked, this, &ReaderPane::back);
    connect(m_forward, &QToolButton::clicked, this, &ReaderPane::forward);
    connect(m_contents, &QToolButton::clicked, this, [this] { toggleSide(m_side->view()); });
    connect(m_search, &QToolButton::clicked, this, [this] { findInDocument(); });
    connect(this, &ReaderPane::changed, this, [this] {
        m_back->setEnabled(canGoBack());
        m_forward->setEnabled(canGoForward());
        m_search->setEnabled(m_document.id.valid());
        m_contents->setEnabled(m_document.id.valid());
        m_contents->setChecked(m_side->isVisibleTo(this));
        m_tabs->setVisible(!m_open.empty());
        m_title->setVisible(m_open.empty());
    });
}

QToolButton *ReaderPane::button(const QString &icon, const QString &name, const QKeySequence &keys)
{
    auto *result = new QToolButton(m_header);
    result->setIcon(m_theme.icon(icon));
    result->setAccessibleName(name);
    const QString shortcut = keys.toString(QKeySequence::NativeText);
    result->setToolTip(shortcut.isEmpty() ? name : tr("%1 (%2)", "action, shortcut").arg(name, shortcut));
    result->setAutoRaise(true);
    return result;
}

void ReaderPane::buildHeader()
{
    m_header->setProperty("surface", QStringLiteral("header"));
    m_header->setFixedHeight(space::kHeader);
    m_back = button(isRightToLeft() ? QStringLiteral("chevron-right") : QStringLiteral("chevron-left"), tr("Back"),
                    QKeySequence(QKeySequence::Back));
    m_forward = button(isRightToLeft() ? QStringLiteral("chevron-left") : QStringLiteral("chevron-right"),
                       tr("Forward"), QKeySequence(QKeySequence::Forward));
    m_contents = button(QStringLiteral("ledger"), tr("Contents and pages"), {});
    m_contents->setCheckable(true);
    m_search = button(QStringLiteral("search"), tr("Find in the document"), QKeySequence(QKeySequence::Find));
    auto *row = new QHBoxLayout(m_header);
    row->setContentsMargins(space::kUnit, 0, space::kUnit, 0);
    row->setSpacing(space::kHalf);
    row->addWidget(m_contents);
    row->addWidget(m_back);
    row->addWidget(m_forward);
    row->addWidget(m_title, 1);
    row->addWidget(m_tabs, 1, Qt::AlignBottom);
    row->addWidget(m_search);
}

void ReaderPane::applyTheme()
{
    m_title->setFont(m_theme.type().title);
    m_tabs->setFont(m_theme.type().body);
}

void ReaderPane::addStrip(QWidget *strip)
{
    layout()->addWidget(strip);
}

/// A narrow pane has no room beside the pages: the panel stands above them.
void ReaderPane::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    const Qt::Orientation wanted = event->size().width() < kNarrow ? Qt::Vertical : Qt::Horizontal;
    if (m_body->orientation() == wanted && m_placed)
        return;
    m_placed = true;
    m_body->setOrientation(wanted);
    const int room = wanted == Qt::Vertical ? event->size().height() - space::kHeader : event->size().width();
    const int side = wanted == Qt::Vertical ? room / 3 : kSideWidth;
    m_body->setSizes({side, room - side});
}

} // namespace longleaf::ui
