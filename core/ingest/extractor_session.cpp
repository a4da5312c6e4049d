// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/extractor_session.h"

#include "core/base/sanitized.h"
#include "core/ingest/child_process.h"
#include "core/ingest/exit_reason.h"
#include "core/ingest/open_file.h"
#include "core/ingest/path_text.h"

#include <algorithm>
#include <utility>

namespace longleaf::ingest {

namespace {

constexpr int kWaitSliceMs = 50;
constexpr int kExitGraceMs = 500;
constexpr int kAwayMs = 200;
// In a build with a sanitizer an idle process ends by itself: only then does it report what it leaked.
constexpr int kIdleGraceMs = kSanitized ? 10'000 : 0;
constexpr std::size_t kReadBytes = std::size_t{256} << 10U;

bool isFinal(const ipc::Answer &answer)
{
    return !std::holds_alternative<ipc::PageText>(answer);
}

} // namespace

class ExtractorSession::State {
public:
    State(ChildProcess process, const ExtractorOptions &options, const Clock &clock)
        : m_process(std::move(process))
        , m_options(options)
        , m_clock(clock)
        , m_lastFrameMs(clock.steadyMs())
        , m_lastPollMs(m_lastFrameMs)
    {
    }

    ~State() { m_process.finish(alive() && !m_waiting ? kIdleGraceMs : 0); }
    State(const State &) = delete;
    State &operator=(const State &) = delete;

    [[nodiscard]] const ipc::Hello &hello() const { return m_hello; }
    [[nodiscard]] bool greeted() const { return m_greeted; }
    [[nodiscard]] bool alive() const { return !m_dead.has_value(); }
    [[nodiscard]] const ChildProcess &process() const { return m_process; }

    Status send(const ipc::Request &request, const OpenFile *file);
    Result<std::optional<ipc::Answer>> poll();
    Result<ipc::Answer> wait(const std::stop_token &stop);
    Result<std::optional<ipc::Answer>> unexpected();
    /// Ends the process; every later call gives this error.
    tl::unexpected<Error> end(Error error);

private:
    Result<std::optional<ipc::Answer>> take(const ipc::Frame &frame);
    Status greet(const ipc::Answer &answer);
    Status checkOrder(const ipc::Answer &answer);
    Status checkStall();
    tl::unexpected<Error> ended();
    tl::unexpected<Error> broken(const std::string &what);

