// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/theme.h"

#include <QObject>
#include <QTextObjectInterface>
#include <functional>
#include <optional>

namespace longleaf::answer {
enum class CitationStatus;
}

namespace longleaf::ui {

/// Draws citation chips inside an answer's text: icon and number in the look of the verdict.
class CitationChip final : public QObject, public QTextObjectInterface {
    Q_OBJECT
    Q_INTERFACES(QTextObjectInterface)
public:
    static constexpr int kObjectType = QTextFormat::UserObject + 1;
    static constexpr int kNumberProperty = QTextFormat::UserProperty + 1; ///< index of the citation, from 0

    /// Empty: the citation is still arriving.
    using StatusSource = std::function<std::optional<answer::CitationStatus>(int index)>;

    CitationChip(const Theme &theme, StatusSource status, QObject *parent);

    /// The chip with a ring; -1: none.
    void setCurrent(int index) { m_current = index; }
    [[nodiscard]] int current() const { return m_current; }

    QSizeF intrinsicSize(QTextDocument *document, int position, const QTextFormat &format) override;
    void drawObject(QPainter *painter, const QRectF &rect, QTextDocument *document, int position,
                    const QTextFormat &format) override;

private:
    const Theme &m_theme;
    StatusSource m_status;
    int m_current = -1;
};

} // namespace longleaf::ui
