// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/document/document.h"
#include "core/document/outline.h"
#include "core/document/text_layer.h"
#include "core/ipc/frame.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// Messages between the application (parent) and longleaf-extractor (child).
///
/// The child's standard input is a local stream socket on POSIX systems: requests, and with the OpenDocument
/// frame the document's descriptor (SCM_RIGHTS, sent with the frame's first byte). Standard output carries the
/// answers. The child opens no file named by the parent. It answers in order; one request is in work at a time.
///
/// parent -> child                 child -> parent
///                                 Hello
/// OpenDocument + descriptor       DocumentOpened | Failure
/// ExtractPages{first,last}        PageText * n (rising numbers), then Done | Failure
/// RenderPage                      PageImage | Failure
/// ReadOutline                     OutlineRead | Failure
/// (end of input)                  exits with status 0
namespace longleaf::ipc {

inline constexpr std::uint32_t kProtocolVersion = 3;

// ---- requests ----

struct OpenDocument {
    document::Format format = document::Format::Pdf;
    std::string fileName; ///< only for messages and for the title's fallback; never opened
    std::string password; ///< tried as user and as owner password; empty: none
};

/// Pages first..last, 1-based, inclusive; last = 0 means "to the end".
struct ExtractPages {
    std::int32_t first = 1;
    std::int32_t last = 0;
};

/// Renders a page as shown (crop and rotation applied). The clip is in pixels of the rendered page; an empty
/// clip (width or height 0) means the whole page. The child bounds the result to 16 million pixels by lowering
/// `dpi` (whole pages only); the answer tells the size that came out.
struct RenderPage {
    std::int32_t page = 1;
    double dpi = 96;
    std::int32_t clipX = 0;
    std::int32_t clipY = 0;
    std::int32_t clipWidth = 0;
    std::int32_t clipHeight = 0;
};

/// Asks for the document's own table of contents (bookmarks). Bounded to 10,000 entries, 32 levels and 300 bytes a
/// title; a document without one, and a text file, has no entries.
struct ReadOutline {};

using Request = std::variant<OpenDocument, ExtractPages, RenderPage, ReadOutline>;

// ---- answers ----

struct Hello {
    std::uint32_t protocolVersion = kProtocolVersion;
    std::string parser;           ///< e.g. "poppler 22.12.0"
    std::string sandboxProfile;   ///< what confines the child: "A", "B" or "C" (core/sandbox/lockdown.h)
    std::int32_t landlockAbi = 0; ///< version of the kernel's file rules in force; 0: none
};

struct DocumentOpened {
    std::int32_t pageCount = 0; ///< text files: 0 (known only after extraction)
    std::string title;          ///< from the document's own data, or empty
    std::vector<std::string> warnings;
};

struct PageText {
    std::int32_t number = 0; ///< 1-based
    document::PageState state = document::PageState::Ok;
    double widthPt = 0;
    double heightPt = 0;
    std::string label;
    std::string text;           ///< canonical text of the page, valid UTF-8; holds no form feed
    bool formFeedAfter = false; ///< a form feed follows this page in the canonical text
    std::string layer;          ///< TextLayer::encode()
    std::vector<std::string> warnings;
};

struct Done {
    std::int32_t pages = 0; ///< pages sent
};

enum class PixelFormat : std::uint8_t { Bgra32 = 0, Gray8 = 1 };

struct PageImage {
    std::int32_t page = 0;
    std::int32_t width = 0;
    std::int32_t height = 0;
    std::int32_t bytesPerLine = 0;
    double dpi = 0; ///< in force, after the bound
    PixelFormat format = PixelFormat::Bgra32;
    std::string pixels; ///< height * bytesPerLine bytes; opaque BGRA in memory order, or gray
};

struct OutlineRead {
    document::Outline outline; ///< its origin is always the document
};

/// The request failed; the child goes on. `code` is one of the document codes of ErrorCode.
struct Failure {
    ErrorCode code = ErrorCode::DamagedDocument;
    std::string message;
};

using Answer = std::variant<Hello, DocumentOpened, PageText, Done, PageImage, Failure, OutlineRead>;

[[nodiscard]] Frame encode(const Request &request);
[[nodiscard]] Frame encode(const Answer &answer);
/// Errors: Protocol (unknown type, short payload, trailing bytes, count out of range, text not UTF-8).
[[nodiscard]] Result<Request> decodeRequest(const Frame &frame);
[[nodiscard]] Result<Answer> decodeAnswer(const Frame &frame);

} // namespace longleaf::ipc
