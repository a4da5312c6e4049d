// SPDX-License-Identifier: GPL-3.0-or-later
// Measures extraction on real documents against other extractors; prints tables, exits with 1 below a bar.
//   extract_fidelity financebench|spans|agreement|speed      the checks
//   extract_fidelity text FILE [PAGE]                          what we make of a file
//   extract_fidelity read FILE                                 text and boxes of every page, nothing kept (for `speed`)
#include "core/answer/span_boxes.h"
#include "core/base/utf8.h"
#include "core/document/text_layer.h"
#include "core/extract/pdf_document.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <map>
#include <random>
#include <spawn.h>
#include <sstream>
#include <string>
#include <sys/resource.h>
#include <sys/wait.h>
#include <utf8proc.h>
#include <vector>

namespace {

namespace fs = std::filesystem;
using longleaf::TextSpan;
using longleaf::document::Box;
using longleaf::document::LayerWord;
using longleaf::document::TextLayer;
using longleaf::extract::PdfDocument;
using longleaf::ipc::PageText;
namespace utf8 = longleaf::utf8;

using WordBag = std::map<std::string, int>;

const fs::path kData = fs::path(LONGLEAF_SOURCE_DIR) / ".." / "shared" / "data";

std::string readFile(const fs::path &path)
{
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

std::vector<fs::path> pdfsIn(const fs::path &folder)
{
    std::vector<fs::path> files;
    if (fs::exists(folder)) {
        for (const auto &entry : fs::directory_iterator(folder)) {
            if (entry.path().extension() == ".pdf")
                files.push_back(entry.path());
        }
    }
    std::sort(files.begin(), files.end());
    return files;
}

/// Standard output of a program.
std::string outputOf(const std::string &command)
{
    std::string out;
    FILE *pipe = popen(command.c_str(), "r");
    if (pipe == nullptr)
        return out;
    std::array<char, 65536> buffer{};
    for (std::size_t count = 0; (count = fread(buffer.data(), 1, buffer.size(), pipe)) > 0;)
        out.append(buffer.data(), count);
    pclose(pipe);
    return out;
}

std::string quoted(const fs::path &path)
{
    return "'" + path.string() + "'";
}

std::vector<std::string> splitPages(const std::string &text)
{
    std::vector<std::string> pages;
    std::stringstream stream(text);
    for (std::string page; std::getline(stream, page, '\f');)
        pages.push_back(page);
    return pages;
}

/// NFKC, without direction marks and soft hyphens.
std::string normalised(const std::string &text)
{
    auto *mapped = utf8proc_NFKC(reinterpret_cast<const utf8proc_uint8_t *>(utf8::sanitize(text).c_str()));
    std::string out = mapped == nullptr ? text : std::string(reinterpret_cast<const char *>(mapped));
    std::free(mapped);
    std::string clean;
    for (std::size_t i = 0; i < out.size();) {
        const auto decoded = utf8::decode(out, i);
        const char32_t c = decoded.codePoint;
        const bool mark = c == 0x200B || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
                          (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF;
        if (c == 0xAD)
            clean += '-';
        else if (!mark)
            clean.append(out, i, decoded.size);
        i += decoded.size;
    }
    return clean;
}

WordBag bagOf(const std::string &text)
{
    WordBag bag;
    std::stringstream stream(normalised(text));
    for (std::string word; stream >> word;)
        ++bag[word];
    return bag;
}

bool isRightToLeft(char32_t c)
{
    return (c >= 0x0590 && c <= 0x08FF) || (c >= 0xFB1D && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFC);
}

/// For scripts in which white space and punctuation do not tell words well from what an extractor prints: every Han or
/// kana character alone, runs of right-to-left letters, runs of other letters and digits.
WordBag scriptBagOf(const std::string &text)
{
    WordBag bag;
    std::string run;
    int before = 0;
    const std::string clean = normalised(text);
    for (std::size_t i = 0; i < clean.size();) {
        const auto decoded = utf8::decode(clean, i);
        const char32_t c = decoded.codePoint;
        const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(c));
        const bool counts = category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_NO;
        const bool alone = c >= 0x2E80 && !(c >= 0xAC00 && c <= 0xD7A3) && !isRightToLeft(c);
        const int kind = !counts ? 0 : alone ? 1 : isRightToLeft(c) ? 2 : 3;
        if (!run.empty() && (kind != before || kind <= 1)) {
            ++bag[run];
            run.clear();
        }
        if (kind != 0)
            run.append(clean, i, decoded.size);
        before = kind;
        i += decoded.size;
    }
    if (!run.empty())
        ++bag[run];
    return bag;
}

int total(const WordBag &bag)
{
    int count = 0;
    for (const auto &[word, times] : bag)
        count += times;
    return count;
}

int shared(const WordBag &a, const WordBag &b)
{
    int count = 0;
    for (const auto &[word, times] : a) {
        const auto found = b.find(word);
        count += found == b.end() ? 0 : std::min(times, found->second);
    }
    return count;
}

std::unique_ptr<PdfDocument> openPdf(const fs::path &path)
{
    auto pdf = PdfDocument::open(readFile(path), path.filename().string(), {});
    if (!pdf) {
        std::printf("%s: %s\n", path.filename().c_str(), pdf.error().message.c_str());
        return nullptr;
    }
    return std::move(*pdf);
}

std::vector<PageText> pagesOf(const fs::path &path)
{
    std::vector<PageText> pages;
    if (const auto pdf = openPdf(path)) {
        pdf->prepareForPages(pdf->pageCount());
        for (int number = 1; number <= pdf->pageCount(); ++number)
            pages.push_back(pdf->page(number));
    }
    return pages;
}

int showText(const fs::path &path, int page)
{
    for (const PageText &text : pagesOf(path)) {
        if (page == 0 || page == text.number)
            std::printf("%s\f\n", text.text.c_str());
        for (const std::string &warning : text.warnings)
            std::fprintf(stderr, "page %d: %s\n", text.number, warning.c_str());
    }
    return 0;
}

int readAll(const fs::path &path)
{
    const auto pdf = openPdf(path);
    if (!pdf)
        return 1;
    pdf->prepareForPages(pdf->pageCount());
    std::size_t bytes = 0;
    for (int number = 1; number <= pdf->pageCount(); ++number) {
        const PageText page = pdf->page(number);
        bytes += page.text.size() + page.layer.size();
    }
    return bytes == 0 ? 1 : 0;
}

int verdict(bool good, const char *what)
{
    std::printf("%s: %s\n", good ? "PASS" : "FAIL", what);
    return good ? 0 : 1;
}

// ---- against another extractor's page texts ----

/// Share of `wanted`'s runs of 12 words that stand in `ours` in that order.
double orderedRecall(const std::string &wanted, const std::string &ours)
{
    constexpr std::size_t kRun = 12;
    const auto runs = [](const std::string &text) {
        std::vector<std::string> words;
        std::stringstream stream(normalised(text));
        for (std::string word; stream >> word;)
            words.push_back(word);
        std::map<std::string, int> found;
        for (std::size_t i = 0; i + kRun <= words.size(); ++i) {
            std::string run;
            for (std::size_t k = 0; k < kRun; ++k)
                run += words[i + k] + ' ';
            ++found[run];
        }
        return found;
    };
    const auto a = runs(wanted);
    const int all = total(a);
    return all == 0 ? 1.0 : static_cast<double>(shared(a, runs(ours))) / all;
}

int financebench()
{
    const fs::path root = kData / "qa" / "financebench";
    double recallSum = 0;
    double orderSum = 0;
    int pageTotal = 0;
    int countsDiffer = 0;
    std::printf("%-48s %6s %6s %8s %8s\n", "file", "theirs", "ours", "recall", "12-gram");
    const auto files = pdfsIn(root / "pdf");
    for (const fs::path &file : files) {
        const auto theirs = splitPages(readFile(root / "docs" / file.stem().concat(".txt")));
        const auto ours = pagesOf(file);
        double recall = 0;
        double order = 0;
        int counted = 0;
        for (std::size_t i = 0; i < std::min(theirs.size(), ours.size()); ++i) {
            const WordBag wanted = bagOf(theirs[i]);
            if (wanted.empty())
                continue;
            recall += static_cast<double>(shared(wanted, bagOf(ours[i].text))) / total(wanted);
            order += orderedRecall(theirs[i], ours[i].text);
            ++counted;
        }
        countsDiffer += theirs.size() == ours.size() ? 0 : 1;
        recallSum += recall;
        orderSum += order;
        pageTotal += counted;
        std::printf("%-48s %6zu %6zu %8.4f %8.4f\n", file.stem().c_str(), theirs.size(), ours.size(),
                    recall / std::max(counted, 1), order / std::max(counted, 1));
    }
    const double recall = recallSum / std::max(pageTotal, 1);
    std::printf("%zu files, %d pages: recall %.4f, ordered 12-grams %.4f\n", files.size(), pageTotal, recall,
                orderSum / std::max(pageTotal, 1));
    return verdict(!files.empty() && countsDiffer == 0, "page counts are equal") |
           verdict(recall >= 0.98, "mean word recall per page >= 0.98");
}

// ---- boxes of random spans ----

struct FoundWord {
    float x = 0; ///< centre, normalised
    float y = 0;
    std::string text;
};

/// Letters and digits, sorted, so that the order in which an extractor reads cells does not matter.
std::string lettersOf(const std::string &text)
{
    std::vector<char32_t> letters;
    const std::string clean = normalised(text);
    for (std::size_t i = 0; i < clean.size();) {
        const auto decoded = utf8::decode(clean, i);
        const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(decoded.codePoint));
        if (category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_NO &&
            (category <= UTF8PROC_CATEGORY_LO || category >= UTF8PROC_CATEGORY_ND))
            letters.push_back(decoded.codePoint);
        i += decoded.size;
    }
    std::sort(letters.begin(), letters.end());
    std::string out;
    for (const char32_t letter : letters)
        utf8::append(out, letter);
    return out;
}

std::string unescaped(std::string text)
{
    const std::array<std::pair<const char *, const char *>, 5> entities{
        {{"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&apos;", "'"}, {"&amp;", "&"}}};
    for (const auto &[entity, character] : entities) {
        for (std::size_t at = text.find(entity); at != std::string::npos; at = text.find(entity, at + 1))
            text.replace(at, std::strlen(entity), character);
    }
    return text;
}

/// Words of every page as `pdftotext -bbox` places them.
std::vector<std::vector<FoundWord>> independentWords(const fs::path &file)
{
    std::vector<std::vector<FoundWord>> pages;
    std::stringstream stream(outputOf("pdftotext -bbox " + quoted(file) + " - 2>/dev/null"));
    float width = 1;
    float height = 1;
    for (std::string line; std::getline(stream, line);) {
        std::array<float, 4> box{};
        if (std::sscanf(line.c_str(), " <page width=\"%f\" height=\"%f\"", &width, &height) == 2) {
            pages.emplace_back();
        } else if (std::sscanf(line.c_str(), " <word xMin=\"%f\" yMin=\"%f\" xMax=\"%f\" yMax=\"%f\"", &box[0], &box[1],
                               &box[2], &box[3]) == 4 &&
                   !pages.empty()) {
            const std::size_t begin = line.find('>') + 1;
            const std::size_t end = line.rfind("</word>");
            if (end != std::string::npos)
                pages.back().push_back({(box[0] + box[2]) / 2 / width, (box[1] + box[3]) / 2 / height,
                                        unescaped(line.substr(begin, end - begin))});
        }
    }
    return pages;
}

/// Code points of a page at the centres that the layer itself gives them, for spans that begin or end within words.
std::vector<FoundWord> ownGlyphs(const PageText &page, const TextLayer &layer)
{
    std::vector<FoundWord> glyphs;
    for (const LayerWord &word : layer.words()) {
        for (std::size_t i = word.span.begin; i < word.span.end;) {
            const std::size_t next = i + utf8::decode(page.text, i).size;
            for (const Box &box : layer.boxes({i, next}, page.text))
                glyphs.push_back(
                    {(box.left + box.right) / 2, (box.top + box.bottom) / 2, page.text.substr(i, next - i)});
            i = next;
        }
    }
    return glyphs;
}

std::string textInside(const std::vector<Box> &boxes, const std::vector<FoundWord> &words, const char *separator)
{
    std::string text;
    for (const FoundWord &word : words) {
        const bool inside = std::any_of(boxes.begin(), boxes.end(), [&](const Box &box) {
            return word.x >= box.left && word.x <= box.right && word.y >= box.top && word.y <= box.bottom;
        });
        if (inside)
            text += word.text + separator;
    }
    return text;
}

bool isBlank(char c)
{
    return c == ' ' || c == '\n';
}

TextSpan randomSpan(const std::string &text, std::mt19937 &random, bool wholeWords)
{
    std::uniform_int_distribution<std::size_t> position(0, text.size() - 1);
    std::uniform_int_distribution<std::size_t> length(20, 400);
    TextSpan span;
    span.begin = utf8::floorBoundary(text, position(random));
    span.end = utf8::floorBoundary(text, std::min(span.begin + length(random), text.size()));
    if (wholeWords) {
        while (span.begin > 0 && !isBlank(text[span.begin - 1]))
            --span.begin;
        while (span.end < text.size() && !isBlank(text[span.end]))
            ++span.end;
    }
    return span;
}

struct SpanScore {
    int tried = 0;
    int right = 0;
};

void printMiss(const PageText &page, TextSpan span, const std::string &found)
{
    if (std::getenv("SHOW_MISSES") != nullptr)
        std::printf("  page %d: want [%s]\n           got [%s]\n", page.number,
                    page.text.substr(span.begin, span.size()).c_str(), found.c_str());
}

std::array<SpanScore, 2> scoreSpans(const fs::path &file)
{
    std::array<SpanScore, 2> scores; // whole words; any code points
    const auto pages = pagesOf(file);
    const auto words = independentWords(file);
    std::vector<std::size_t> withText;
    for (std::size_t i = 0; i < std::min(pages.size(), words.size()); ++i) {
        if (pages[i].text.size() > 40 && !pages[i].layer.empty())
            withText.push_back(i);
    }
    if (withText.empty())
        return scores;
    std::mt19937 random(20261123);
    std::uniform_int_distribution<std::size_t> choice(0, withText.size() - 1);
    for (int i = 0; i < 500; ++i) {
        const std::size_t index = withText[choice(random)];
        const PageText &page = pages[index];
        const auto layer = TextLayer::decode(page.layer);
        if (!layer)
            continue;
        longleaf::document::Page known;
        known.number = page.number;
        known.span = {0, page.text.size()};
        const auto boxesOf = [&](TextSpan part) {
            const auto found = longleaf::answer::spanBoxes(
                part, {known}, [&](int) { return longleaf::Result<TextLayer>(*layer); },
                [&](int) { return longleaf::Result<std::string>(page.text); });
            std::vector<Box> boxes;
            for (const auto &one : *found)
                boxes.push_back(one.box);
            return boxes;
        };
        const bool wholeWords = i % 2 == 0;
        const TextSpan span = randomSpan(page.text, random, wholeWords);
        const std::string found = wholeWords ? textInside(boxesOf(span), words[index], " ")
                                             : textInside(boxesOf(span), ownGlyphs(page, *layer), "");
        SpanScore &score = scores[wholeWords ? 0 : 1];
        ++score.tried;
        if (lettersOf(found) == lettersOf(page.text.substr(span.begin, span.size())))
            ++score.right;
        else
            printMiss(page, span, found);
    }
    return scores;
}

/// @param only  part of the names of the files to look at
int spans(const std::string &only)
{
    std::array<SpanScore, 2> sum;
    std::printf("%-56s %9s %9s\n", "file", "words", "any");
    for (const char *folder : {"qa/financebench/pdf", "qa/tenq/pdf", "pdf"}) {
        for (const fs::path &file : pdfsIn(kData / folder)) {
            if (file.filename().string().find(only) == std::string::npos)
                continue;
            const auto scores = scoreSpans(file);
            std::printf("%-56s", file.filename().c_str());
            if (scores[0].tried + scores[1].tried == 0)
                std::printf(" no page has more than 40 bytes of text");
            for (std::size_t i = 0; i < scores.size() && scores[i].tried > 0; ++i) {
                sum[i].tried += scores[i].tried;
                sum[i].right += scores[i].right;
                std::printf(" %8.2f%%", 100.0 * scores[i].right / std::max(scores[i].tried, 1));
            }
            std::printf("\n");
            std::fflush(stdout);
        }
    }
    const auto share = [](SpanScore score) {
        return static_cast<double>(score.right) / std::max(score.tried, 1);
    };
    const SpanScore both{sum[0].tried + sum[1].tried, sum[0].right + sum[1].right};
    std::printf("%d spans: whole words %.3f%%, any %.3f%%, both %.3f%%\n", both.tried, 100 * share(sum[0]),
                100 * share(sum[1]), 100 * share(both));
    return verdict(both.tried > 0 && share(both) >= 0.995, "spans whose boxes hold exactly their words >= 99.5 %");
}

// ---- agreement with pdftotext ----

struct Bar {
    const char *part; ///< of the file's name
    double least;
    bool byScript = false; ///< by `scriptBagOf`, not by white space
};

double jaccard(const WordBag &a, const WordBag &b)
{
    const int common = shared(a, b);
    const int either = total(a) + total(b) - common;
    return either == 0 ? 1.0 : static_cast<double>(common) / either;
}

constexpr std::array<Bar, 12> kBars{{{"ntru-prime", 0.97},
                                     {"dynamo", 0.97},
                                     {"tracemonkey", 0.97},
                                     {"debian-reference.ja", 0.985, true},
                                     {"debian-reference.zh", 0.985, true},
                                     {"install.ko", 0.985, true},
                                     {"ctex", 0.985, true},
                                     {"samplebook", 0.95, true},
                                     {"right_to_left", 0.95, true},
                                     {"arabic_habibi", 0.95, true},
                                     {"federal-register", 0.97},
                                     {"fb_PG_E", 0.97}}};

int agreement()
{
    bool good = true;
    int scored = 0;
    std::printf("%-62s %6s %8s %8s %6s  %s\n", "file", "pages", "words", "script", "bar", "pages without text");
    for (const fs::path &file : pdfsIn(kData / "pdf")) {
        const auto pages = pagesOf(file);
        std::string text;
        std::string empty;
        for (const PageText &page : pages) {
            text += page.text + "\n";
            if (page.state == longleaf::document::PageState::NoText)
                empty += " " + std::to_string(page.number);
        }
        const std::string reference = outputOf("pdftotext " + quoted(file) + " - 2>/dev/null");
        const double words = jaccard(bagOf(text), bagOf(reference));
        const double runs = jaccard(scriptBagOf(text), scriptBagOf(reference));
        const std::string name = file.filename().string();
        const auto bar = std::find_if(kBars.begin(), kBars.end(),
                                      [&](const Bar &b) { return name.find(b.part) != std::string::npos; });
        if (bar != kBars.end()) {
            good = good && (bar->byScript ? runs : words) >= bar->least;
            ++scored;
        }
        if (empty.size() > 60)
            empty = empty.substr(0, 60) + " ...";
        std::printf("%-62s %6zu %8.4f %8.4f %6s  %s\n", name.c_str(), pages.size(), words, runs,
                    bar == kBars.end() ? "" : std::to_string(bar->least).substr(0, 5).c_str(), empty.c_str());
        std::fflush(stdout);
    }
    return verdict(good && scored > 0, "every file with a bar reaches it");
}

// ---- speed ----

struct Usage {
    double cpuSeconds = 0;
    long peakKib = 0;
};

/// CPU time and peak memory of a child process.
Usage usageOf(const std::vector<std::string> &arguments)
{
    std::vector<char *> argv;
    for (const std::string &argument : arguments)
        argv.push_back(const_cast<char *>(argument.c_str()));
    argv.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", 1 /* O_WRONLY */, 0);
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", 1, 0);
    pid_t child = 0;
    const int failed = posix_spawnp(&child, argv[0], &actions, nullptr, argv.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    struct rusage usage {};
    int status = 0;
    if (failed != 0 || wait4(child, &status, 0, &usage) != child || status != 0)
        return {};
    const auto seconds = [](timeval time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6;
    };
    return {seconds(usage.ru_utime) + seconds(usage.ru_stime), usage.ru_maxrss};
}

Usage ourUsage(const fs::path &file)
{
    return usageOf({fs::read_symlink("/proc/self/exe").string(), "read", file.string()});
}

int speed()
{
    double ours = 0;
    double theirs = 0;
    std::printf("%-48s %8s %9s %6s\n", "file", "ours s", "pdftotext", "MiB");
    for (const fs::path &file : pdfsIn(kData / "qa/financebench/pdf")) {
        const Usage a = ourUsage(file);
        const Usage b = usageOf({"pdftotext", file.string(), "-"});
        ours += a.cpuSeconds;
        theirs += b.cpuSeconds;
        std::printf("%-48s %8.2f %9.2f %6ld\n", file.stem().c_str(), a.cpuSeconds, b.cpuSeconds, a.peakKib / 1024);
        std::fflush(stdout);
    }
    std::printf("all: %.2f s against %.2f s, ratio %.3f\n", ours, theirs, ours / theirs);
    const fs::path book = kData / "pdf" / "bookvol10.5.pdf";
    const Usage a = ourUsage(book);
    const Usage b = usageOf({"pdftotext", book.string(), "-"});
    const double ratio = a.cpuSeconds / std::max(b.cpuSeconds, 0.001);
    std::printf("16,248 pages: %.2f s against %.2f s, ratio %.2f, peak %ld MiB\n", a.cpuSeconds, b.cpuSeconds, ratio,
                a.peakKib / 1024);
    return verdict(ours > 0 && ours <= 1.35 * theirs, "text with boxes <= 1.35 x pdftotext") |
           verdict(a.cpuSeconds > 0 && ratio <= 3.0, "16,248 pages <= 3 x pdftotext") |
           verdict(a.peakKib > 0 && a.peakKib < 150 * 1024, "16,248 pages < 150 MiB");
}

} // namespace

int main(int argc, char **argv)
{
    const std::string command = argc > 1 ? argv[1] : "";
    if (command == "text" && argc > 2)
        return showText(argv[2], argc > 3 ? std::atoi(argv[3]) : 0);
    if (command == "read" && argc > 2)
        return readAll(argv[2]);
    if (command == "financebench")
        return financebench();
    if (command == "spans")
        return spans(argc > 2 ? argv[2] : "");
    if (command == "agreement")
        return agreement();
    if (command == "speed")
        return speed();
    std::fprintf(stderr, "usage: extract_fidelity financebench|spans|agreement|speed|text FILE [PAGE]|read FILE\n");
    return 2;
}
