// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/extract/text_encoding.h"

#include "core/base/utf8.h"
#include "core/extract/escape_encoding.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <iconv.h>
#include <memory>
#include <optional>
#include <string_view>
#include <uchardet/uchardet.h>

namespace longleaf::extract {

namespace {

constexpr std::size_t kSampleBytes = 1U << 20U;

struct DeleteDetector {
    void operator()(uchardet_t detector) const noexcept { uchardet_delete(detector); }
};
using DetectorPtr = std::unique_ptr<std::remove_pointer_t<uchardet_t>, DeleteDetector>;

enum class ByteOrder { Little, Big };

tl::unexpected<Error> notText(const std::string &fileName)
{
    return fail(ErrorCode::WrongType,
                "The file holds binary data, not text. Convert it to a PDF or a text file and add that.", fileName);
}

unsigned byteAt(std::string_view bytes, std::size_t i)
{
    return static_cast<unsigned char>(bytes[i]);
}

char32_t unitAt(std::string_view bytes, std::size_t i, ByteOrder order)
{
    const unsigned first = byteAt(bytes, i);
    const unsigned second = byteAt(bytes, i + 1);
    return order == ByteOrder::Little ? (first | (second << 8U)) : ((first << 8U) | second);
}

DecodedText fromUtf16(std::string_view bytes, ByteOrder order)
{
    DecodedText out;
    out.text.reserve(bytes.size());
    bool lost = bytes.size() % 2 != 0;
    for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
        char32_t unit = unitAt(bytes, i, order);
        if (unit >= 0xD800 && unit <= 0xDBFF && i + 3 < bytes.size()) {
            const char32_t low = unitAt(bytes, i + 2, order);
            if (low >= 0xDC00 && low <= 0xDFFF) {
                unit = 0x10000 + ((unit - 0xD800) << 10U) + (low - 0xDC00);
                i += 2;
            }
        }
        const bool lone = unit >= 0xD800 && unit <= 0xDFFF;
        lost = lost || lone || unit == 0;
        utf8::append(out.text, lone || unit == 0 ? utf8::kReplacement : unit);
    }
    if (lost)
        out.warnings.emplace_back("Some characters of the file are damaged; they are shown as \xEF\xBF\xBD.");
    return out;
}

/// UTF-16 without a mark shows by the zero bytes of its ASCII characters, all at even or all at odd places.
std::optional<ByteOrder> unmarkedUtf16(std::string_view bytes)
{
    const std::string_view sample = bytes.substr(0, std::min(bytes.size(), kSampleBytes));
    std::array<std::size_t, 2> zeros{};
    for (std::size_t i = 0; i < sample.size(); ++i)
        zeros[i % 2] += sample[i] == '\0' ? 1U : 0U;
    const std::size_t units = sample.size() / 2;
    for (const ByteOrder order : {ByteOrder::Little, ByteOrder::Big}) {
        const std::size_t high = zeros[order == ByteOrder::Little ? 1 : 0];
        const std::size_t low = zeros[order == ByteOrder::Little ? 0 : 1];
        if (high == 0 || low * 20 > high)
            continue;
        std::size_t strange = 0;
        std::size_t breaks = 0;
        for (std::size_t i = 0; i + 1 < sample.size(); i += 2) {
            const char32_t unit = unitAt(sample, i, order);
            breaks += unit == 0x0A || unit == 0x20 || unit == 0x0D || unit == 0x3002 ? 1U : 0U;
            strange += (unit < 0x20 && unit != 0x09 && unit != 0x0A && unit != 0x0C && unit != 0x0D) ||
                               unit >= 0xFFFE || (unit >= 0xE000 && unit <= 0xF8FF)
                           ? 1U
                           : 0U;
        }
        if (strange * 50 <= units && (high * 2 >= units || breaks > 0))
            return order;
    }
    return std::nullopt;
}

bool looksBinary(std::string_view bytes)
{
    const std::string_view sample = bytes.substr(0, std::min(bytes.size(), kSampleBytes));
    if (sample.find('\0') != std::string_view::npos)
        return true;
    const auto controls = std::count_if(sample.begin(), sample.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r' && byte != '\f' && byte != 0x1B;
    });
    return static_cast<std::size_t>(controls) * 20 > sample.size();
}

/// Well-formed multi-byte sequences far outnumber the bytes that do not fit.
bool mostlyUtf8(std::string_view bytes)
{
    std::size_t good = 0;
    std::size_t bad = 0;
    for (std::size_t i = 0; i < bytes.size();) {
        if (byteAt(bytes, i) < 0x80) {
            ++i;
            continue;
        }
        const utf8::Decoded decoded = utf8::decode(bytes, i);
        (decoded.valid ? good : bad) += 1;
        i += decoded.size;
    }
    return good >= bad * 4 && good > 0;
}

std::string detectedEncoding(std::string_view bytes)
{
    const DetectorPtr detector(uchardet_new());
    if (uchardet_handle_data(detector.get(), bytes.data(), std::min(bytes.size(), kSampleBytes)) != 0)
        return {};
    uchardet_data_end(detector.get());
    const char *name = uchardet_get_charset(detector.get());
    return name == nullptr ? std::string() : std::string(name);
}

