// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// First, because moc of Qt 6.4 stumbles over <compare> when it meets no other header before.
#include <QFrame>
#include <vector>

#include "core/async/job_runner.h"
#include "core/document/document.h"

class QStackedWidget;
class QToolButton;

namespace longleaf::ui {

class FindSession;
class HitList;
class OutlinePanel;
class ReaderBackend;
class Theme;
class ThumbnailPanel;

/// The panel beside the pages: contents, pages in small, or hits.
class SidePanel final : public QFrame {
    Q_OBJECT
public:
    enum class View { Contents, Pages, Hits };

    /// All must outlive the panel's jobs.
    SidePanel(ReaderBackend &backend, async::JobRunner &runner, FindSession &session, const Theme &theme,
              QWidget *parent = nullptr);

    void open(View view);
    [[nodiscard]] View view() const;
    void setDocument(const document::Document &document);
    /// Where the reader stands; `offset` of the page's height.
    void setPlace(int page, double offset);

    [[nodiscard]] OutlinePanel *outline() const { return m_outline; }
    [[nodiscard]] ThumbnailPanel *thumbnails() const { return m_thumbnails; }
    [[nodiscard]] HitList *hits() const { return m_hits; }

Q_SIGNALS:
    /// Another view, or closed.
    void changed();

private:
    void addView(const QString &text, const QString &name, QWidget *widget);

    const Theme &m_theme;
    OutlinePanel *m_outline;
    ThumbnailPanel *m_thumbnails;
    HitList *m_hits;
    QFrame *m_header;
    QStackedWidget *m_stack;
    std::vector<QToolButton *> m_buttons;
};

} // namespace longleaf::ui
