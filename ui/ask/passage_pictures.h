// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString> // first: moc cannot read <compare> before the standard library's configuration header

#include "ui/ask/turn.h"

#include <QImage>
#include <QObject>
#include <QSize>

namespace longleaf::ui {

/// What stands around cited words: a part of the page's picture with their boxes, or the words before and after them
/// where a document has no pictures. Asked for by a card, given asynchronously.
class PassagePictures : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    /// Ends in pictureReady, textReady or failed with this ticket, perhaps before it returns. An earlier request that
    /// has not ended may be dropped. `size` in device-independent pixels.
    virtual void request(int ticket, const CitationEntry &entry, QSize size, double devicePixelRatio) = 0;

Q_SIGNALS:
    /// `picture` has the size that was asked for, in device pixels.
    void pictureReady(int ticket, const QImage &picture);
    void textReady(int ticket, const QString &before, const QString &words, const QString &after);
    void failed(int ticket, const QString &why);
};

} // namespace longleaf::ui
