// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/picture_store.h"

#include <algorithm>
#include <cmath>

namespace longleaf::ui {

namespace {

// Less than the whole cache, or a page that comes out a little larger would drive out another that is wanted.
constexpr qsizetype kWantedBytes = PictureStore::kCacheBytes / 8 * 7;
constexpr int kStandInsAtATime = 12;
constexpr double kPointsPerInch = 72;

bool sameDpi(double a, double b)
{
    return std::abs(a - b) < 0.01;
}

} // namespace

PictureStore::PictureStore(PageSource &source, QObject *parent)
    : QObject(parent)
    , m_source(source)
{
    connect(&source, &PageSource::pictureReady, this, &PictureStore::onPicture);
    connect(&source, &PageSource::pictureFailed, this, &PictureStore::onFailure);
}

void PictureStore::open(const document::Document &document)
{
    wantNothing();
    m_document = document;
    m_standIns.clear();
    m_failures.clear();
}

PictureKey PictureStore::key(const PictureRequest &request) const
{
    PictureKey key{m_document.id, request.page, request.look};
    if (!request.clip.isEmpty()) {
        key.tileX = request.clip.x();
        key.tileY = request.clip.y();
    }
    return key;
}

bool PictureStore::has(const PictureRequest &request)
{
    const Picture *picture = m_cache.find(key(request));
    return picture != nullptr && sameDpi(picture->dpi, request.dpi) && picture->clip == request.clip;
}

void PictureStore::want(const PageLayout &layout, const PictureView &view)
{
    if (!m_document.id.valid() || layout.count() == 0)
        return;
    m_wanted = picturesWanted(layout, view, kWantedBytes);
    m_middle = m_wanted.front().page;
    // Finding a picture keeps it from being dropped for another, so the most important one is found last.
    std::vector<PictureRequest> missing;
    for (auto wish = m_wanted.rbegin(); wish != m_wanted.rend(); ++wish) {
        if (!has(*wish) && !m_failures.contains(wish->page))
            missing.push_back(*wish);
    }
    std::reverse(missing.begin(), missing.end());
    m_standInsAsked.clear();
    for (const int page : m_standIns.missing(m_middle, view.direction, layout.count(), kStandInsAtATime)) {
        if (m_failures.contains(page))
            continue;
        const double dpi = StandIns::kWidth * kPointsPerInch / layout.sizePt(page).width();
        missing.push_back({page, std::clamp(dpi, 1.0, kPointsPerInch), {}, {}, PictureUse::StandIn});
        m_standInsAsked.insert(page);
    }
    m_source.wantPictures(this, m_document, std::move(missing));
}

void PictureStore::wantNothing()
{
    m_wanted.clear();
    m_standInsAsked.clear();
    m_source.wantPictures(this, m_document, {});
}

void PictureStore::onPicture(const QObject *asker, DocumentId document, const PictureRequest &request,
                             const QImage &image)
{
    if (asker != this || document != m_document.id || image.isNull())
        return;
    if (request.use == PictureUse::StandIn) {
        m_standIns.put(request.page, image, m_middle);
        Q_EMIT arrived(request.page, true);
        standInDone(request.page);
        return;
    }
    // An answer to a question from before the zoom must not replace the sharp picture.
    const PictureKey place = key(request);
    const Picture *kept = m_cache.find(place);
    const auto isWanted = [&](double dpi) {
        return std::any_of(m_wanted.begin(), m_wanted.end(),
                           [&](const PictureRequest &wish) { return key(wish) == place && sameDpi(wish.dpi, dpi); });
    };
    if (kept != nullptr && isWanted(kept->dpi) && !isWanted(request.dpi))
        return;
    m_failures.erase(request.page);
    m_cache.insert(place, {image, request.dpi, request.clip});
    Q_EMIT arrived(request.page, false);
}

void PictureStore::onFailure(const QObject *asker, DocumentId document, const PictureRequest &request,
                             const QString &reason)
{
    if (asker != this || document != m_document.id)
        return;
    if (request.use == PictureUse::StandIn) {
        m_standIns.refuse(request.page);
        standInDone(request.page);
        return;
    }
    m_failures[request.page] = reason;
    Q_EMIT failed(request.page);
}

void PictureStore::standInDone(int page)
{
    m_standInsAsked.erase(page);
    if (m_standInsAsked.empty())
        Q_EMIT moreWanted();
}

const Picture *PictureStore::whole(int page, PageLook look)
{
    return m_cache.find({m_document.id, page, look});
}

const Picture *PictureStore::tile(const PictureRequest &request)
{
    return has(request) ? m_cache.find(key(request)) : nullptr;
}

bool PictureStore::contains(int page, PageLook look) const
{
    return m_cache.contains({m_document.id, page, look});
}

const QString *PictureStore::failure(int page) const
{
    const auto found = m_failures.find(page);
    return found == m_failures.end() ? nullptr : &found->second;
}

void PictureStore::changeLook(std::pair<int, int> pages, PageLook from, PageLook to)
{
    if (from.dark && !to.dark)
        return;
    const PageLook step{(to.quarterTurns - from.quarterTurns + 4) % 4, to.dark && !from.dark};
    for (int page = pages.first; page <= pages.second; ++page) {
        const Picture *old = whole(page, from);
        if (old == nullptr || contains(page, to))
            continue;
        Picture changed = *old;
        changed.image = withLook(old->image, step);
        m_cache.insert({m_document.id, page, to}, std::move(changed));
    }
}

} // namespace longleaf::ui
