// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/extract/pdf_document.h"

#include "core/extract/page_renderer.h"
#include "core/extract/page_text_builder.h"
#include "core/extract/parser_errors.h"
#include "core/extract/pdf_outline.h"
#include "core/extract/pdf_rewrite.h"
#include "core/extract/poppler_text.h"

#include <algorithm>
#include <exception>
#include <limits>
#include <poppler-document.h>
#include <poppler-page.h>
#include <poppler-version.h>
#include <utility>

namespace longleaf::extract {

namespace {

using DocumentPtr = std::unique_ptr<poppler::document>;

DocumentPtr load(const std::string &bytes, const std::string &password)
{
    return DocumentPtr(
        poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size()), password, password));
}

/// A PDF's header, but no end mark near the end: what a broken download or a full disk leaves behind.
bool looksCutShort(std::string_view bytes)
{
    constexpr std::size_t kHead = 1024;
    constexpr std::size_t kTail = 2048;
    if (bytes.substr(0, kHead).find("%PDF-") == std::string_view::npos)
        return false;
    const std::string_view tail = bytes.substr(bytes.size() > kTail ? bytes.size() - kTail : 0);
    return tail.find("%%EOF") == std::string_view::npos;
}

tl::unexpected<Error> cannotOpen(const std::string &bytes, const std::string &fileName)
{
    if (looksCutShort(bytes)) {
        return fail(ErrorCode::TruncatedDocument,
                    "The file looks cut short: its end is missing. Download or copy it again.", fileName);
    }
    return fail(ErrorCode::DamagedDocument,
                "The file is damaged and cannot be read as a PDF. Try to open it in a PDF viewer and save it anew.",
                fileName);
}

/// poppler has not found, or was not allowed to read, what poppler-data brings.
bool lacksCharacterTable(const std::string &error)
{
    return error.find("Missing language pack") != std::string::npos || error.find("CMap file") != std::string::npos;
}

std::string damaged(const std::string &what, const std::vector<std::string> &errors)
{
    std::string text = what + "; text may be missing (";
    for (const std::string &error : errors)
        text += (text.back() == '(' ? "" : "; ") + error;
    return text + ").";
}

} // namespace

struct PdfDocument::State {
    ParserErrors errors; // first: poppler reports while the document is opened and closed
    std::string bytes;
    std::string fileName;
    std::string password;
    DocumentPtr document; ///< reads from `bytes`
    int pages = 0;
    std::vector<std::string> openingErrors;

    /// Null if the page cannot be found in the file. The caller owns it.
    [[nodiscard]] poppler::page *createPage(int number) const
    {
        return document ? document->create_page(number - 1) : nullptr;
    }
};

PdfDocument::PdfDocument(std::unique_ptr<State> state)
    : m_state(std::move(state))
{
}

PdfDocument::~PdfDocument() = default;

Result<std::unique_ptr<PdfDocument>> PdfDocument::open(std::string bytes, const std::string &fileName,
                                                       const std::string &password)
{
    if (bytes.empty())
        return fail(ErrorCode::EmptyFile, "The file is empty.", fileName);
    if (bytes.size() > static_cast<std::size_t>(std::numeric_limits<int>::max()))
        return fail(ErrorCode::FileTooLarge, "PDF files of 2 GiB and more cannot be read. Split the file.", fileName);
    auto state = std::make_unique<State>();
    state->bytes = std::move(bytes);
    state->fileName = fileName;
    state->password = password;
    try {
        state->document = load(state->bytes, password);
        if (!state->document)
            return cannotOpen(state->bytes, fileName);
        if (state->document->is_locked()) {
            return fail(ErrorCode::EncryptedDocument,
                        password.empty() ? "The file is protected: it needs a password to be opened."
                                         : "The password does not open this file.",
                        fileName);
        }
        state->pages = state->document->pages();
        if (state->pages <= 0) {
            if (looksCutShort(state->bytes))
                return cannotOpen(state->bytes, fileName);
            return fail(ErrorCode::NoPages, "The file opens, but no page can be found in it. It may be damaged.",
                        fileName);
        }
    } catch (const std::exception &) {
        return cannotOpen(state->bytes, fileName);
    }
    state->openingErrors = state->errors.take();
    return std::unique_ptr<PdfDocument>(new PdfDocument(std::move(state)));
}

int PdfDocument::pageCount() const
{
    return m_state->pages;
}

