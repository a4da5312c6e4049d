// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace longleaf::ui {

/// Makes every label and every tool tip of a program show its text as it stands, unless the label was told to show
/// rich text. Left alone, Qt guesses from the text: a document titled `<img src=...>` would have that file opened.
class PlainTexts final : public QObject {
public:
    /// Watches until it is destroyed.
    explicit PlainTexts(QObject &application);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace longleaf::ui
