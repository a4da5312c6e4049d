// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/hostile_answers.h"

#include <fstream>
#include <string_view>

namespace longleaf::test {

namespace {

void replaceAll(std::string &text, std::string_view what, const std::string &by)
{
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size()))
        text.replace(at, what.size(), by);
}

} // namespace

std::vector<HostileAnswer> hostileAnswers(const std::string &pipe, const std::string &file)
{
    std::vector<HostileAnswer> answers;
    std::ifstream in(LONGLEAF_SOURCE_DIR "/tests/data/hostile/answers.txt");
    for (std::string line; std::getline(in, line);) {
        if (line.starts_with("=== ")) {
            answers.push_back({line.substr(4), {}});
            continue;
        }
        replaceAll(line, "{FIFO}", pipe);
        replaceAll(line, "{FILE}", file);
        if (!answers.empty())
            answers.back().text += line + "\n";
    }
    return answers;
}

} // namespace longleaf::test
