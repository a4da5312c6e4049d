// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/program_output.h"

#include "core/base/exec_words.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <spawn.h>
#include <string_view>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ; // NOLINT(readability-redundant-declaration): POSIX leaves it to the program

namespace longleaf::cli {

namespace {

bool setsSame(std::string_view one, const std::vector<std::string> &others)
{
    const std::string_view name = one.substr(0, one.find('='));
    for (const std::string &other : others) {
        if (other.substr(0, other.find('=')) == name)
            return true;
    }
    return false;
}

std::string readAll(int descriptor)
{
    std::string bytes;
    std::array<char, 65'536> buffer{};
    for (;;) {
        const ssize_t count = ::read(descriptor, buffer.data(), buffer.size());
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return bytes;
        bytes.append(buffer.data(), static_cast<std::size_t>(count));
    }
}

} // namespace

Result<ProgramOutput> outputOf(const std::filesystem::path &program, const std::vector<std::string> &arguments,
                               const std::vector<std::string> &variables)
{
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0)
        return fail(ErrorCode::Io, std::string("No pipe can be made: ") + std::strerror(errno));
    std::vector<std::string> words{program.string()};
    words.insert(words.end(), arguments.begin(), arguments.end());
    std::vector<std::string> environment = variables;
    for (char **one = environ; *one != nullptr; ++one) {
        if (!setsSame(*one, variables))
            environment.emplace_back(*one);
    }
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
    pid_t child = 0;
    const int problem = ::posix_spawn(&child, program.c_str(), &actions, nullptr, execWords(words).data(),
                                      execWords(environment).data());
    posix_spawn_file_actions_destroy(&actions);
    ::close(ends[1]);
    if (problem != 0) {
        ::close(ends[0]);
        return fail(problem == ENOENT ? ErrorCode::NotFound : ErrorCode::Io,
                    "The program " + program.string() + " cannot be started: " + std::strerror(problem) + ".",
                    program.string());
    }
    ProgramOutput output;
    output.bytes = readAll(ends[0]);
    ::close(ends[0]);
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    output.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    return output;
}

} // namespace longleaf::cli
