// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/dialect.h"

#include <QString>
#include <QStringList>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

namespace longleaf::test {

// Recorded streams of a dialect: NAME.sse (NAME.ndjson where it is a line of JSON each), and NAME.expected.json for
// what it comes to.

/// The streams below tests/data/model/streams/FOLDER, by path.
[[nodiscard]] QStringList recordedStreams(const QString &folder);
[[nodiscard]] std::string fileBytes(const QString &path);

/// "complete", "output_cap", ...
[[nodiscard]] std::string word(model::EndReason reason);

struct Reading {
    std::vector<nlohmann::json> events; ///< ["text","..."], ["cite",document,first,end,"..."], ... in order
    model::Outcome outcome;
    int started = 0;
    std::string id; ///< of the first Started

    /// All text of the answer.
    [[nodiscard]] std::string text() const;
    /// In the form of the expected files: neighbours of one kind joined, so that the sizes of the pieces do not matter;
    /// usage as input, cached, written to the cache, written for an hour, output, reasoning.
    [[nodiscard]] nlohmann::json summary() const;
};

/// Reads the pieces of a stream, one after the other, to its end.
[[nodiscard]] Reading readStream(const model::Dialect &dialect, const model::ModelRequest &request,
                                 const std::vector<std::string_view> &pieces);
/// Reads an answer that is no stream.
[[nodiscard]] Reading readWhole(const model::Dialect &dialect, const model::ModelRequest &request,
                                const nlohmann::json &value);

/// Empty if the recorded stream at the path comes to what its .expected.json says, whole and cut in two at every byte;
/// else what differs.
[[nodiscard]] std::string unlikeRecording(const model::Dialect &dialect, const model::ModelRequest &request,
                                          const QString &path);
/// Empty if the stream at the path, broken off after any number of bytes, keeps the text that came and ends as cut or
/// as the whole does; else what differs. A part that is the beginning of the tag may be shown as text until it is
/// whole.
[[nodiscard]] std::string lostWhenBrokenOff(const model::Dialect &dialect, const model::ModelRequest &request,
                                            const QString &path, std::string_view tag = {});

} // namespace longleaf::test
