// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/catalogue.h"

#include "core/model/catalogue_reader.h"

#include <algorithm>

namespace longleaf::model {
namespace {

constexpr std::size_t kSuggestions = 3;
constexpr std::int64_t kSmallestWindow = 8'192; // where nothing is known: a guess must never be too large

std::string_view shortName(std::string_view id)
{
    const std::size_t slash = id.find('/');
    return slash == std::string_view::npos ? id : id.substr(slash + 1);
}

// Number of single-character edits that turn one text into the other.
std::size_t editDistance(std::string_view a, std::string_view b)
{
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j < row.size(); ++j) {
        row[j] = j;
    }
    for (std::size_t i = 0; i < a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i + 1;
        for (std::size_t j = 0; j < b.size(); ++j) {
            const std::size_t replaced = diagonal + (a[i] == b[j] ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({replaced, row[j] + 1, row[j + 1] + 1});
        }
    }
    return row.back();
}

std::string nearIds(const std::vector<ModelInfo> &models, std::string_view wanted)
{
    std::vector<std::pair<std::size_t, const ModelInfo *>> near;
    for (const ModelInfo &model : models) {
        if (!model.retired) {
            near.emplace_back(editDistance(shortName(model.id), shortName(wanted)), &model);
        }
    }
    std::stable_sort(near.begin(), near.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    std::string text;
    for (std::size_t i = 0; i < std::min(near.size(), kSuggestions); ++i) {
        text += (i == 0 ? "" : ", ") + near[i].second->id;
    }
    return text;
}

// A model goes by its short name as its maker serves it; a row of another route needs the whole id.
bool answersToShortName(const ModelInfo &model, std::string_view name)
{
    return shortName(model.id) == name && model.provider != "google-cloud" && model.provider != "openrouter";
}

} // namespace

Result<Catalogue> Catalogue::parse(std::string_view json, std::string_view overlay, std::string_view today)
{
    return CatalogueReader(today).read(json, overlay);
}

const Provider *Catalogue::provider(std::string_view id) const
{
    const auto found =
        std::find_if(m_providers.begin(), m_providers.end(), [id](const Provider &one) { return one.id == id; });
    return found == m_providers.end() ? nullptr : &*found;
}

Result<ModelInfo> Catalogue::find(std::string_view id) const
{
    const ModelInfo *found = nullptr;
    std::size_t matches = 0;
    for (const ModelInfo &model : m_models) {
        if (model.id == id) {
            return model;
        }
        if (answersToShortName(model, id)) {
            found = &model;
            ++matches;
        }
    }
    if (matches == 1) {
        return *found;
    }
    if (auto unlisted = this->unlisted(id)) {
        return std::move(*unlisted);
    }
    const std::string near = nearIds(m_models, id);
    return fail(ErrorCode::UnknownModel,
                "There is no model \"" + std::string(id) + "\"." + (near.empty() ? "" : " Did you mean: " + near + "?"),
                std::string(id));
}

std::optional<ModelInfo> Catalogue::unlisted(std::string_view id) const
{
    const std::size_t slash = id.find('/');
    const Provider *maker = slash == std::string_view::npos ? nullptr : provider(id.substr(0, slash));
    const std::string_view name = shortName(id);
    if (maker == nullptr || maker->dialect == "embedded" || name.empty()) {
        return std::nullopt;
    }
    const Family *family = nullptr;
    for (const Family &one : m_families) {
        const bool longer = family == nullptr || one.prefix.size() > family->prefix.size();
        if (one.provider == maker->id && name.starts_with(one.prefix) && longer) {
            family = &one;
        }
    }
    ModelInfo model;
    if (family != nullptr) {
        model = family->model;
        model.note = "Not in the catalogue: its window is taken from its family, its price is not known.";
    } else {
        model.provider = maker->id;
        model.providerName = maker->name;
        model.dialect = maker->dialect;
        model.quirks = maker->quirks;
        model.local = maker->local;
        model.exactTokenizer = false;
        model.contextWindow = kSmallestWindow;
        model.maxOutput = kSmallestWindow / 2;
        model.note = "Not in the catalogue: nothing is known of its window, so only 8,192 tokens are used. Write a row "
                     "for it into your own models.json to change that.";
    }
    // Ollama passes questions to such models on to its own service.
    if (maker->id == "ollama" && name.ends_with("cloud")) {
        model.local = false;
        model.note = "Runs at Ollama's service, not on this computer.";
    } else if (maker->local) {
        model.prices = PriceList{};
    }
    model.id = id;
    model.wireId = name;
    model.name = name;
    model.state = ModelState::Unlisted;
    return model;
}

void Catalogue::add(std::vector<ModelInfo> models)
{
    for (ModelInfo &model : models) {
        const auto same = std::find_if(m_models.begin(), m_models.end(),
                                       [&model](const ModelInfo &one) { return one.id == model.id; });
        if (same == m_models.end()) {
            m_models.push_back(std::move(model));
        } else {
            *same = std::move(model);
        }
    }
}

} // namespace longleaf::model