    ChildProcess m_process;
    ExtractorOptions m_options;
    const Clock &m_clock;
    ipc::FrameReader m_frames;
    ipc::Hello m_hello;
    bool m_greeted = false;
    bool m_waiting = true; ///< for the Hello, or for the answer to a request
    std::optional<Error> m_dead;
    std::int64_t m_lastFrameMs;
    std::int64_t m_lastPollMs;
    int m_lastPage = 0;
    bool m_drawing = false; ///< the request in work is for a picture
    std::string m_name = "a document";
    std::string m_path;
};

Status ExtractorSession::State::send(const ipc::Request &request, const OpenFile *file)
{
    if (m_dead)
        return tl::unexpected(*m_dead);
    if (file != nullptr) {
        m_name = quotedName(file->path());
        m_path = pathText(file->path());
    }
    m_drawing = std::holds_alternative<ipc::RenderPage>(request);
    if (const auto *pages = std::get_if<ipc::ExtractPages>(&request))
        m_lastPage = pages->first - 1;
    m_waiting = true;
    m_lastFrameMs = m_clock.steadyMs();
    m_lastPollMs = m_lastFrameMs;
    const int descriptor = file != nullptr ? file->descriptor() : -1;
    const Status sent = m_process.send(ipc::encodeFrame(ipc::encode(request)), descriptor);
    // A child that takes no request has ended; how it ended says more than the failed write.
    return sent ? sent : Status(ended());
}

Result<std::optional<ipc::Answer>> ExtractorSession::State::poll()
{
    if (m_dead)
        return tl::unexpected(*m_dead);
    for (;;) {
        const auto frame = m_frames.next();
        if (!frame)
            return broken(frame.error().message);
        if (*frame) {
            auto answer = take(**frame);
            if (!answer || *answer)
                return answer;
            continue;
        }
        std::string bytes;
        const ChildProcess::ReadState state = m_process.read(bytes, kReadBytes);
        if (state == ChildProcess::ReadState::End)
            return ended();
        if (state == ChildProcess::ReadState::Nothing)
            break;
        m_frames.feed(bytes);
    }
    if (const Status stalled = checkStall(); !stalled)
        return tl::unexpected(stalled.error());
    return std::nullopt;
}

Result<std::optional<ipc::Answer>> ExtractorSession::State::take(const ipc::Frame &frame)
{
    Result<ipc::Answer> answer = ipc::decodeAnswer(frame);
    if (!answer)
        return broken(answer.error().message);
    m_lastFrameMs = m_clock.steadyMs();
    m_lastPollMs = m_lastFrameMs;
    if (!m_greeted) {
        if (const Status greeted = greet(*answer); !greeted)
            return tl::unexpected(greeted.error());
        return std::nullopt;
    }
    if (const Status order = checkOrder(*answer); !order)
        return tl::unexpected(order.error());
    return std::optional<ipc::Answer>(std::move(*answer));
}

Status ExtractorSession::State::greet(const ipc::Answer &answer)
{
    const auto *hello = std::get_if<ipc::Hello>(&answer);
    if (hello == nullptr)
        return broken("the first message is not a greeting");
    if (hello->protocolVersion != ipc::kProtocolVersion)
        return broken("it speaks version " + std::to_string(hello->protocolVersion) + " of the protocol, not " +
                      std::to_string(ipc::kProtocolVersion) + "; install Longleaf again");
    m_hello = *hello;
    m_greeted = true;
    return {};
}

Status ExtractorSession::State::checkOrder(const ipc::Answer &answer)
{
    if (!m_waiting || std::holds_alternative<ipc::Hello>(answer))
        return broken("a message came that nobody asked for");
    if (const auto *page = std::get_if<ipc::PageText>(&answer)) {
        if (page->number <= m_lastPage)
            return broken("page " + std::to_string(page->number) + " came after page " + std::to_string(m_lastPage));
        m_lastPage = page->number;
    }
    if (isFinal(answer))
        m_waiting = false;
    return {};
}

Status ExtractorSession::State::checkStall()
{
    const std::int64_t now = m_clock.steadyMs();
    // Time in which nobody looked does not count against the child.
    const std::int64_t away = now - m_lastPollMs;
    if (away > kAwayMs)
        m_lastFrameMs += away;
    m_lastPollMs = now;
    if (!m_waiting && m_greeted)
        return {};
    const int allowedMs = m_drawing ? m_options.renderTimeoutMs : m_options.stallTimeoutMs;
    if (now - m_lastFrameMs < allowedMs)
        return {};
    if (m_drawing)
        return end({ErrorCode::ExtractorTimeout,
                    "A page of " + m_name + " could not be drawn within " + std::to_string(allowedMs / 1000) +
                        " seconds. Its text can still be read.",
                    m_path});
    const std::string after = m_lastPage > 0 ? " after page " + std::to_string(m_lastPage) : std::string();
    return end({ErrorCode::ExtractorTimeout,
                "Reading " + m_name + " made no progress for " + std::to_string(allowedMs / 1000) + " seconds" + after +
                    " and was stopped. The file may be damaged or built to keep a reader busy.",
                m_path});
}

tl::unexpected<Error> ExtractorSession::State::end(Error error)
{
    m_process.finish(0);
    m_dead = std::move(error);
    return tl::make_unexpected(*m_dead);
}

tl::unexpected<Error> ExtractorSession::State::ended()
{
    const ExitStatus status = m_process.finish(kExitGraceMs);
    return end(exitReason(status, m_options.memoryLimitBytes, m_name, m_path));
}

tl::unexpected<Error> ExtractorSession::State::broken(const std::string &what)
{
    return end(
        {ErrorCode::Protocol,
         "The document reader sent something that Longleaf does not accept while reading " + m_name + ": " + what,
         m_path});
}

Result<std::optional<ipc::Answer>> ExtractorSession::State::unexpected()
{
    return broken("an answer that does not belong to the request");
}

Result<ipc::Answer> ExtractorSession::State::wait(const std::stop_token &stop)
{
    for (;;) {
        if (stop.stop_requested())
            return end({ErrorCode::Canceled, "Stopped.", m_path});
        auto answer = poll();
        if (!answer)
            return tl::unexpected(answer.error());
        if (*answer)
            return std::move(**answer);
        m_process.waitReadable(kWaitSliceMs);
    }
}

ExtractorSession::ExtractorSession(std::unique_ptr<State> state)
    : m_state(std::move(state))
{
}

ExtractorSession::~ExtractorSession() = default;

Result<std::unique_ptr<ExtractorSession>> ExtractorSession::launch(const ExtractorOptions &options, const Clock &clock)
{
    auto process = ChildProcess::start(
        options.program, {"--memory-limit", std::to_string(options.memoryLimitBytes), "--sandbox", options.sandbox});
    if (!process)
        return tl::unexpected(process.error());
    auto state = std::make_unique<State>(std::move(*process), options, clock);
    return std::unique_ptr<ExtractorSession>(new ExtractorSession(std::move(state)));
}

Result<std::unique_ptr<ExtractorSession>> ExtractorSession::start(const ExtractorOptions &options, const Clock &clock)
{
    auto session = launch(options, clock);
    while (session && !(*session)->m_state->greeted()) {
        const auto answer = (*session)->m_state->poll();
        if (!answer)
            return tl::unexpected(answer.error());
        if (!(*session)->m_state->greeted())
            (*session)->m_state->process().waitReadable(kWaitSliceMs);
    }
    return session;
}

const ipc::Hello &ExtractorSession::hello() const
{
    return m_state->hello();
}

bool ExtractorSession::alive() const
{
    return m_state->alive();
}

Result<ipc::DocumentOpened> ExtractorSession::open(const OpenFile &file, document::Format format,
                                                   const std::string &password, std::stop_token stop)
{
    const ipc::OpenDocument request{format, pathText(file.path().filename()), password};
    if (const Status sent = m_state->send(request, &file); !sent)
        return tl::unexpected(sent.error());
    auto answer = m_state->wait(stop);
    if (!answer)
        return tl::unexpected(answer.error());
    if (auto *opened = std::get_if<ipc::DocumentOpened>(&*answer))
        return std::move(*opened);
    if (const auto *failure = std::get_if<ipc::Failure>(&*answer))
        return fail(failure->code, failure->message, pathText(file.path()));
    return tl::unexpected(m_state->unexpected().error());
}

Status ExtractorSession::extractPages(const ipc::ExtractPages &range, const PageSink &sink, std::stop_token stop)
{
    if (const Status sent = m_state->send(range, nullptr); !sent)
        return sent;
    for (;;) {
        auto answer = m_state->wait(stop);
        if (!answer)
            return tl::unexpected(answer.error());
        if (auto *page = std::get_if<ipc::PageText>(&*answer)) {
            const Status taken = sink(std::move(*page));
            if (!taken)
                return m_state->end(taken.error());
        } else if (const auto *failure = std::get_if<ipc::Failure>(&*answer)) {
            return fail(failure->code, failure->message);
        } else if (std::holds_alternative<ipc::Done>(*answer)) {
            return {};
        } else {
            return tl::unexpected(m_state->unexpected().error());
        }
    }
}

Result<document::Outline> ExtractorSession::outline(std::stop_token stop)
{
    if (const Status sent = m_state->send(ipc::ReadOutline{}, nullptr); !sent)
        return tl::unexpected(sent.error());
    auto answer = m_state->wait(stop);
    if (!answer)
        return tl::unexpected(answer.error());
    if (auto *read = std::get_if<ipc::OutlineRead>(&*answer))
        return std::move(read->outline);
    if (const auto *failure = std::get_if<ipc::Failure>(&*answer))
        return fail(failure->code, failure->message);
    return tl::unexpected(m_state->unexpected().error());
}

Result<ipc::PageImage> ExtractorSession::render(const ipc::RenderPage &request, std::stop_token stop)
{
    if (const Status sent = m_state->send(request, nullptr); !sent)
        return tl::unexpected(sent.error());
    auto answer = m_state->wait(stop);
    if (!answer)
        return tl::unexpected(answer.error());
    auto *image = std::get_if<ipc::PageImage>(&*answer);
    if (image != nullptr && image->page == request.page)
        return std::move(*image);
    if (const auto *failure = std::get_if<ipc::Failure>(&*answer))
        return fail(failure->code, failure->message);
    return tl::unexpected(m_state->unexpected().error());
}

int ExtractorSession::readDescriptor() const
{
    return m_state->process().readDescriptor();
}

Status ExtractorSession::send(const ipc::Request &request, const OpenFile *file)
{
    return m_state->send(request, file);
}

Result<std::optional<ipc::Answer>> ExtractorSession::poll()
{
    return m_state->poll();
}

} // namespace longleaf::ingest
