// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// First, because moc of Qt 6.4 stumbles over <compare> when it meets no other header before.
#include <QElapsedTimer>
#include <QTimer>
#include <array>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <stop_token>
#include <vector>

#include "core/async/job_runner.h"
#include "core/ingest/extractor_session.h"
#include "ui/reader/page_source.h"
#include "ui/reader/picture_queue.h"

namespace longleaf::ui {

class RendererShelf;

/// Page sizes, words and texts from the library, pictures from extractor processes; everything is done in jobs.
///
/// Two pictures are in work at a time, each lane with processes of its own. The first lane draws nothing but what is in
/// sight, so that such a page never waits for one that is drawn in advance; while it draws nothing is drawn in advance.
/// A picture that is not (or no more) in sight and takes long is given up when a page in sight waits for it. Lives in
/// the GUI thread.
class ExtractorPageSource final : public PageSource {
    Q_OBJECT
public:
    /// Documents whose processes stay in the first lane. Going back and forth between two documents is common, between
    /// three is not.
    static constexpr std::size_t kDocumentsInSight = 2;
    /// Extractor processes at most.
    static constexpr std::size_t kMostProcesses = kDocumentsInSight + 1;

    /// `jobs` must outlive the source. `library` is the library's folder.
    ExtractorPageSource(async::JobRunner &jobs, std::filesystem::path library, ingest::ExtractorOptions options,
                        QObject *parent = nullptr);
    /// Stops the jobs in work without waiting for them.
    ~ExtractorPageSource() override;

    void requestPages(const document::Document &document) override;
    void wantPictures(const QObject *asker, const document::Document &document,
                      std::vector<PictureRequest> wanted) override;
    void requestWords(const document::Document &document, int page) override;
    void requestSpan(const document::Document &document, TextSpan span) override;
    void requestText(const document::Document &document, int page) override;

private:
    struct Lane {
        std::shared_ptr<RendererShelf> renderers; ///< shared with the lane's one job
        PictureUse least;                         ///< urgent use that it serves
        bool busy = false;
        std::optional<PictureJob> job; ///< none while it is busy: a process is started in advance
        std::stop_source stop;
        QElapsedTimer since; ///< the job began
    };

    void failPage(DocumentId document, int page, const Error &error);
    void tellDamage(DocumentId document, int page, const Error &error);
    void warm(const document::Document &document);
    void dispatch();
    void begin(Lane &lane, PictureJob job);
    void finish(Lane &lane, const Result<QImage> &image);
    void giveUpForSight();

    /// Runs `body` in a job and `then` with its result in this thread, unless this object is gone by then.
    template <typename Value>
    std::stop_source run(std::function<Value(const std::stop_token &)> body, std::function<void(const Value &)> then);

    async::JobRunner &m_jobs;
    std::filesystem::path m_library;
    std::array<Lane, 2> m_lanes;
    PictureQueue m_queue;
    std::set<const QObject *> m_askers;
    QTimer m_dispatch;
    QTimer m_patience;
};

} // namespace longleaf::ui
