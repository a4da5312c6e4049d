// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/job_runner.h"
#include "ui/library/document_list_model.h"
#include "ui/library/library_backend.h"
#include "ui/library/once.h"

#include <QFutureWatcher>
#include <QObject>
#include <QStringList>
#include <QTimer>
#include <deque>
#include <map>
#include <optional>
#include <variant>

namespace longleaf::ui {

/// Reads files into the library: what is waiting, what is in work, what failed. The queue lies in the library, so what
/// a crash interrupts goes on at the next start.
class ReadingController final : public QObject {
    Q_OBJECT
public:
    enum class Phase {
        Idle,
        Reading,
        Pausing, ///< what is in work is finished first
        Paused,
        Finished, ///< all is read or failed; the figures stand until they are dismissed or more is added
    };
    /// Files since the queue was empty last.
    struct Counts {
        int total = 0;
        int ready = 0;
        int failed = 0;
        int known = 0; ///< were in the library already

        [[nodiscard]] int done() const { return ready + failed + known; }
    };
    /// Much was dropped at once: it is asked about first.
    struct Large {
        ingest::FileSurvey survey;
        CollectionId collection;
    };
    struct Known {
        QString path;
        QString title; ///< of the document that it is
        QString knownAs;
    };

    /// How often a full disk is looked at again, in milliseconds.
    static constexpr int kRoomCheckMs = 5'000;

    /// All must outlive the controller's jobs.
    ReadingController(LibraryBackend &backend, async::JobRunner &runner, DocumentListModel &model, QObject *parent,
                      int roomCheckMs = kRoomCheckMs);

    [[nodiscard]] Phase phase() const { return m_phase; }
    [[nodiscard]] const Counts &counts() const { return m_counts; }
    [[nodiscard]] bool isReading() const;
    /// Paused because the disk is full; it goes on by itself when there is room.
    [[nodiscard]] bool isWaitingForRoom() const { return m_phase == Phase::Paused && m_roomTimer.isActive(); }
    [[nodiscard]] const std::vector<Known> &alreadyThere() const { return m_known; }
    [[nodiscard]] std::vector<LibraryRow> failures() const;
    /// The files in work: "report.pdf, page 3 of 60".
    [[nodiscard]] QStringList inWork() const;
    [[nodiscard]] const Large *large() const { return m_large ? &*m_large : nullptr; }

    /// Reads files and folders, after those that are waiting. More than 200 files or 2 GB are asked about
    /// (largeOffered).
    void add(const QStringList &paths, CollectionId collection);
    /// Reads files that were surveyed already.
    void enqueue(std::vector<store::QueuedFile> files);
    void acceptLarge();
    void declineLarge();
    void pause();
    void resume();
    /// Ends everything; files that are not read yet are forgotten.
    void cancel();
    /// Ends everything; the queue stays for the next start.
    void suspend();
    void retry(const std::vector<std::int64_t> &files);
    void retryFailed();
    void dismiss(const std::vector<std::int64_t> &files);
    void dismissFailed();
    /// Takes over what an earlier run of the program left; the rows are in the model already.
    void restore(const std::vector<store::QueuedFile> &queue);
    /// A row for a file of the queue.
    [[nodiscard]] static LibraryRow rowOf(const store::QueuedFile &file);

Q_SIGNALS:
    void changed();
    void readingChanged(bool reading);
    void largeOffered();
    /// The queue is empty or paused; the counts are of files.
    void batchFinished(int ready, int failed, int known);
    void documentRead(longleaf::DocumentId id, longleaf::CollectionId collection);
    void superseded(std::vector<longleaf::DocumentId> older, longleaf::DocumentId newer);
    void offered(const longleaf::ui::Offer &offer);
    void failed(const QString &sentence);

private:
    struct RunDone {
        Status status;
    };
    using RunEvent = std::variant<ReadingEvent, RunDone>;

    void take(const ingest::FileSurvey &survey, CollectionId collection);
    void startRun();
    void onEvent(const ReadingEvent &event);
    void onResult(const ReadingEvent &event, const store::QueuedFile &file);
    void onRunDone(const RunDone &done);
    void settle();
    void lookForRoom();
    void forget(const std::vector<std::int64_t> &files);
    void setPhase(Phase phase);
    void tellReading();

    LibraryBackend &m_backend;
    async::JobRunner &m_runner;
    DocumentListModel &m_model;
    Phase m_phase = Phase::Idle;
    Counts m_counts;
    std::vector<Known> m_known;
    std::optional<Large> m_large;
    std::deque<store::QueuedFile> m_waiting;
    std::map<std::int64_t, store::QueuedFile> m_running; ///< given to the run and not done
    std::map<std::int64_t, std::pair<int, int>> m_inWork;
    QFutureWatcher<RunEvent> *m_run = nullptr;
    std::stop_source m_stop;
    std::stop_source m_hold;
    QTimer m_roomTimer; ///< runs while the disk is full
    int m_looking = 0;  ///< jobs that survey or queue files
    bool m_wasReading = false;
    bool m_suspended = false;
    bool m_canceled = false;
};

} // namespace longleaf::ui
