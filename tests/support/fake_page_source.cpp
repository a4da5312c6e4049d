// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fake_page_source.h"

#include <QMetaObject>
#include <QPainter>
#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

namespace longleaf::test {

void FakePageSource::requestPages(const document::Document &document)
{
    QMetaObject::invokeMethod(
        this, [this, id = document.id] { Q_EMIT pagesReady(id, m_pages); }, Qt::QueuedConnection);
}

void FakePageSource::wantPictures(const QObject *asker, const document::Document &document,
                                  std::vector<ui::PictureRequest> wanted)
{
    const std::vector<Wish> before = std::exchange(m_waiting, {});
    for (const Wish &wish : before) {
        if (wish.asker != asker)
            m_waiting.push_back(wish);
    }
    for (ui::PictureRequest &request : wanted) {
        const bool known = std::any_of(before.begin(), before.end(), [&](const Wish &wish) {
            return wish.asker == asker && wish.document == document.id && wish.request.samePicture(request);
        });
        if (!known && request.use != ui::PictureUse::StandIn)
            m_asked.push_back(request);
        m_waiting.push_back({asker, document.id, std::move(request)});
    }
    if (m_answers == Answers::AtOnce)
        QMetaObject::invokeMethod(this, &FakePageSource::answer, Qt::QueuedConnection);
}

void FakePageSource::requestWords(const document::Document &document, int page)
{
    m_askedWords.push_back(page);
    const auto words = m_words.find(page);
    if (words == m_words.end())
        return;
    QMetaObject::invokeMethod(
        this, [this, id = document.id, page, given = words->second] { Q_EMIT wordsReady(id, page, given); },
        Qt::QueuedConnection);
}

void FakePageSource::requestSpan(const document::Document &document, TextSpan span)
{
    m_askedSpans.push_back(span);
    QMetaObject::invokeMethod(
        this, [this, id = document.id, span] { Q_EMIT spanReady(id, span, QStringLiteral("from\fthe library")); },
        Qt::QueuedConnection);
}

void FakePageSource::requestText(const document::Document &document, int page)
{
    m_askedTexts.push_back(page);
    QMetaObject::invokeMethod(
        this,
        [this, id = document.id, page] { Q_EMIT textReady(id, page, m_texts.at(static_cast<std::size_t>(page - 1))); },
        Qt::QueuedConnection);
}

void FakePageSource::answer()
{
    for (const Wish &wish : std::exchange(m_waiting, {})) {
        if (wish.request.use != ui::PictureUse::StandIn || m_standIns)
            answerOne(wish);
        else
            m_waiting.push_back(wish);
    }
}

void FakePageSource::answerOne(const Wish &wish)
{
    const ui::PictureRequest &asked = wish.request;
    if (const auto failure = m_failures.find(asked.page); failure != m_failures.end()) {
        Q_EMIT pictureFailed(wish.asker, wish.document, asked, failure->second);
        return;
    }
    const document::Page &page = m_pages.at(static_cast<std::size_t>(asked.page - 1));
    const double scale = asked.dpi / 72.0;
    QImage image(static_cast<int>(std::ceil(page.widthPt * scale - 1e-6)),
                 static_cast<int>(std::ceil(page.heightPt * scale - 1e-6)), QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter(&image).fillRect(QRect(image.width() / 4, image.height() / 2, image.width() / 2, 8), Qt::black);
    if (!asked.clip.isEmpty())
        image = image.copy(asked.clip);
    Q_EMIT pictureReady(wish.asker, wish.document, asked, ui::withLook(image, asked.look));
}

std::vector<int> FakePageSource::waitingPages() const
{
    std::vector<int> pages;
    for (const Wish &wish : m_waiting) {
        if (wish.request.use != ui::PictureUse::StandIn)
            pages.push_back(wish.request.page);
    }
    std::sort(pages.begin(), pages.end());
    return pages;
}

std::vector<int> FakePageSource::askedPages() const
{
    std::vector<int> pages;
    for (const ui::PictureRequest &asked : m_asked)
        pages.push_back(asked.page);
    std::sort(pages.begin(), pages.end());
    pages.erase(std::unique(pages.begin(), pages.end()), pages.end());
    return pages;
}

void FakePageSource::forget()
{
    m_asked.clear();
    m_askedTexts.clear();
    m_askedWords.clear();
    m_askedSpans.clear();
}

std::vector<document::Page> samePages(int count, double widthPt, double heightPt)
{
    std::vector<document::Page> pages(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i) {
        document::Page &page = pages[static_cast<std::size_t>(i)];
        page.number = i + 1;
        page.widthPt = widthPt;
        page.heightPt = heightPt;
    }
    return pages;
}

document::Document someDocument(std::int64_t id, int pages, document::Format format)
{
    document::Document document;
    document.id = DocumentId{id};
    document.title = "Document " + std::to_string(id);
    document.format = format;
    document.pageCount = pages;
    return document;
}

} // namespace longleaf::test
