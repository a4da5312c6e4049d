// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// First, because moc of Qt 6.4 stumbles over <compare> when it meets no other header before.
#include <QKeySequence>
#include <QList>
#include <QObject>
#include <functional>
#include <map>

#include "ui/reader/page_layout.h"

class QAction;
class QMenu;
class QSettings;

namespace longleaf::ui {

class ReaderView;

/// What the menus do with the pages that are read: their size, how they are turned and arranged, dark pages, copying.
class PageActions final : public QObject {
    Q_OBJECT
public:
    /// `view` must outlive the actions.
    explicit PageActions(ReaderView &view, QObject *parent = nullptr);

    void addToView(QMenu &menu);
    void addToEdit(QMenu &menu);

    /// Dark pages and the arrangement outlive the program.
    void save(QSettings &state) const;
    void restore(const QSettings &state);

private:
    QAction *add(QMenu &menu, const char *name, const QString &text, const QList<QKeySequence> &keys,
                 const std::function<void()> &action);
    void addArrangements(QMenu &menu);
    void refresh();

    ReaderView &m_view;
    QAction *m_fitWidth = nullptr;
    QAction *m_fitPage = nullptr;
    QAction *m_dark = nullptr;
    std::map<PageArrangement, QAction *> m_arrangements;
};

} // namespace longleaf::ui
