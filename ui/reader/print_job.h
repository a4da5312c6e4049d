// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// First, because moc of Qt 6.4 stumbles over <compare> when it meets no other header before.
#include <QObject>
#include <QString>
#include <functional>
#include <memory>
#include <stop_token>
#include <vector>

#include "core/async/job_runner.h"
#include "core/base/result.h"
#include "core/document/document.h"
#include "core/document/geometry.h"

class QPrinter;

namespace longleaf::ui {

class ReaderBackend;

/// What is put on paper.
struct PrintRequest {
    document::Document document;
    int first = 1; ///< pages, inclusive
    int last = 1;
    std::vector<document::PageBox> boxes;          ///< round cited words; empty: none
    std::vector<document::PageBox> uncertainBoxes; ///< dashed: the passage is similar, not equal
};

/// Resolution at which the extractor draws pages for paper. A letter page takes 34 MB at it; the extractor's bound of
/// 16 million pixels lowers it for larger ones.
inline constexpr double kPrintDpi = 300;

/// Prints one document in a job, one page at a time.
class PrintJob final : public QObject {
    Q_OBJECT
public:
    /// Both must outlive the job.
    PrintJob(ReaderBackend &backend, async::JobRunner &runner, QObject *parent = nullptr);
    /// Stops.
    ~PrintJob() override;

    /// Nothing may be under way. The printer belongs to the job from now on.
    void start(std::shared_ptr<QPrinter> printer, PrintRequest request);
    void cancel();
    [[nodiscard]] bool isRunning() const { return m_running; }

Q_SIGNALS:
    void progressed(int pagesDone, int pages);
    /// `problem`: a sentence; empty if all pages were printed, or it was cancelled.
    void finished(bool cancelled, const QString &problem);

private:
    ReaderBackend &m_backend;
    async::JobRunner &m_runner;
    std::stop_source m_stop;
    bool m_running = false;
};

/// Puts pages on a printer, synchronously. `progress` is told the pages done. A page that cannot be drawn is printed as
/// an empty sheet that says so. Errors: Canceled, Io (the printer does not start).
[[nodiscard]] Status printPages(ReaderBackend &backend, QPrinter &printer, const PrintRequest &request,
                                const std::stop_token &stop, const std::function<void(int)> &progress);

} // namespace longleaf::ui
