// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/document/document.h"

#include <QImage>
#include <QObject>
#include <QString>
#include <vector>

namespace longleaf::ui {

/// Pages for the reader, given asynchronously: sizes from the library, pictures from the extractor process.
class PageSource : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    /// Asks for the pages' sizes and states of a document (pagesReady, or pageFailed with page 0).
    virtual void requestPages(const document::Document &document) = 0;
    /// Asks for a picture (pageReady or pageFailed). `dpi` is device pixels per inch of the page.
    virtual void requestPage(const document::Document &document, int page, double dpi) = 0;
    /// Drops waiting requests for pages outside [first, last].
    virtual void keepOnly(int first, int last) = 0;
    /// Text of a page of a text file, which has no picture (textReady).
    virtual void requestText(const document::Document &document, int page) = 0;

Q_SIGNALS:
    void pagesReady(DocumentId document, const std::vector<document::Page> &pages);
    /// `dpi` is the one that was asked for, also where the picture had to come out smaller.
    void pageReady(DocumentId document, int page, double dpi, const QImage &image);
    void pageFailed(DocumentId document, int page, const QString &reason);
    void textReady(DocumentId document, int page, const QString &text);
};

} // namespace longleaf::ui
