// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pack/o200k_vocabulary.h"

#include "core/base/sha256.h"

#include <brotli/decode.h>

#include <algorithm>
#include <string>

namespace longleaf::pack {
namespace {

constexpr std::string_view kMagic = "LLo200k1";
constexpr std::size_t kHashDigits = 64;
constexpr std::size_t kCountBytes = 4;
constexpr std::size_t kPlanes = 6;

tl::unexpected<Error> damaged()
{
    return fail(ErrorCode::InvalidInput,
                "The tokenizer's vocabulary is damaged, so tokens can only be estimated. Install Longleaf again.",
                "tokenizer");
}

std::uint32_t byteAt(std::string_view bytes, std::size_t at)
{
    return static_cast<unsigned char>(bytes[at]);
}

std::uint32_t little(std::uint32_t low, std::uint32_t middle, std::uint32_t high)
{
    return low | middle << 8U | high << 16U;
}

// Empty: the stream does not hold exactly `size` bytes.
std::string unpacked(std::string_view stream, std::size_t size)
{
    std::string out(size, '\0');
    std::size_t written = size;
    const auto done = BrotliDecoderDecompress(stream.size(), reinterpret_cast<const std::uint8_t *>(stream.data()),
                                              &written, reinterpret_cast<std::uint8_t *>(out.data()));
    if (done != BROTLI_DECODER_RESULT_SUCCESS || written != size) {
        out.clear();
    }
    return out;
}

// Whether every byte has its token.
bool readBytes(std::string_view body, O200kVocabulary &out)
{
    std::array<bool, O200kVocabulary::kBytes> seen{};
    for (std::uint32_t id = 0; id < O200kVocabulary::kBytes; ++id) {
        const std::uint32_t byte = byteAt(body, id);
        seen[byte] = true;
        out.tokenOfByte[byte] = id;
    }
    return std::find(seen.begin(), seen.end(), false) == seen.end();
}

// Whether every token is made of earlier ones.
bool readPairs(std::string_view planes, std::uint32_t count, O200kVocabulary &out)
{
    out.left.reserve(count);
    out.right.reserve(count);
    const auto part = [&](std::size_t plane, std::size_t i) {
        return byteAt(planes, plane * count + i);
    };
    for (std::uint32_t i = 0; i < count; ++i) {
        const std::uint32_t left = little(part(0, i), part(1, i), part(2, i));
        const std::uint32_t right = little(part(3, i), part(4, i), part(5, i));
        if (std::max(left, right) >= O200kVocabulary::kBytes + i) {
            return false;
        }
        out.left.push_back(left);
        out.right.push_back(right);
    }
    return true;
}

} // namespace

Result<O200kVocabulary> O200kVocabulary::parse(std::string_view file)
{
    if (!file.starts_with(kMagic) || file.size() < kMagic.size() + kHashDigits + kCountBytes) {
        return damaged();
    }
    const std::string_view hash = file.substr(kMagic.size(), kHashDigits);
    const std::string_view rest = file.substr(kMagic.size() + kHashDigits);
    if (Sha256::hex(rest) != hash) {
        return damaged();
    }
    const std::uint32_t count = little(byteAt(rest, 0), byteAt(rest, 1), byteAt(rest, 2)) | byteAt(rest, 3) << 24U;
    if (count > kMaxTokens - kBytes) {
        return damaged();
    }
    const std::string body = unpacked(rest.substr(kCountBytes), kBytes + kPlanes * count);
    O200kVocabulary vocabulary;
    if (body.empty() || !readBytes(body, vocabulary) ||
        !readPairs(std::string_view(body).substr(kBytes), count, vocabulary)) {
        return damaged();
    }
    return vocabulary;
}

} // namespace longleaf::pack
