// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/extractor/channel.h"
#include "core/extract/pdf_document.h"
#include "core/extract/text_document.h"
#include "core/ipc/extractor_protocol.h"

#include <memory>
#include <optional>

namespace longleaf::extractor {

/// Answers requests, one after the other, until the input ends. A request that fails is answered with `Failure`
/// and leaves the loop running.
class RequestLoop final {
public:
    /// `hello` is sent before the first request is read.
    RequestLoop(Channel &channel, ipc::Hello hello);

    /// Errors: Io, Protocol: the connection cannot be used any more.
    [[nodiscard]] Status run();

private:
    [[nodiscard]] Status handle(const ipc::OpenDocument &request);
    [[nodiscard]] Status handle(const ipc::ExtractPages &request);
    [[nodiscard]] Status handle(const ipc::RenderPage &request);
    [[nodiscard]] Status handle(const ipc::ReadOutline &request);
    [[nodiscard]] Status sendAnswer(const ipc::Answer &answer);
    [[nodiscard]] Status sendFailure(const Error &error);

    Channel &m_channel;
    ipc::Hello m_hello;
    std::unique_ptr<extract::PdfDocument> m_pdf;
    std::optional<extract::TextDocument> m_text;
};

} // namespace longleaf::extractor
