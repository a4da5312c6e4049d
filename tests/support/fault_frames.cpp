// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fault_frames.h"

#include "tests/support/json_damage.h"
#include "tests/support/responses_wire.h"
#include "tests/support/wires.h"

#include <algorithm>
#include <cstdint>

namespace longleaf::test {

namespace {

constexpr std::string_view kStandIn = "\xEE\x80\x80"; // U+E000, replaced once the frames are written

bool has(const std::string &frame, std::string_view words)
{
    return frame.find(words) != std::string::npos;
}

void replaceAll(std::string &text, std::string_view what, std::string_view with)
{
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size()))
        text.replace(at, what.size(), with);
}

WireAnswer preparedAnswer(const Reply &reply)
{
    WireAnswer answer = reply.answer;
    if (reply.fault == Fault::OtherModelName)
        answer.model = "another-model-9";
    if (reply.fault == Fault::InvalidUtf8) {
        std::vector<std::string> pieces = piecesOf(answer.text, 1);
        pieces.insert(pieces.begin() + static_cast<std::ptrdiff_t>(pieces.size() / 2), std::string(kStandIn));
        answer.text.clear();
        for (const std::string &piece : pieces)
            answer.text += piece;
    }
    return answer;
}

/// The last text frame up to the middle, or the first one.
std::size_t textFrameNear(const Dialect &dialect, const std::vector<std::string> &frames, std::size_t middle)
{
    for (std::size_t i = std::min(middle, frames.size() - 1) + 1; i-- > 0;) {
        if (isTextFrame(dialect, frames[i]))
            return i;
    }
    const auto first = std::find_if(frames.begin(), frames.end(),
                                    [&dialect](const std::string &frame) { return isTextFrame(dialect, frame); });
    return first == frames.end() ? std::min(middle, frames.size() - 1)
                                 : static_cast<std::size_t>(first - frames.begin());
}

std::string notJson(const Dialect &dialect)
{
    switch (dialect.wire) {
    case Wire::Responses: return "event: response.output_text.delta\ndata: {\"delta\":\"bro\n\n";
    case Wire::Messages: return "event: content_block_delta\ndata: {\"delta\":\"bro\n\n";
    case Wire::Ollama: return "{\"message\":{\"content\":\"bro\n";
    default: return "data: {\"choices\":[{\"delta\":\"bro\n\n";
    }
}

void dressFrames(const Dialect &dialect, std::vector<std::string> &frames)
{
    const bool lines = dialect.wire == Wire::Ollama;
    for (std::string &frame : frames)
        frame.insert(0, lines ? "\r\n\n" : ": a comment\nid: 7\nretry: 10\n");
    if (!lines)
        frames.front().insert(0, "\xEF\xBB\xBF");
}

/// Faults in what the bytes look like; the frames are complete.
void spoilBytes(const Dialect &dialect, Fault fault, std::vector<std::string> &frames)
{
    const bool lines = dialect.wire == Wire::Ollama;
    switch (fault) {
    case Fault::InvalidUtf8:
        for (std::string &frame : frames)
            replaceAll(frame, kStandIn, "\xC3\x28\xFF");
        break;
    case Fault::CrOnly:
        for (std::string &frame : frames)
            replaceAll(frame, "\n", lines ? "\r\n" : "\r");
        break;
    case Fault::CrLf:
        for (std::string &frame : frames)
            replaceAll(frame, "\n", "\r\n");
        break;
    case Fault::BomAndComments: dressFrames(dialect, frames); break;
    case Fault::MultiLineData:
        for (std::string &frame : frames) {
            if (const std::size_t at = frame.find("data: {"); at != std::string::npos && !lines)
                frame.insert(at + 7, "\ndata: ");
        }
        break;
    default: break;
    }
}

