// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/theme.h"

#include <QObject>
#include <QPointer>

class QPushButton;
class QScrollArea;

namespace longleaf::ui {

/// Keeps a growing column of text where the reader wants it: at its end as long as that is in sight; else what is in
/// sight stays where it is, whatever grows or shrinks above or below, and a button leads to the new text.
class FollowEnd final : public QObject {
    Q_OBJECT
public:
    FollowEnd(QScrollArea &area, const Theme &theme);

    /// From now on the end is in sight.
    void follow();
    /// @param growing  text is arriving: the end is followed, and the button offered
    void setGrowing(bool growing);
    [[nodiscard]] bool isFollowing() const { return m_following; }
    [[nodiscard]] QPushButton *button() const { return m_button; }

public Q_SLOTS:
    /// Shows the end and follows it again.
    void goToEnd();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void onScrolled(int value);
    void onGrown();
    void remember();
    void placeButton();

    QScrollArea &m_area;
    QPushButton *m_button;
    bool m_following = true;
    bool m_growing = false;
    bool m_adjusting = false;
    int m_height = 0;           ///< of the column when it was looked at last
    QPointer<QWidget> m_anchor; ///< what stands at the upper edge of the view
    int m_anchorAt = 0;         ///< its upper edge, in the view
};

} // namespace longleaf::ui
