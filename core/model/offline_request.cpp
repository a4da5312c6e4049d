// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/offline_request.h"

#include "core/base/utf8.h"

#include <charconv>
#include <optional>

namespace longleaf::model {
namespace {

constexpr std::string_view kSpace = " \t\r\n\f\v";
constexpr std::size_t kMaxSegmentBytes = 32 * 1024;
constexpr std::string_view kDocument = "<document id=\"";

std::string_view trimmed(std::string_view text)
{
    const std::size_t begin = text.find_first_not_of(kSpace);
    return begin == std::string_view::npos ? std::string_view()
                                           : text.substr(begin, text.find_last_not_of(kSpace) + 1 - begin);
}

// Reads a number at the start of `text` and takes it off.
template <typename Number> std::optional<Number> takeNumber(std::string_view &text)
{
    Number value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc()) {
        return std::nullopt;
    }
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    return value;
}

class DocumentsReader final {
public:
    explicit DocumentsReader(OfflineMaterial &material)
        : m_material(material)
    {
    }

    void read(std::string_view text)
    {
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t newline = text.find('\n', at);
            const std::size_t end = newline == std::string_view::npos ? text.size() : newline;
            if (text[at] == '<' || text[at] == '[') {
                mark(text, at, end);
            }
            at = end + 1;
        }
        closeSegment(text, text.size());
    }

private:
    // Looks at a line that may be one of our marks; they stand on lines of their own.
    void mark(std::string_view text, std::size_t begin, std::size_t end)
    {
        std::string_view line = text.substr(begin, end - begin);
        if (line.starts_with(kDocument)) {
            closeSegment(text, begin);
            openDocument(line.substr(kDocument.size()));
        } else if (line.starts_with("</document")) {
            closeSegment(text, begin);
            m_inDocument = false;
        } else if (line == "[...]") {
            closeSegment(text, begin);
            openSegment(end);
        } else if (line.ends_with(" not included]") && line.starts_with("[page")) {
            closeSegment(text, begin);
        } else if (line.starts_with("[[") && m_inDocument) {
            line.remove_prefix(2);
            const auto document = takeNumber<std::int64_t>(line);
            if (!document || *document != m_material.documents.back().id || !line.starts_with(":")) {
                return;
            }
            line.remove_prefix(1);
            const auto page = takeNumber<int>(line);
            if (page && line == "]]") {
                closeSegment(text, begin);
                m_page = *page;
                ++m_material.pages;
                openSegment(end);
            }
        }
    }

    void openDocument(std::string_view attributes)
    {
        constexpr std::string_view kTitle = "title=\"";
        const auto id = takeNumber<std::int64_t>(attributes);
        if (!id) {
            return;
        }
        const std::size_t title = attributes.find(kTitle);
        const std::string_view rest = title == std::string_view::npos ? "" : attributes.substr(title + kTitle.size());
        m_material.documents.push_back({*id, rest.substr(0, rest.find('"'))});
        m_inDocument = true;
        m_page = 0;
    }

    void openSegment(std::size_t lineEnd)
    {
        if (m_inDocument && m_page > 0) {
            m_begin = lineEnd + 1;
        }
    }

    void closeSegment(std::string_view text, std::size_t end)
    {
        if (m_begin < end) {
            addSegments(text.substr(m_begin, end - m_begin));
        }
        m_begin = std::string_view::npos;
    }

    // Plain text files can be one page of megabytes; pieces of it keep every later step short.
    void addSegments(std::string_view text)
    {
        while (!text.empty()) {
            std::size_t size = text.size();
            if (size > kMaxSegmentBytes) {
                std::size_t cut = text.rfind('\n', kMaxSegmentBytes);
                cut = cut == std::string_view::npos ? text.rfind(' ', kMaxSegmentBytes) : cut;
                size =
                    cut == std::string_view::npos || cut == 0 ? utf8::floorBoundary(text, kMaxSegmentBytes) : cut + 1;
            }
            const std::string_view segment = trimmed(text.substr(0, size));
            if (!segment.empty()) {
                m_material.segments.push_back({m_material.documents.size() - 1, m_page, segment});
            }
            text.remove_prefix(size);
        }
    }

    OfflineMaterial &m_material;
    std::size_t m_begin = std::string_view::npos; ///< of the segment that is open; npos: none is
    int m_page = 0;
    bool m_inDocument = false;
};

std::string_view questionIn(std::string_view part)
{
    constexpr std::string_view kOpen = "<question>";
    constexpr std::string_view kClose = "</question>";
    const std::size_t begin = part.find(kOpen);
    if (begin == std::string_view::npos) {
        return trimmed(part);
    }
    const std::string_view rest = part.substr(begin + kOpen.size());
    return trimmed(rest.substr(0, rest.rfind(kClose)));
}

} // namespace

OfflineMaterial readOfflineRequest(const ModelRequest &request)
{
    OfflineMaterial material;
    DocumentsReader reader(material);
    for (const pack::PromptMessage &message : request.messages) {
        if (message.role != pack::Role::User) {
            continue;
        }
        for (const std::string &part : message.parts) {
            if (std::string_view(part).starts_with(kDocument)) {
                reader.read(part);
            } else {
                material.previousQuestion = material.question;
                material.question = questionIn(part);
            }
        }
    }
    return material;
}

} // namespace longleaf::model
