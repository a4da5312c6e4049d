// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes from a process that may be in an attacker's hands: split into frames, decode each as an answer.
#include "core/document/text_layer.h"
#include "core/ipc/extractor_protocol.h"
#include "tests/fuzz/fuzz_entry.h"

using namespace longleaf;

namespace {

constexpr std::size_t kMaxPayload = std::size_t{1} << 20U;

/// What the frames of `bytes` are when they arrive in pieces of this size; the last entry tells how it ended.
std::vector<std::string> framesOf(std::string_view bytes, std::size_t piece)
{
    ipc::FrameReader reader(kMaxPayload);
    std::vector<std::string> frames;
    for (std::size_t at = 0; at < bytes.size(); at += piece) {
        reader.feed(bytes.substr(at, piece));
        for (;;) {
            const auto frame = reader.next();
            if (!frame) {
                require(frame.error().code == ErrorCode::Protocol);
                frames.emplace_back("broken");
                return frames;
            }
            if (!*frame)
                break;
            require((*frame)->payload.size() <= kMaxPayload);
            frames.push_back(ipc::encodeFrame(**frame));
        }
    }
    return frames;
}

void checkBoxes(const document::TextLayer &layer, std::string_view text, TextSpan span)
{
    const std::vector<document::Box> boxes = layer.boxes(span, text);
    require(boxes.size() <= layer.words().size());
    for (const document::Box &box : boxes)
        require(box.left >= 0 && box.left <= box.right && box.right <= 1 && box.top >= 0 && box.top <= box.bottom &&
                box.bottom <= 1);
}

void decode(const std::string &bytes)
{
    ipc::FrameReader reader;
    reader.feed(bytes);
    const auto frame = reader.next();
    if (!frame || !*frame)
        return;
    const auto answer = ipc::decodeAnswer(**frame);
    const auto request = ipc::decodeRequest(**frame);
    require(!(answer && request));
    if (answer) {
        const ipc::Frame again = ipc::encode(*answer);
        require(again.type == (*frame)->type);
        const auto second = ipc::decodeAnswer(again);
        require(second && ipc::encodeFrame(ipc::encode(*second)) == ipc::encodeFrame(again));
        if (const auto *page = std::get_if<ipc::PageText>(&*answer)) {
            const auto layer = document::TextLayer::decode(page->layer);
            require(layer || layer.error().code == ErrorCode::Protocol);
            if (layer) {
                checkBoxes(*layer, page->text, {0, page->text.size()});
                checkBoxes(*layer, page->text, {page->text.size() / 4, page->text.size() / 2 + 1});
                const auto same = document::TextLayer::decode(layer->encode());
                require(same && same->encode() == layer->encode());
            }
        }
    }
    if (request) {
        const ipc::Frame again = ipc::encode(*request);
        const auto second = ipc::decodeRequest(again);
        require(second && ipc::encodeFrame(ipc::encode(*second)) == ipc::encodeFrame(again));
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view bytes(reinterpret_cast<const char *>(data), size);
    const auto whole = framesOf(bytes, size > 0 ? size : 1);
    require(whole == framesOf(bytes, 1));
    require(whole == framesOf(bytes, 13));
    for (const std::string &frame : whole)
        decode(frame);
    return 0;
}

std::vector<std::string> fuzzSeeds()
{
    const auto bytes = [](const ipc::Answer &answer) {
        return ipc::encodeFrame(ipc::encode(answer));
    };
    ipc::PageText page;
    page.number = 3;
    page.text = "Net sales";
    page.widthPt = 612;
    page.heightPt = 792;
    page.layer = document::TextLayer({{{0, 3}, {0.1F, 0.1F, 0.2F, 0.12F}, document::Advance::Right, 0, {80, 160}},
                                      {{4, 9}, {0.2F, 0.1F, 0.4F, 0.12F}, document::Advance::Right, 0, {}}})
                     .encode();
    page.warnings = {"a font is missing"};
    const std::string hello = bytes(ipc::Hello{1, "poppler", "A", 7});
    const std::string opened = bytes(ipc::DocumentOpened{3, "Title", {"warning"}});
    const std::string image = bytes(ipc::PageImage{1, 2, 2, 2, 96, ipc::PixelFormat::Gray8, "abcd"});
    return {
        hello + opened + bytes(page) + bytes(ipc::Done{1}),
        opened,
        bytes(page),
        image,
        bytes(ipc::OutlineRead{{document::Outline::Origin::Document, {{0, 1, 0.5F, "One"}, {1, 2, 0, "Two"}}, true}}),
        bytes(ipc::Failure{ErrorCode::EncryptedDocument, "locked"}),
        ipc::encodeFrame(ipc::encode(ipc::Request(ipc::OpenDocument{document::Format::Pdf, "a.pdf", "pw"}))),
        ipc::encodeFrame(ipc::encode(ipc::Request(ipc::RenderPage{1, 96, 0, 0, 10, 10}))),
        ipc::encodeFrame(ipc::encode(ipc::Request(ipc::ReadOutline{}))),
        std::string()};
}
