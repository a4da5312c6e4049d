// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/ipc/extractor_protocol.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>

namespace longleaf::ingest {

class OpenFile;

struct ExtractorOptions {
    std::filesystem::path program;             ///< longleaf-extractor
    int stallTimeoutMs = 10'000;               ///< no frame for so long: the child is killed (ExtractorTimeout)
    int renderTimeoutMs = 5'000;               ///< the same for one picture
    std::int64_t memoryLimitBytes = 1LL << 30; ///< the child's own limit; given as "--memory-limit BYTES"
    std::string sandbox = "A";                 ///< strongest profile that is wanted; given as "--sandbox A|B|C"
};

/// One extractor process with one open document. Not thread-safe; belongs to one job at a time.
/// The destructor ends the process. After a crash or a timeout every call fails with the same error.
class ExtractorSession final {
public:
    /// Starts the process and waits for its Hello. Errors: NotFound (program), Io, ExtractorCrashed, ExtractorTimeout,
    /// Protocol.
    [[nodiscard]] static Result<std::unique_ptr<ExtractorSession>> start(const ExtractorOptions &options,
                                                                         const Clock &clock);
    /// The same without waiting: requests may be sent at once, poll() checks the Hello when it comes.
    [[nodiscard]] static Result<std::unique_ptr<ExtractorSession>> launch(const ExtractorOptions &options,
                                                                          const Clock &clock);
    ~ExtractorSession();
    ExtractorSession(const ExtractorSession &) = delete;
    ExtractorSession &operator=(const ExtractorSession &) = delete;

    /// What the process said of itself; after launch() empty until the first poll() that saw it.
    [[nodiscard]] const ipc::Hello &hello() const;
    /// False after a crash, a timeout, a broken message or a cancelled call: start another session then.
    [[nodiscard]] bool alive() const;

    /// Passes the file's descriptor. Errors: EncryptedDocument, DamagedDocument, TruncatedDocument, WrongType, NoPages,
    /// and those of start().
    [[nodiscard]] Result<ipc::DocumentOpened> open(const OpenFile &file, document::Format format,
                                                   const std::string &password, std::stop_token stop);

    using PageSink = std::function<Status(ipc::PageText &&)>;
    /// Streams pages to `sink`; a failing sink ends the extraction with its error. Cancel takes effect within 100 ms.
    [[nodiscard]] Status extractPages(const ipc::ExtractPages &range, const PageSink &sink, std::stop_token stop);

    [[nodiscard]] Result<ipc::PageImage> render(const ipc::RenderPage &request, std::stop_token stop);

    /// The document's own contents. Errors: DamagedDocument (they cannot be read), Canceled, and those of a dead
    /// process.
    [[nodiscard]] Result<document::Outline> outline(std::stop_token stop);

    /// For a caller that waits on several sessions: the descriptor that becomes readable when a frame may be there,
    /// and the non-blocking forms of the calls above.
    [[nodiscard]] int readDescriptor() const;
    [[nodiscard]] Status send(const ipc::Request &request, const OpenFile *file = nullptr);
    /// Next answer if it is there; empty when none has arrived. Checks the stall deadline.
    [[nodiscard]] Result<std::optional<ipc::Answer>> poll();

private:
    class State;
    explicit ExtractorSession(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace longleaf::ingest
