// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// First, because moc of Qt 6.4 stumbles over <compare> when it meets no other header before.
#include <QTabBar>
#include <vector>

#include "core/base/ids.h"
#include "core/document/document.h"

namespace longleaf::ui {

class Theme;

/// The tabs of the open documents: movable, each closes with its button or a click of the middle button. A document has
/// at most one.
class DocumentTabs final : public QTabBar {
    Q_OBJECT
public:
    explicit DocumentTabs(const Theme &theme, QWidget *parent = nullptr);

    /// Makes the document's tab the current one, beside the one that was if it is new. Emits nothing.
    void show(const document::Document &document);
    /// Takes a tab away; emits nothing. What is shown next is the caller's choice: the current tab then.
    void remove(DocumentId document);
    [[nodiscard]] DocumentId current() const;
    /// From left to right.
    [[nodiscard]] std::vector<DocumentId> documents() const;
    /// Makes the tab `step` places further on the current one, round the ends (chosen).
    void step(int step);

Q_SIGNALS:
    /// Another tab became the current one by the user's hand.
    void chosen(longleaf::DocumentId document);
    void closeRequested(longleaf::DocumentId document);

protected:
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    [[nodiscard]] QSize tabSizeHint(int index) const override;
    [[nodiscard]] QSize minimumTabSizeHint(int index) const override;

private:
    void addCloseButton(int index);
    [[nodiscard]] DocumentId documentAt(int index) const;
    [[nodiscard]] int indexOf(DocumentId document) const;

    const Theme &m_theme;
    int m_pressed = -1; ///< tab under the middle button
};

} // namespace longleaf::ui
