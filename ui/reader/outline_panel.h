// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// First, because moc of Qt 6.4 stumbles over <compare> when it meets no other header before.
#include <QAbstractItemModel>
#include <QWidget>
#include <optional>
#include <stop_token>
#include <vector>

#include "core/async/job_runner.h"
#include "core/base/result.h"
#include "core/document/document.h"
#include "core/document/outline.h"

class QLabel;
class QTreeView;

namespace longleaf::ui {

class ReaderBackend;
class Theme;

/// The contents of a document as a tree.
class OutlineModel final : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Role { PageRole = Qt::UserRole, HereRole };

    using QAbstractItemModel::QAbstractItemModel;

    void setEntries(std::vector<document::OutlineEntry> entries);
    [[nodiscard]] const document::OutlineEntry &entry(const QModelIndex &index) const;
    /// The section that a place lies in: the last entry that begins at or above it; invalid: before the first.
    /// @param offset  0..1 of the page's height
    [[nodiscard]] QModelIndex sectionAt(int page, double offset) const;
    /// The section that is being read.
    void setHere(const QModelIndex &index);
    [[nodiscard]] QModelIndex here() const { return m_here; }

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &index) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    struct Node {
        int parent = -1; ///< in m_entries; -1: top
        int row = 0;
        std::vector<int> children;
    };
    [[nodiscard]] QModelIndex indexOf(int entry) const;

    std::vector<document::OutlineEntry> m_entries;
    std::vector<Node> m_nodes; ///< one per entry
    std::vector<int> m_top;
    QPersistentModelIndex m_here;
};

/// The contents beside the pages: a click leads there, and the section that is being read is marked. Read in a job when
/// the panel is shown.
class OutlinePanel final : public QWidget {
    Q_OBJECT
public:
    /// All must outlive the panel's jobs.
    OutlinePanel(ReaderBackend &backend, async::JobRunner &runner, const Theme &theme, QWidget *parent = nullptr);
    ~OutlinePanel() override;

    void setDocument(const document::Document &document);
    void setPlace(int page, double offset);
    [[nodiscard]] OutlineModel *model() const { return m_model; }
    [[nodiscard]] QTreeView *tree() const { return m_tree; }
    [[nodiscard]] QString note() const;
    [[nodiscard]] bool isLoading() const { return m_stop.has_value(); }

Q_SIGNALS:
    void chosen(const longleaf::document::OutlineEntry &entry);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void load();
    void stop();
    void showOutline(const Result<document::Outline> &outline);
    void say(const QString &note);

    ReaderBackend &m_backend;
    async::JobRunner &m_runner;
    QLabel *m_note;
    QTreeView *m_tree;
    OutlineModel *m_model;
    document::Document m_document;
    bool m_loaded = false;
    int m_page = 1;
    double m_offset = 0;
    std::optional<std::stop_source> m_stop;
    int m_run = 0;
};

} // namespace longleaf::ui
