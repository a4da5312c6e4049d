// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/job_runner.h"
#include "ui/library/rescue_backend.h"
#include "ui/widgets/theme.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace longleaf::ui {

/// Covers the panes of a window whose library cannot be used, or not all of it, says why, and offers what can be done.
/// Menus and settings stay usable. Gone as soon as the library can be used again.
class RescuePage final : public QWidget {
    Q_OBJECT
public:
    /// @param parent  the window; the page lies over its central widget.
    RescuePage(RescueBackend &backend, async::JobRunner &runner, const Theme &theme, QWidget *parent);

    /// Looks for what can be done and shows the page.
    void offer(const Error &reason);

    /// The same for a library that can still be used, of which something is damaged: going on without is offered too.
    void offerBackup(const Error &reason);

Q_SIGNALS:
    /// The library can be used again; the sentence says what was done, empty: only try.
    void rescued(const QString &sentence);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void lookAt(const Error &reason, bool usable);
    void show(const RescueOffer &offer, bool usable);
    void work(Result<std::string> (RescueBackend::*action)(std::stop_token), const QString &doing);
    void setBusy(bool busy);
    void cover();

    RescueBackend &m_backend;
    async::JobRunner &m_runner;
    const Theme &m_theme;
    RescueOffer m_offer;
    QLabel *m_title;
    QLabel *m_reason;
    QLabel *m_state;
    QPushButton *m_restore;
    QPushButton *m_salvage;
    QPushButton *m_folder;
    QPushButton *m_again;
};

} // namespace longleaf::ui
