// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/extractor/request_loop.h"

#include <algorithm>
#include <exception>
#include <utility>
#include <variant>

namespace longleaf::extractor {

RequestLoop::RequestLoop(Channel &channel, ipc::Hello hello)
    : m_channel(channel)
    , m_hello(std::move(hello))
{
}

Status RequestLoop::run()
{
    if (const Status sent = sendAnswer(m_hello); !sent)
        return sent;
    for (;;) {
        const auto frame = m_channel.receive();
        if (!frame)
            return tl::unexpected(frame.error());
        if (!frame->has_value())
            return {};
        const auto request = ipc::decodeRequest(**frame);
        Status done;
        try {
            done = request ? std::visit([this](const auto &r) { return handle(r); }, *request)
                           : sendFailure(request.error());
        } catch (const std::exception &) {
            done = sendFailure({ErrorCode::ResourceLimit, "The document needs more memory than may be used.", {}});
        }
        if (!done)
            return done;
    }
}

Status RequestLoop::handle(const ipc::OpenDocument &request)
{
    // The old document goes first: two of them would double the memory.
    m_pdf.reset();
    m_text.reset();
    auto bytes = m_channel.takeDocument();
    if (!bytes)
        return sendFailure(bytes.error());
    if (request.format == document::Format::Pdf) {
        auto pdf = extract::PdfDocument::open(std::move(*bytes), request.fileName, request.password);
        if (!pdf)
            return sendFailure(pdf.error());
        m_pdf = std::move(*pdf);
        return sendAnswer(m_pdf->description());
    }
    auto text = extract::TextDocument::open(std::move(*bytes), request.fileName);
    if (!text)
        return sendFailure(text.error());
    m_text = std::move(*text);
    return sendAnswer(m_text->description());
}

Status RequestLoop::handle(const ipc::ExtractPages &request)
{
    if (!m_pdf && !m_text)
        return sendFailure({ErrorCode::InvalidInput, "No document is open.", {}});
    const int pages = m_pdf ? m_pdf->pageCount() : m_text->pageCount();
    const int last = request.last == 0 ? pages : request.last;
    if (request.first < 1 || last < request.first || last > pages) {
        return sendFailure({ErrorCode::InvalidInput,
                            "The document has no pages " + std::to_string(request.first) + " to " +
                                std::to_string(last) + "; it has " + std::to_string(pages) + ".",
                            {}});
    }
    if (m_pdf)
        m_pdf->prepareForPages(last - request.first + 1);
    for (int number = request.first; number <= last; ++number) {
        if (const Status sent = sendAnswer(m_pdf ? m_pdf->page(number) : m_text->page(number)); !sent)
            return sent;
    }
    return sendAnswer(ipc::Done{last - request.first + 1});
}

Status RequestLoop::handle(const ipc::RenderPage &request)
{
    if (!m_pdf)
        return sendFailure({ErrorCode::UnsupportedType, "Only pages of PDF documents can be shown as pictures.", {}});
    auto image = m_pdf->render(request);
    return image ? sendAnswer(std::move(*image)) : sendFailure(image.error());
}

Status RequestLoop::handle(const ipc::ReadOutline &)
{
    if (!m_pdf && !m_text)
        return sendFailure({ErrorCode::InvalidInput, "No document is open.", {}});
    if (!m_pdf)
        return sendAnswer(ipc::OutlineRead());
    auto outline = m_pdf->outline();
    return outline ? sendAnswer(ipc::OutlineRead{std::move(*outline)}) : sendFailure(outline.error());
}

Status RequestLoop::sendAnswer(const ipc::Answer &answer)
{
    const ipc::Frame frame = ipc::encode(answer);
    if (frame.payload.size() > ipc::kMaxPayloadBytes)
        return sendFailure({ErrorCode::ResourceLimit, "A page is too large to be passed on.", {}});
    return m_channel.send(frame);
}

Status RequestLoop::sendFailure(const Error &error)
{
    return m_channel.send(ipc::encode(ipc::Answer(ipc::Failure{error.code, error.message})));
}

} // namespace longleaf::extractor
