// SPDX-License-Identifier: GPL-3.0-or-later
// Exact token counts: agreement with gpt-tokenizer chunk by chunk, speed, loading, memory.
// usage: [NODE_PATH=<node_modules with gpt-tokenizer 4.0.0>] bench_tokens [FOLDER, searched for docs/*.txt and *.md]
#include "core/base/utf8.h"
#include "core/chunk/chunker.h"
#include "core/pack/o200k.h"
#include "core/pack/token_estimate.h"
#include "resources/embedded.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

using namespace longleaf;

namespace {

using Chunks = std::vector<std::string>;

constexpr std::size_t kLongChunk = 4'000; // bytes
constexpr std::int64_t kTokens = 1'000'000;
constexpr int kRounds = 15;
constexpr int kNoTokenizer = 3; // exit status of count_tokens.mjs

double millisecondsSince(std::chrono::steady_clock::time_point start)
{
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

// Resident memory in KiB; 0 where the system does not tell.
long residentKib()
{
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);) {
        if (line.starts_with("VmRSS:")) {
            return std::strtol(line.c_str() + 6, nullptr, 10);
        }
    }
    return 0;
}

Chunks readTexts(const std::filesystem::path &folder)
{
    std::vector<std::filesystem::path> files;
    std::error_code error;
    for (const auto &entry : std::filesystem::recursive_directory_iterator(folder, error)) {
        const auto extension = entry.path().extension();
        if (entry.path().parent_path().filename() == "docs" && (extension == ".txt" || extension == ".md")) {
            files.push_back(entry.path());
        }
    }
    std::sort(files.begin(), files.end());
    Chunks texts;
    for (const auto &file : files) {
        std::ifstream stream(file, std::ios::binary);
        texts.emplace_back(std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>());
    }
    return texts;
}

Chunks longChunks(const Chunks &texts)
{
    Chunks chunks;
    for (const std::string &text : texts) {
        for (std::size_t begin = 0; begin < text.size();) {
            const std::size_t end = utf8::ceilBoundary(text, std::min(begin + kLongChunk, text.size()));
            chunks.push_back(text.substr(begin, end - begin));
            begin = end;
        }
    }
    return chunks;
}

// As the program cuts a page.
Chunks ownChunks(const Chunks &texts)
{
    Chunks chunks;
    for (const std::string &text : texts) {
        for (std::size_t begin = 0; begin <= text.size();) {
            const std::size_t end = std::min(text.find('\f', begin), text.size());
            const std::string page = text.substr(begin, end - begin);
            for (const TextSpan span : chunk::chunkPage(page)) {
                chunks.push_back(page.substr(span.begin, span.size()));
            }
            begin = end + 1;
        }
    }
    return chunks;
}

// Empty: not to be had, and why has been said.
std::vector<std::int64_t> countWithNode(const Chunks &chunks)
{
    const auto folder = std::filesystem::temp_directory_path();
    const std::filesystem::path in = folder / "longleaf_bench_tokens.bin";
    const std::filesystem::path out = folder / "longleaf_bench_tokens.txt";
    {
        std::ofstream file(in, std::ios::binary);
        for (const std::string &chunk : chunks) {
            const auto size = static_cast<std::uint32_t>(chunk.size());
            for (unsigned shift = 0; shift < 32; shift += 8) {
                file.put(static_cast<char>(size >> shift & 0xFFU));
            }
            file << chunk;
        }
    }
    const std::string command =
        "node " LONGLEAF_SOURCE_DIR "/tests/bench/count_tokens.mjs " + in.string() + " > " + out.string();
    const int status = std::system(command.c_str()); // NOLINT(cert-env33-c, concurrency-mt-unsafe): one thread
    std::vector<std::int64_t> counts;
    std::ifstream file(out);
    for (std::int64_t count = 0; file >> count;) {
        counts.push_back(count);
    }
    std::filesystem::remove(in);
    std::filesystem::remove(out);
    if (status != 0 || counts.size() != chunks.size()) {
        std::puts(status == kNoTokenizer << 8
                      ? "  not compared: gpt-tokenizer is not in NODE_PATH (npm install gpt-tokenizer@4.0.0)"
                      : "  not compared: node is missing or failed");
        return {};
    }
    return counts;
}

