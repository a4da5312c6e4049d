// SPDX-License-Identifier: GPL-3.0-or-later
// Kills longleaf-cli at random moments while it reads files and while an answer streams, and looks at what is left: no
// document that was confirmed is lost, none is half, every question is kept, and of its answer all text that is older
// than a second. usage: longleaf_kill_driver [--ingest N] [--answers N] [--documents N] [--lanes N] [--seed N]
#include "core/store/library.h"
#include "tests/core/store/failing_vfs.h"
#include "tests/support/replay_server.h"
#include "tests/support/temp_library.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <functional>
#include <map>
#include <memory>
#include <random>
#include <set>
#include <string>
#include <vector>

#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace longleaf;
namespace fs = std::filesystem;

namespace {

struct Options {
    int ingest = 100;
    int answers = 50;
    int documents = 0; ///< in the library beforehand
    int lanes = 4;     ///< answers at a time, each over a library of its own
    unsigned seed = 4711;
};

std::int64_t nowMs()
{
    using namespace std::chrono;
    return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

/// Ends the driver: a promise is broken.
[[noreturn]] void broken(const std::string &what)
{
    std::fprintf(stderr, "BROKEN: %s\n", what.c_str());
    std::exit(1);
}

/// longleaf-cli with its standard error on a pipe.
class Cli final {
public:
    explicit Cli(const std::vector<std::string> &arguments)
    {
        std::array<int, 2> pipe{};
        if (::pipe2(pipe.data(), O_CLOEXEC) != 0)
            broken("no pipe");
        m_pid = fork();
        if (m_pid == 0) {
            dup2(pipe[1], STDERR_FILENO);
            const int nothing = open("/dev/null", O_RDWR);
            dup2(nothing, STDIN_FILENO);
            dup2(nothing, STDOUT_FILENO);
            std::vector<char *> argv = {const_cast<char *>("longleaf-cli")};
            for (const std::string &one : arguments)
                argv.push_back(const_cast<char *>(one.c_str()));
            argv.push_back(nullptr);
            execv(LONGLEAF_BINARY_DIR "/bin/longleaf-cli", argv.data());
            _exit(127);
        }
        close(pipe[1]);
        m_errors = pipe[0];
        fcntl(m_errors, F_SETFL, O_NONBLOCK);
    }
    ~Cli()
    {
        if (m_pid > 0)
            killNow();
        close(m_errors);
    }
    Cli(const Cli &) = delete;
    Cli &operator=(const Cli &) = delete;

    /// Reads what comes within `ms`. False: the program has ended.
    bool readFor(std::int64_t ms, const std::function<void(std::string_view)> &sink)
    {
        const std::int64_t until = nowMs() + ms;
        for (std::int64_t left = ms; left >= 0; left = until - nowMs()) {
            pollfd one{m_errors, POLLIN, 0};
            if (poll(&one, 1, static_cast<int>(left)) <= 0)
                continue;
            std::array<char, 8192> buffer{};
            const ssize_t got = read(m_errors, buffer.data(), buffer.size());
            if (got <= 0)
                return false;
            sink({buffer.data(), static_cast<std::size_t>(got)});
        }
        return true;
    }

    void killNow()
    {
        kill(m_pid, SIGKILL);
        waitpid(m_pid, nullptr, 0);
        m_pid = -1;
    }
    /// The exit status.
    int wait()
    {
        int status = 0;
        while (readFor(1'000, [](std::string_view) {})) {
        }
        waitpid(m_pid, &status, 0);
        m_pid = -1;
        return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    }

private:
    pid_t m_pid = -1;
    int m_errors = -1;
};

std::vector<std::string> pagesOf(int number)
{
    std::vector<std::string> pages;
    for (int page = 0; page < 2 + number % 4; ++page) {
        std::string text = "File " + std::to_string(number) + ", page " + std::to_string(page) + ".";
        for (int i = 0; i < 60; ++i)
            text += " Sentence " + std::to_string(number * 31 + page * 7 + i) + " stands here.";
        pages.push_back(std::move(text));
    }
    return pages;
}

std::string joined(const std::vector<std::string> &pages)
{
    std::string text;
    for (const std::string &page : pages)
        text += (text.empty() ? "" : "\f") + page;
    return text;
}

/// A library with many documents, made without waiting for the disk.
void prefill(const fs::path &folder, int documents)
{
    const test::FailingVfs vfs;
    const SystemClock clock;
    auto library = store::Library::open(folder, clock);
    for (int i = 0; library && i < documents; ++i) {
        if (!test::addDocument(**library, "before-" + std::to_string(i) + ".txt", {joined(pagesOf(1'000'000 + i))}))
            broken("the library cannot be filled");
    }
}

/// Kills in ingest.
class IngestKills final {
public:
    IngestKills(const Options &options, fs::path folder)
        : m_options(options)
        , m_folder(std::move(folder))
        , m_random(options.seed)
    {
        fs::create_directories(m_folder / "files");
        prefill(m_folder / "library", options.documents);
    }

    void run()
    {
        const std::int64_t begun = nowMs();
        for (int round = 0; round < m_options.ingest; ++round) {
            killOnce();
            look(round % 50 == 49 || round + 1 == m_options.ingest);
        }
        std::printf("ingest: %d kills, %zu documents confirmed, 0 lost, %zu stored, 0 half, %d kills within a file; "
                    "library open and listed in at most %lld ms with %zu documents, `list` in %lld ms; %lld s\n",
                    m_options.ingest, m_confirmed.size(), m_whole.size(), m_duringWork,
                    static_cast<long long>(m_slowestOpenMs), m_documents, static_cast<long long>(m_slowestListMs),
                    static_cast<long long>((nowMs() - begun) / 1'000));
        if (m_slowestOpenMs > 2'000)
            broken("a start took more than 2 s");
        if (m_confirmed.size() < static_cast<std::size_t>(m_options.ingest))
            broken("too little was read for the kills to mean anything");
    }

private:
    fs::path fileOf(int number) const { return m_folder / "files" / ("f" + std::to_string(number) + ".txt"); }

    void killOnce()
    {
        constexpr int kBatch = 60;
        std::vector<std::string> arguments = {"--library", (m_folder / "library").string(), "add", "--workers", "2"};
        for (int i = 0; i < kBatch; ++i) {
            const int number = m_next + i;
            if (!fs::exists(fileOf(number)))
                std::ofstream(fileOf(number), std::ios::binary) << joined(pagesOf(number));
            arguments.push_back(fileOf(number).string());
        }
        Cli cli(arguments);
        std::string line;
        bool first = false;
        const auto note = [&](std::string_view text) {
            for (const char byte : text) {
                line.push_back(byte);
                if (byte != '\n')
                    continue;
                // "[3/60] /tmp/…/f17.txt: ready"
                const std::size_t at = line.rfind("/f");
                if (line.ends_with(": ready\n") && at != std::string::npos) {
                    m_confirmed.insert(std::atoi(line.c_str() + at + 2));
                    first = true;
                }
                line.clear();
            }
        };
        // Every third kill may come before the first file is done; the others come while files are read.
        if (std::uniform_int_distribution<int>(0, 2)(m_random) != 0) {
            while (!first && cli.readFor(2, note)) {
            }
        }
        const bool alive = cli.readFor(std::uniform_int_distribution<int>(0, 150)(m_random), note);
        cli.killNow();
        m_duringWork += alive ? 1 : 0;
        // What was on the pipe when it died.
        cli.readFor(0, note);
    }

    void look(bool everything)
    {
        const SystemClock clock;
        const std::int64_t begun = nowMs();
        auto library = store::Library::open(m_folder / "library", clock);
        if (!library)
            broken(library.error().message);
        const auto documents = (*library)->documents();
        if (!documents)
            broken(documents.error().message);
        m_slowestOpenMs = std::max(m_slowestOpenMs, nowMs() - begun);
        m_documents = documents->size();
        if (const auto losses = (*library)->losses(); !losses || !losses->empty())
            broken("a loss was told after a kill");
        std::set<int> stored;
        for (const document::Document &one : *documents) {
            const std::string name = fs::path(one.path).filename().string();
            if (!name.starts_with('f'))
                continue;
            const int number = std::atoi(name.c_str() + 1);
            stored.insert(number);
            if ((everything || m_whole.count(number) == 0) && (*library)->text(one.id) != joined(pagesOf(number)))
                broken("document " + name + " is half");
            m_whole.insert(number);
        }
        for (const int number : m_confirmed) {
            if (stored.count(number) == 0)
                broken("document " + std::to_string(number) + " was confirmed and is lost");
        }
        while (stored.count(m_next) > 0)
            ++m_next;
        if (!everything)
            return;
        if (const auto state = (*library)->check(); !state || *state != "ok")
            broken("quick_check");
        library->reset();
        const std::int64_t listed = nowMs();
        if (Cli({"--library", (m_folder / "library").string(), "list"}).wait() != 0)
            broken("`list` failed");
        m_slowestListMs = std::max(m_slowestListMs, nowMs() - listed);
    }

    Options m_options;
    fs::path m_folder;
    std::mt19937 m_random;
    std::set<int> m_confirmed;
    std::set<int> m_whole;
    std::size_t m_documents = 0;
    int m_next = 0;
    int m_duringWork = 0;
    std::int64_t m_slowestOpenMs = 0;
    std::int64_t m_slowestListMs = 0;
};

/// Kills while an answer streams, one lane.
class AnswerKills final {
public:
    AnswerKills(int kills, unsigned seed, fs::path folder)
        : m_kills(kills)
        , m_folder(std::move(folder))
        , m_random(seed)
    {
        for (int i = 0; m_text.size() < 16'000; ++i)
            m_text += "The licence fee of year " + std::to_string(i) + " is paid in March. ";
        fs::create_directories(m_folder);
        std::ofstream(m_folder / "fees.txt") << "The annual licence fee is 4,200 dollars.";
        m_server.setResponder([this](const test::RecordedRequest &) {
            test::Reply reply;
            reply.answer.text = m_text;
            reply.answer.pieceBytes = 48;
            reply.pauseMs = 12;
            return reply;
        });
        setenv("XDG_CONFIG_HOME", (m_folder / "config").c_str(), 1);
        setenv("LONGLEAF_KEYCHAIN", "off", 1);
        setenv("MODEL_API_KEY", "LLM|4711|kill", 1);
        setenv("MODEL_API_BASE", m_server.baseUrl().c_str(), 1);
        if (Cli({"--library", library(), "add", (m_folder / "fees.txt").string()}).wait() != 0)
            broken("the document cannot be added");
    }

    void run()
    {
        for (int round = 0; round < m_kills; ++round)
            killOnce(round);
        std::printf("%d %zu %zu\n", m_kills, m_kept, m_mostBehind);
    }

private:
    std::string library() const { return (m_folder / "library").string(); }

    void killOnce(int round)
    {
        const std::string question = "What is the licence fee of round " + std::to_string(round) + "?";
        const std::size_t before = m_server.questions().size();
        Cli cli({"--library", library(), "ask", "--model", "meta/muse-spark-1.3", question});
        std::vector<std::pair<std::int64_t, std::size_t>> seen; ///< when, how much by then
        std::size_t bytes = 0;
        const auto note = [&](std::string_view text) {
            bytes += text.size();
            seen.emplace_back(nowMs(), bytes);
        };
        while (m_server.questions().size() == before) {
            if (!cli.readFor(1, note))
                broken("the question was not sent");
        }
        cli.readFor(std::uniform_int_distribution<int>(0, 3'000)(m_random), note);
        const std::int64_t killed = nowMs();
        cli.killNow();

        std::size_t old = 0;
        for (const auto &[when, size] : seen) {
            if (when <= killed - 1'000)
                old = size;
        }
        const SystemClock clock;
        auto opened = store::Library::open(library(), clock);
        if (!opened)
            broken(opened.error().message);
        if ((*opened)->closeInterrupted() != 1)
            broken("the answer is not marked as interrupted");
        const auto stored = (*opened)->answer(AnswerId{round + 1});
        if (!stored || stored->turn.question != question)
            broken("the question of round " + std::to_string(round) + " is lost");
        const std::string &raw = stored->answer.rawText;
        if (stored->answer.state != store::AnswerState::Interrupted)
            broken("the state of round " + std::to_string(round));
        if (!m_text.starts_with(raw))
            broken("the text of round " + std::to_string(round) + " is not what came");
        if (raw.size() < old)
            broken("text older than a second is lost: " + std::to_string(raw.size()) + " of " + std::to_string(old));
        if (m_server.questions().size() != before + 1)
            broken("a request was sent again");
        m_kept += raw.size();
        m_mostBehind = std::max(m_mostBehind, bytes > raw.size() ? bytes - raw.size() : 0);
    }

    int m_kills;
    fs::path m_folder;
    std::mt19937 m_random;
    std::string m_text;
    test::ReplayServer m_server;
    std::size_t m_kept = 0;
    std::size_t m_mostBehind = 0; ///< bytes that were shown and not yet on the disk
};

/// Lanes are processes, since each has its own environment.
void killAnswers(const Options &options, const fs::path &folder)
{
    const std::int64_t begun = nowMs();
    std::fflush(stdout);
    std::vector<std::pair<pid_t, int>> lanes;
    for (int lane = 0; lane < options.lanes; ++lane) {
        const int kills = options.answers / options.lanes + (lane < options.answers % options.lanes ? 1 : 0);
        std::array<int, 2> pipe{};
        if (::pipe(pipe.data()) != 0)
            broken("no pipe");
        const pid_t child = fork();
        if (child == 0) {
            dup2(pipe[1], STDOUT_FILENO);
            close(pipe[0]);
            AnswerKills(kills, options.seed + static_cast<unsigned>(lane), folder / ("lane" + std::to_string(lane)))
                .run();
            std::fflush(stdout);
            _exit(0);
        }
        close(pipe[1]);
        lanes.emplace_back(child, pipe[0]);
    }
    int kills = 0;
    std::size_t kept = 0;
    std::size_t behind = 0;
    for (const auto &[child, out] : lanes) {
        std::string text;
        std::array<char, 256> buffer{};
        for (ssize_t got = 0; (got = read(out, buffer.data(), buffer.size())) > 0;)
            text.append(buffer.data(), static_cast<std::size_t>(got));
        close(out);
        int status = 0;
        waitpid(child, &status, 0);
        int count = 0;
        std::size_t bytes = 0;
        std::size_t most = 0;
        if (status != 0 || std::sscanf(text.c_str(), "%d %zu %zu", &count, &bytes, &most) != 3)
            broken("a lane failed");
        kills += count;
        kept += bytes;
        behind = std::max(behind, most);
    }
    std::printf(
        "answers: %d kills, %d questions kept, %zu bytes of answers kept, nothing sent again, at most %zu bytes "
        "shown and not yet on the disk (the last second is not promised); %lld s\n",
        kills, kills, kept, behind, static_cast<long long>((nowMs() - begun) / 1'000));
}

Options optionsOf(int count, char **arguments)
{
    Options options;
    const std::map<std::string, int *> numbers = {{"--ingest", &options.ingest},
                                                  {"--answers", &options.answers},
                                                  {"--documents", &options.documents},
                                                  {"--lanes", &options.lanes}};
    for (int i = 1; i + 1 < count; i += 2) {
        if (const auto number = numbers.find(arguments[i]); number != numbers.end())
            *number->second = std::atoi(arguments[i + 1]);
        else if (std::string_view(arguments[i]) == "--seed")
            options.seed = static_cast<unsigned>(std::atoi(arguments[i + 1]));
        else
            broken(std::string("unknown option ") + arguments[i]);
    }
    options.lanes = std::clamp(options.lanes, 1, std::max(options.answers, 1));
    return options;
}

} // namespace

int main(int count, char **arguments)
{
    const Options options = optionsOf(count, arguments);
    std::printf("seed %u\n", options.seed);
    const test::TempFolder folder;
    if (options.ingest > 0)
        IngestKills(options, folder.path() / "ingest").run();
    if (options.answers > 0)
        killAnswers(options, folder.path() / "answers");
    return 0;
}
