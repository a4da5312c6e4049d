// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/extract/pdf_rewrite.h"

#include <exception>
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFWriter.hh>

namespace longleaf::extract {

namespace {

constexpr int kLeastPages = 300;
constexpr std::size_t kLeastObjectStreams = 16;

std::size_t countUpTo(std::string_view bytes, std::string_view word, std::size_t most)
{
    std::size_t count = 0;
    for (std::size_t at = bytes.find(word); at != std::string_view::npos && count < most;
         at = bytes.find(word, at + word.size()))
        ++count;
    return count;
}

} // namespace

bool rewritePays(std::string_view bytes, int pages)
{
    return pages > kLeastPages && countUpTo(bytes, "/ObjStm", kLeastObjectStreams) >= kLeastObjectStreams;
}

Result<std::string> withoutObjectStreams(const std::string &bytes)
{
    try {
        QPDF pdf;
        pdf.setSuppressWarnings(true);
        pdf.setAttemptRecovery(false);
        pdf.processMemoryFile("document", bytes.data(), bytes.size());
        QPDFWriter writer(pdf);
        writer.setOutputMemory();
        writer.setObjectStreamMode(qpdf_o_disable);
        writer.setStreamDataMode(qpdf_s_preserve);
        writer.setPreserveUnreferencedObjects(false);
        writer.write();
        const std::unique_ptr<Buffer> buffer(writer.getBuffer());
        return std::string(reinterpret_cast<const char *>(buffer->getBuffer()), buffer->getSize());
    } catch (const std::exception &error) {
        return fail(ErrorCode::DamagedDocument, error.what());
    }
}

} // namespace longleaf::extract
