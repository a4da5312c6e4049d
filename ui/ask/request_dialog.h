// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/ask/ask_controller.h"
#include "ui/ask/request_text.h"
#include "ui/widgets/theme.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QPushButton;

namespace longleaf::ui {

class NoticeBar;
class RequestView;

/// The exact request of the draft: method, address, headers with the key masked, and the body, byte for byte. Does not
/// block the window; says when the draft is no longer the one that is shown.
class RequestDialog final : public QDialog {
    Q_OBJECT
public:
    /// The references must outlive the dialog.
    RequestDialog(AskController &controller, const Theme &theme, QWidget *parent);

    /// Writes the request of the draft as it is now.
    void refresh();
    [[nodiscard]] RequestView *view() const { return m_view; }
    [[nodiscard]] QLineEdit *findField() const { return m_find; }
    [[nodiscard]] QString summary() const;
    [[nodiscard]] QString findState() const;
    /// Writes the body to a file; its bytes are those that would be sent.
    void saveTo(const QString &path);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void build();
    void applyTheme();
    void display(const AskController::WrittenRequest &written);
    void showProblem(const QString &sentence);
    void find();
    void step(int by);
    void copyAll();
    void chooseFile();
    void markOutdated();

    AskController &m_controller;
    const Theme &m_theme;
    QLabel *m_summary;
    NoticeBar *m_notice;
    QLineEdit *m_find;
    QLabel *m_findState;
    QPushButton *m_next;
    QPushButton *m_previous;
    RequestView *m_view;
    QPushButton *m_again;
    QPushButton *m_copy;
    QPushButton *m_save;
    AskController::WrittenRequest m_written; ///< null: nothing that is sent is shown
    std::vector<int> m_places;               ///< of what is looked for
    int m_place = -1;
    int m_asked = 0; ///< requests that were asked for; only the last one is shown
};

} // namespace longleaf::ui
