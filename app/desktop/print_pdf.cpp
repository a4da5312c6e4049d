// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/print_pdf.h"

#include "app/desktop/composition.h"
#include "app/desktop/export_backend.h"
#include "ui/widgets/translations.h"

#include <QGuiApplication>
#include <QHashFunctions>
#include <cstdio>
#include <string>
#include <string_view>

namespace longleaf::desktop {

namespace {

struct PdfArguments {
    std::filesystem::path library;
    std::string subject;
    bool pictures = true;
};

/// Before Qt starts, and on the same words that the rest of the program knows nothing of.
std::optional<PdfArguments> readArguments(int argc, char **argv)
{
    PdfArguments arguments;
    for (int i = 1; i < argc; ++i) {
        const std::string_view word = argv[i];
        const bool more = i + 1 < argc;
        if (word == "--print-pdf" && more)
            arguments.subject = argv[++i];
        else if (word == "--library" && more)
            arguments.library = argv[++i];
        else if (word == "--no-pictures")
            arguments.pictures = false;
    }
    return arguments.subject.empty() ? std::nullopt : std::optional(std::move(arguments));
}

std::optional<exporting::Subject> subjectOf(const std::string &text)
{
    const std::size_t colon = text.find(':');
    if (colon == std::string::npos)
        return std::nullopt;
    const auto id = parseIdText(std::string_view(text).substr(colon + 1));
    if (!id)
        return std::nullopt;
    const std::string kind = text.substr(0, colon);
    if (kind == "answer")
        return exporting::Subject{AnswerId{*id}, {}};
    if (kind == "conversation")
        return exporting::Subject{{}, ConversationId{*id}};
    return std::nullopt;
}

int say(const std::string &bytes, int status)
{
    const bool written = std::fwrite(bytes.data(), 1, bytes.size(), stdout) == bytes.size();
    return written && std::fflush(stdout) == 0 ? status : 1;
}

} // namespace

std::optional<int> printPdfIfAsked(int argc, char **argv)
{
    const std::optional<PdfArguments> arguments = readArguments(argc, argv);
    if (!arguments)
        return std::nullopt;
    const auto subject = subjectOf(arguments->subject);
    if (!subject)
        return say("\"" + arguments->subject + "\" is neither answer:ID nor conversation:ID.", 2);
    // Qt writes fonts in the order of a hash; the same answer shall be the same file, and this process reads nothing
    // else.
    QHashSeed::setDeterministicGlobalSeed();
    const QGuiApplication application(argc, argv);
    QObject translations;
    ui::installTranslations(&translations);
    const auto places = placesFor(arguments->library, {});
    if (!places)
        return say(places.error().message, 1);
    const SystemClock clock;
    const settings::SettingsStore settingsStore(places->config);
    settings::KeyRing keys(places->config, nullptr); // nothing is sent, so no key is needed
    ingest::ExtractorOptions extractor;
    extractor.program = places->extractor;
    CoreExportBackend backend(places->library, settingsStore, keys, extractor, clock);
    const auto bytes = backend.bytes({*subject, exporting::Format::Pdf, arguments->pictures}, {}, {});
    return bytes ? say(*bytes, 0) : say(bytes.error().message, 1);
}

} // namespace longleaf::desktop
