// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// First, because moc of Qt 6.4 stumbles over <compare> when it meets no other header before.
#include <QObject>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "ui/reader/picture_cache.h"
#include "ui/reader/picture_plan.h"
#include "ui/reader/stand_ins.h"

namespace longleaf::ui {

/// The pictures of the document that is read: asks for those that the view wants, keeps what comes.
class PictureStore final : public QObject {
    Q_OBJECT
public:
    /// Of all pictures that are kept; stand-ins have a bound of their own.
    static constexpr qsizetype kCacheBytes = qsizetype{64} << 20;

    explicit PictureStore(PageSource &source, QObject *parent = nullptr);

    /// Pictures of other documents are kept while there is room.
    void open(const document::Document &document);
    void retryFailed() { m_failures.clear(); }

    /// Asks for what is not there. What was asked for before and is not wanted now is dropped.
    void want(const PageLayout &layout, const PictureView &view);
    void wantNothing();

    /// The whole page in this look, perhaps of another resolution; valid until the next picture comes.
    [[nodiscard]] const Picture *whole(int page, PageLook look);
    /// A tile of exactly this resolution.
    [[nodiscard]] const Picture *tile(const PictureRequest &request);
    [[nodiscard]] bool contains(int page, PageLook look) const;
    /// Upright and light; null if there is none.
    [[nodiscard]] const QImage *standIn(int page) const { return m_standIns.find(page); }
    [[nodiscard]] const QString *failure(int page) const;
    [[nodiscard]] qsizetype bytes() const { return m_cache.bytes(); }

    /// So that pages in sight need not be drawn anew: gives the pictures of [first, last] another look where that can
    /// be made of the old one. Dark pictures cannot become light again.
    void changeLook(std::pair<int, int> pages, PageLook from, PageLook to);

Q_SIGNALS:
    void arrived(int page, bool standIn);
    void failed(int page);
    /// The stand-ins that were asked for are there; more may be wanted.
    void moreWanted();

private:
    void onPicture(const QObject *asker, DocumentId document, const PictureRequest &request, const QImage &image);
    void onFailure(const QObject *asker, DocumentId document, const PictureRequest &request, const QString &reason);
    void standInDone(int page);
    [[nodiscard]] bool has(const PictureRequest &request);
    [[nodiscard]] PictureKey key(const PictureRequest &request) const;

    PageSource &m_source;
    document::Document m_document;
    PictureCache m_cache{kCacheBytes};
    StandIns m_standIns;
    std::map<int, QString> m_failures; ///< page -> reason
    std::vector<PictureRequest> m_wanted;
    std::set<int> m_standInsAsked;
    int m_middle = 1; ///< page in the middle of the view
};

} // namespace longleaf::ui
