// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// First, because moc of Qt 6.4 stumbles over <compare> when it meets no other header before.
#include <QImage>
#include <QObject>
#include <QRect>
#include <QString>
#include <memory>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/base/span.h"
#include "core/document/document.h"
#include "core/document/text_layer.h"
#include "ui/reader/page_look.h"

namespace longleaf::ui {

/// What a picture is for; the first is the most urgent. Pictures in sight never wait behind others.
enum class PictureUse { InSight, Near, Thumbnail, StandIn };

/// A picture of a page, or of a part of it.
struct PictureRequest {
    int page = 0;   ///< 1-based
    double dpi = 0; ///< device pixels per inch of the page; lowered where the page would have over 16 million pixels
    QRect clip;     ///< in pixels of the upright page at `dpi`; empty: the whole page
    PageLook look;
    PictureUse use = PictureUse::InSight;

    /// Whether it is the same picture, whatever it is for.
    [[nodiscard]] bool samePicture(const PictureRequest &other) const;
};

/// The text of a page and where its words stand.
struct PageWords {
    std::string text; ///< UTF-8; the layer's spans are ranges of it
    document::TextLayer layer;
};

/// Pages for the reader, given asynchronously: sizes, words and texts from the library, pictures from the extractor
/// process. Lives in the GUI thread; may serve several askers.
class PageSource : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    /// Asks for the pages' sizes and states of a document (pagesReady, or pageFailed with page 0), and makes what draws
    /// its pictures ready.
    virtual void requestPages(const document::Document &document) = 0;
    /// Says which pictures this asker wants from now on, the most important first among those of one use (pictureReady
    /// or pictureFailed for each). What it wanted before and does not name again is dropped, unless it is in work. An
    /// asker that is destroyed wants nothing.
    virtual void wantPictures(const QObject *asker, const document::Document &document,
                              std::vector<PictureRequest> wanted) = 0;
    /// Text and words of a page (wordsReady, or wordsFailed).
    virtual void requestWords(const document::Document &document, int page) = 0;
    /// Bytes of the canonical text (spanReady or spanFailed).
    virtual void requestSpan(const document::Document &document, TextSpan span) = 0;
    /// Text of a page of a text file, which has no picture (textReady).
    virtual void requestText(const document::Document &document, int page) = 0;

Q_SIGNALS:
    void pagesReady(DocumentId document, const std::vector<document::Page> &pages);
    void pictureReady(const QObject *asker, DocumentId document, const PictureRequest &request, const QImage &image);
    void pictureFailed(const QObject *asker, DocumentId document, const PictureRequest &request, const QString &reason);
    void wordsReady(DocumentId document, int page, const std::shared_ptr<const PageWords> &words);
    void wordsFailed(DocumentId document, int page, const QString &reason);
    void spanReady(DocumentId document, TextSpan span, const QString &text);
    void spanFailed(DocumentId document, TextSpan span, const QString &reason);
    /// The pages of a document, or the text of a page, could not be read.
    void pageFailed(DocumentId document, int page, const QString &reason);
    /// A page, or with 0 the list of pages, could not be read because its stored bytes have changed on the disk. Comes
    /// besides the signal of what was asked for.
    void pageDamaged(DocumentId document, int page, const QString &reason);
    void textReady(DocumentId document, int page, const QString &text);
};

} // namespace longleaf::ui