ipc::DocumentOpened PdfDocument::description()
{
    ipc::DocumentOpened opened;
    opened.pageCount = pageCount();
    if (!m_state->openingErrors.empty())
        opened.warnings = {damaged("The file is damaged and was repaired", m_state->openingErrors)};
    if (!m_state->document)
        return opened;
    try {
        opened.title = toUtf8(m_state->document->get_title());
    } catch (const std::exception &) {
        opened.warnings.emplace_back("The title could not be read.");
    }
    return opened;
}

Result<document::Outline> PdfDocument::outline() const
{
    return readOutline(m_state->bytes, m_state->password);
}

void PdfDocument::prepareForPages(int count)
{
    State &state = *m_state;
    if (!state.document || state.document->is_encrypted() || !unpackingPays(state.bytes, count))
        return;
    try {
        const Result<std::string> addition = unpackedObjects(state.bytes);
        constexpr auto kMostBytes = static_cast<std::size_t>(std::numeric_limits<int>::max());
        if (!addition || addition->size() > kMostBytes - state.bytes.size())
            return;
        const std::size_t size = state.bytes.size();
        state.document.reset(); // reads from the bytes, which are going to move
        state.bytes.reserve(size + addition->size());
        state.bytes += *addition;
        state.document = load(state.bytes, {});
        if (state.document && !state.document->is_locked() && state.document->pages() == state.pages)
            return;
        state.document.reset();
        state.bytes.resize(size);
    } catch (const std::exception &) {
        // Without the memory for it the file is read as it is.
    }
    if (!state.document)
        state.document = load(state.bytes, {});
}

ipc::PageText PdfDocument::page(int number)
{
    ipc::PageText result;
    result.number = number;
    result.formFeedAfter = number < pageCount();
    (void)m_state->errors.take();
    try {
        const std::unique_ptr<poppler::page> page(m_state->createPage(number));
        if (!page) {
            result.state = document::PageState::Failed;
            result.warnings = {"The page is damaged and could not be read."};
            return result;
        }
        const PageGlyphs glyphs = readGlyphs(*page);
        result.widthPt = glyphs.widthPt;
        result.heightPt = glyphs.heightPt;
        const std::string label = toUtf8(page->label());
        if (label != std::to_string(number))
            result.label = label;
        BuiltPage built = buildPage(glyphs);
        const std::vector<std::string> errors = m_state->errors.take();
        if (!errors.empty()) {
            result.state = document::PageState::Partial;
            const bool tables = std::any_of(errors.begin(), errors.end(), lacksCharacterTable);
            result.warnings = {
                tables ? damaged("Character tables for Chinese, Japanese or Korean text could not be "
                                 "read, because poppler-data is not installed or the sandbox of this system forbids it",
                                 errors)
                       : damaged("Page " + std::to_string(number) + " is damaged", errors)};
        } else if (glyphs.widthPt <= 0 || glyphs.heightPt <= 0) {
            // Other readers take the text of such a page from outside of it.
            result.state = document::PageState::Partial;
            result.warnings = {"The page has no area, so nothing of it can be shown; text may be missing."};
        } else if (built.layer.empty()) {
            result.state = document::PageState::NoText;
        }
        result.text = std::move(built.text);
        if (!built.layer.empty())
            result.layer = built.layer.encode();
    } catch (const std::exception &) {
        result.state = document::PageState::Failed;
        result.text.clear();
        result.layer.clear();
        result.warnings = {"The page is too large or too damaged to be read."};
    }
    return result;
}

Result<ipc::PageImage> PdfDocument::render(const ipc::RenderPage &request)
{
    if (request.page < 1 || request.page > pageCount())
        return fail(ErrorCode::InvalidInput, "The document has no page " + std::to_string(request.page) + ".");
    try {
        const std::unique_ptr<poppler::page> page(m_state->createPage(request.page));
        if (!page) {
            return fail(ErrorCode::DamagedDocument,
                        "Page " + std::to_string(request.page) + " is damaged and cannot be shown.");
        }
        return renderPage(*page, request);
    } catch (const std::exception &) {
        return fail(ErrorCode::ResourceLimit,
                    "Page " + std::to_string(request.page) + " needs too much memory to be shown.");
    }
}

std::string PdfDocument::parserName()
{
    return "poppler " + poppler::version_string();
}

} // namespace longleaf::extract
