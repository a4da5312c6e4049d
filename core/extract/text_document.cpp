// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/extract/text_document.h"

#include "core/extract/text_encoding.h"

#include <algorithm>

namespace longleaf::extract {

Result<TextDocument> TextDocument::open(std::string bytes, const std::string &fileName)
{
    constexpr const char *kTooLarge = "Text files over 64 MiB cannot be read. Split the file.";
    if (bytes.empty())
        return fail(ErrorCode::EmptyFile, "The file is empty.", fileName);
    if (bytes.size() > kMostTextBytes)
        return fail(ErrorCode::FileTooLarge, kTooLarge, fileName);
    auto decoded = decodeText(std::move(bytes), fileName);
    if (!decoded)
        return tl::unexpected(decoded.error());
    if (decoded->text.size() > kMostTextBytes)
        return fail(ErrorCode::FileTooLarge, kTooLarge, fileName);
    TextDocument document;
    document.m_text = std::move(decoded->text);
    document.m_warnings = std::move(decoded->warnings);
    std::size_t begin = 0;
    for (std::size_t feed = document.m_text.find('\f'); feed != std::string::npos;
         feed = document.m_text.find('\f', begin)) {
        document.m_pages.push_back({begin, feed});
        begin = feed + 1;
    }
    if (begin < document.m_text.size() || document.m_pages.empty())
        document.m_pages.push_back({begin, document.m_text.size()});
    return document;
}

ipc::DocumentOpened TextDocument::description() const
{
    ipc::DocumentOpened opened;
    opened.warnings = m_warnings;
    return opened;
}

int TextDocument::pageCount() const
{
    return static_cast<int>(m_pages.size());
}

ipc::PageText TextDocument::page(int number) const
{
    const Range range = m_pages[static_cast<std::size_t>(number - 1)];
    ipc::PageText page;
    page.number = number;
    page.text = m_text.substr(range.begin, range.end - range.begin);
    page.formFeedAfter = range.end < m_text.size();
    const bool blank = page.text.find_first_not_of(" \t\r\n\v") == std::string::npos;
    page.state = blank ? document::PageState::NoText : document::PageState::Ok;
    return page;
}

} // namespace longleaf::extract
