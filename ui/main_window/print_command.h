// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// First, because moc of Qt 6.4 stumbles over <compare> when it meets no other header before.
#include <QDialog>
#include <QFrame>
#include <QPointer>
#include <memory>
#include <vector>

#include "ui/reader/print_job.h"

class QLabel;
class QPrinter;
class QProgressBar;
class QToolButton;

namespace longleaf::ui {

class Theme;

/// File > Print: asks for printer and pages without holding up the window, then prints in the background. While it
/// does, a strip tells how far it is and can stop it.
class PrintCommand final : public QFrame {
    Q_OBJECT
public:
    /// What could be printed now: the document that is shown and the boxes of the open answer in it.
    struct Subject {
        document::Document document;
        int page = 1; ///< that is read
        std::vector<document::PageBox> boxes;
        std::vector<document::PageBox> uncertainBoxes;
    };

    /// All must outlive the command's jobs.
    PrintCommand(ReaderBackend &backend, async::JobRunner &runner, const Theme &theme, QWidget *parent = nullptr);

    /// Opens the dialog.
    void ask(const Subject &subject);
    /// Prints; one document at a time.
    void print(std::shared_ptr<QPrinter> printer, PrintRequest request);
    [[nodiscard]] PrintJob *job() const { return m_job; }
    /// While it is open.
    [[nodiscard]] QDialog *dialog() const { return m_dialog; }

Q_SIGNALS:
    /// It could not be printed; a sentence.
    void failed(const QString &problem);

private:
    void showProgress(int done, int pages);

    PrintJob *m_job;
    QLabel *m_text;
    QProgressBar *m_progress;
    QToolButton *m_cancel;
    QPointer<QDialog> m_dialog; ///< a QPrintDialog
};

} // namespace longleaf::ui
