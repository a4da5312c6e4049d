// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/answer/citation.h"
#include "core/ask/absence.h"
#include "core/base/ids.h"
#include "core/export/words.h"
#include "core/pack/plan.h"
#include "core/store/records.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// Answers as files that others can read: what was asked, what the model wrote, and what each of its quotes is worth.
/// (`export` is a keyword of C++, so the folder's namespace has another name.)
namespace longleaf::exporting {

/// The part of a page that a citation lies on, with its boxes drawn.
struct Picture {
    int page = 0;
    int widthPx = 0;
    int heightPx = 0;
    double dpi = 0;
    std::string png; ///< the file's bytes

    bool operator==(const Picture &) const = default;
};

/// A document that an answer cites.
struct Source {
    DocumentId id;
    std::string title;
    std::string file;   ///< name without folders: an export goes to people who need not know the folders
    std::string sha256; ///< of the file's bytes; empty: the document is no longer in the library
    std::string format; ///< "pdf", "text", "markdown"; empty as above
    int pages = 0;

    bool operator==(const Source &) const = default;
};

/// A citation as it is exported.
struct Reference {
    int number = 0; ///< from 1 through the whole report, in the order of the text
    answer::Citation citation;
    std::optional<std::size_t> source; ///< of Report::sources; none: the model named no document that is known
    std::string pageLabel;             ///< printed on the page, where that differs from its number
    std::string documentText;          ///< what the document says, where that is not the quote word for word
    bool markedWrong = false;          ///< by the reader
    std::string remark;                ///< the reader's, on the mark
    std::vector<Picture> pictures;     ///< one per page that has boxes
    std::string noPicture; ///< why there is none, in a sentence; empty: none was asked for or there are some
};

/// What was sent of one document.
struct SentDocument {
    std::string title;
    int pagesTotal = 0;
    std::vector<int> pages;
    bool whole = false;
};

struct NotSent {
    std::string title;
    std::vector<int> pages;
    bool whole = false; ///< nothing of the document was sent
    pack::LeftOutReason reason = pack::LeftOutReason::NotRelevant;
};

/// The coverage ledger as it was stored with the answer.
struct Coverage {
    pack::Mode mode = pack::Mode::Whole;
    std::string warning; ///< one sentence; empty: none
    bool nothingFound = false;
    std::int64_t promptTokens = 0;
    std::vector<SentDocument> sent;
    std::vector<NotSent> notSent;

    [[nodiscard]] int pagesSent() const;
    [[nodiscard]] int pagesTotal() const; ///< documents of which nothing was sent included
};

/// A question and its answer.
struct Answer {
    store::StoredAnswer stored;
    std::string model; ///< "Muse Spark 1.3 (meta/muse-spark-1.3)", or the id alone
    std::vector<Reference> references;
    std::optional<Coverage> coverage; ///< none: it cannot be read
    std::optional<ask::AbsenceReport> absence;
};

/// What is exported: an answer, or a conversation.
struct Report {
    std::string title; ///< the question, or the name of the conversation
    bool isConversation = false;
    std::vector<Answer> answers;
    std::vector<Source> sources; ///< in the order in which they are first cited
    Words say;
};

} // namespace longleaf::exporting
