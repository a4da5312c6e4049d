// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/ipc/extractor_protocol.h"

#include <cstddef>
#include <string>
#include <vector>

namespace longleaf::extract {

inline constexpr std::size_t kMostTextBytes = 64U * 1024U * 1024U;

/// A plain text or Markdown file. A form feed ends a page; joining the pages' texts, with a form feed where
/// `formFeedAfter` says so, gives the file's text back.
class TextDocument final {
public:
    /// @param fileName  only for messages.
    /// Errors: EmptyFile, FileTooLarge (over 64 MiB, as a file or once converted to UTF-8), WrongType (not text).
    [[nodiscard]] static Result<TextDocument> open(std::string bytes, const std::string &fileName);

    /// The page count is 0: the parent counts what arrives.
    [[nodiscard]] ipc::DocumentOpened description() const;
    /// At least 1.
    [[nodiscard]] int pageCount() const;
    /// 1-based, 1 <= number <= pageCount(). Pages without anything but white space are `NoText`.
    [[nodiscard]] ipc::PageText page(int number) const;

private:
    TextDocument() = default;
    struct Range {
        std::size_t begin = 0;
        std::size_t end = 0;
    };
    std::string m_text;
    std::vector<Range> m_pages;
    std::vector<std::string> m_warnings;
};

} // namespace longleaf::extract