/// Faults in the JSON of a frame in the middle, or in the counts of all.
void spoilJson(const Dialect &dialect, Fault fault, std::vector<std::string> &frames, std::size_t middle)
{
    if (fault == Fault::UsageMissing || fault == Fault::UsageAbsurd) {
        for (std::string &frame : frames)
            frame = fault == Fault::UsageMissing ? withoutUsage(frame) : withAbsurdUsage(frame);
        return;
    }
    std::string &frame = frames[textFrameNear(dialect, frames, middle)];
    switch (fault) {
    case Fault::BadJson: frame = notJson(dialect); break;
    case Fault::WrongShape: frame = withWrongTypes(frame); break;
    case Fault::Nulls: frame = withNulls(frame); break;
    case Fault::DuplicateKeys: frame = withEveryKeyTwice(frame); break;
    case Fault::DeepNesting: frame = withDeepNesting(frame); break;
    default: break;
    }
}

std::string lastWords(const Dialect &dialect, const Reply &reply)
{
    if (reply.fault == Fault::OverflowInStream)
        return errorFrameOf(dialect, refusalOf(dialect, Fault::Overflow));
    if (reply.fault == Fault::Failed && dialect.wire == Wire::Responses)
        return failedFrame(reply.code, reply.message);
    return errorFrameOf(dialect, reply);
}

} // namespace

bool isTextFrame(const Dialect &dialect, const std::string &frame)
{
    switch (dialect.wire) {
    case Wire::Responses: return has(frame, "event: response.output_text.delta");
    case Wire::Chat: return has(frame, "\"delta\":{\"content\":\"") && !has(frame, "\"role\":");
    case Wire::Messages: return has(frame, "\"type\":\"text_delta\"");
    case Wire::Gemini: return has(frame, "\"text\":") && !has(frame, "\"thought\":") && !has(frame, "finishReason");
    case Wire::Ollama: return has(frame, "\"done\":false") && !has(frame, "\"content\":\"\"");
    }
    return false;
}

std::vector<std::string> faultyFrames(const Dialect &dialect, const Reply &reply)
{
    WireStream stream = streamOf(dialect, preparedAnswer(reply));
    std::vector<std::string> &frames = stream.frames;
    const std::size_t middle = std::max<std::size_t>(frames.size() / 2, 1);
    const auto end = [&stream] {
        if (!stream.endMarker.empty())
            stream.frames.push_back(stream.endMarker);
    };
    switch (reply.fault) {
    case Fault::StallMiddle:
    case Fault::CutMiddle:
    case Fault::Reset: frames.resize(middle); break;
    case Fault::CutInFrame:
        frames.resize(middle);
        frames.back().resize(frames.back().size() / 2);
        break;
    case Fault::ErrorEvent:
    case Fault::Failed:
    case Fault::OverflowInStream:
        frames.resize(reply.fault == Fault::OverflowInStream ? 1 : middle);
        if (dialect.wire != Wire::Responses && reply.fault == Fault::OverflowInStream)
            frames.clear();
        frames.push_back(lastWords(dialect, reply));
        end();
        break;
    case Fault::NoDone:
        if (dialect.wire == Wire::Messages)
            frames.pop_back();
        break;
    case Fault::EndsWithoutTerminal: frames.resize(frames.size() - stream.ending); break;
    case Fault::NeverEnding: frames.resize(textFrameNear(dialect, frames, middle) + 1); break;
    case Fault::MoreAfterDone: {
        end();
        Reply late;
        late.message = "too late to matter";
        late.code = "server_error";
        frames.push_back(errorFrameOf(dialect, late));
        break;
    }
    default: {
        spoilJson(dialect, reply.fault, frames, middle);
        end();
        spoilBytes(dialect, reply.fault, frames);
    }
    }
    return std::move(stream.frames);
}

std::vector<std::string> writtenPieces(const std::string &frame, Fault fault)
{
    if (fault != Fault::CharacterSplit)
        return {frame};
    std::vector<std::string> pieces(1);
    for (const char c : frame) {
        pieces.back() += c;
        if ((static_cast<unsigned char>(c) & 0xC0U) == 0xC0U) // the first byte of several
            pieces.emplace_back();
    }
    return pieces;
}

} // namespace longleaf::test
