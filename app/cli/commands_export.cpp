// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/models_setup.h"
#include "app/cli/program_output.h"
#include "core/export/export_job.h"
#include "core/export/save_file.h"
#include "core/ingest/extractor_location.h"

#include <cstdio>

namespace longleaf::cli {

namespace {

/// Pages are set by the window's program: this one links nothing that can draw.
exporting::PrintPdf pdfPrinter(const Context &context, const ExportOptions &options)
{
    return [&context, &options](const exporting::Report &, const std::stop_token &) -> Result<std::string> {
        const std::filesystem::path program = context.programFolder / "longleaf";
        std::error_code ignored;
        if (!std::filesystem::exists(program, ignored))
            return fail(ErrorCode::NotFound,
                        "A PDF is made by the window's program, and there is none at " + program.string() +
                            ". Export as html or docx, or install it.",
                        program.string());
        std::vector<std::string> arguments{"--library", context.libraryFolder.string(), "--print-pdf",
                                           options.conversation.empty() ? "answer:" + options.answer
                                                                        : "conversation:" + options.conversation};
        if (options.noPictures)
            arguments.emplace_back("--no-pictures");
        auto output = outputOf(program, arguments, {"QT_QPA_PLATFORM=offscreen"});
        if (!output)
            return tl::unexpected(output.error());
        if (context.stop.stop_requested())
            return fail(ErrorCode::Canceled, "The export was stopped.");
        if (output->status != 0)
            return fail(ErrorCode::Internal,
                        output->bytes.empty() ? "The PDF could not be made." : std::move(output->bytes));
        return std::move(output->bytes);
    };
}

Result<exporting::Request> requestOf(const ExportOptions &options)
{
    exporting::Request request;
    if (options.answer.empty() == options.conversation.empty())
        return fail(ErrorCode::InvalidInput, "Name an answer, or a conversation with --conversation.");
    const std::string &text = options.answer.empty() ? options.conversation : options.answer;
    const auto id = parseIdText(text);
    if (!id)
        return fail(
            ErrorCode::InvalidInput,
            "\"" + text + "\" is not the id of " +
                (options.answer.empty() ? "a conversation." : "an answer; `ask --json` prints it as answer_id."));
    if (options.answer.empty())
        request.subject.conversation = ConversationId{*id};
    else
        request.subject.answer = AnswerId{*id};
    const auto format = exporting::formatFromWord(options.format);
    if (!format)
        return fail(ErrorCode::InvalidInput, "There is no format \"" + options.format + "\".");
    request.format = *format;
    request.pictures = !options.noPictures;
    return request;
}

Result<std::string> bytesOf(const Context &context, const ExportOptions &options, const exporting::Request &request)
{
    auto library = context.openLibrary();
    if (!library)
        return tl::unexpected(library.error());
    const auto models = ModelSetup::load(context.settingsStore, context.keys, context.clock);
    if (!models)
        return tl::unexpected(models.error());
    std::optional<ingest::ExtractorOptions> extractor;
    // The window's program draws the pictures of a PDF itself.
    const bool draws = request.pictures && request.format != exporting::Format::Pdf;
    if (draws && exporting::hasPictures(request.format)) {
        auto program = ingest::findExtractor();
        if (!program)
            return tl::unexpected(program.error());
        extractor.emplace().program = std::move(*program);
    }
    const exporting::Tools tools{**library,
                                 context.clock,
                                 std::move(extractor),
                                 [&models](const std::string &id) {
                                     const auto info = models->catalogue().find(id);
                                     return info ? info->name : std::string();
                                 },
                                 {},
                                 pdfPrinter(context, options)};
    return exporting::makeExport(tools, request, context.stop, [](int done, int total) {
        std::fprintf(stderr, "\rlongleaf-cli: picture %d of %d%s", done, total, done == total ? "\n" : "");
    });
}

} // namespace

int exportAnswer(const Context &context, const ExportOptions &options)
{
    const auto request = requestOf(options);
    if (!request) {
        report(context, request.error());
        return kUsage;
    }
    const bool toFile = !options.out.empty();
    if (!toFile &&
        (exporting::isBinary(request->format) || (context.json && request->format != exporting::Format::Json))) {
        report(context, Error{ErrorCode::InvalidInput, "Name the file to write with --out.", "out"});
        return kUsage;
    }
    const auto bytes = bytesOf(context, options, *request);
    if (!bytes)
        return report(context, bytes.error());
    if (!toFile) {
        const bool written = std::fwrite(bytes->data(), 1, bytes->size(), stdout) == bytes->size();
        if (!written || std::fflush(stdout) != 0)
            return report(context, Error{ErrorCode::Io, "The export cannot be written to standard output.", {}});
        return kDone;
    }
    const auto saved =
        exporting::saveFile(options.out, *bytes, options.force ? exporting::Overwrite::Yes : exporting::Overwrite::No);
    if (!saved)
        return report(context, saved.error());
    if (*saved == exporting::Saved::Exists)
        return report(context, Error{ErrorCode::InvalidInput,
                                     "The file " + options.out +
                                         " exists already. Choose another name, or replace it "
                                         "with --force.",
                                     options.out});
    if (context.json)
        printJson({{"path", options.out}, {"format", options.format}, {"bytes", bytes->size()}});
    else
        std::printf("%s: %zu bytes\n", options.out.c_str(), bytes->size());
    return kDone;
}

} // namespace longleaf::cli
