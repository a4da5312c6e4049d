// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/extract/pdf_document.h"

#include "core/extract/page_renderer.h"
#include "core/extract/page_text_builder.h"
#include "core/extract/parser_errors.h"
#include "core/extract/pdf_rewrite.h"
#include "core/extract/poppler_text.h"

#include <algorithm>
#include <exception>
#include <limits>
#include <poppler-document.h>
#include <poppler-page.h>
#include <poppler-toc.h>
#include <poppler-version.h>
#include <utility>

namespace longleaf::extract {

namespace {

constexpr std::int32_t kMostOutlineEntries = 10'000;
constexpr std::int32_t kMostOutlineLevels = 32;

using DocumentPtr = std::unique_ptr<poppler::document>;

DocumentPtr load(const std::string &bytes, const std::string &password)
{
    return DocumentPtr(
        poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size()), password, password));
}

/// No end mark near the end: what a broken download or a full disk leaves behind.
bool looksCutShort(std::string_view bytes)
{
    constexpr std::size_t kTail = 2048;
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

void addOutline(const poppler::toc_item &item, std::int32_t level, std::vector<ipc::OutlineEntry> &out)
{
    if (level > kMostOutlineLevels)
        return;
    for (auto child = item.children_begin(); child != item.children_end(); ++child) {
        if (std::cmp_greater_equal(out.size(), kMostOutlineEntries))
            return;
        out.push_back({level, 0, toUtf8((*child)->title())});
        addOutline(**child, level + 1, out);
    }
}

} // namespace

struct PdfDocument::State {
    ParserErrors errors; // first: poppler reports while the document is opened and closed
    std::string bytes;
    std::string fileName;
    DocumentPtr document;
    std::vector<std::string> openingErrors;
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
        if (state->document->pages() <= 0) {
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
    return m_state->document->pages();
}

ipc::DocumentOpened PdfDocument::description()
{
    ipc::DocumentOpened opened;
    opened.pageCount = pageCount();
    opened.warnings = m_state->openingErrors;
    try {
        opened.title = toUtf8(m_state->document->get_title());
        const std::unique_ptr<poppler::toc> toc(m_state->document->create_toc());
        if (toc && toc->root() != nullptr)
            addOutline(*toc->root(), 0, opened.outline);
    } catch (const std::exception &) {
        opened.warnings.emplace_back("The outline could not be read.");
    }
    return opened;
}

void PdfDocument::prepareForPages(int count)
{
    if (m_state->document->is_encrypted() || !rewritePays(m_state->bytes, count))
        return;
    // The document must go first: it reads from the bytes, and two of them would double the memory.
    Result<std::string> rewritten = withoutObjectStreams(m_state->bytes);
    if (!rewritten)
        return;
    DocumentPtr document = load(*rewritten, {});
    if (!document || document->is_locked() || document->pages() != pageCount())
        return;
    m_state->document = std::move(document);
    m_state->bytes = std::move(*rewritten);
}

ipc::PageText PdfDocument::page(int number)
{
    ipc::PageText result;
    result.number = number;
    result.formFeedAfter = number < pageCount();
    (void)m_state->errors.take();
    try {
        const std::unique_ptr<poppler::page> page(m_state->document->create_page(number - 1));
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
        result.warnings = m_state->errors.take();
        if (!result.warnings.empty())
            result.state = document::PageState::Partial;
        else if (built.layer.empty())
            result.state = document::PageState::NoText;
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
        const std::unique_ptr<poppler::page> page(m_state->document->create_page(request.page - 1));
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
