// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/export_dialog.h"

#include "ui/text/qt_convert.h"
#include "ui/widgets/notice_bar.h"

#include <QFile>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace longleaf::ui {

namespace {

constexpr int kWidth = 560;

} // namespace

ExportDialog::ExportDialog(ExportBackend &backend, async::JobRunner &runner, const Theme &theme, ExportOffer offer,
                           const ExportHabits &habits, QWidget *parent)
    : QDialog(parent)
    , m_backend(backend)
    , m_runner(runner)
    , m_theme(theme)
    , m_form(new ExportForm(theme, std::move(offer), habits, this))
    , m_notice(new NoticeBar(theme, this))
{
    setWindowTitle(tr("Export"));
    setAttribute(Qt::WA_DeleteOnClose);
    setModal(false);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *noticeRow = new QVBoxLayout;
    noticeRow->setContentsMargins(space::kUnit, space::kUnit, space::kUnit, 0);
    noticeRow->addWidget(m_notice);
    column->addLayout(noticeRow);
    column->addWidget(m_form, 1);
    column->addWidget(buildFooter());
    connect(m_form, &ExportForm::changed, m_notice, &NoticeBar::dismiss);
    setMinimumWidth(kWidth);
    resize(kWidth, sizeHint().height());
    m_export->setFocus();
}

ExportDialog::~ExportDialog()
{
    m_stop.request_stop();
}

QWidget *ExportDialog::buildFooter()
{
    auto *footer = new QFrame(this);
    footer->setProperty("surface", QStringLiteral("footer"));
    m_progressText = new QLabel(footer);
    m_progressText->setTextFormat(Qt::PlainText);
    m_progressText->setFont(m_theme.type().caption);
    m_progress = new QProgressBar(footer);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Progress of the export"));
    m_progress->setFixedHeight(space::kHalf);
    m_cancel = new QPushButton(tr("Cancel"), footer);
    m_cancel->setAutoDefault(false);
    m_export = new QPushButton(tr("Export"), footer);
    m_export->setProperty("variant", QStringLiteral("primary"));
    m_export->setDefault(true);
    auto *progress = new QVBoxLayout;
    progress->setSpacing(space::kHalf);
    progress->addStretch();
    progress->addWidget(m_progressText);
    progress->addWidget(m_progress);
    progress->addStretch();
    auto *row = new QHBoxLayout(footer);
    row->setContentsMargins(space::kTwo, space::kOneAndHalf, space::kTwo, space::kOneAndHalf);
    row->setSpacing(space::kUnit);
    row->addLayout(progress, 1);
    row->addWidget(m_cancel);
    row->addWidget(m_export);
    m_progress->hide();
    m_progressText->hide();
    connect(m_cancel, &QPushButton::clicked, this, &ExportDialog::cancel);
    connect(m_export, &QPushButton::clicked, this, [this]() { start(false); });
    return footer;
}

void ExportDialog::start(bool overwrite)
{
    if (isRunning())
        return;
    const QString path = m_form->path();
    if (path.isEmpty()) {
        m_notice->show(NoticeBar::Tone::Bad, tr("Give the file a name."));
        m_form->focusPath();
        return;
    }
    m_notice->dismiss();
    showRunning(true);
    const ExportTask task{m_form->request(), QFile::encodeName(path).toStdString(), overwrite};
    auto job = m_runner.start<Event>(
        [backend = &m_backend, task](std::stop_token stop, const std::function<void(Event)> &emit) {
            emit(backend->write(task, std::move(stop), [&emit](int done, int total) { emit(Step{done, total}); }));
        });
    m_stop = job.stop;
    m_watcher = new QFutureWatcher<Event>(this);
    connect(m_watcher, &QFutureWatcher<Event>::resultReadyAt, this,
            [this](int index) { onEvent(m_watcher->resultAt(index)); });
    m_watcher->setFuture(job.future);
}

void ExportDialog::cancel()
{
    if (!isRunning()) {
        close();
        return;
    }
    m_stop.request_stop();
    m_progressText->setText(tr("Stopping…"));
}

void ExportDialog::onEvent(const Event &event)
{
    if (const auto *step = std::get_if<Step>(&event)) {
        m_progress->setRange(0, step->total);
        m_progress->setValue(step->done);
        m_progressText->setText(tr("Page picture %1 of %2").arg(step->done).arg(step->total));
        return;
    }
    m_watcher->deleteLater();
    m_watcher = nullptr;
    showRunning(false);
    onSaved(std::get<Result<exporting::Saved>>(event));
}

void ExportDialog::onSaved(const Result<exporting::Saved> &saved)
{
    if (!saved && saved.error().code == ErrorCode::Canceled) {
        m_notice->show(NoticeBar::Tone::Info, tr("Stopped; no file was written."));
        return;
    }
    if (!saved) {
        m_notice->show(NoticeBar::Tone::Bad, toQString(saved.error().message));
        return;
    }
    const QString path = m_form->path();
    if (*saved == exporting::Saved::Exists) {
        m_notice->show(NoticeBar::Tone::Warning,
                       tr("There is a file “%1” already. Replace it?").arg(QFileInfo(path).fileName()),
                       {{tr("Replace"),
                         [this]() {
                             start(true);
                         }},
                        {tr("Keep it"), [this]() {
                             m_form->focusPath();
                         }}});
        return;
    }
    Q_EMIT exported(path, m_form->habits());
    close();
}

void ExportDialog::showRunning(bool running)
{
    m_form->setEnabled(!running);
    m_export->setEnabled(!running);
    m_progress->setVisible(running);
    m_progressText->setVisible(running);
    m_progress->setRange(0, 0);
    m_progressText->setText(tr("Writing…"));
    if (!running)
        m_export->setFocus();
}

} // namespace longleaf::ui
