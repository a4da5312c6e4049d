// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/json_lines.h"

#include "core/base/utf8.h"

#include <utility>

namespace longleaf::model {

JsonLines::JsonLines(SseSink sink, std::size_t maxLineBytes)
    : m_sink(std::move(sink))
    , m_maxLineBytes(maxLineBytes)
{
}

Status JsonLines::feed(std::string_view bytes)
{
    while (!bytes.empty() && !m_stopped) {
        const std::size_t end = bytes.find('\n');
        const std::string_view piece = bytes.substr(0, end);
        if (m_line.size() + piece.size() > m_maxLineBytes) {
            m_stopped = true;
            m_line = {};
            return fail(ErrorCode::Protocol, "The provider sent a single line that is too long to be an answer.");
        }
        m_line.append(piece);
        if (end == std::string_view::npos)
            return {};
        bytes.remove_prefix(end + 1);
        deliver(std::exchange(m_line, {}));
    }
    return {};
}

void JsonLines::finish()
{
    if (!m_stopped)
        deliver(std::exchange(m_line, {}));
    m_stopped = true;
}

void JsonLines::deliver(std::string_view line)
{
    constexpr std::string_view kBlank = " \t\r";
    const std::size_t begin = line.find_first_not_of(kBlank);
    if (begin == std::string_view::npos)
        return;
    line = line.substr(begin, line.find_last_not_of(kBlank) - begin + 1);
    m_stopped = !m_sink(SseEvent{{}, utf8::isValid(line) ? std::string(line) : utf8::sanitize(line)});
}

} // namespace longleaf::model
