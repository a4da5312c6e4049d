// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/ingest_sink.h"

#include "core/store/document_writer.h"

#include <utility>

namespace longleaf::store {

IngestSink::IngestSink(Library &library, TokenCounter countTokens, CounterName counterName)
    : m_library(library)
    , m_countTokens(std::move(countTokens))
    , m_counterName(std::move(counterName))
{
}

Result<std::optional<document::Document>> IngestSink::findByHash(std::string_view sha256)
{
    return m_library.findByHash(sha256);
}

Result<document::Document> IngestSink::touch(DocumentId id, const ingest::NewDocument &seen,
                                             std::string_view collection)
{
    return m_library.touch(id, seen.path, seen.fileSize, seen.fileMtimeMs, collection);
}

Result<std::unique_ptr<ingest::DocumentTransaction>> IngestSink::begin(const ingest::NewDocument &document,
                                                                       std::string_view collection)
{
    return std::make_unique<DocumentWriter>(m_library, document, std::string(collection), m_countTokens, m_counterName);
}

} // namespace longleaf::store
