// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPlainTextEdit>

namespace longleaf::ui {

/// A text box that grows with its text from one line to `maxLines`. Enter submits, Shift+Enter is a new line.
class GrowingTextEdit final : public QPlainTextEdit {
    Q_OBJECT
public:
    explicit GrowingTextEdit(int maxLines, QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void submitted();
    void focusChanged(bool focused);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool canInsertFromMimeData(const QMimeData *source) const override;

private:
    void adjustHeight();

    int m_maxLines;
    int m_height = 0;
};

} // namespace longleaf::ui
