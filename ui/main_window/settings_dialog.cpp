// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/settings_dialog.h"

#include "ui/main_window/settings_appearance_page.h"
#include "ui/main_window/settings_limits_page.h"
#include "ui/main_window/settings_models_page.h"
#include "ui/main_window/settings_network_page.h"
#include "ui/main_window/settings_privacy_page.h"
#include "ui/main_window/settings_search_page.h"
#include "ui/text/qt_convert.h"
#include "ui/widgets/notice_bar.h"

#include <QFutureWatcher>
#include <QHBoxLayout>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <algorithm>

namespace longleaf::ui {

namespace {

constexpr int kWidth = 760;
constexpr int kHeight = 560;
constexpr int kListWidth = 132;

} // namespace

SettingsDialog::SettingsDialog(SettingsBackend &backend, async::JobRunner &runner, Theme &theme, QWidget *parent)
    : QDialog(parent)
    , m_backend(backend)
    , m_runner(runner)
    , m_theme(theme)
    , m_list(new QListWidget(this))
    , m_stack(new QStackedWidget(this))
    , m_models(new ModelsPage(theme, this))
    , m_notice(new NoticeBar(theme, this))
    , m_cancel(new QPushButton(tr("Cancel"), this))
    , m_save(new QPushButton(tr("Save"), this))
{
    setWindowTitle(tr("Settings"));
    setAttribute(Qt::WA_DeleteOnClose);
    setModal(false);
    resize(kWidth, kHeight);
    build();
    load();
}

SettingsDialog::~SettingsDialog()
{
    for (auto &[provider, stop] : m_tests)
        stop.request_stop();
}

void SettingsDialog::build()
{
    m_list->setProperty("variant", QStringLiteral("pages"));
    m_list->setAccessibleName(tr("Pages of the settings"));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    addPage(tr("Models"), m_models);
    addPage(tr("Limits"), new LimitsPage(m_theme, this));
    addPage(tr("Search"), new SearchPage(m_theme, this));
    addPage(tr("Network"), new NetworkPage(m_theme, this));
    addPage(tr("Privacy"), new PrivacyPage(m_theme, this));
    addPage(tr("Appearance"), new AppearancePage(m_theme, this));
    m_list->setFixedWidth(std::max(kListWidth, m_list->sizeHintForColumn(0) + space::kUnit));
    m_list->setCurrentRow(0);
    m_save->setProperty("variant", QStringLiteral("primary"));
    m_save->setDefault(true);
    m_cancel->setAutoDefault(false);

    auto *left = new QVBoxLayout;
    left->setContentsMargins(space::kUnit, space::kOneAndHalf, space::kUnit, 0);
    left->addWidget(m_list);
    auto *right = new QVBoxLayout;
    right->setSpacing(0);
    right->addWidget(m_notice);
    right->addWidget(m_stack, 1);
    auto *middle = new QHBoxLayout;
    middle->setSpacing(0);
    middle->addLayout(left);
    middle->addLayout(right, 1);
    auto *footer = new QFrame(this);
    footer->setProperty("surface", QStringLiteral("footer"));
    auto *buttons = new QHBoxLayout(footer);
    buttons->setContentsMargins(space::kTwo, space::kOneAndHalf, space::kTwo, space::kOneAndHalf);
    buttons->setSpacing(space::kUnit);
    buttons->addStretch();
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_save);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(middle, 1);
    column->addWidget(footer);

    connect(m_list, &QListWidget::currentRowChanged, m_stack, &QStackedWidget::setCurrentIndex);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::close);
    connect(m_save, &QPushButton::clicked, this, &SettingsDialog::save);
    connect(m_models, &ModelsPage::testRequested, this, &SettingsDialog::testKey);
    connect(m_models, &ModelsPage::stopRequested, this, [this](const QString &provider) {
        if (const auto test = m_tests.find(provider); test != m_tests.end())
            test->second.request_stop();
    });
}

void SettingsDialog::addPage(const QString &name, SettingsPage *page)
{
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setAccessibleName(name);
    scroll->viewport()->setProperty("surface", QStringLiteral("canvas"));
    scroll->setWidget(page);
    page->setEnabled(false);
    m_stack->addWidget(scroll);
    m_pages.push_back(page);
    m_list->addItem(name);
}

void SettingsDialog::showPage(int index)
{
    m_list->setCurrentRow(index);
}

