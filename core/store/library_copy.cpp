// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/library_copy.h"

#include "core/store/disk.h"
#include "core/store/schema.h"
#include "core/store/sqlite.h"

#include <system_error>

namespace longleaf::store {

namespace {

tl::unexpected<Error> notCopied(const std::filesystem::path &target, const std::string &reason)
{
    return fail(ErrorCode::Io,
                "The copy \"" + utf8Path(target) + "\" of the library cannot be written (" + reason +
                    "), so the library was left as it is.",
                utf8Path(target));
}

} // namespace

Result<CopyFacts> checkCopy(const std::filesystem::path &file, const std::stop_token &stop)
{
    std::error_code error;
    if (!std::filesystem::is_regular_file(file, error))
        return fail(ErrorCode::NotFound, "There is no copy of a library at \"" + utf8Path(file) + "\".",
                    utf8Path(file));
    auto connection = Connection::openToRead(file);
    if (!connection)
        return tl::unexpected(connection.error());
    (*connection)->stopWith(stop);
    if (const Status known = checkSchema(**connection); !known)
        return tl::unexpected(known.error());
    CopyFacts facts;
    const auto version = (*connection)->queryInteger("PRAGMA user_version");
    const auto state = (*connection)->queryText("PRAGMA quick_check(1)");
    const auto documents = (*connection)->queryInteger("SELECT count(*) FROM documents");
    for (const Error *wrong : {version ? nullptr : &version.error(), state ? nullptr : &state.error(),
                               documents ? nullptr : &documents.error()}) {
        if (wrong != nullptr)
            return tl::unexpected(*wrong);
    }
    if (*state != "ok")
        return fail(ErrorCode::StoreDamaged,
                    "The copy \"" + utf8Path(file) + "\" of the library is damaged (" + *state + ").", utf8Path(file));
    facts.version = *version;
    facts.documents = *documents;
    facts.bytes = static_cast<std::int64_t>(std::filesystem::file_size(file, error));
    return facts;
}

Result<CopyFacts> writeCopy(const Connection &connection, const std::filesystem::path &target,
                            const std::stop_token &stop)
{
    std::filesystem::path partial = target;
    partial += ".part";
    std::error_code error;
    std::filesystem::remove(partial, error);
    auto copy = connection.prepare("VACUUM INTO ?");
    if (!copy)
        return tl::unexpected(copy.error());
    const auto giveUp = [&partial](Error reason) {
        std::error_code ignored;
        std::filesystem::remove(partial, ignored);
        return tl::unexpected(std::move(reason));
    };
    if (const Status done = copy->bind(utf8Path(partial)).run(); !done)
        return giveUp(done.error());
    using std::filesystem::perms;
    std::filesystem::permissions(partial, perms::owner_read | perms::owner_write, error);
    auto facts = checkCopy(partial, stop);
    if (!facts)
        return giveUp(facts.error());
    if (const Status kept = syncFile(partial); !kept)
        return giveUp(kept.error());
    std::filesystem::rename(partial, target, error);
    if (error)
        return giveUp(notCopied(target, error.message()).value());
    if (const Status kept = syncFile(target.parent_path()); !kept)
        return tl::unexpected(kept.error());
    return facts;
}

} // namespace longleaf::store
