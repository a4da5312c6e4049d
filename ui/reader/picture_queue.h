// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// First, because moc of Qt 6.4 stumbles over <compare> when it meets no other header before.
#include <QObject>
#include <list>
#include <optional>
#include <vector>

#include "ui/reader/page_source.h"

namespace longleaf::ui {

/// A picture that somebody wants.
struct PictureJob {
    const QObject *asker = nullptr;
    document::Document document;
    PictureRequest request;
};

/// What pictures are wanted by whom, and which come next. Pure bookkeeping.
class PictureQueue final {
public:
    /// See PageSource::wantPictures. What is in work and wanted again is not queued a second time.
    void replace(const QObject *asker, const document::Document &document, std::vector<PictureRequest> wanted);
    void forget(const QObject *asker);

    /// The most urgent picture whose use is `least` or more urgent; it counts as in work until done() or putBack().
    /// Among askers the one that spoke last comes first.
    [[nodiscard]] std::optional<PictureJob> take(PictureUse least);
    [[nodiscard]] bool hasWaiting(PictureUse least) const;
    /// What a picture in work is wanted for now; none: nobody wants it any more.
    [[nodiscard]] std::optional<PictureUse> wantedFor(const PictureJob &job) const;
    void done(const PictureJob &job);
    /// It waits again, if it is still wanted.
    void putBack(const PictureJob &job);

private:
    struct Wish {
        PictureRequest request;
        bool inWork = false;
    };
    struct Asker {
        const QObject *who = nullptr;
        document::Document document;
        std::vector<Wish> wishes; ///< in the asker's order
    };
    [[nodiscard]] Wish *wishOf(const PictureJob &job);

    std::list<Asker> m_askers; ///< who spoke last comes first
};

} // namespace longleaf::ui
