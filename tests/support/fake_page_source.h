// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// First, because moc of Qt 6.4 stumbles over <compare> when it meets no other header before.
#include <QString>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "ui/reader/page_source.h"

namespace longleaf::test {

/// Pages out of nothing: white pictures with a black bar, texts as given. Remembers what was asked for.
class FakePageSource final : public ui::PageSource {
    Q_OBJECT
public:
    enum class Answers {
        AtOnce,   ///< from the event loop
        OnDemand, ///< by answer()
    };

    using PageSource::PageSource;

    void setPages(std::vector<document::Page> pages) { m_pages = std::move(pages); }
    /// Text and words of a page, for selecting.
    void setWords(int page, ui::PageWords words)
    {
        m_words[page] = std::make_shared<const ui::PageWords>(std::move(words));
    }
    /// Stand-ins are left unanswered unless this is set.
    void setStandIns(bool answered) { m_standIns = answered; }
    void setTexts(std::vector<QString> texts) { m_texts = std::move(texts); }
    void setFailure(int page, const QString &reason) { m_failures[page] = reason; }
    void setAnswers(Answers answers) { m_answers = answers; }
    /// Answers everything that waits.
    void answer();

    /// What was newly asked for, but for stand-ins.
    [[nodiscard]] const std::vector<ui::PictureRequest> &asked() const { return m_asked; }
    [[nodiscard]] std::vector<int> askedPages() const; ///< rising, each once
    /// What is wanted now and not answered, but for stand-ins.
    [[nodiscard]] std::vector<int> waitingPages() const;
    [[nodiscard]] const std::vector<int> &askedTexts() const { return m_askedTexts; }
    [[nodiscard]] const std::vector<int> &askedWords() const { return m_askedWords; }
    [[nodiscard]] const std::vector<TextSpan> &askedSpans() const { return m_askedSpans; }
    void forget();

    void requestPages(const document::Document &document) override;
    void wantPictures(const QObject *asker, const document::Document &document,
                      std::vector<ui::PictureRequest> wanted) override;
    void requestWords(const document::Document &document, int page) override;
    void requestSpan(const document::Document &document, TextSpan span) override;
    void requestText(const document::Document &document, int page) override;

private:
    struct Wish {
        const QObject *asker = nullptr;
        DocumentId document;
        ui::PictureRequest request;
    };
    void answerOne(const Wish &wish);

    std::vector<document::Page> m_pages;
    std::vector<QString> m_texts;
    std::map<int, std::shared_ptr<const ui::PageWords>> m_words;
    std::map<int, QString> m_failures;
    Answers m_answers = Answers::AtOnce;
    bool m_standIns = false;
    std::vector<ui::PictureRequest> m_asked;
    std::vector<int> m_askedTexts;
    std::vector<int> m_askedWords;
    std::vector<TextSpan> m_askedSpans;
    std::vector<Wish> m_waiting;
};

/// `count` pages of one size, in points.
[[nodiscard]] std::vector<document::Page> samePages(int count, double widthPt = 612, double heightPt = 792);
/// A document with an id and as many pages.
[[nodiscard]] document::Document someDocument(std::int64_t id, int pages,
                                              document::Format format = document::Format::Pdf);

} // namespace longleaf::test
