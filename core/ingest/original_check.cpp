// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/original_check.h"

#include "core/ingest/file_state.h"
#include "core/ingest/open_file.h"

namespace longleaf::ingest {

std::string OriginalCheck::mark() const
{
    return state == State::Missing ? "missing" : std::to_string(size) + ":" + std::to_string(mtimeMs);
}

bool OriginalCheck::needsAttention(const document::Document &document) const
{
    const bool other = state == State::Changed || state == State::Missing;
    return other && !document.supersededBy.valid() && document.keptOriginal != mark();
}

Result<OriginalCheck> checkOriginal(const document::Document &document, const std::filesystem::path &path,
                                    std::stop_token stop)
{
    using State = OriginalCheck::State;
    const auto now = fileState(path);
    if (!now || !now->regular)
        return OriginalCheck{State::Missing, 0, 0};
    OriginalCheck check{State::Same, now->size, now->mtimeMs};
    if (now->size == document.fileSize && now->mtimeMs == document.fileMtimeMs)
        return check;
    check.state = State::Changed;
    if (now->size != document.fileSize)
        return check;
    const auto file = OpenFile::open(path);
    if (!file)
        return OriginalCheck{State::Missing, 0, 0};
    const auto hash = file->sha256(std::move(stop));
    if (!hash && hash.error().code == ErrorCode::Canceled)
        return tl::unexpected(hash.error());
    if (!hash)
        return OriginalCheck{State::Missing, 0, 0};
    if (*hash == document.sha256)
        check.state = State::Touched;
    return check;
}

} // namespace longleaf::ingest
