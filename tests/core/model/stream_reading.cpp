// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/model/stream_reading.h"

#include "core/model/json_lines.h"
#include "core/model/json_read.h"
#include "core/model/sse_reader.h"

#include <QDir>
#include <QFile>

namespace longleaf::test {

namespace {

using namespace longleaf::model;
using nlohmann::json;

void note(Reading &reading, const ModelEvent &event)
{
    if (const auto *start = std::get_if<Started>(&event)) {
        if (reading.started++ == 0)
            reading.id = start->responseId;
    } else if (const auto *text = std::get_if<TextDelta>(&event)) {
        reading.events.push_back({"text", text->text});
    } else if (const auto *thought = std::get_if<ReasoningDelta>(&event)) {
        reading.events.push_back({"reasoning", thought->text});
    } else if (const auto *refusal = std::get_if<RefusalDelta>(&event)) {
        reading.events.push_back({"refusal", refusal->text});
    } else if (const auto *cited = std::get_if<NativeCitation>(&event)) {
        reading.events.push_back({"cite", cited->document, cited->firstBlock, cited->endBlock, cited->citedText});
    }
}

} // namespace

QStringList recordedStreams(const QString &folder)
{
    const QDir streams(QStringLiteral(LONGLEAF_SOURCE_DIR "/tests/data/model/streams/") + folder);
    QStringList paths;
    for (const QString &name :
         streams.entryList({QStringLiteral("*.sse"), QStringLiteral("*.ndjson")}, QDir::Files, QDir::Name))
        paths << streams.filePath(name);
    return paths;
}

std::string fileBytes(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

std::string word(EndReason reason)
{
    switch (reason) {
    case EndReason::Complete: return "complete";
    case EndReason::OutputCap: return "output_cap";
    case EndReason::WindowFull: return "window_full";
    case EndReason::Quotation: return "quotation";
    case EndReason::Declined: return "declined";
    case EndReason::Canceled: return "canceled";
    case EndReason::Failed: return "failed";
    }
    return {};
}

std::string Reading::text() const
{
    std::string all;
    for (const json &event : events) {
        if (event[0] == "text")
            all += event[1].get<std::string>();
    }
    return all;
}

json Reading::summary() const
{
    json joined = json::array();
    for (const json &event : events) {
        if (event[0] != "cite" && !joined.empty() && joined.back()[0] == event[0])
            joined.back()[1] = joined.back()[1].get<std::string>() + event[1].get<std::string>();
        else
            joined.push_back(event);
    }
    json summary = {{"reason", word(outcome.reason)},
                    {"model", outcome.servedModel},
                    {"id", id},
                    {"started", started},
                    {"events", std::move(joined)}};
    if (outcome.error)
        summary["error"] = std::string(longleaf::toWord(outcome.error->code));
    const Usage &usage = outcome.usage;
    if (usage.known)
        summary["usage"] = {usage.inputTokens,          usage.cachedTokens, usage.cacheWriteTokens,
                            usage.cacheWriteLongTokens, usage.outputTokens, usage.reasoningTokens};
    return summary;
}

Reading readStream(const Dialect &dialect, const ModelRequest &request, const std::vector<std::string_view> &pieces)
{
    Reading reading;
    const EventSink sink = [&reading](const ModelEvent &event) {
        note(reading, event);
    };
    const auto reader = dialect.reader("api.example", request, sink);
    bool atEnd = false;
    const SseSink take = [&reader, &atEnd](const SseEvent &event) {
        if (!atEnd || parseJson(event.data)) // a last line without its end counts only if it is whole
            reader->take(event);
        return !reader->ended();
    };
    const bool byLines = dialect.framing() == Framing::JsonLines;
    SseReader events(take);
    JsonLines lines(take);
    for (const std::string_view piece : pieces) {
        if (byLines ? !lines.feed(piece) : !events.feed(piece))
            break;
    }
    atEnd = true;
    if (byLines)
        lines.finish();
    reading.outcome = reader->close();
    return reading;
}

Reading readWhole(const Dialect &dialect, const ModelRequest &request, const json &value)
{
    Reading reading;
    const EventSink sink = [&reading](const ModelEvent &event) {
        note(reading, event);
    };
    const auto reader = dialect.reader("api.example", request, sink);
    reader->takeWhole(value);
    reading.outcome = reader->close();
    return reading;
}

std::string unlikeRecording(const Dialect &dialect, const ModelRequest &request, const QString &path)
{
    const std::string bytes = fileBytes(path);
    const std::string expectation = path.section(QLatin1Char('.'), 0, -2).toStdString() + ".expected.json";
    const json expected = json::parse(fileBytes(QString::fromStdString(expectation)), nullptr, false);
    if (!expected.is_object())
        return expectation + " holds no object";
    const Reading whole = readStream(dialect, request, {bytes});
    if (whole.summary() != expected)
        return whole.summary().dump();
    if (whole.outcome.error.has_value() != (whole.outcome.reason == EndReason::Failed))
        return "an error and another end than failed, or no error and failed";
    const std::string_view all = bytes;
    for (std::size_t cut = 1; cut < all.size(); ++cut) {
        const Reading halves = readStream(dialect, request, {all.substr(0, cut), all.substr(cut)});
        if (halves.events != whole.events || halves.summary() != expected)
            return "in two pieces, cut at byte " + std::to_string(cut) + ": " + halves.summary().dump();
    }
    return {};
}

std::string lostWhenBrokenOff(const Dialect &dialect, const ModelRequest &request, const QString &path,
                              std::string_view tag)
{
    const std::string bytes = fileBytes(path);
    const Reading whole = readStream(dialect, request, {bytes});
    for (std::size_t cut = 0; cut < bytes.size(); ++cut) {
        const Reading part = readStream(dialect, request, {std::string_view(bytes).substr(0, cut)});
        if (!tag.starts_with(part.text()) && !whole.text().starts_with(part.text()))
            return "broken off at byte " + std::to_string(cut) + ": the text is " + part.text();
        const bool cutShort = part.outcome.reason == EndReason::Failed && part.outcome.error->code == ErrorCode::Cut;
        if (!cutShort && part.outcome.reason != whole.outcome.reason)
            return "broken off at byte " + std::to_string(cut) + ": it ends as " + word(part.outcome.reason);
    }
    return {};
}

} // namespace longleaf::test
