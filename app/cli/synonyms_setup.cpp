// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/synonyms_setup.h"

#include "core/base/utf8.h"
#include "core/settings/private_file.h"
#include "resources/embedded.h"

namespace longleaf::cli {

std::filesystem::path synonymsFile(const settings::SettingsStore &store)
{
    return store.folder() / "synonyms.txt";
}

Result<OwnSynonyms> ownSynonyms(const settings::SettingsStore &store)
{
    OwnSynonyms own{synonymsFile(store), false, {}};
    auto bytes = settings::readSmallFile(own.file);
    if (!bytes)
        return tl::unexpected(bytes.error());
    own.exists = bytes->has_value();
    own.text = std::move(*bytes).value_or(std::string());
    if (!utf8::isValid(own.text))
        return fail(ErrorCode::InvalidInput,
                    own.file.string() + " is not written in UTF-8. Open it in a text editor and save it as UTF-8.",
                    own.file.string());
    return own;
}

std::string_view builtInSynonyms()
{
    return resource("synonyms.txt");
}

Result<rank::Synonyms> allSynonyms(const settings::SettingsStore &store)
{
    const auto own = ownSynonyms(store);
    if (!own)
        return tl::unexpected(own.error());
    const rank::SynonymCheck check = rank::checkSynonyms(own->text);
    if (!check.problems.empty())
        return fail(ErrorCode::InvalidInput,
                    own->file.string() + ", " + rank::sentence(check.problems.front()) +
                        " Correct it in the settings under Search, or in the file.",
                    own->file.string());
    // A question has room for a few synonyms only; the user's own are not to be crowded out.
    rank::Synonyms all = rank::Synonyms::parse(own->text);
    all.add(rank::Synonyms::parse(builtInSynonyms()));
    return all;
}

Status checkOwnSynonyms(const settings::SettingsStore &store, const std::string &before, const std::string &text)
{
    const rank::SynonymCheck check = rank::checkSynonyms(text);
    if (!check.problems.empty())
        return fail(ErrorCode::InvalidInput, "Synonyms, " + rank::sentence(check.problems.front()));
    if (text.size() > settings::kMostFileBytes)
        return fail(ErrorCode::InvalidInput, "The list of synonyms is over 1 MiB. Shorten it.");
    const auto now = ownSynonyms(store);
    if (!now)
        return tl::unexpected(now.error());
    // The same text again: an earlier try wrote it, and something after it failed.
    if (now->text != before && now->text != text)
        return fail(ErrorCode::InvalidInput,
                    now->file.string() + " was changed by another program meanwhile, so it was not overwritten. Copy "
                                         "your list, close the settings, open them again and put it in there.",
                    now->file.string());
    return {};
}

Status saveOwnSynonyms(const settings::SettingsStore &store, const std::string &before, const std::string &text)
{
    if (Status status = checkOwnSynonyms(store, before, text); !status)
        return status;
    return settings::writePrivateFile(synonymsFile(store), text);
}

} // namespace longleaf::cli