void SettingsDialog::load()
{
    using Event = Result<SettingsForm>;
    auto job = m_runner.start<Event>(
        [backend = &m_backend](std::stop_token, const std::function<void(Event)> &emit) { emit(backend->load()); });
    auto *watcher = new QFutureWatcher<Event>(this);
    m_save->setEnabled(false);
    connect(watcher, &QFutureWatcher<Event>::finished, this, [this, watcher]() {
        watcher->deleteLater();
        if (watcher->future().resultCount() == 0)
            return;
        const Event form = watcher->result();
        if (form)
            display(*form);
        else
            m_notice->show(NoticeBar::Tone::Bad, toQString(form.error().message));
    });
    watcher->setFuture(job.future);
}

void SettingsDialog::display(const SettingsForm &form)
{
    m_form = form;
    for (SettingsPage *page : m_pages) {
        page->display(form);
        page->setEnabled(true);
    }
    // Controls of the pages come from the list of pages, and before the buttons below them, however late they are made.
    QWidget *last = previousInFocusChain();
    while (last == m_save || last == m_cancel || last->focusPolicy() == Qt::NoFocus) // Qt ignores an order with these
        last = last->previousInFocusChain();
    QWidget::setTabOrder(last, m_cancel);
    QWidget::setTabOrder(m_cancel, m_save);
    m_save->setEnabled(true);
}

SettingsForm SettingsDialog::collected() const
{
    SettingsForm form = m_form;
    for (const SettingsPage *page : m_pages)
        page->write(form);
    return form;
}

void SettingsDialog::save()
{
    for (int i = 0; i < pageCount(); ++i) {
        if (const QString problem = m_pages[static_cast<std::size_t>(i)]->problem(); !problem.isEmpty()) {
            showPage(i);
            m_notice->show(NoticeBar::Tone::Bad, problem);
            m_pages[static_cast<std::size_t>(i)]->showProblem();
            return;
        }
    }
    SettingsForm form = collected();
    std::erase_if(form.collections, [this](const CollectionRow &row) {
        return std::find(m_form.collections.begin(), m_form.collections.end(), row) != m_form.collections.end();
    });
    m_save->setEnabled(false);
    auto job =
        m_runner.start<Status>([backend = &m_backend, form](std::stop_token, const std::function<void(Status)> &emit) {
            emit(backend->save(form));
        });
    auto *watcher = new QFutureWatcher<Status>(this);
    connect(watcher, &QFutureWatcher<Status>::finished, this, [this, watcher, form]() {
        watcher->deleteLater();
        m_save->setEnabled(true);
        if (watcher->future().resultCount() == 0)
            return;
        if (const Status status = watcher->result(); !status) {
            m_notice->show(NoticeBar::Tone::Bad, toQString(status.error().message));
            return;
        }
        SettingsForm shown = form;
        shown.newKeys.clear(); // listeners have no business with keys
        Q_EMIT saved(shown);
        closeForGood();
    });
    watcher->setFuture(job.future);
}

void SettingsDialog::closeForGood()
{
    m_closing = true;
    close();
}

void SettingsDialog::reject()
{
    for (int i = 0; i < pageCount() && !m_closing; ++i) {
        const QString unsaved = m_pages[static_cast<std::size_t>(i)]->unsaved();
        if (unsaved.isEmpty())
            continue;
        showPage(i);
        m_notice->show(NoticeBar::Tone::Warning, unsaved, {{tr("Close without saving"), [this]() {
                                                                closeForGood();
                                                            }}});
        raise();
        activateWindow();
        return;
    }
    QDialog::reject();
}

void SettingsDialog::testKey(const QString &provider)
{
    using Event = Result<std::string>;
    if (m_tests.contains(provider))
        return;
    m_models->showAsking(provider);
    auto job = m_runner.start<Event>([backend = &m_backend, id = toUtf8(provider), form = collected()](
                                         std::stop_token stop, const std::function<void(Event)> &emit) {
        emit(backend->testKey(id, form, std::move(stop)));
    });
    m_tests[provider] = job.stop;
    auto *watcher = new QFutureWatcher<Event>(this);
    connect(watcher, &QFutureWatcher<Event>::finished, this, [this, watcher, provider]() {
        watcher->deleteLater();
        m_tests.erase(provider);
        if (watcher->future().resultCount() > 0)
            m_models->showResult(provider, watcher->result());
    });
    watcher->setFuture(job.future);
}

} // namespace longleaf::ui
