// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/answer/citation.h"
#include "core/base/result.h"
#include "core/store/library.h"

#include <string>
#include <string_view>
#include <vector>

namespace longleaf::ask {

/// A question that may follow an answer, found without a model. It states nothing: its subject stands in a document
/// that the answer cites.
struct FollowUp {
    enum class Kind {
        Period, ///< the same question for another year
        Part,   ///< what another part of the document says of it ("Note 8", a heading)
        Name,   ///< what else is said of somebody or something
    };
    Kind kind = Kind::Period;
    std::string subject; ///< "2021", "Note 8", "Tim Cook": the words at `where`
    std::string topic;   ///< words of the question that a cited passage has too; may be empty
    DocumentId document;
    int page = 0;
    TextSpan where; ///< of `document`'s canonical text
};

/// What has been asked and answered.
struct FollowUpBasis {
    std::string question;
    std::string answer; ///< as shown
    std::vector<answer::Citation> citations;
};

/// At most three, one of each kind: a year near the cited places that was not spoken of, the nearest to the one that
/// was; a numbered part that they refer to, or else the next heading; a name of several words beside them. Only what
/// citations were found at is read, the first six of them. Citations whose document is gone do not count.
/// Errors: those of the store, other than NotFound.
[[nodiscard]] Result<std::vector<FollowUp>> followUps(store::Library &library, const FollowUpBasis &basis);

} // namespace longleaf::ask
