// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace longleaf::extract {

/// Takes over poppler's error messages, which it would print otherwise, for as long as it lives. poppler has one
/// place for them per process, so there must be one collector at a time.
class ParserErrors final {
public:
    ParserErrors();
    ~ParserErrors();
    ParserErrors(const ParserErrors &) = delete;
    ParserErrors &operator=(const ParserErrors &) = delete;

    /// Messages since the last call that mean lost or wrong content, without repetitions, at most 8.
    [[nodiscard]] std::vector<std::string> take();

private:
    static void collect(const std::string &message, void *self);
    std::vector<std::string> m_messages;
};

/// Whether a message of poppler's tells of content that may be lost.
bool meansLostContent(const std::string &message);

} // namespace longleaf::extract
