// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fake_page_source.h"

#include <QMetaObject>
#include <QPainter>
#include <algorithm>
#include <cmath>
#include <string>

namespace longleaf::test {

void FakePageSource::requestPages(const document::Document &document)
{
    QMetaObject::invokeMethod(
        this, [this, id = document.id] { Q_EMIT pagesReady(id, m_pages); }, Qt::QueuedConnection);
}

void FakePageSource::requestPage(const document::Document &document, int page, double dpi)
{
    m_asked.push_back({page, dpi});
    m_waiting.emplace_back(document.id, m_asked.back());
    if (m_answers == Answers::AtOnce)
        QMetaObject::invokeMethod(this, &FakePageSource::answer, Qt::QueuedConnection);
}

void FakePageSource::keepOnly(int first, int last)
{
    m_kept = {first, last};
    std::erase_if(m_waiting,
                  [=](const auto &waiting) { return waiting.second.page < first || waiting.second.page > last; });
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
    for (const auto &[document, asked] : std::exchange(m_waiting, {}))
        answerPage(document, asked);
}

void FakePageSource::answerPage(DocumentId document, const Asked &asked)
{
    if (const auto failure = m_failures.find(asked.page); failure != m_failures.end()) {
        Q_EMIT pageFailed(document, asked.page, failure->second);
        return;
    }
    const document::Page &page = m_pages.at(static_cast<std::size_t>(asked.page - 1));
    const double scale = asked.dpi / 72.0;
    QImage image(static_cast<int>(std::ceil(page.widthPt * scale - 1e-6)),
                 static_cast<int>(std::ceil(page.heightPt * scale - 1e-6)), QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter(&image).fillRect(QRect(image.width() / 4, image.height() / 2, image.width() / 2, 8), Qt::black);
    Q_EMIT pageReady(document, asked.page, asked.dpi, image);
}

std::vector<int> FakePageSource::askedPages() const
{
    std::vector<int> pages;
    for (const Asked &asked : m_asked)
        pages.push_back(asked.page);
    std::sort(pages.begin(), pages.end());
    pages.erase(std::unique(pages.begin(), pages.end()), pages.end());
    return pages;
}

void FakePageSource::forget()
{
    m_asked.clear();
    m_askedTexts.clear();
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
