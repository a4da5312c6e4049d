// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/reply.h"
#include "tests/support/side_endpoints.h"

#include <optional>
#include <stop_token>
#include <string>
#include <string_view>

namespace longleaf::test {

/// One HTTP/1.1 exchange on an accepted socket, which it closes.
class ReplayConnection final {
public:
    ReplayConnection(int socket, std::stop_token stop);
    ~ReplayConnection();
    ReplayConnection(const ReplayConnection &) = delete;
    ReplayConnection &operator=(const ReplayConnection &) = delete;
    ReplayConnection(ReplayConnection &&) = delete;
    ReplayConnection &operator=(ReplayConnection &&) = delete;

    /// The request with its whole body; empty if it did not come.
    [[nodiscard]] std::optional<RecordedRequest> read();
    void answer(const Reply &reply, const Dialect &dialect);
    void plainAnswer(const PlainAnswer &answer);

private:
    [[nodiscard]] bool readMore(std::string &bytes);
    bool write(std::string_view bytes);
    bool writeBytewise(std::string_view bytes, int pauseMs);
    /// A piece of the chunked body.
    bool chunk(const Reply &reply, std::string_view bytes);
    void endChunks();
    void headers(const Reply &reply, std::string_view length);
    void stream(const Reply &reply);
    /// What comes before the frames, or instead of them. @return false: nothing more is to be sent.
    bool flood(const Reply &reply);
    void endStream(const Reply &reply, const std::string &lastFrame);
    void wholeBody(const Reply &reply);
    void statusAnswer(const Reply &reply);
    void plain(int status, std::string_view type, std::string_view body, std::string_view extra = {});
    void hang();
    void pause(int ms);
    void reset();

    int m_socket;
    std::stop_token m_stop;
    Dialect m_dialect;
    std::string m_path; ///< of the request
};

} // namespace longleaf::test
