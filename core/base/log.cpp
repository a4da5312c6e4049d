// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/log.h"

#include <array>
#include <atomic>
#include <cctype>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <mutex>
#include <utility>
#include <vector>

namespace longleaf::log {

namespace {

struct Secrets {
    std::mutex mutex;
    std::vector<std::string> values;
};

Secrets &secrets()
{
    static Secrets instance;
    return instance;
}

std::atomic<Level> &threshold()
{
    static std::atomic<Level> level{Level::Warning};
    return level;
}

struct LogFile {
    std::mutex mutex;
    std::ofstream stream;
    std::atomic<bool> open{false};
};

LogFile &logFile()
{
    static LogFile instance;
    return instance;
}

constexpr std::uintmax_t kMostBytes = 1 << 20;

std::string timeText()
{
    const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
    std::tm parts{};
#ifdef _WIN32
    gmtime_s(&parts, &now);
#else
    gmtime_r(&now, &parts);
#endif
    std::array<char, 32> text{};
    return std::string(text.data(), std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &parts));
}

constexpr std::string_view kMask = "[redacted]";

// Prefixes after which everything up to white space or a quote is taken for a credential.
constexpr std::array<std::string_view, 4> kCredentialPrefixes = {"Bearer ", "sk-", "x-api-key: ", "LLM|"};

bool endsCredential(char c)
{
    return std::isspace(static_cast<unsigned char>(c)) != 0 || c == '"' || c == '\'' || c == ',';
}

// "sk-" inside "risk-adjusted" starts no credential.
bool startsInsideWord(std::string_view text, std::size_t at)
{
    return at > 0 && std::isalnum(static_cast<unsigned char>(text[at - 1])) != 0;
}

void maskAfter(std::string &text, std::string_view prefix)
{
    for (std::size_t at = text.find(prefix); at != std::string::npos; at = text.find(prefix, at)) {
        const std::size_t begin = at + prefix.size();
        if (startsInsideWord(text, at)) {
            at = begin;
            continue;
        }
        std::size_t end = begin;
        while (end < text.size() && !endsCredential(text[end]))
            ++end;
        if (end - begin >= 8) {
            text.replace(begin, end - begin, kMask);
            at = begin + kMask.size();
        } else {
            at = end > at ? end : at + 1;
        }
    }
}

const char *name(Level level)
{
    switch (level) {
    case Level::Debug: return "debug";
    case Level::Info: return "info";
    case Level::Warning: return "warning";
    case Level::Error: return "error";
    }
    return "error";
}

} // namespace

void setLevelFromEnvironment()
{
    const char *word = std::getenv("LONGLEAF_LOG");
    if (word == nullptr)
        return;
    constexpr std::array kLevels = {
        std::pair{std::string_view("debug"), Level::Debug}, std::pair{std::string_view("info"), Level::Info},
        std::pair{std::string_view("warning"), Level::Warning}, std::pair{std::string_view("error"), Level::Error}};
    for (const auto &[name, level] : kLevels) {
        if (name == word)
            setLevel(level);
    }
}

void setLevel(Level level)
{
    threshold().store(level);
}

void addSecret(std::string_view secret)
{
    if (secret.size() < 4)
        return;
    const std::scoped_lock lock(secrets().mutex);
    secrets().values.emplace_back(secret);
}

std::string redacted(std::string_view text)
{
    std::string out(text);
    {
        const std::scoped_lock lock(secrets().mutex);
        for (const std::string &secret : secrets().values) {
            for (std::size_t at = out.find(secret); at != std::string::npos; at = out.find(secret, at)) {
                out.replace(at, secret.size(), kMask);
                at += kMask.size();
            }
        }
    }
    for (const std::string_view prefix : kCredentialPrefixes)
        maskAfter(out, prefix);
    return out;
}

bool setFile(const std::filesystem::path &file)
{
    LogFile &log = logFile();
    const std::scoped_lock lock(log.mutex);
    if (file.empty()) {
        log.open = false;
        log.stream.close();
        return true;
    }
    std::error_code problem;
    std::filesystem::create_directories(file.parent_path(), problem);
    if (std::filesystem::file_size(file, problem) > kMostBytes && !problem) {
        std::filesystem::path before = file;
        before.replace_filename(file.stem().string() + "-prev" + file.extension().string());
        std::filesystem::rename(file, before, problem);
    }
    std::ofstream stream(file, std::ios::app | std::ios::binary);
    if (!stream)
        return false;
    log.stream = std::move(stream);
    log.open = true;
    return true;
}

void write(Level level, std::string_view area, std::string_view message)
{
    LogFile &log = logFile();
    const bool toFile = level >= Level::Info && log.open.load();
    const bool toScreen = level >= threshold().load();
    if (!toFile && !toScreen)
        return;
    const std::string line = redacted(message);
    if (toScreen)
        std::fprintf(stderr, "longleaf: %s: %.*s: %s\n", name(level), static_cast<int>(area.size()), area.data(),
                     line.c_str());
    if (toFile) {
        const std::scoped_lock lock(log.mutex);
        log.stream << timeText() << ' ' << name(level) << ' ' << area << ": " << line << '\n' << std::flush;
    }
}

} // namespace longleaf::log
