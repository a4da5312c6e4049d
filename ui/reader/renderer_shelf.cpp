// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/renderer_shelf.h"

#include <algorithm>
#include <string>
#include <utility>

namespace longleaf::ui {

namespace {

/// The pixels are handed over, not copied: they are tens of megabytes.
Result<QImage> toImage(ipc::PageImage &&picture)
{
    const bool color = picture.format == ipc::PixelFormat::Bgra32;
    const std::int64_t leastPerLine = std::int64_t{picture.width} * (color ? 4 : 1);
    const std::int64_t bytes = std::int64_t{picture.height} * picture.bytesPerLine;
    if (picture.width < 1 || picture.height < 1 || picture.bytesPerLine < leastPerLine ||
        bytes > static_cast<std::int64_t>(picture.pixels.size()))
        return fail(ErrorCode::Protocol, "The picture of page " + std::to_string(picture.page) + " came incomplete.");
    auto *pixels = new std::string(std::move(picture.pixels));
    return QImage(
        reinterpret_cast<const uchar *>(pixels->data()), picture.width, picture.height, picture.bytesPerLine,
        color ? QImage::Format_RGB32 : QImage::Format_Grayscale8,
        [](void *owned) { delete static_cast<std::string *>(owned); }, pixels);
}

} // namespace

RendererShelf::RendererShelf(ingest::ExtractorOptions options, std::size_t most)
    : m_options(std::move(options))
    , m_most(most)
{
}

Result<ingest::DocumentRenderer *> RendererShelf::rendererOf(const document::Document &document,
                                                             const std::stop_token &stop)
{
    const auto found = std::find_if(m_entries.begin(), m_entries.end(),
                                    [&document](const Entry &entry) { return entry.id == document.id; });
    if (found != m_entries.end()) {
        m_entries.splice(m_entries.begin(), m_entries, found);
        return m_entries.front().renderer.get();
    }
    auto opened = ingest::DocumentRenderer::open(
        {document.path, document.format, document.sha256, document.fileSize, document.fileMtimeMs, std::string()},
        m_options, m_clock, stop);
    if (!opened)
        return tl::unexpected(opened.error());
    // Before the next process starts, so that there are never more than that.
    while (m_entries.size() >= m_most)
        m_entries.pop_back();
    m_entries.push_front({document.id, std::move(*opened)});
    return m_entries.front().renderer.get();
}

Result<QImage> RendererShelf::render(const document::Document &document, const PictureRequest &request,
                                     const std::stop_token &stop)
{
    const auto renderer = rendererOf(document, stop);
    if (!renderer)
        return tl::unexpected(renderer.error());
    const QRect &clip = request.clip;
    auto picture =
        (*renderer)->render(request.page, request.dpi, {clip.x(), clip.y(), clip.width(), clip.height()}, stop);
    if (!picture)
        return tl::unexpected(picture.error());
    const auto image = toImage(std::move(*picture));
    return image ? Result<QImage>(withLook(*image, request.look)) : image;
}

Status RendererShelf::warm(const document::Document &document, const std::stop_token &stop)
{
    const auto renderer = rendererOf(document, stop);
    return renderer ? (*renderer)->prepare(stop) : Status(tl::unexpected(renderer.error()));
}

} // namespace longleaf::ui
