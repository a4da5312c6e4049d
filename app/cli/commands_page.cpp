// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "core/ingest/extractor_location.h"
#include "core/ingest/page_renderer.h"

#include <cstdio>
#include <png.h>

namespace longleaf::cli {

namespace {

Status writePng(const ipc::PageImage &picture, const std::string &path)
{
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    image.width = static_cast<png_uint_32>(picture.width);
    image.height = static_cast<png_uint_32>(picture.height);
    image.format = picture.format == ipc::PixelFormat::Gray8 ? static_cast<png_uint_32>(PNG_FORMAT_GRAY)
                                                             : static_cast<png_uint_32>(PNG_FORMAT_BGRA);
    const int written =
        png_image_write_to_file(&image, path.c_str(), 0, picture.pixels.data(), picture.bytesPerLine, nullptr);
    if (written == 0)
        return fail(ErrorCode::Io, "The picture cannot be written to " + path + ": " + image.message, path);
    return {};
}

} // namespace

int page(const Context &context, const PageOptions &options)
{
    auto library = context.openLibrary();
    if (!library)
        return report(context, library.error());
    const auto document = findDocument(**library, options.id);
    if (!document)
        return report(context, document.error());
    if (document->format != document::Format::Pdf) {
        return report(context,
                      Error{ErrorCode::UnsupportedType,
                            "Only PDF pages can be rendered; " + document->path + " is a text file.", document->path});
    }
    if (options.page < 1 || options.page > document->pageCount) {
        return report(context, Error{ErrorCode::NotFound,
                                     "There is no page " + std::to_string(options.page) + " in " + document->path +
                                         "; it has " + std::to_string(document->pageCount) + " pages.",
                                     document->path});
    }
    const auto extractor = ingest::findExtractor();
    if (!extractor)
        return report(context, extractor.error());
    ingest::KnownFile file{document->path,     document->format,      document->sha256,
                           document->fileSize, document->fileMtimeMs, {}};
    ingest::ExtractorOptions extractorOptions;
    extractorOptions.program = *extractor;
    auto renderer = ingest::DocumentRenderer::open(std::move(file), extractorOptions, context.clock, context.stop);
    if (!renderer)
        return report(context, renderer.error());
    const auto picture = (*renderer)->render(options.page, options.dpi, {}, context.stop);
    if (!picture)
        return report(context, picture.error());
    if (const Status written = writePng(*picture, options.out); !written)
        return report(context, written.error());
    if (context.json)
        printJson(
            {{"width", picture->width}, {"height", picture->height}, {"dpi", picture->dpi}, {"path", options.out}});
    else
        std::printf("%s: %d x %d pixels\n", options.out.c_str(), picture->width, picture->height);
    return kDone;
}

} // namespace longleaf::cli
