// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/main_window/update_watch.h"
#include "ui/widgets/theme.h"

#include <QUrl>
#include <QWidget>

namespace longleaf::ui {

class NoticeBar;

/// A line across the window that tells of a newer version, in nobody's way: the notices of work have another place. It
/// says where its link leads, and nothing is opened before a click. Hidden while there is nothing to tell.
class UpdateLine final : public QWidget {
    Q_OBJECT
public:
    /// Both must outlive this.
    UpdateLine(UpdateWatch &watch, const Theme &theme, QWidget *parent);

    [[nodiscard]] NoticeBar *notice() const { return m_notice; }

Q_SIGNALS:
    /// The user wants to see it.
    void pageRequested(const QUrl &page);

private:
    void tell(const update::UpdateNotice &notice);

    UpdateWatch &m_watch;
    NoticeBar *m_notice;
};

} // namespace longleaf::ui
