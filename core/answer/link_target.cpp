// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/answer/link_target.h"

#include "core/base/unseen_text.h"
#include "core/base/utf8.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <limits>
#include <memory>
#include <optional>
#include <utf8proc.h>
#include <vector>

namespace longleaf::answer {

namespace {

// Parameters of Punycode, RFC 3492, section 5.
constexpr std::uint32_t kBase = 36;
constexpr std::uint32_t kTMin = 1;
constexpr std::uint32_t kTMax = 26;
constexpr std::uint32_t kSkew = 38;
constexpr std::uint32_t kDamp = 700;
constexpr std::uint32_t kInitialBias = 72;
constexpr std::uint32_t kInitialN = 128;
constexpr std::size_t kLongestLabel = 256; // a real one has 63 octets; longer ones stay as they are

bool isAscii(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

char digit(std::uint32_t value)
{
    return static_cast<char>(value < 26 ? 'a' + value : '0' + (value - 26));
}

std::uint32_t adapt(std::uint32_t delta, std::uint32_t points, bool first)
{
    delta = first ? delta / kDamp : delta / 2;
    delta += delta / points;
    std::uint32_t k = 0;
    for (; delta > (kBase - kTMin) * kTMax / 2; k += kBase)
        delta /= kBase - kTMin;
    return k + (kBase - kTMin + 1) * delta / (delta + kSkew);
}

/// RFC 3492, section 6.3. Short labels only, so nothing overflows.
std::string punycode(const std::vector<std::uint32_t> &label)
{
    std::string out;
    for (const std::uint32_t c : label)
        if (c < kInitialN)
            out += static_cast<char>(c);
    const auto basic = static_cast<std::uint32_t>(out.size());
    std::uint32_t handled = basic;
    if (basic > 0)
        out += '-';
    std::uint32_t n = kInitialN;
    std::uint32_t delta = 0;
    std::uint32_t bias = kInitialBias;
    while (handled < label.size()) {
        std::uint32_t next = std::numeric_limits<std::uint32_t>::max();
        for (const std::uint32_t c : label)
            if (c >= n)
                next = std::min(next, c);
        delta += (next - n) * (handled + 1);
        n = next;
        for (const std::uint32_t c : label) {
            if (c < n)
                ++delta;
            if (c != n)
                continue;
            std::uint32_t q = delta;
            for (std::uint32_t k = kBase;; k += kBase) {
                const std::uint32_t t = k <= bias ? kTMin : std::min(k - bias, kTMax);
                if (q < t)
                    break;
                out += digit(t + (q - t) % (kBase - t));
                q = (q - t) / (kBase - t);
            }
            out += digit(q);
            bias = adapt(delta, handled + 1, handled == basic);
            delta = 0;
            ++handled;
        }
        ++delta;
        ++n;
    }
    return out;
}

/// Letters as a name server gets them: of one form and case.
std::string foldedHost(std::string_view host)
{
    struct Free {
        void operator()(utf8proc_uint8_t *text) const noexcept { std::free(text); }
    };
    utf8proc_uint8_t *folded = nullptr;
    const auto size = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t *>(host.data()),
                                   static_cast<utf8proc_ssize_t>(host.size()), &folded,
                                   static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT |
                                                                  UTF8PROC_CASEFOLD | UTF8PROC_IGNORE));
    const std::unique_ptr<utf8proc_uint8_t, Free> owner(folded);
    if (size < 0)
        return std::string(host); // no UTF-8
    return {reinterpret_cast<const char *>(folded), static_cast<std::size_t>(size)};
}

std::string asciiLabel(std::string_view label)
{
    if (isAscii(label))
        return std::string(label);
    std::vector<std::uint32_t> points;
    for (std::size_t at = 0; at < label.size();) {
        const utf8::Decoded one = utf8::decode(label, at);
        points.push_back(static_cast<std::uint32_t>(one.codePoint));
        at += one.size;
    }
    return points.size() > kLongestLabel ? std::string(label) : "xn--" + punycode(points);
}

std::string asciiHost(std::string_view host)
{
    if (isAscii(host))
        return std::string(host);
    const std::string folded = foldedHost(host);
    std::string out;
    for (std::size_t begin = 0; begin <= folded.size();) {
        const std::size_t end = std::min(folded.find('.', begin), folded.size());
        out += (begin == 0 ? "" : ".") + asciiLabel(std::string_view(folded).substr(begin, end - begin));
        begin = end + 1;
    }
    return out;
}

} // namespace

std::string shownLinkTarget(std::string_view target)
{
    std::string ascii(target);
    if (const std::size_t scheme = target.find("://"); scheme != std::string_view::npos) {
        const std::size_t begin = scheme + 3;
        const std::size_t end = std::min(target.find_first_of("/?#\\", begin), target.size());
        // What stands before the last @ is a name for the host to check, and often a lie about where the link leads.
        const std::size_t at = target.substr(begin, end - begin).rfind('@');
        const std::size_t host = at == std::string_view::npos ? begin : begin + at + 1;
        ascii = std::string(target.substr(0, host)) + asciiHost(target.substr(host, end - host)) +
                std::string(target.substr(end));
    }
    return withUnseenTextShown(ascii);
}

} // namespace longleaf::answer
