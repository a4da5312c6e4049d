// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPushButton>

namespace longleaf::ui {

/// A button with a sentence that wraps to as many lines as it needs.
class SuggestionButton final : public QPushButton {
    Q_OBJECT
public:
    SuggestionButton(const QString &sentence, QWidget *parent);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_sentence;
};

} // namespace longleaf::ui
