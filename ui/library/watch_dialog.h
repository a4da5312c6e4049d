// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/library/library_controller.h"
#include "ui/widgets/theme.h"

#include <QDialog>

class QCheckBox;
class QLabel;
class QListWidget;
class QPushButton;

namespace longleaf::ui {

/// The watched folders: begin with one, stop with one. Does not block.
class WatchDialog final : public QDialog {
    Q_OBJECT
public:
    WatchDialog(LibraryController &controller, const Theme &theme, QWidget *parent = nullptr);

    void chooseFolder();

private:
    void refresh();
    void stopSelected();

    LibraryController &m_controller;
    QLabel *m_where;
    QListWidget *m_list;
    QLabel *m_empty; ///< instead of an empty list
    QCheckBox *m_subfolders;
    QPushButton *m_stop;
};

} // namespace longleaf::ui
