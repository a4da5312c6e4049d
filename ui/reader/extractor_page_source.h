// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/job_runner.h"
#include "core/ingest/extractor_session.h"
#include "ui/reader/page_source.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

namespace longleaf::ui {

class RendererShelf;

/// Page sizes and texts from the library, pictures from extractor processes; everything is done in jobs.
/// One picture is in work at a time, the one asked for last comes next. Lives in the GUI thread.
class ExtractorPageSource final : public PageSource {
    Q_OBJECT
public:
    /// `jobs` must outlive the source. `library` is the library's folder.
    ExtractorPageSource(async::JobRunner &jobs, std::filesystem::path library, ingest::ExtractorOptions options,
                        QObject *parent = nullptr);
    /// Stops the job in work without waiting for it.
    ~ExtractorPageSource() override;

    void requestPages(const document::Document &document) override;
    void requestPage(const document::Document &document, int page, double dpi) override;
    void keepOnly(int first, int last) override;
    void requestText(const document::Document &document, int page) override;

private:
    struct Request {
        document::Document document;
        int page = 0;
        double dpi = 0;
    };

    void renderNext();
    void onRendered(const Request &request, const Result<QImage> &image);

    /// Runs `body` in a job and `then` with its result in this thread, unless this object is gone by then.
    template <typename Value>
    std::stop_source run(std::function<Value(const std::stop_token &)> body, std::function<void(const Value &)> then);

    async::JobRunner &m_jobs;
    std::filesystem::path m_library;
    std::shared_ptr<RendererShelf> m_renderers; ///< shared with the one job that draws
    std::vector<Request> m_waiting;             ///< the last comes next
    std::optional<Request> m_inWork;
    std::stop_source m_stop; ///< of the picture in work
};

} // namespace longleaf::ui
