// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/sse_reader.h"

#include "core/base/utf8.h"

#include <utility>

namespace longleaf::model {

namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

std::string validUtf8(std::string_view text)
{
    return utf8::isValid(text) ? std::string(text) : utf8::sanitize(text);
}

} // namespace

SseReader::SseReader(SseSink sink, std::size_t maxLineBytes)
    : m_sink(std::move(sink))
    , m_maxLineBytes(maxLineBytes)
{
}

Status SseReader::feed(std::string_view bytes)
{
    if (m_atStart)
        bytes = skipByteOrderMark(bytes);
    while (!bytes.empty() && !m_stopped) {
        if (std::exchange(m_afterCarriageReturn, false) && bytes.front() == '\n') {
            bytes.remove_prefix(1);
            continue;
        }
        const std::size_t end = bytes.find_first_of("\r\n");
        const std::string_view piece = bytes.substr(0, end);
        if (m_line.size() + piece.size() > m_maxLineBytes)
            return tooLong();
        if (end == std::string_view::npos) {
            m_line.append(piece);
            return {};
        }
        m_afterCarriageReturn = bytes[end] == '\r';
        bytes.remove_prefix(end + 1);
        Status ended;
        if (m_line.empty()) {
            ended = endLine(piece);
        } else {
            m_line.append(piece);
            ended = endLine(m_line);
            m_line.clear();
        }
        if (!ended)
            return ended;
    }
    return {};
}

std::string_view SseReader::skipByteOrderMark(std::string_view bytes)
{
    while (!bytes.empty() && m_markSeen < kByteOrderMark.size()) {
        if (bytes.front() != kByteOrderMark[m_markSeen]) {
            m_line.assign(kByteOrderMark.substr(0, m_markSeen));
            m_atStart = false;
            return bytes;
        }
        ++m_markSeen;
        bytes.remove_prefix(1);
    }
    m_atStart = m_markSeen < kByteOrderMark.size();
    return bytes;
}

Status SseReader::endLine(std::string_view line)
{
    if (line.empty()) {
        dispatch();
        return {};
    }
    const std::size_t colon = line.find(':');
    if (colon == 0)
        return {};
    if (colon == std::string_view::npos)
        return field(line, {});
    std::string_view value = line.substr(colon + 1);
    if (value.starts_with(' '))
        value.remove_prefix(1);
    return field(line.substr(0, colon), value);
}

Status SseReader::field(std::string_view name, std::string_view value)
{
    if (name == "event") {
        m_name = value;
    } else if (name == "data") {
        if (m_data.size() + value.size() > m_maxLineBytes)
            return tooLong();
        m_data.append(value);
        m_data.push_back('\n');
    }
    return {};
}

void SseReader::dispatch()
{
    if (!m_data.empty()) {
        m_data.pop_back();
        m_stopped = !m_sink(SseEvent{validUtf8(m_name), validUtf8(m_data)});
    }
    m_name.clear();
    m_data.clear();
}

Status SseReader::tooLong()
{
    m_stopped = true;
    m_line = {};
    m_data = {};
    return fail(ErrorCode::Protocol, "The provider sent a single line that is too long to be an answer.");
}

} // namespace longleaf::model
