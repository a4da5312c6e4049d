// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/ui_driver.h"

#include <QSet>
#include <QString>
#include <QStringList>
#include <functional>

class QWidget;

namespace longleaf::test {

/// Is shown each place of the program: the window as it stands, or a dialog; `place` is for messages.
using Look = std::function<void(const QString &place, QWidget &root)>;

/// Takes a window that was just opened with the offline engine through everything it can show: the first page, a
/// document and a file that cannot be read, an answer with all its panels, history, notes, search, palette; then every
/// command of the menus, and every button whose text ends with an ellipsis, with each page of the dialog that it opens.
/// A new command or dialog is met without being named here.
/// @return the classes of the dialogs that were met
[[nodiscard]] QStringList walkEverything(UiDriver &driver, const Look &look);

/// What is wrong in some place of the program, each fault once; it is also printed, for a failure's own message is cut
/// after some lines.
class Faults final {
public:
    void add(const QString &place, const QStringList &faults);
    [[nodiscard]] bool isEmpty() const { return m_found.isEmpty(); }
    /// For a test's message.
    [[nodiscard]] QByteArray text() const;

private:
    QSet<QString> m_known;
    QStringList m_found;
};

/// The classes of ui/ that are dialogs, as its headers say.
[[nodiscard]] QStringList dialogClasses();

/// Controls that a person can use now: visible, enabled, able to take the keyboard by Tab.
[[nodiscard]] QList<QWidget *> tabStops(QWidget &root);

} // namespace longleaf::test
