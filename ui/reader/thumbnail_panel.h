// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// First, because moc of Qt 6.4 stumbles over <compare> when it meets no other header before.
#include <QAbstractListModel>
#include <QCache>
#include <QImage>
#include <QListView>
#include <QTimer>
#include <deque>
#include <optional>
#include <set>
#include <stop_token>
#include <vector>

#include "core/async/job_runner.h"
#include "core/document/document.h"

namespace longleaf::ui {

class ReaderBackend;
class Theme;

/// Small pictures of a document's pages, drawn one after the other by an extractor process when they come into sight;
/// those that were seen last are kept.
class ThumbnailModel final : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role { PageRole = Qt::UserRole, PictureRole, CitedRole, HereRole, FailedRole };
    /// Of all pictures that are kept.
    static constexpr int kCacheBytes = 24 << 20;

    ThumbnailModel(ReaderBackend &backend, async::JobRunner &runner, QObject *parent = nullptr);
    ~ThumbnailModel() override;

    /// `widthPx`: of a picture, in device pixels.
    void setDocument(const document::Document &document, int widthPx);
    /// Pages that the open answer cites.
    void setCited(std::set<int> pages);
    void setHere(int page);
    /// Pictures of these pages are wanted, all others not any more.
    void want(int first, int last);
    [[nodiscard]] int here() const { return m_here; }
    [[nodiscard]] int keptBytes() const { return static_cast<int>(m_pictures.totalCost()); }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    void drawNext();
    void stop();

    ReaderBackend &m_backend;
    async::JobRunner &m_runner;
    document::Document m_document;
    int m_widthPx = 0;
    QCache<int, QImage> m_pictures{kCacheBytes};
    std::set<int> m_failed;
    std::set<int> m_cited;
    std::deque<int> m_wanted;
    int m_inWork = 0; ///< page; 0: none
    int m_here = 0;
    std::optional<std::stop_source> m_stop;
    int m_run = 0;
};

/// The pages in small beside the pages; a click leads there.
class ThumbnailPanel final : public QListView {
    Q_OBJECT
public:
    ThumbnailPanel(ReaderBackend &backend, async::JobRunner &runner, const Theme &theme, QWidget *parent = nullptr);

    void setDocument(const document::Document &document);
    void setCited(std::set<int> pages) { m_model->setCited(std::move(pages)); }
    void setPlace(int page);
    [[nodiscard]] ThumbnailModel *pages() const { return m_model; }

Q_SIGNALS:
    void chosen(int page);

protected:
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void wantVisible();

    const Theme &m_theme;
    ThumbnailModel *m_model;
    QTimer m_settle;
};

} // namespace longleaf::ui
