// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/gallery_reader.h"

#include "tests/support/ui_driver.h"
#include "ui/main_window/reader_pane.h"
#include "ui/reader/find_session.h"
#include "ui/reader/outline_panel.h"
#include "ui/reader/thumbnail_panel.h"

#include <QDir>
#include <QFile>
#include <QPixmap>
#include <QTemporaryDir>
#include <string>
#include <utility>

namespace longleaf::test {

namespace {

constexpr const char *kMemo = R"(# Memo: the third quarter

The figures below are those of the *condensed* statement of operations, **unaudited**, as they
stand in the report of July 29, 2022. A line that is broken in the file
is not broken here.

## Net sales by category

| Category | Q3 2022 | Q3 2021 | Change |
|:---|---:|---:|---:|
| iPhone | 40,665 | 39,570 | 3 % |
| Mac | 7,382 | 8,235 | (10) % |
| Services | 19,604 | 17,486 | 12 % |
| Total net sales | 82,959 | 81,434 | 2 % |

### What to watch

- Supply constraints, see [Item 2](https://example.org/item2)
- A strong dollar: `USD/EUR` weighed on every segment
  - and on services too
1. First, the outlook.
2. Then the buybacks.

> The Company expects supply constraints to ease.

```
revenue  = 82959
services = 19604
```

---

The end.
)";

constexpr const char *kNotes = R"(Notes of the call

The chief executive spoke of the quarter. Demand was strong in all regions, and
the company set a record for the June quarter.

                         Three months ended
                      June 25, 2022   June 26, 2021
  Products                   63,355          63,948
  Services                   19,604          17,486
  Total net sales            82,959          81,434

Asked about supply, the chief financial officer said that constraints cost less
than was expected before.
)";

class ReaderGallery {
public:
    explicit ReaderGallery(QString folder)
        : m_folder(std::move(folder))
    {
        m_driver.useOfflineModel();
        m_driver.open(1440, 900);
        m_driver.drop({UiDriver::sampleDocument(), write(QStringLiteral("memo.md"), kMemo),
                       write(QStringLiteral("notes-of-the-call.txt"), kNotes)});
        (void)m_driver.waitUntilRead();
    }

    void run()
    {
        paintAll(QStringLiteral("70-reader"));
        m_driver.program().theme().apply(ui::ThemeChoice::Dark);
        paintAll(QStringLiteral("71-reader-dark"));
        m_driver.window().resize(1024, 700);
        paintAll(QStringLiteral("72-reader-small-dark"));
        m_driver.program().theme().apply(ui::ThemeChoice::Light);
        paintAll(QStringLiteral("73-reader-small"));
    }

private:
    ui::ReaderPane *pane() { return m_driver.window().readerPane(); }

    QString write(const QString &name, const char *text)
    {
        QFile file(m_files.filePath(name));
        (void)file.open(QIODevice::WriteOnly);
        file.write(text);
        return file.fileName();
    }

    document::Document document(const char *part)
    {
        for (const ui::LibraryRow &row : m_driver.program().library().model().rows())
            if (row.document.path.find(part) != std::string::npos)
                return row.document;
        return {};
    }

    void shoot(const QString &name)
    {
        UiDriver::wait(700);
        m_driver.window().grab().save(m_folder + QLatin1Char('/') + name + QStringLiteral(".png"));
    }

    void find(const QString &words)
    {
        pane()->findInDocument(words);
        UiDriver::waitFor([this] { return pane()->findSession()->state() == ui::FindSession::State::Done; });
    }

    void paintAll(const QString &name)
    {
        pane()->showDocument(document("notes"));
        shoot(name + QStringLiteral("-text"));
        pane()->showDocument(document("memo"));
        const std::string memo = kMemo;
        const std::size_t cited = memo.find("weighed on every");
        pane()->showTextHighlight(document("memo"), 1, {cited - 9, cited + 24}, false);
        find(QStringLiteral("net sales"));
        shoot(name + QStringLiteral("-markdown"));
        pane()->showHighlight(document("apple"), {{{4, {0.08F, 0.3F, 0.9F, 0.32F}}}, false});
        find(QStringLiteral("net sales"));
        pane()->findNext();
        pane()->sidePanel()->open(ui::SidePanel::View::Hits);
        shoot(name + QStringLiteral("-hits"));
        pane()->sidePanel()->open(ui::SidePanel::View::Contents);
        UiDriver::waitFor([this] { return !pane()->sidePanel()->outline()->isLoading(); });
        shoot(name + QStringLiteral("-contents"));
        pane()->setCitedPages({{document("apple").id.value, {2, 4}}});
        pane()->sidePanel()->open(ui::SidePanel::View::Pages);
        const QModelIndex second = pane()->sidePanel()->thumbnails()->pages()->index(1);
        UiDriver::waitFor([second] { return !second.data(ui::ThumbnailModel::PictureRole).value<QImage>().isNull(); });
        shoot(name + QStringLiteral("-pages"));
        pane()->sidePanel()->hide();
    }

    QString m_folder;
    QTemporaryDir m_files;
    UiDriver m_driver;
};

} // namespace

void paintReaderGallery(const QString &folder)
{
    QDir().mkpath(folder);
    ReaderGallery(folder).run();
}

} // namespace longleaf::test
