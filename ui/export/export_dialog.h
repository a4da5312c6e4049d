// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/job_runner.h"
#include "ui/export/export_backend.h"
#include "ui/export/export_form.h"
#include "ui/widgets/theme.h"

#include <QDialog>
#include <QFutureWatcher>
#include <variant>

class QLabel;
class QProgressBar;
class QPushButton;

namespace longleaf::ui {

class NoticeBar;

/// Chooses what is exported and where to, writes it in a job, and blocks nothing. A file that exists is replaced only
/// after it has been asked for.
class ExportDialog final : public QDialog {
    Q_OBJECT
public:
    /// `backend`, `runner` and `theme` must outlive the dialog.
    ExportDialog(ExportBackend &backend, async::JobRunner &runner, const Theme &theme, ExportOffer offer,
                 const ExportHabits &habits, QWidget *parent);
    ~ExportDialog() override;

    [[nodiscard]] ExportForm *form() const { return m_form; }
    [[nodiscard]] bool isRunning() const { return m_watcher != nullptr; }
    [[nodiscard]] NoticeBar *notice() const { return m_notice; }

Q_SIGNALS:
    /// The file is there. The dialog closes.
    void exported(const QString &path, const longleaf::ui::ExportHabits &habits);

private:
    struct Step {
        int done = 0;
        int total = 0;
    };
    using Event = std::variant<Step, Result<exporting::Saved>>;

    [[nodiscard]] QWidget *buildFooter();
    void start(bool overwrite);
    void cancel();
    void onEvent(const Event &event);
    void onSaved(const Result<exporting::Saved> &saved);
    void showRunning(bool running);

    ExportBackend &m_backend;
    async::JobRunner &m_runner;
    const Theme &m_theme;
    ExportForm *m_form;
    NoticeBar *m_notice;
    QLabel *m_progressText = nullptr;
    QProgressBar *m_progress = nullptr;
    QPushButton *m_cancel = nullptr;
    QPushButton *m_export = nullptr;
    QFutureWatcher<Event> *m_watcher = nullptr;
    std::stop_source m_stop;
};

} // namespace longleaf::ui
