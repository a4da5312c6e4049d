// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ipc/extractor_protocol.h"

#include "core/ipc/wire.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

namespace longleaf::ipc {

namespace {

// Numbers on the wire; never reused for another meaning.
enum class MessageType : std::uint32_t {
    OpenDocument = 1,
    ExtractPages = 2,
    RenderPage = 3,
    ReadOutline = 4,
    Hello = 101,
    DocumentOpened = 102,
    PageText = 103,
    Done = 104,
    PageImage = 105,
    Failure = 106,
    OutlineRead = 107,
};

// What a Failure may say; on the wire it is the code's word, which stays when the enum grows.
constexpr std::array kFailureCodes = {
    ErrorCode::InvalidInput,
    ErrorCode::NotFound,
    ErrorCode::EmptyFile,
    ErrorCode::FileTooLarge,
    ErrorCode::UnsupportedType,
    ErrorCode::WrongType,
    ErrorCode::DamagedDocument,
    ErrorCode::TruncatedDocument,
    ErrorCode::EncryptedDocument,
    ErrorCode::NoPages,
    ErrorCode::ResourceLimit,
    ErrorCode::Protocol,
    ErrorCode::Io,
    ErrorCode::ExtractorTimeout,
    ErrorCode::Internal,
};

constexpr std::size_t kLengthBytes = 4;
constexpr std::size_t kOutlineEntryBytes = 4 + 4 + 8 + kLengthBytes;
// A list of empty texts takes more room in memory than on the wire, so the numbers are bounded too.
constexpr std::uint32_t kMaxWarnings = 10'000;
constexpr std::uint32_t kMaxOutlineEntries = 10'000;
constexpr std::int32_t kMaxOutlineLevel = 31;
constexpr std::size_t kMaxOutlineTitle = 300;

Frame frameOf(MessageType type, WireWriter &writer)
{
    return {static_cast<std::uint32_t>(type), writer.take()};
}

void writeTexts(WireWriter &writer, const std::vector<std::string> &texts)
{
    const std::size_t count = std::min<std::size_t>(texts.size(), kMaxWarnings);
    writer.u32(static_cast<std::uint32_t>(count));
    for (std::size_t i = 0; i < count; ++i)
        writer.bytes(texts[i]);
}

std::vector<std::string> readTexts(WireReader &reader)
{
    const std::uint32_t count = reader.count(kMaxWarnings, kLengthBytes);
    std::vector<std::string> texts;
    texts.reserve(count);
    for (std::uint32_t i = 0; i < count && reader.ok(); ++i)
        texts.push_back(reader.text());
    return texts;
}

Frame write(const OpenDocument &message)
{
    WireWriter writer;
    writer.u8(static_cast<std::uint8_t>(message.format));
    writer.bytes(message.fileName);
    writer.bytes(message.password);
    return frameOf(MessageType::OpenDocument, writer);
}

Frame write(const ExtractPages &message)
{
    WireWriter writer;
    writer.i32(message.first);
    writer.i32(message.last);
    return frameOf(MessageType::ExtractPages, writer);
}

Frame write(const RenderPage &message)
{
    WireWriter writer;
    writer.i32(message.page);
    writer.f64(message.dpi);
    writer.i32(message.clipX);
    writer.i32(message.clipY);
    writer.i32(message.clipWidth);
    writer.i32(message.clipHeight);
    return frameOf(MessageType::RenderPage, writer);
}

Frame write(const Hello &message)
{
    WireWriter writer;
    writer.u32(message.protocolVersion);
    writer.bytes(message.parser);
    writer.bytes(message.sandboxProfile);
    writer.i32(message.landlockAbi);
    return frameOf(MessageType::Hello, writer);
}

Frame write(const DocumentOpened &message)
{
    WireWriter writer;
    writer.i32(message.pageCount);
    writer.bytes(message.title);
    writeTexts(writer, message.warnings);
    return frameOf(MessageType::DocumentOpened, writer);
}

Frame write(const PageText &message)
{
    WireWriter writer;
    writer.i32(message.number);
    writer.u8(static_cast<std::uint8_t>(message.state));
    writer.f64(message.widthPt);
    writer.f64(message.heightPt);
    writer.bytes(message.label);
    writer.bytes(message.text);
    writer.boolean(message.formFeedAfter);
    writer.bytes(message.layer);
    writeTexts(writer, message.warnings);
    return frameOf(MessageType::PageText, writer);
}

Frame write(const Done &message)
{
    WireWriter writer;
    writer.i32(message.pages);
    return frameOf(MessageType::Done, writer);
}

Frame write(const PageImage &message)
{
    WireWriter writer;
    writer.i32(message.page);
    writer.i32(message.width);
    writer.i32(message.height);
    writer.i32(message.bytesPerLine);
    writer.f64(message.dpi);
    writer.u8(static_cast<std::uint8_t>(message.format));
    writer.bytes(message.pixels);
    return frameOf(MessageType::PageImage, writer);
}

Frame write(const Failure &message)
{
    WireWriter writer;
    writer.bytes(toWord(message.code));
    writer.bytes(message.message);
    return frameOf(MessageType::Failure, writer);
}

Frame write(const ReadOutline &)
{
    WireWriter writer;
    return frameOf(MessageType::ReadOutline, writer);
}

Frame write(const OutlineRead &message)
{
    WireWriter writer;
    const std::vector<document::OutlineEntry> &entries = message.outline.entries;
    const std::size_t count = std::min<std::size_t>(entries.size(), kMaxOutlineEntries);
    writer.boolean(message.outline.complete && count == entries.size());
    writer.u32(static_cast<std::uint32_t>(count));
    for (std::size_t i = 0; i < count; ++i) {
        writer.i32(entries[i].level);
        writer.i32(entries[i].page);
        writer.f64(static_cast<double>(entries[i].top));
        writer.bytes(entries[i].title);
    }
    return frameOf(MessageType::OutlineRead, writer);
}

ReadOutline readReadOutline(WireReader &)
{
    return {};
}

OutlineRead readOutlineRead(WireReader &reader)
{
    OutlineRead message;
    message.outline.complete = reader.boolean();
    const std::uint32_t count = reader.count(kMaxOutlineEntries, kOutlineEntryBytes);
    std::int32_t deepest = 0;
    for (std::uint32_t i = 0; i < count && reader.ok(); ++i) {
        document::OutlineEntry entry;
        entry.level = reader.i32();
        entry.page = reader.i32();
        const double top = reader.f64();
        entry.title = reader.text();
        reader.require(entry.level >= 0 && entry.level <= std::min(deepest, kMaxOutlineLevel) && entry.page >= 0 &&
                       top >= 0 && top <= 1 && entry.title.size() <= kMaxOutlineTitle);
        if (!reader.ok())
            break; // a level that was refused may be the greatest number there is
        deepest = entry.level + 1;
        entry.top = static_cast<float>(top);
        message.outline.entries.push_back(std::move(entry));
    }
    return message;
}

OpenDocument readOpenDocument(WireReader &reader)
{
    OpenDocument message;
    message.format = static_cast<document::Format>(reader.enumeration(3));
    message.fileName = reader.text();
    // A password is bytes: a document may have been locked with one that is not UTF-8.
    message.password = reader.bytes();
    return message;
}

ExtractPages readExtractPages(WireReader &reader)
{
    ExtractPages message;
    message.first = reader.i32();
    message.last = reader.i32();
    reader.require(message.first >= 1 && (message.last == 0 || message.last >= message.first));
    return message;
}

RenderPage readRenderPage(WireReader &reader)
{
    RenderPage message;
    message.page = reader.i32();
    message.dpi = reader.f64();
    message.clipX = reader.i32();
    message.clipY = reader.i32();
    message.clipWidth = reader.i32();
    message.clipHeight = reader.i32();
    reader.require(message.page >= 1 && message.dpi > 0 && message.clipX >= 0 && message.clipY >= 0 &&
                   message.clipWidth >= 0 && message.clipHeight >= 0);
    return message;
}

Hello readHello(WireReader &reader)
{
    Hello message;
    message.protocolVersion = reader.u32();
    message.parser = reader.text();
    message.sandboxProfile = reader.text();
    message.landlockAbi = reader.i32();
    reader.require(message.landlockAbi >= 0);
    return message;
}

DocumentOpened readDocumentOpened(WireReader &reader)
{
    DocumentOpened message;
    message.pageCount = reader.i32();
    reader.require(message.pageCount >= 0);
    message.title = reader.text();
    message.warnings = readTexts(reader);
    return message;
}

PageText readPageText(WireReader &reader)
{
    PageText message;
    message.number = reader.i32();
    message.state = static_cast<document::PageState>(reader.enumeration(4));
    message.widthPt = reader.f64();
    message.heightPt = reader.f64();
    message.label = reader.text();
    message.text = reader.text();
    message.formFeedAfter = reader.boolean();
    message.layer = reader.bytes();
    message.warnings = readTexts(reader);
    reader.require(message.number >= 1 && message.widthPt >= 0 && message.heightPt >= 0);
    reader.require(message.text.find('\f') == std::string::npos);
    return message;
}

Done readDone(WireReader &reader)
{
    Done message;
    message.pages = reader.i32();
    reader.require(message.pages >= 0);
    return message;
}

PageImage readPageImage(WireReader &reader)
{
    PageImage message;
    message.page = reader.i32();
    message.width = reader.i32();
    message.height = reader.i32();
    message.bytesPerLine = reader.i32();
    message.dpi = reader.f64();
    message.format = static_cast<PixelFormat>(reader.enumeration(2));
    message.pixels = reader.bytes();
    const std::int64_t pixelBytes = message.format == PixelFormat::Bgra32 ? 4 : 1;
    reader.require(message.page >= 1 && message.width > 0 && message.height > 0 && message.dpi > 0);
    reader.require(message.bytesPerLine >= message.width * pixelBytes);
    reader.require(std::int64_t{message.bytesPerLine} * message.height ==
                   static_cast<std::int64_t>(message.pixels.size()));
    return message;
}

Failure readFailure(WireReader &reader)
{
    Failure message;
    const std::string word = reader.text();
    message.message = reader.text();
    const auto *const code = std::find_if(kFailureCodes.begin(), kFailureCodes.end(),
                                          [&word](ErrorCode candidate) { return toWord(candidate) == word; });
    reader.require(code != kFailureCodes.end());
    if (reader.ok())
        message.code = *code;
    return message;
}

template <typename Message, typename Body> Result<Message> checked(const Frame &frame, Body (*read)(WireReader &))
{
    WireReader reader(frame.payload);
    Body body = read(reader);
    if (!reader.finished())
        return fail(ErrorCode::Protocol, "The content of a message of type " + std::to_string(frame.type) + " (" +
                                             std::to_string(frame.payload.size()) + " bytes) is not valid.");
    return Message(std::move(body));
}

tl::unexpected<Error> unknownType(std::uint32_t type)
{
    return fail(ErrorCode::Protocol, "A message has the unknown type " + std::to_string(type) + ".");
}

} // namespace

Frame encode(const Request &request)
{
    return std::visit([](const auto &message) { return write(message); }, request);
}

Frame encode(const Answer &answer)
{
    return std::visit([](const auto &message) { return write(message); }, answer);
}

Result<Request> decodeRequest(const Frame &frame)
{
    switch (static_cast<MessageType>(frame.type)) {
    case MessageType::OpenDocument: return checked<Request>(frame, readOpenDocument);
    case MessageType::ExtractPages: return checked<Request>(frame, readExtractPages);
    case MessageType::RenderPage: return checked<Request>(frame, readRenderPage);
    case MessageType::ReadOutline: return checked<Request>(frame, readReadOutline);
    default: return unknownType(frame.type);
    }
}

Result<Answer> decodeAnswer(const Frame &frame)
{
    switch (static_cast<MessageType>(frame.type)) {
    case MessageType::Hello: return checked<Answer>(frame, readHello);
    case MessageType::DocumentOpened: return checked<Answer>(frame, readDocumentOpened);
    case MessageType::PageText: return checked<Answer>(frame, readPageText);
    case MessageType::Done: return checked<Answer>(frame, readDone);
    case MessageType::PageImage: return checked<Answer>(frame, readPageImage);
    case MessageType::Failure: return checked<Answer>(frame, readFailure);
    case MessageType::OutlineRead: return checked<Answer>(frame, readOutlineRead);
    default: return unknownType(frame.type);
    }
}

} // namespace longleaf::ipc