/// Empty when the bytes are not text of that encoding.
std::optional<std::string> converted(std::string_view bytes, const std::string &encoding)
{
    // NOLINTNEXTLINE(performance-no-int-to-ptr): iconv's own error value
    const iconv_t failed = reinterpret_cast<iconv_t>(-1);
    const iconv_t handle = iconv_open("UTF-8", encoding.c_str());
    if (handle == failed)
        return std::nullopt;
    std::string out;
    std::string buffer(64U * 1024U, '\0');
    std::string input(bytes);
    char *in = input.data();
    std::size_t inLeft = input.size();
    bool good = true;
    const auto convert = [&](char **from) {
        char *to = buffer.data();
        std::size_t toLeft = buffer.size();
        const std::size_t done = iconv(handle, from, &inLeft, &to, &toLeft);
        out.append(buffer.data(), buffer.size() - toLeft);
        return done != static_cast<std::size_t>(-1) || errno == E2BIG;
    };
    while (good && inLeft > 0)
        good = convert(&in);
    // In some encodings the last character is held back: a mark to put on it may follow.
    good = good && convert(nullptr);
    iconv_close(handle);
    if (!good || !utf8::isValid(out) || out.find('\0') != std::string::npos)
        return std::nullopt;
    return out;
}

DecodedText fromLegacy(const std::string &bytes)
{
    const std::string detected = detectedEncoding(bytes);
    for (const std::string &encoding : {detected, std::string("GB18030"), std::string("WINDOWS-1252")}) {
        if (encoding.empty() || (encoding == "GB18030" && !detected.starts_with("GB")))
            continue;
        if (auto text = converted(bytes, encoding)) {
            return {std::move(*text),
                    {"The file does not say how its text is encoded; it was read as " + encoding + "."}};
        }
    }
    return {utf8::sanitize(bytes), {"Some characters of the file could not be read; they are shown as \xEF\xBF\xBD."}};
}

/// Text that is ASCII but for escape codes that switch its characters; none if it has no such codes.
std::optional<Result<DecodedText>> fromEscapes(std::string_view bytes, const std::string &fileName)
{
    const std::string_view encoding = escapeEncodingOf(bytes);
    if (encoding.empty())
        return std::nullopt;
    // Other texts have a tilde before a brace as well.
    if (encoding == "HZ" && detectedEncoding(bytes.substr(bytes.find("~{"))) != "HZ-GB-2312")
        return std::nullopt;
    if (auto text = decodeEscapes(bytes, encoding, converted))
        return DecodedText{
            std::move(*text),
            {"The file does not say how its text is encoded; it was read as " + std::string(encoding) + "."}};
    if (encoding == "HZ")
        return DecodedText{
            std::string(bytes),
            {"The file may hold Chinese text in the encoding HZ, which could not be decoded; it is shown "
             "as it is."}};
    return fail(ErrorCode::WrongType,
                "The text of the file could not be decoded: its escape codes are those of " + std::string(encoding) +
                    ", but what follows them is damaged or not known on this system. Save it as UTF-8 and add that.",
                fileName);
}

} // namespace

Result<DecodedText> decodeText(std::string bytes, const std::string &fileName)
{
    if (bytes.starts_with("\xFF\xFE") && !bytes.starts_with(std::string_view("\xFF\xFE\0\0", 4)))
        return fromUtf16(std::string_view(bytes).substr(2), ByteOrder::Little);
    if (bytes.starts_with("\xFE\xFF"))
        return fromUtf16(std::string_view(bytes).substr(2), ByteOrder::Big);
    if (bytes.find('\0') != std::string::npos) {
        if (const auto order = unmarkedUtf16(bytes))
            return fromUtf16(bytes, *order);
    }
    // Before the count of control characters: some of these encodings use two of them.
    if (auto decoded = fromEscapes(bytes, fileName))
        return std::move(*decoded);
    if (looksBinary(bytes))
        return notText(fileName);
    if (bytes.starts_with("\xEF\xBB\xBF"))
        bytes.erase(0, 3);
    if (utf8::isValid(bytes))
        return DecodedText{std::move(bytes), {}};
    if (mostlyUtf8(bytes)) {
        return DecodedText{utf8::sanitize(bytes),
                           {"Some bytes of the file are not valid UTF-8; they are shown as \xEF\xBF\xBD."}};
    }
    return fromLegacy(bytes);
}

std::span<const std::string_view> legacyEncodings()
{
    // The list of uchardet 0.0.7 without Unicode and with what newer versions add.
    static constexpr std::array<std::string_view, 48> kEncodings{
        "ISO-8859-1",   "ISO-8859-2",   "ISO-8859-3",   "ISO-8859-4",       "ISO-8859-5",    "ISO-8859-6",
        "ISO-8859-7",   "ISO-8859-8",   "ISO-8859-9",   "ISO-8859-10",      "ISO-8859-11",   "ISO-8859-13",
        "ISO-8859-15",  "ISO-8859-16",  "WINDOWS-1250", "WINDOWS-1251",     "WINDOWS-1252",  "WINDOWS-1253",
        "WINDOWS-1255", "WINDOWS-1256", "WINDOWS-1257", "WINDOWS-1258",     "IBM852",        "IBM855",
        "IBM862",       "IBM865",       "IBM866",       "KOI8-R",           "MAC-CYRILLIC",  "MAC-CENTRALEUROPE",
        "TIS-620",      "VISCII",       "BIG5",         "EUC-JP",           "EUC-KR",        "EUC-TW",
        "GB18030",      "ISO-2022-CN",  "ISO-2022-JP",  "ISO-2022-JP-2",    "ISO-2022-JP-3", "ISO-2022-KR",
        "JOHAB",        "SHIFT_JIS",    "UHC",          "GEORGIAN-ACADEMY", "GEORGIAN-PS",   "ASCII",
    };
    return kEncodings;
}

} // namespace longleaf::extract
