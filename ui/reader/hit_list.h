// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// First, because moc of Qt 6.4 stumbles over <compare> when it meets no other header before.
#include <QAbstractListModel>
#include <QListView>

namespace longleaf::ui {

class FindSession;
class Theme;

/// The hits of a search: a row each.
class HitModel final : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role { PageRole = Qt::UserRole, BeforeRole, WordsRole, AfterRole };

    explicit HitModel(const FindSession &session, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    void update();

    const FindSession &m_session;
    int m_rows = 0;
};

/// All hits with what stands around them and their pages; a click, or Enter, leads there.
class HitList final : public QListView {
    Q_OBJECT
public:
    HitList(FindSession &session, const Theme &theme, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    FindSession &m_session;
    const Theme &m_theme;
};

} // namespace longleaf::ui
