// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/log.h"

#include <array>
#include <atomic>
#include <cctype>
#include <cstdio>
#include <cstdlib>
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

void write(Level level, std::string_view area, std::string_view message)
{
    if (level < threshold().load())
        return;
    const std::string line = redacted(message);
    std::fprintf(stderr, "longleaf: %s: %.*s: %s\n", name(level), static_cast<int>(area.size()), area.data(),
                 line.c_str());
}

} // namespace longleaf::log
