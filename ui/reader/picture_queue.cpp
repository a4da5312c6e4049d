// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/picture_queue.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace longleaf::ui {

bool PictureRequest::samePicture(const PictureRequest &other) const
{
    return page == other.page && std::abs(dpi - other.dpi) < 0.01 && clip == other.clip && look == other.look;
}

void PictureQueue::replace(const QObject *asker, const document::Document &document, std::vector<PictureRequest> wanted)
{
    Asker next{asker, document, {}};
    const auto found =
        std::find_if(m_askers.begin(), m_askers.end(), [asker](const Asker &known) { return known.who == asker; });
    const bool same = found != m_askers.end() && found->document.id == document.id;
    next.wishes.reserve(wanted.size());
    for (PictureRequest &request : wanted) {
        const bool inWork = same && std::any_of(found->wishes.begin(), found->wishes.end(), [&](const Wish &wish) {
                                return wish.inWork && wish.request.samePicture(request);
                            });
        next.wishes.push_back({std::move(request), inWork});
    }
    if (found != m_askers.end())
        m_askers.erase(found);
    m_askers.push_front(std::move(next));
}

void PictureQueue::forget(const QObject *asker)
{
    m_askers.remove_if([asker](const Asker &known) { return known.who == asker; });
}

std::optional<PictureJob> PictureQueue::take(PictureUse least)
{
    Asker *from = nullptr;
    Wish *best = nullptr;
    for (Asker &asker : m_askers) {
        for (Wish &wish : asker.wishes) {
            if (wish.inWork || wish.request.use > least || (best != nullptr && wish.request.use >= best->request.use))
                continue;
            from = &asker;
            best = &wish;
        }
    }
    if (best == nullptr)
        return std::nullopt;
    best->inWork = true;
    return PictureJob{from->who, from->document, best->request};
}

bool PictureQueue::hasWaiting(PictureUse least) const
{
    return std::any_of(m_askers.begin(), m_askers.end(), [least](const Asker &asker) {
        return std::any_of(asker.wishes.begin(), asker.wishes.end(),
                           [least](const Wish &wish) { return !wish.inWork && wish.request.use <= least; });
    });
}

PictureQueue::Wish *PictureQueue::wishOf(const PictureJob &job)
{
    for (Asker &asker : m_askers) {
        if (asker.who != job.asker || asker.document.id != job.document.id)
            continue;
        for (Wish &wish : asker.wishes) {
            if (wish.inWork && wish.request.samePicture(job.request))
                return &wish;
        }
    }
    return nullptr;
}

std::optional<PictureUse> PictureQueue::wantedFor(const PictureJob &job) const
{
    for (const Asker &asker : m_askers) {
        if (asker.who != job.asker || asker.document.id != job.document.id)
            continue;
        for (const Wish &wish : asker.wishes) {
            if (wish.inWork && wish.request.samePicture(job.request))
                return wish.request.use;
        }
    }
    return std::nullopt;
}

void PictureQueue::done(const PictureJob &job)
{
    for (Asker &asker : m_askers) {
        if (asker.who == job.asker && asker.document.id == job.document.id)
            std::erase_if(asker.wishes,
                          [&job](const Wish &wish) { return wish.inWork && wish.request.samePicture(job.request); });
    }
}

void PictureQueue::putBack(const PictureJob &job)
{
    if (Wish *wish = wishOf(job))
        wish->inWork = false;
}

} // namespace longleaf::ui
