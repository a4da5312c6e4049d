// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// First, because moc of Qt 6.4 stumbles over <compare> when it meets no other header before.
#include <QObject>
#include <QString>
#include <QTimer>
#include <optional>
#include <stop_token>
#include <utility>
#include <variant>
#include <vector>

#include "core/answer/text_find.h"
#include "core/async/job_runner.h"
#include "core/document/document.h"

namespace longleaf::ui {

class ReaderBackend;

/// One search in one document: what is looked for, what was found so far, and which hit is the current one. Searches in
/// a job; hits arrive while it goes on. Knows no widgets.
class FindSession final : public QObject {
    Q_OBJECT
public:
    enum class State { Idle, Searching, Done, Failed };

    /// Both must outlive the session's jobs.
    FindSession(ReaderBackend &backend, async::JobRunner &runner, QObject *parent = nullptr);
    ~FindSession() override;

    /// Looks for the same in another document, without leading anywhere; an invalid id: nowhere. `page`: where the
    /// reader stands.
    void setDocument(const document::Document &document, int page);
    /// A moment later, so that every letter does not start a search. The hit nearest below `page` becomes the current
    /// one.
    void setWanted(const QString &wanted, answer::FindOptions options, int page);
    /// Nothing is looked for any more.
    void clear();

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const QString &wanted() const { return m_wanted; }
    [[nodiscard]] answer::FindOptions options() const { return m_options; }
    [[nodiscard]] DocumentId document() const { return m_document.id; }
    /// Rising by page and place.
    [[nodiscard]] const std::vector<answer::FindHit> &hits() const { return m_hits; }
    /// Half-open range of the hits of a page.
    [[nodiscard]] std::pair<std::size_t, std::size_t> hitsOn(int page) const;
    /// Index of the current hit; -1: none.
    [[nodiscard]] int current() const { return m_current; }
    [[nodiscard]] int pagesDone() const { return m_pagesDone; }
    [[nodiscard]] const answer::FindSummary &summary() const { return m_summary; } ///< once it is Done
    [[nodiscard]] const QString &failure() const { return m_failure; }

    /// Where the reader stands now: the first step from nowhere leads there.
    void setPage(int page) { m_page = page; }
    /// The hit after or before the current one, round the ends (currentChanged). What waits to be looked for is looked
    /// for at once.
    void step(int step);
    void setCurrent(int index);

Q_SIGNALS:
    /// Hits, state or what is looked for.
    void changed();
    /// The reader should be led there.
    void currentChanged(int index);

private:
    using Event = std::variant<answer::FoundHits, Result<answer::FindSummary>>;

    void start();
    void stop();
    void onHits(answer::FoundHits found);
    void onDone(const Result<answer::FindSummary> &summary);
    void chooseFirst(bool last);
    [[nodiscard]] int firstFrom(int page) const;

    ReaderBackend &m_backend;
    async::JobRunner &m_runner;
    document::Document m_document;
    QString m_wanted;
    answer::FindOptions m_options;
    int m_page = 1;      ///< hits from here on are shown first
    bool m_lead = false; ///< the reader is led to the first hit
    State m_state = State::Idle;
    std::vector<answer::FindHit> m_hits;
    int m_current = -1;
    int m_pagesDone = 0;
    answer::FindSummary m_summary;
    QString m_failure;
    std::optional<std::stop_source> m_stop;
    int m_run = 0; ///< answers of an earlier run are not listened to
    QTimer m_delay;
};

} // namespace longleaf::ui
