// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// First, because moc of Qt 6.4 stumbles over <compare> when it meets no other header before.
#include <QString>
#include <map>
#include <utility>
#include <vector>

#include "ui/reader/page_source.h"

namespace longleaf::test {

/// Pages out of nothing: white pictures with a black bar, texts as given. Remembers what was asked for.
class FakePageSource final : public ui::PageSource {
    Q_OBJECT
public:
    struct Asked {
        int page = 0;
        double dpi = 0;
    };
    enum class Answers {
        AtOnce,   ///< from the event loop
        OnDemand, ///< by answer()
    };

    using PageSource::PageSource;

    void setPages(std::vector<document::Page> pages) { m_pages = std::move(pages); }
    void setTexts(std::vector<QString> texts) { m_texts = std::move(texts); }
    void setFailure(int page, const QString &reason) { m_failures[page] = reason; }
    void setAnswers(Answers answers) { m_answers = answers; }
    /// Answers everything that waits.
    void answer();

    [[nodiscard]] const std::vector<Asked> &asked() const { return m_asked; }
    [[nodiscard]] std::vector<int> askedPages() const; ///< rising, each once
    [[nodiscard]] const std::vector<int> &askedTexts() const { return m_askedTexts; }
    [[nodiscard]] std::pair<int, int> kept() const { return m_kept; }
    void forget();

    void requestPages(const document::Document &document) override;
    void requestPage(const document::Document &document, int page, double dpi) override;
    void keepOnly(int first, int last) override;
    void requestText(const document::Document &document, int page) override;

private:
    void answerPage(DocumentId document, const Asked &asked);

    std::vector<document::Page> m_pages;
    std::vector<QString> m_texts;
    std::map<int, QString> m_failures;
    Answers m_answers = Answers::AtOnce;
    std::vector<Asked> m_asked;
    std::vector<int> m_askedTexts;
    std::vector<std::pair<DocumentId, Asked>> m_waiting;
    std::pair<int, int> m_kept;
};

/// `count` pages of one size, in points.
[[nodiscard]] std::vector<document::Page> samePages(int count, double widthPt = 612, double heightPt = 792);
/// A document with an id and as many pages.
[[nodiscard]] document::Document someDocument(std::int64_t id, int pages,
                                              document::Format format = document::Format::Pdf);

} // namespace longleaf::test
