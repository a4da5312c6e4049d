// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/ask/passage_pictures.h"
#include "ui/reader/picture_cache.h"

#include <functional>
#include <map>
#include <optional>
#include <vector>

namespace longleaf::ui {

class PageSource;

/// Cuts the surroundings of cited words out of pages that the extractor process draws. Pages are kept, bounded in
/// bytes, because the citations of an answer often share them.
class CitationPictures final : public PassagePictures {
    Q_OBJECT
public:
    /// Of the pages that are kept.
    static constexpr qsizetype kCacheBytes = qsizetype{32} << 20;

    using Documents = std::function<std::optional<document::Document>(DocumentId)>;
    /// `pages` serves this object alone: its requests must not drive out those of the reader. Must outlive it.
    CitationPictures(PageSource &pages, Documents documents, QObject *parent = nullptr);

    void request(int ticket, const CitationEntry &entry, QSize size, double devicePixelRatio) override;
    [[nodiscard]] qsizetype cachedBytes() const { return m_cache.bytes(); }

private:
    struct Wanted {
        int ticket = 0;
        document::Document document;
        int page = 0;
        std::vector<document::Box> boxes; ///< on that page
        TextSpan span;
        bool uncertain = false;
        QSize size;
        double ratio = 1;
        double dpi = 0;
        TextSpan pageSpan; ///< of a text's page, once it is known
    };

    void onPage(DocumentId document, int page, double dpi, const QImage &image);
    void onPages(DocumentId document, const std::vector<document::Page> &pages);
    void onText(DocumentId document, int page, const QString &text);
    void onFailure(DocumentId document, int page, const QString &reason);
    [[nodiscard]] bool isWanted(DocumentId document, int page) const;
    void giveCrop(const QImage &image);

    PageSource &m_pages;
    Documents m_documents;
    PictureCache m_cache{kCacheBytes};
    std::optional<Wanted> m_wanted;
};

/// The part of a page's picture round the boxes, with the boxes drawn on it, in `size` times `ratio` pixels. As large
/// as can be while the boxes' width fits, between 64 and 130 pixels an inch; the first box stands in the upper part.
/// Without boxes: the head of the page. @param dpi  that the picture was drawn at
[[nodiscard]] QImage cropAround(const QImage &page, double dpi, const std::vector<document::Box> &boxes, bool uncertain,
                                QSize size, double ratio);

} // namespace longleaf::ui
