// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/temp_library.h"

#include "core/base/sha256.h"
#include "core/store/document_writer.h"

#include <cstdio>
#include <cstdlib>
#include <system_error>

namespace longleaf::test {

namespace {

[[noreturn]] void giveUp(const Error &error)
{
    std::fprintf(stderr, "test library: %s\n", error.message.c_str());
    std::abort();
}

} // namespace

TempFolder::TempFolder()
    : m_path(std::filesystem::temp_directory_path() / ("longleaf-test-" + randomHex(8)))
{
    std::filesystem::create_directories(m_path);
}

TempFolder::~TempFolder()
{
    std::error_code ignored;
    std::filesystem::remove_all(m_path, ignored);
}

std::int64_t countTokens(std::string_view text)
{
    return static_cast<std::int64_t>((text.size() + 3) / 4);
}

ingest::NewDocument newDocument(const std::string &name, const std::vector<std::string> &pages)
{
    std::string all;
    for (const std::string &page : pages)
        all += page + '\f';
    ingest::NewDocument document;
    document.sha256 = Sha256::hex(all);
    document.path = "/documents/" + name;
    document.title = std::filesystem::path(name).stem().string();
    document.format = document::Format::PlainText;
    document.fileSize = static_cast<std::int64_t>(all.size());
    document.fileMtimeMs = 1'700'000'000'000;
    return document;
}

std::vector<ingest::NewPage> newPages(const std::vector<std::string> &pages)
{
    std::vector<ingest::NewPage> out;
    for (std::size_t i = 0; i < pages.size(); ++i) {
        ingest::NewPage page;
        page.number = static_cast<int>(i + 1);
        page.text = pages[i];
        page.state = pages[i].empty() ? document::PageState::NoText : document::PageState::Ok;
        page.formFeedAfter = i + 1 < pages.size();
        out.push_back(std::move(page));
    }
    return out;
}

Result<document::Document> addDocument(store::Library &library, const std::string &name,
                                       const std::vector<std::string> &pages, const std::string &collection)
{
    store::DocumentWriter writer(library, newDocument(name, pages), collection, countTokens);
    for (const ingest::NewPage &page : newPages(pages)) {
        if (const Status added = writer.addPage(page); !added)
            return tl::unexpected(added.error());
    }
    return writer.commit();
}

TempLibrary::TempLibrary()
{
    reopen();
}

document::Document TempLibrary::add(const std::string &name, const std::vector<std::string> &pages,
                                    const std::string &collection)
{
    auto document = addDocument(*m_library, name, pages, collection);
    if (!document)
        giveUp(document.error());
    return std::move(*document);
}

void TempLibrary::reopen()
{
    m_library.reset();
    auto library = store::Library::open(folder(), m_clock);
    if (!library)
        giveUp(library.error());
    m_library = std::move(*library);
}

} // namespace longleaf::test