// False: too far from gpt-tokenizer.
bool compare(const char *name, const Chunks &chunks, const pack::O200k &o200k)
{
    std::size_t bytes = 0;
    std::vector<std::int64_t> counts;
    std::int64_t total = 0;
    std::int64_t estimated = 0;
    for (const std::string &chunk : chunks) {
        bytes += chunk.size();
        counts.push_back(o200k.count(chunk));
        total += counts.back();
        estimated += pack::estimateTokens(chunk);
    }
    std::printf("%s: %zu chunks, %.1f MB, %lld tokens; estimate %+.2f %%\n", name, chunks.size(),
                static_cast<double>(bytes) / 1e6, static_cast<long long>(total),
                100.0 * (static_cast<double>(estimated) / static_cast<double>(total) - 1.0));
    const std::vector<std::int64_t> truth = countWithNode(chunks);
    if (truth.empty()) {
        return true;
    }
    std::size_t equal = 0;
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < chunks.size(); ++i) {
        equal += counts[i] == truth[i] ? 1U : 0U;
        sum += truth[i];
    }
    const double share = static_cast<double>(equal) / static_cast<double>(chunks.size());
    const double perMillion = 1e6 * static_cast<double>(total - sum) / static_cast<double>(sum);
    std::printf("  equal to gpt-tokenizer: %zu of %zu (%.3f %%); total off by %lld (%.2f a million)\n", equal,
                chunks.size(), 100.0 * share, static_cast<long long>(total - sum), perMillion);
    return share >= 0.999 && std::abs(perMillion) <= 10.0;
}

void measureLoad()
{
    const long before = residentKib();
    std::vector<double> times;
    for (int round = 0; round < kRounds; ++round) {
        const auto start = std::chrono::steady_clock::now();
        const auto loaded = pack::O200k::load(resource("tokenizer/o200k_base.bin"));
        times.push_back(millisecondsSince(start));
        if (round == 0) {
            std::printf("load: first %.1f ms, %.1f MiB more resident\n", times.front(),
                        static_cast<double>(residentKib() - before) / 1024.0);
        }
    }
    std::nth_element(times.begin(), times.begin() + kRounds / 2, times.end());
    std::printf("load: median %.1f ms of %d\n", times[kRounds / 2], kRounds);
}

void measureSpeed(const Chunks &chunks, const pack::O200k &o200k)
{
    std::string text;
    std::int64_t tokens = 0;
    Chunks some;
    // Every seventh, so that all kinds of text are among them.
    for (std::size_t i = 0; i < chunks.size() && tokens < kTokens; i += 7) {
        tokens += o200k.count(chunks[i]);
        text += chunks[i];
    }
    std::vector<double> times;
    for (int round = 0; round < kRounds; ++round) {
        const auto start = std::chrono::steady_clock::now();
        tokens = o200k.count(text);
        times.push_back(millisecondsSince(start));
    }
    std::sort(times.begin(), times.end());
    const double median = times[kRounds / 2];
    std::printf("count: %.2f M tokens, %.2f MB: median %.0f ms, best %.0f ms; %.0f MB/s, %.1f M tokens/s\n",
                static_cast<double>(tokens) / 1e6, static_cast<double>(text.size()) / 1e6, median, times.front(),
                static_cast<double>(text.size()) / 1e3 / median, static_cast<double>(tokens) / 1e3 / median);
}

void measureRuns(const pack::O200k &o200k)
{
    for (const auto &[name, unit] : {std::pair("letter", "a"), std::pair("space", " "), std::pair("Han", "\u6c38"),
                                     std::pair("line break", "\n"), std::pair("0xFF", "\xFF")}) {
        std::string text;
        while (text.size() < std::size_t{1} << 20U) {
            text += unit;
        }
        const auto start = std::chrono::steady_clock::now();
        const std::int64_t tokens = o200k.count(text);
        std::printf("1 MiB of one %s: %.0f ms, %lld tokens\n", name, millisecondsSince(start),
                    static_cast<long long>(tokens));
    }
}

} // namespace

int main(int argc, char **argv)
{
    measureLoad();
    const auto o200k = pack::O200k::load(resource("tokenizer/o200k_base.bin"));
    if (!o200k) {
        std::puts(o200k.error().message.c_str());
        return 1;
    }
    measureRuns(*o200k);
    const Chunks texts = readTexts(argc > 1 ? argv[1] : LONGLEAF_SOURCE_DIR "/../shared/data/qa");
    if (texts.empty()) {
        std::puts("The texts of shared/data/qa are not here.");
        return 0;
    }
    const Chunks chunks = longChunks(texts);
    measureSpeed(chunks, *o200k);
    const bool longEqual = compare("chunks of 4,000 bytes", chunks, *o200k);
    const bool ownEqual = compare("the program's own chunks", ownChunks(texts), *o200k);
    return longEqual && ownEqual ? 0 : 1;
}
