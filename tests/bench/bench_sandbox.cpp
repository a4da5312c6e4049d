// SPDX-License-Identifier: GPL-3.0-or-later
// What the confinement of the extractor costs: the same documents read under profile A and under C (limits only), one
// right after the other, in changing order. Times are of whole processes: start, warm-up, reading, end.
//   bench_sandbox [FOLDER_OF_PDFS] [RUNS]
#include "core/ingest/extractor_location.h"
#include "core/ingest/extractor_session.h"
#include "core/ingest/open_file.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <vector>

using namespace longleaf;
namespace fs = std::filesystem;

namespace {

constexpr int kSmallRuns = 100;

double milliseconds(std::chrono::steady_clock::time_point since)
{
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - since).count();
}

/// Milliseconds for one document; ends the program if it cannot be read, since its time would mean nothing.
double read(const fs::path &program, const char *profile, const fs::path &path)
{
    const SystemClock clock;
    ingest::ExtractorOptions options;
    options.program = program;
    options.sandbox = profile;
    const auto start = std::chrono::steady_clock::now();
    const auto file = ingest::OpenFile::open(path);
    auto session = ingest::ExtractorSession::start(options, clock);
    if (!file || !session || (*session)->hello().sandboxProfile != profile) {
        std::fprintf(stderr, "%s: profile %s is not to be had\n", path.c_str(), profile);
        std::exit(1);
    }
    const auto opened = (*session)->open(*file, document::Format::Pdf, {}, {});
    const Status done = opened ? (*session)->extractPages({1, 0}, [](ipc::PageText &&) { return Status(); }, {})
                               : Status(tl::unexpected(opened.error()));
    if (!done) {
        std::fprintf(stderr, "%s: %s\n", path.c_str(), done.error().message.c_str());
        std::exit(1);
    }
    session->reset();
    return milliseconds(start);
}

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

struct Pair {
    std::vector<double> confined;
    std::vector<double> bare;
};

Pair measure(const fs::path &program, const fs::path &path, int runs)
{
    Pair pair;
    for (int i = 0; i < runs; ++i) {
        for (const bool confined : {i % 2 == 0, i % 2 != 0})
            (confined ? pair.confined : pair.bare).push_back(read(program, confined ? "A" : "C", path));
    }
    return pair;
}

} // namespace

int main(int argc, char **argv)
{
    const auto program = ingest::findExtractor();
    if (!program) {
        std::fprintf(stderr, "%s\n", program.error().message.c_str());
        return 1;
    }
    const Pair small = measure(*program, LONGLEAF_SOURCE_DIR "/tests/data/pdf/two-pages.pdf", kSmallRuns);
    std::printf("small file, %d pairs: A %.1f ms, C %.1f ms, the sandbox costs %.1f ms (medians)\n", kSmallRuns,
                median(small.confined), median(small.bare), median(small.confined) - median(small.bare));

    const fs::path folder = argc > 1 ? argv[1] : LONGLEAF_SOURCE_DIR "/../shared/data/qa/financebench/pdf";
    const int runs = argc > 2 ? std::max(1, std::atoi(argv[2])) : 3;
    if (!fs::is_directory(folder)) {
        std::printf("skipped: there is no folder %s\n", folder.c_str());
        return 0;
    }
    std::vector<fs::path> files;
    for (const auto &entry : fs::directory_iterator(folder)) {
        if (entry.path().extension() == ".pdf")
            files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    double confined = 0;
    double bare = 0;
    for (const fs::path &path : files) {
        const Pair pair = measure(*program, path, runs);
        confined += median(pair.confined);
        bare += median(pair.bare);
    }
    std::printf("%zu files, %d pairs each: A %.0f ms, C %.0f ms, the sandbox costs %+.1f %% (sums of medians)\n",
                files.size(), runs, confined, bare, (confined / bare - 1) * 100);
    return 0;
}
