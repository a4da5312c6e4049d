// SPDX-License-Identifier: GPL-3.0-or-later
// Stands in for longleaf-extractor in tests and misbehaves as the document says. A document is lines of text after its
// "%PDF-" header: a command and its arguments, e.g. "pages 5", "crash 3 11". See Script for the commands.
// Started under the name "fake_extractor_mute" it never greets, as "..._garbage" it greets with noise, and as
// "..._newer" it speaks another version of the protocol.
#include "core/document/text_layer.h"
#include "core/ipc/extractor_protocol.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <dirent.h>
#include <fcntl.h>
#include <fstream>
#include <map>
#include <optional>
#include <sstream>
#include <string>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>

extern char **environ;

using namespace longleaf;

namespace {

/// What the document asks for. Page commands name the page first.
class Script final {
public:
    explicit Script(const std::string &text)
    {
        std::istringstream lines(text);
        std::string line;
        while (std::getline(lines, line)) {
            std::istringstream words(line);
            std::string command;
            words >> command;
            std::string arguments;
            std::getline(words >> std::ws, arguments);
            m_commands.emplace(command, arguments);
        }
    }

    [[nodiscard]] std::optional<std::string> text(const std::string &command) const
    {
        const auto found = m_commands.find(command);
        return found == m_commands.end() ? std::nullopt : std::optional(found->second);
    }
    [[nodiscard]] int number(const std::string &command, int fallback) const
    {
        const auto value = text(command);
        return value ? std::atoi(value->c_str()) : fallback;
    }
    /// The argument after the page's number, for a command given for this page; -1 if there is none.
    [[nodiscard]] std::optional<int> onPage(const std::string &command, int page) const
    {
        const auto [first, last] = m_commands.equal_range(command);
        for (auto it = first; it != last; ++it) {
            std::istringstream words(it->second);
            int at = 0;
            int argument = -1;
            words >> at >> argument;
            if (at == page)
                return words.fail() ? -1 : argument;
        }
        return std::nullopt;
    }

private:
    std::multimap<std::string, std::string> m_commands;
};

void writeRaw(const std::string &bytes)
{
    for (std::size_t done = 0; done < bytes.size();) {
        const ssize_t count = write(STDOUT_FILENO, bytes.data() + done, bytes.size() - done);
        if (count <= 0 && errno != EINTR)
            _exit(0);
        done += count > 0 ? static_cast<std::size_t>(count) : 0U;
    }
}

void say(const ipc::Answer &answer)
{
    writeRaw(ipc::encodeFrame(ipc::encode(answer)));
}

[[noreturn]] void die(int signal)
{
    std::signal(signal, SIG_DFL);
    raise(signal);
    _exit(99);
}

void hang()
{
    for (;;)
        pause();
}

/// Reads requests and the descriptor that comes with one.
class Requests final {
public:
    std::optional<ipc::Request> next()
    {
        for (;;) {
            auto frame = m_frames.next();
            if (frame && *frame)
                return *ipc::decodeRequest(**frame);
            std::array<char, 4096> bytes{};
            alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(int))> control{};
            iovec part{bytes.data(), bytes.size()};
            msghdr message{};
            message.msg_iov = &part;
            message.msg_iovlen = 1;
            message.msg_control = control.data();
            message.msg_controllen = control.size();
            const ssize_t got = recvmsg(STDIN_FILENO, &message, MSG_CMSG_CLOEXEC);
            if (got <= 0)
                return std::nullopt;
            if (const cmsghdr *header = CMSG_FIRSTHDR(&message))
                std::memcpy(&m_descriptor, CMSG_DATA(header), sizeof(int));
            m_frames.feed(std::string_view(bytes.data(), static_cast<std::size_t>(got)));
        }
    }
    [[nodiscard]] int descriptor() const { return m_descriptor; }

private:
    ipc::FrameReader m_frames;
    int m_descriptor = -1;
};

std::string readAll(int descriptor)
{
    std::string text;
    std::array<char, 4096> bytes{};
    for (ssize_t got = 0; (got = read(descriptor, bytes.data(), bytes.size())) > 0;)
        text.append(bytes.data(), static_cast<std::size_t>(got));
    return text;
}

std::string ownSurroundings()
{
    std::string text = "environment:";
    for (char **entry = environ; *entry != nullptr; ++entry)
        text += std::string(" ") + *entry;
    text += "\ndescriptors:";
    for (int descriptor = 0; descriptor < 256; ++descriptor)
        text += fcntl(descriptor, F_GETFD) >= 0 ? " " + std::to_string(descriptor) : "";
    text += "\ngroup: " + std::string(getpgrp() == getpid() ? "own" : "shared");
    return text;
}

void useMemoryAndAbort(std::int64_t limit)
{
    // Touched with a pattern that the compiler cannot drop; two thirds of the limit.
    const auto size = static_cast<std::size_t>(limit / 3 * 2);
    auto *memory = static_cast<volatile char *>(std::malloc(size));
    for (std::size_t i = 0; memory != nullptr && i < size; i += 4096)
        memory[i] = 1;
    die(SIGABRT);
}

/// Ends the other children of the parent that run this program.
void killSiblings()
{
    DIR *processes = opendir("/proc");
    while (const dirent *entry = processes != nullptr ? readdir(processes) : nullptr) {
        const int pid = std::atoi(entry->d_name);
        std::ifstream file(std::string("/proc/") + entry->d_name + "/stat");
        int number = 0;
        std::string name;
        std::string state;
        int parent = 0;
        // "self" is no number, and 0 would be the whole group.
        if (pid > 0 && pid != getpid() && file >> number >> name >> state >> parent && parent == getppid() &&
            name.find("fake_extr") != std::string::npos)
            kill(pid, SIGKILL);
    }
    closedir(processes);
}

