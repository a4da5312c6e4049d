// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/library/collection_controller.h"
#include "ui/widgets/theme.h"

#include <QFrame>

class QLabel;
class QListView;
class QToolButton;

namespace longleaf::ui {

/// The chooser above the documents: all documents, and each collection with its count. What is chosen is shown and
/// asked about. Documents and files can be dropped on a collection.
class CollectionList final : public QFrame {
    Q_OBJECT
public:
    CollectionList(CollectionController &controller, const Theme &theme, QWidget *parent = nullptr);

    [[nodiscard]] QListView *list() const { return m_list; }
    /// Makes a collection and lets the user write its name. @param documents  that it begins with
    void createNew(const std::vector<DocumentId> &documents = {});
    void renameCurrent();

Q_SIGNALS:
    void propertiesRequested(longleaf::CollectionId id);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void applyFonts();
    void fitHeight();
    void showCurrent();
    void showMenu(const QPoint &position);
    [[nodiscard]] QString freeName() const;

    CollectionController &m_controller;
    const Theme &m_theme;
    QLabel *m_title;
    QToolButton *m_new;
    QListView *m_list;
    bool m_editNext = false; ///< the collection that is made next was asked for here
};

} // namespace longleaf::ui
