// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/ask/request_text.h"

#include <QPlainTextEdit>
#include <QTimer>

namespace longleaf::ui {

/// A request as text that can be read and selected. It is fed in pieces between other events, so that megabytes never
/// hold up the window; what is copied has none of the line breaks that were added for showing.
class RequestView final : public QPlainTextEdit {
    Q_OBJECT
public:
    explicit RequestView(QWidget *parent = nullptr);

    void showRequest(RequestText text);
    [[nodiscard]] const RequestText &text() const { return m_text; }
    [[nodiscard]] bool isComplete() const { return m_nextLine >= m_text.breaks.size(); }
    /// Selects characters of the body and scrolls to them. Only once isComplete().
    void selectInBody(int position, int length);
    /// What a copy puts on the clipboard.
    [[nodiscard]] QString selectedRequest() const;

Q_SIGNALS:
    void completed();

protected:
    [[nodiscard]] QMimeData *createMimeDataFromSelection() const override;

private:
    void feed();
    /// Position in the shown text of a position of the body.
    [[nodiscard]] int shownPosition(int position) const;

    RequestText m_text;
    std::size_t m_nextLine = 0;
    QTimer m_feeding;
};

} // namespace longleaf::ui
