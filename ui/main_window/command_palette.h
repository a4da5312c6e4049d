// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/theme.h"

#include <QFrame>
#include <functional>
#include <vector>

class QLabel;
class QLineEdit;
class QListView;
class QStandardItemModel;

namespace longleaf::ui {

/// One line of the palette.
struct PaletteEntry {
    QString name;
    QString kind;     ///< where it belongs: the menu, "Document", "Conversation"
    QString shortcut; ///< as the system writes it; may be empty
    std::function<void()> run;
    bool enabled = true;
};

/// A field over the window in which anything can be called by its name. Closes when something is chosen, with Escape,
/// or when the focus goes elsewhere; the focus then returns to where it was.
class CommandPalette final : public QFrame {
    Q_OBJECT
public:
    using Source = std::function<std::vector<PaletteEntry>()>;

    /// @param source  asked each time that the palette opens.
    CommandPalette(const Theme &theme, Source source, QWidget *window);

    void open();
    [[nodiscard]] QLineEdit *field() const { return m_field; }
    [[nodiscard]] QListView *list() const { return m_list; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void filter(const QString &typed);
    void choose(const QModelIndex &index);
    void leave();
    void place();

    const Theme &m_theme;
    Source m_source;
    QLineEdit *m_field;
    QListView *m_list;
    QLabel *m_hint;
    QStandardItemModel *m_model;
    std::vector<PaletteEntry> m_entries;
    QWidget *m_before = nullptr; ///< had the focus
};

} // namespace longleaf::ui