void misbehaveOn(const Script &script, int number, std::int64_t memoryLimit)
{
    if (const auto signal = script.onPage("crash", number))
        die(*signal);
    if (const auto status = script.onPage("exit", number))
        _exit(*status);
    if (script.onPage("hang", number))
        hang();
    if (script.onPage("memory", number))
        useMemoryAndAbort(memoryLimit);
    if (script.text("kill-siblings"))
        killSiblings();
    if (script.onPage("garbage", number))
        writeRaw(std::string(64, '\xA5'));
    if (script.onPage("oversize", number))
        writeRaw(std::string("\x67\0\0\0\xFF\xFF\xFF\x7F", 8));
    if (script.onPage("cut", number)) {
        writeRaw(ipc::encodeFrame(ipc::encode(ipc::Answer(ipc::Done{1}))).substr(0, 9));
        _exit(0);
    }
    if (const auto milliseconds = script.text("slow"))
        usleep(static_cast<useconds_t>(std::atoi(milliseconds->c_str()) * 1000));
}

void sendPage(const Script &script, int number)
{
    ipc::PageText page;
    page.number = script.onPage("number", number).value_or(number);
    page.widthPt = 612;
    page.heightPt = 792;
    page.layer = document::TextLayer().encode();
    page.text = script.text("surroundings") ? ownSurroundings() : "Text of page " + std::to_string(number) + ".";
    if (const auto size = script.text("size"))
        page.text.resize(static_cast<std::size_t>(std::atoi(size->c_str())), 'x');
    if (script.onPage("partial", number)) {
        page.state = document::PageState::Partial;
        page.warnings = {"a font is damaged"};
    }
    if (script.onPage("failed", number) || script.text("all-failed")) {
        page.state = document::PageState::Failed;
        page.text.clear();
    }
    if (script.onPage("picture", number) || script.text("scan")) {
        page.state = document::PageState::NoText;
        page.text.clear();
    }
    if (script.onPage("bad-layer", number))
        page.layer = "\xFF\xFF\xFF";
    if (script.onPage("wide-layer", number))
        page.layer = document::TextLayer({{{0, 9999}, {0, 0, 1, 1}, document::Advance::Right, 0, {}}}).encode();
    say(page);
}

void openDocument(const Script &script, const ipc::OpenDocument &request, std::int64_t memoryLimit)
{
    misbehaveOn(script, 0, memoryLimit);
    const auto password = script.text("password");
    if (password && *password != request.password)
        return say(ipc::Failure{ErrorCode::EncryptedDocument, "The document is locked with a password."});
    if (script.text("damaged"))
        return say(ipc::Failure{ErrorCode::DamagedDocument, "The document cannot be opened."});
    const bool plain = request.format != document::Format::Pdf;
    say(ipc::DocumentOpened{plain ? 0 : script.number("pages", 1), script.text("title").value_or(""), {}});
}

void extractPages(const Script &script, const ipc::ExtractPages &request, std::int64_t memoryLimit)
{
    const int last = script.number("pages", 1);
    int sent = 0;
    for (int number = request.first; number <= last; ++number) {
        misbehaveOn(script, number, memoryLimit);
        if (script.onPage("skip", number))
            continue;
        sendPage(script, number);
        ++sent;
    }
    say(ipc::Done{sent});
    if (script.text("chatter"))
        say(ipc::Done{sent});
}

void renderPage(const Script &script, const ipc::RenderPage &request)
{
    // Crashes until a file of that name is there, which it makes.
    if (const auto mark = script.text("crash-once")) {
        const int created = open(mark->c_str(), O_CREAT | O_EXCL | O_WRONLY, 0600);
        if (created >= 0)
            die(SIGSEGV);
    }
    if (script.text("hang-render"))
        hang();
    if (script.text("crash-render"))
        die(SIGSEGV);
    const auto shade = static_cast<char>(request.page);
    const int width = request.clipWidth > 0 ? request.clipWidth : 4;
    const int height = request.clipHeight > 0 ? request.clipHeight : 3;
    say(ipc::PageImage{request.page, width, height, width, request.dpi, ipc::PixelFormat::Gray8,
                       std::string(static_cast<std::size_t>(width * height), shade)});
}

} // namespace

int main(int count, char **arguments)
{
    std::int64_t memoryLimit = 0;
    for (int i = 1; i + 1 < count; ++i) {
        if (std::string_view(arguments[i]) == "--memory-limit")
            memoryLimit = std::atoll(arguments[i + 1]);
    }
    const std::string name = arguments[0];
    if (name.ends_with("_mute"))
        hang();
    if (name.ends_with("_garbage"))
        writeRaw("this is no frame, but it is long enough");
    say(ipc::Hello{name.ends_with("_newer") ? 99U : ipc::kProtocolVersion, "fake 1.0", "none", 0});
    Requests requests;
    Script script({});
    while (const auto request = requests.next()) {
        if (const auto *open = std::get_if<ipc::OpenDocument>(&*request)) {
            script = Script(readAll(requests.descriptor()));
            openDocument(script, *open, memoryLimit);
        } else if (const auto *pages = std::get_if<ipc::ExtractPages>(&*request)) {
            extractPages(script, *pages, memoryLimit);
        } else if (const auto *render = std::get_if<ipc::RenderPage>(&*request)) {
            renderPage(script, *render);
        } else if (std::holds_alternative<ipc::ReadOutline>(*request)) {
            say(ipc::OutlineRead{{document::Outline::Origin::Document, {{0, 1, 0, "One"}}, true}});
        }
    }
    return 0;
}
