// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// First, because moc of Qt 6.4 stumbles over <compare> when it meets no other header before.
#include <QObject>
#include <functional>
#include <list>
#include <map>
#include <memory>
#include <set>
#include <vector>

#include "ui/reader/page_source.h"

namespace longleaf::ui {

/// The words of the pages that were asked for last, from the library.
class WordShelf final : public QObject {
    Q_OBJECT
public:
    static constexpr std::size_t kMostPages = 64;

    explicit WordShelf(PageSource &source, QObject *parent = nullptr);

    /// Forgets everything.
    void open(const document::Document &document);
    /// Null if they are not here (yet). Counts as a use.
    [[nodiscard]] std::shared_ptr<const PageWords> find(int page);
    /// Asks for them unless they are here, under way or could not be read.
    void want(int page);
    /// Runs `then` with the page's words as soon as they are here, at once if they are already; never if they cannot be
    /// read or another document is opened first.
    void whenHere(int page, std::function<void(const std::shared_ptr<const PageWords> &)> then);

Q_SIGNALS:
    void arrived(int page);

private:
    void onWords(DocumentId document, int page, const std::shared_ptr<const PageWords> &words);
    void onFailure(DocumentId document, int page);

    struct Entry {
        std::shared_ptr<const PageWords> words;
        std::list<int>::iterator use;
    };
    PageSource &m_source;
    document::Document m_document;
    std::map<int, Entry> m_pages;
    std::list<int> m_uses; ///< pages, last used first
    std::set<int> m_asked; ///< under way, or failed
    std::map<int, std::vector<std::function<void(const std::shared_ptr<const PageWords> &)>>> m_waiting;
};

} // namespace longleaf::ui
