// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ask/citation_sight.h"

#include "core/document/hidden_text.h"

namespace longleaf::ask {

void updateSight(store::Library &library, answer::Citation &citation)
{
    const answer::Verdict &verdict = citation.verdict;
    if (!verdict.document.valid() || verdict.span.empty() || citation.sight != document::Sight::Seen)
        return;
    const auto inspection = library.inspection(verdict.document);
    if (!inspection || inspection->texts.empty())
        return;
    if (const auto words = library.text(verdict.document, verdict.span))
        citation.sight = document::sightOf(*words, verdict.span, inspection->texts);
}

} // namespace longleaf::ask
