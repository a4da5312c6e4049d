// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace longleaf::ui {

/// The quote on a card. It can be dragged out as text that stands on its own: quote, document, page, verdict.
class CitationQuote final : public QLabel {
    Q_OBJECT
public:
    explicit CitationQuote(QWidget *parent = nullptr);

    /// @param dragged  what a drag takes along
    void setQuote(const QString &shown, const QString &dragged);
    [[nodiscard]] QString dragText() const { return m_dragged; }

protected:
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;

private:
    QString m_dragged;
    QPoint m_pressed;
};

} // namespace longleaf::ui
