// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/ask/verdict_style.h"

#include <QObject>
#include <QTextObjectInterface>
#include <functional>

namespace longleaf::ui {

/// Draws citation chips inside an answer's text: icon and number in the look of the verdict.
class CitationChip final : public QObject, public QTextObjectInterface {
    Q_OBJECT
    Q_INTERFACES(QTextObjectInterface)
public:
    static constexpr int kObjectType = QTextFormat::UserObject + 1;
    static constexpr int kNumberProperty = QTextFormat::UserProperty + 1; ///< index of the citation, from 0

    /// How the chip of a citation looks now.
    using StyleSource = std::function<VerdictStyle(int index)>;

    CitationChip(const Theme &theme, StyleSource style, QObject *parent);

    /// The chip with a ring; -1: none.
    void setCurrent(int index) { m_current = index; }
    [[nodiscard]] int current() const { return m_current; }

    QSizeF intrinsicSize(QTextDocument *document, int position, const QTextFormat &format) override;
    void drawObject(QPainter *painter, const QRectF &rect, QTextDocument *document, int position,
                    const QTextFormat &format) override;

private:
    const Theme &m_theme;
    StyleSource m_style;
    int m_current = -1;
};

} // namespace longleaf::ui
