// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/page_renderer.h"

#include "core/ingest/path_text.h"

#include <utility>

namespace longleaf::ingest {

namespace {

std::filesystem::path pathOf(const std::string &utf8)
{
    return std::filesystem::path(std::u8string(utf8.begin(), utf8.end()));
}

Status requireSame(const OpenFile &file, const KnownFile &known, const std::stop_token &stop)
{
    if (file.size() == known.size && file.mtimeMs() == known.mtimeMs)
        return {};
    const auto hash = file.sha256(stop);
    if (!hash)
        return tl::unexpected(hash.error());
    if (*hash == known.sha256)
        return {};
    return fail(ErrorCode::InvalidInput,
                quotedName(file.path()) +
                    " has changed since it was added, so its pages cannot be shown; add it again to read the new text.",
                known.path);
}

bool diedInWork(const Error &error)
{
    return error.code == ErrorCode::ExtractorCrashed;
}

} // namespace

DocumentRenderer::DocumentRenderer(KnownFile known, OpenFile file, ExtractorOptions options, const Clock &clock)
    : m_known(std::move(known))
    , m_file(std::move(file))
    , m_options(std::move(options))
    , m_clock(clock)
{
}

Result<std::unique_ptr<DocumentRenderer>> DocumentRenderer::open(KnownFile file, ExtractorOptions options,
                                                                 const Clock &clock, std::stop_token stop)
{
    auto opened = OpenFile::open(pathOf(file.path));
    if (!opened)
        return tl::unexpected(opened.error());
    if (const Status same = requireSame(*opened, file, stop); !same)
        return tl::unexpected(same.error());
    return std::unique_ptr<DocumentRenderer>(
        new DocumentRenderer(std::move(file), std::move(*opened), std::move(options), clock));
}

Status DocumentRenderer::ensureSession(const std::stop_token &stop)
{
    if (m_session && m_session->alive())
        return {};
    auto session = ExtractorSession::launch(m_options, m_clock);
    if (!session)
        return tl::unexpected(session.error());
    const auto opened = (*session)->open(m_file, m_known.format, m_known.password, stop);
    if (!opened)
        return tl::unexpected(opened.error());
    m_pageCount = opened->pageCount;
    m_session = std::move(*session);
    return {};
}

Result<ipc::PageImage> DocumentRenderer::renderOnce(const ipc::RenderPage &request, const std::stop_token &stop)
{
    if (const Status ready = ensureSession(stop); !ready)
        return tl::unexpected(ready.error());
    if (request.page < 1 || request.page > m_pageCount)
        return fail(ErrorCode::NotFound, quotedName(m_file.path()) + " has no page " + std::to_string(request.page) +
                                             "; it has " + std::to_string(m_pageCount) + ".");
    return m_session->render(request, stop);
}

Status DocumentRenderer::prepare(std::stop_token stop)
{
    return ensureSession(stop);
}

Result<ipc::PageImage> DocumentRenderer::render(int page, double dpi, const PixelRect &clip, std::stop_token stop)
{
    const ipc::RenderPage request{page, dpi, clip.x, clip.y, clip.width, clip.height};
    auto image = renderOnce(request, stop);
    // Perhaps the process was ended from outside while it was idle, or an earlier page had spoilt its state.
    if (!image && diedInWork(image.error()))
        image = renderOnce(request, stop);
    if (!image && image.error().context.empty())
        image.error().context = m_known.path;
    return image;
}

Result<document::Outline> DocumentRenderer::outline(std::stop_token stop)
{
    if (const Status ready = ensureSession(stop); !ready)
        return tl::unexpected(ready.error());
    return m_session->outline(stop);
}

} // namespace longleaf::ingest
