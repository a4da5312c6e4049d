// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/gallery_export.h"

#include "tests/support/replay_server.h"
#include "tests/support/ui_driver.h"
#include "ui/export/export_dialog.h"
#include "ui/widgets/notice_bar.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QFile>
#include <QLineEdit>
#include <QPushButton>
#include <cstdio>

namespace longleaf::test {

namespace {

constexpr const char *kAnswer =
    R"(Apple's total net sales in the third quarter of fiscal 2022 were **$83.0 billion**, 2% more than a year before.<q d="1" p="17">Total net sales increased 2% or $1.5 billion during the third quarter of 2022 compared to the same quarter in 2021</q> Services and iPhone grew, Mac and Wearables shrank.<q d="1" p="16">driven primarily by higher net sales of Services and iPhone, partially offset by lower net sales of Mac and Wearables, Home and Accessories</q>

### By segment

| Segment | Q3 2022 | Q3 2021 |
|:--|--:|--:|
| Products | $63,355 m | $63,948 m |
| Services | $19,604 m | $17,486 m |
| **Total** | **$82,959 m** | **$81,434 m** |

The figures are those of the statement of operations.<q d="1" p="4">Products $ 63,355 Services 19,604 Total net sales 82,959</q> Three more points matter for the comparison:

1. A strong dollar weighed on every segment.<q d="1" p="14">The weakness in foreign currencies relative to the U.S. dollar had an unfavorable impact on all Products and Services net sales during the third quarter of 2022.</q>
2. Net income fell to $19.4 billion, and diluted earnings per share to $1.20.<q d="1" p="4">Net income $ 19,442</q>
3. Apple bought back $21.7 billion of its own stock.<q d="1" p="17">The Company repurchased $24.7 billion of its common stock and paid dividends and dividend equivalents of $3.8 billion during the third quarter of 2022.</q>

Management expects the supply situation to ease in the next quarter.<q d="1" p="18">The Company expects supply constraints to ease during the fourth quarter of 2022.</q>
)";

class Exports {
public:
    explicit Exports(QString folder)
        : m_folder(std::move(folder))
    {
    }

    void run();

private:
    [[nodiscard]] ui::ExportDialog *dialog() { return m_driver.window().findChild<ui::ExportDialog *>(); }
    void shoot(QWidget *widget, const char *name)
    {
        UiDriver::wait(200);
        widget->grab().save(m_folder + QLatin1Char('/') + QLatin1String(name) + QStringLiteral(".png"));
    }
    void press()
    {
        for (QPushButton *one : dialog()->findChildren<QPushButton *>()) {
            if (one->isDefault())
                one->click();
        }
    }
    void write(const char *format);

    QString m_folder;
    ReplayServer m_server;
    UiDriver m_driver;
};

void Exports::write(const char *format)
{
    m_driver.window().openExport();
    dialog()->form()->setFormat(*exporting::formatFromWord(format));
    const QString path = m_folder + QStringLiteral("/answer.") + QLatin1String(format);
    QFile::remove(path);
    dialog()->findChild<QLineEdit *>()->setText(path);
    press();
    if (!UiDriver::waitFor([this]() { return dialog() == nullptr; }))
        std::fprintf(stderr, "%s was not exported\n", format);
}

void Exports::run()
{
    m_driver.useServer(m_server.baseUrl());
    m_driver.open();
    m_driver.drop({UiDriver::sampleDocument()});
    (void)m_driver.waitUntilRead();
    Reply reply;
    reply.answer.text = kAnswer;
    m_server.enqueue(reply);
    (void)m_driver.send(
        QStringLiteral("How did Apple's net sales develop in the third quarter of 2022, and what else matters?"));
    (void)m_driver.waitUntilAnswered();
    m_driver.window().openExport();
    dialog()->findChild<QLineEdit *>()->setText(QStringLiteral("/home/ana/Documents/Net sales.docx"));
    shoot(dialog(), "70-export");
    auto *formats = dialog()->findChild<QComboBox *>();
    formats->showPopup();
    shoot(formats->view()->window(), "71-export-formats");
    formats->hidePopup();
    QFile present(m_folder + QStringLiteral("/present.docx"));
    if (present.open(QIODevice::WriteOnly))
        present.close();
    dialog()->findChild<QLineEdit *>()->setText(present.fileName());
    press();
    UiDriver::waitFor([this]() { return !dialog()->notice()->text().isEmpty(); });
    shoot(dialog(), "72-export-exists");
    m_driver.program().theme().apply(ui::ThemeChoice::Dark);
    shoot(dialog(), "73-export-dark");
    m_driver.program().theme().apply(ui::ThemeChoice::Light);
    QApplication::setLayoutDirection(Qt::RightToLeft);
    shoot(dialog(), "74-export-rtl");
    QApplication::setLayoutDirection(Qt::LeftToRight);
    dialog()->close();
    UiDriver::waitFor([this]() { return dialog() == nullptr; });
    for (const char *format : {"html", "pdf", "docx", "md", "txt", "csv"})
        write(format);
    shoot(&m_driver.window(), "75-exported");
    m_driver.close();
}

} // namespace

void exportGallery(const QString &folder)
{
    Exports(folder).run();
}

} // namespace longleaf::test
