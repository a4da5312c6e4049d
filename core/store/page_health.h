// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/ingest/document_sink.h"

#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace longleaf::store {

class Connection;
class Library;

/// A page whose stored bytes are not those that were read from its file.
struct DamagedPage {
    DocumentId document;
    int page = 0;
    bool text = false;  ///< its text
    bool layer = false; ///< the places of its words

    bool operator==(const DamagedPage &) const = default;
};

/// Takes a document that is read from its file again, and puts the pages right whose stored bytes have changed. A page
/// is only written if what was read now is, byte for byte, what was read when the document was added: so citations,
/// which are places in that text, stay true. The hashes tell.
class RepairSink final : public ingest::DocumentSink {
public:
    /// `library` must outlive the sink.
    RepairSink(Library &library, document::Document document, std::vector<DamagedPage> pages);

    [[nodiscard]] Result<std::optional<document::Document>> findByHash(std::string_view sha256) override;
    [[nodiscard]] Result<document::Document> touch(DocumentId id, const ingest::NewDocument &seen,
                                                   std::string_view collection) override;
    /// Errors: InvalidInput (the file has other contents than the document had).
    [[nodiscard]] Result<std::unique_ptr<ingest::DocumentTransaction>> begin(const ingest::NewDocument &document,
                                                                             std::string_view collection) override;
    /// Pages that are right again.
    [[nodiscard]] int repaired() const { return m_repaired; }

private:
    class Transaction;
    Library &m_library;
    document::Document m_document;
    std::vector<DamagedPage> m_pages;
    int m_repaired = 0;
};

} // namespace longleaf::store
