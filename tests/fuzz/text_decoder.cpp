// SPDX-License-Identifier: GPL-3.0-or-later
// A text file of any bytes: its text is valid, its pages join up to it, and what was valid UTF-8 is unchanged.
#include "core/base/utf8.h"
#include "core/extract/text_document.h"
#include "core/extract/text_encoding.h"
#include "tests/fuzz/fuzz_entry.h"

#include <string_view>

using namespace longleaf;

namespace {

/// A line feed at the end adds a line feed: the last character does not hang on what follows it.
void checkEnd(const std::string &bytes, const extract::DecodedText &decoded)
{
    constexpr std::string_view kGuessed = "The file does not say how its text is encoded";
    if (decoded.warnings.empty() || !decoded.warnings.front().starts_with(kGuessed))
        return;
    const auto longer = extract::decodeText(bytes + '\n', "file.txt");
    if (longer && longer->warnings == decoded.warnings) // else another encoding was guessed
        require(longer->text == decoded.text + '\n');
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string bytes(reinterpret_cast<const char *>(data), size);
    const auto decoded = extract::decodeText(bytes, "file.txt");
    if (decoded) {
        require(utf8::isValid(decoded->text));
        // A zero byte may make it UTF-16.
        if (utf8::isValid(bytes) && bytes.find('\0') == std::string::npos)
            require(decoded->text == bytes.substr(bytes.starts_with("\xEF\xBB\xBF") ? 3 : 0));
        for (const std::string &warning : decoded->warnings)
            require(!warning.empty() && utf8::isValid(warning));
        checkEnd(bytes, *decoded);
    }
    const auto document = extract::TextDocument::open(bytes, "file.txt");
    if (!document) {
        require(document.error().code == ErrorCode::EmptyFile || document.error().code == ErrorCode::WrongType ||
                document.error().code == ErrorCode::FileTooLarge);
        return 0;
    }
    require(decoded.has_value() && document->pageCount() >= 1);
    std::string joined;
    for (int number = 1; number <= document->pageCount(); ++number) {
        const ipc::PageText page = document->page(number);
        require(page.number == number && page.text.find('\f') == std::string::npos);
        require(page.formFeedAfter || number == document->pageCount());
        joined += page.text;
        if (page.formFeedAfter)
            joined += '\f';
    }
    require(joined == decoded->text);
    return 0;
}

std::vector<std::string> fuzzSeeds()
{
    using namespace std::string_literals;
    return {"Net sales rose.\nPage one\fPage two\f\fPage four"s,
            "\xEF\xBB\xBFM\xC3\xBCnchen \xE2\x82\xAC 12,5\r\nZeile\rZeile"s,
            "\xFF\xFEN\0e\0t\0 \0s\0a\0l\0e\0s\0\n\0"s,
            "\xFE\xFF\0N\0e\0t\0 \xD8\x3D\xDE\x00"s,
            "N\0e\0t\0 \0s\0a\0l\0e\0s\0 \0r\0o\0s\0e\0"s,
            "\xF9\xEC\xE5\xED \xF2\xE5\xEC\xED, \xE6\xE4 \xE8\xF7\xF1\xE8 \xE1\xF2\xE1\xF8\xE9\xFA"s,
            "M\xFCnchen ist sch\xF6n, \x80 12,5 f\xFCr alle"s,
            "\xC4\xE3\xBA\xC3\xCA\xC0\xBD\xE7\xD6\xD0\xB9\xFA\xC8\xCB\xC3\xF1"s,
            "\x82\xB1\x82\xF1\x82\xC9\x82\xBF\x82\xCD\x90\xA2\x8A\x45"s,
            "valid \xC3\xA9 mostly but \xE9 once and more text so that it is mostly valid"s,
            "\x00\x01\x02\x7F\x45LF"s,
            std::string()};
}
