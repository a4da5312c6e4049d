// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/gallery_citations.h"

#include "tests/support/replay_server.h"
#include "tests/support/ui_driver.h"
#include "ui/ask/answer_view.h"
#include "ui/ask/ask_pane.h"
#include "ui/ask/citation_card.h"
#include "ui/ask/citation_crop.h"
#include "ui/ask/citation_desk.h"
#include "ui/ask/conversation_view.h"
#include "ui/ask/follow_end.h"
#include "ui/ask/reasoning_panel.h"
#include "ui/ask/turn_view.h"
#include "ui/widgets/notice_bar.h"

#include <QApplication>
#include <QFile>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QScrollBar>
#include <QTemporaryDir>
#include <QToolButton>
#include <cstdio>

namespace longleaf::test {

namespace {

constexpr const char *kVerdicts =
    R"(Apple's total net sales in the third quarter of fiscal 2022 were **$83.0 billion**, 2% more than a year before.<q d="1" p="17">Total net sales increased 2% or $1.5 billion during the third quarter of 2022 compared to the same quarter in 2021</q> The figures are those of the statement of operations.<q d="1" p="4">Products $ 63,355 Services 19,604 Total net sales 82,959</q>

- A strong dollar weighed on every segment.<q d="1" p="14">The weakness in foreign currencies relative to the U.S. dollar had an unfavorable impact on all Products and Services net sales during the third quarter of 2022.</q>
- Apple bought back $21.7 billion of its own stock.<q d="1" p="17">The Company repurchased $24.7 billion of its common stock and paid dividends and dividend equivalents of $3.8 billion during the third quarter of 2022.</q>

Management expects the supply situation to ease in the next quarter.<q d="1" p="18">The Company expects supply constraints to ease during the fourth quarter of 2022.</q>
)";

constexpr const char *kLayouts =
    R"(## Growth, margins and the quarters

The compound rate is $r = (V_1/V_0)^{1/n} - 1$, which gives 7.8%; amounts such as $19.6 billion and $17.5 billion stay as they are. In full:

\[ \sigma = \sqrt{\frac{\sum_i (x_i - \mu)^2}{n - 1}} \]

What has no plain characters stands as written: \( \begin{pmatrix} a & b \end{pmatrix} \).

| Segment | Q1 2021 | Q2 2021 | Q3 2021 | Q4 2021 | Q1 2022 | Q2 2022 | Q3 2022 | Change |
|:--|--:|--:|--:|--:|--:|--:|--:|--:|
| Products | 95,678 | 72,683 | 63,948 | 65,083 | 104,429 | 77,457 | 63,355 | -0.9% |
| Services | 15,761 | 16,901 | 17,486 | 18,277 | 19,516 | 19,821 | 19,604 | 12.1% |

1. Services
   - App Store
     - in the Americas
   - Cloud
2. Products

> The Company's total net sales increased 2%.

```
growth = (19604 - 17486) / 17486
print(f"{growth:.1%}")   # 12.1%
```

ارتفعت مبيعات الخدمات بنسبة 12% في الربع الثالث من عام 2022.

- هذا بند في قائمة

![chart](https://example.com/chart.png) and <b>raw HTML</b> are words, nothing is loaded.
)";

class Pictures {
public:
    explicit Pictures(QString folder)
        : m_folder(std::move(folder))
    {
    }
    void run();

private:
    void shoot(const QString &name)
    {
        UiDriver::wait(200);
        QPixmap picture = m_driver.window().grab();
        if (QWidget *popup = QApplication::activePopupWidget()) { // a window of its own
            QPainter painter(&picture);
            painter.drawPixmap(m_driver.window().mapFromGlobal(popup->mapToGlobal(QPoint())), popup->grab());
        }
        picture.save(m_folder + QLatin1Char('/') + name + QStringLiteral(".png"));
    }
    void ask(const Reply &reply, const QString &question)
    {
        m_server.enqueue(reply);
        if (!m_driver.send(question))
            std::fprintf(stderr, "The question was not sent.\n");
        (void)m_driver.waitUntilAnswered();
        UiDriver::wait(150);
    }
    void card(int chip, const QString &name)
    {
        m_driver.hoverChip(chip);
        UiDriver::waitFor([this]() {
            const auto state = conversation()->card()->crop()->state();
            return conversation()->card()->isVisible() && state != ui::CitationCrop::State::Loading;
        });
        shoot(name);
        conversation()->hideCard();
    }
    ui::ConversationView *conversation() { return m_driver.window().askPane()->conversation(); }
    ui::TurnView *turn() { return conversation()->turns().back(); }
    void theme(ui::ThemeChoice choice) { m_driver.program().theme().apply(choice); }
    void verdicts();
    void ends();
    void layouts();
    void arriving();
    void rightToLeft();

    QString m_folder;
    ReplayServer m_server;
    UiDriver m_driver;
};

void Pictures::verdicts()
{
    Reply reply;
    reply.answer.text = kVerdicts;
    reply.answer.reasoningSummary = "The question asks for net sales of two quarters.\n\nI look at the statement of "
                                    "operations on page 4 and at the discussion on page 17.";
    reply.answer.inputTokens = 20'317;
    reply.answer.cachedTokens = 17'408;
    ask(reply, QStringLiteral("How did net sales develop compared with the same quarter of last year, and why?"));
    shoot(QStringLiteral("70-answer"));
    card(0, QStringLiteral("71-card"));
    card(3, QStringLiteral("72-card-number-differs"));
    card(4, QStringLiteral("73-card-not-found"));
    conversation()->citations()->activate(0, 2);
    conversation()->citations()->doWithCurrent(ui::CitationDeed::MarkWrong);
    m_driver.program().ask().markCitation(0, 2, QStringLiteral("That is about the nine months."));
    card(2, QStringLiteral("74-card-marked-wrong"));
    m_driver.window().askPane()->notice()->dismiss();
    turn()->reasoning()->header()->click();
    const QRect chip = turn()->answer()->chipRect(1);
    Q_EMIT turn()->answer()->citationMenuRequested(1, turn()->answer()->viewport()->mapToGlobal(chip.bottomLeft()));
    shoot(QStringLiteral("75-menu-and-reasoning"));
    if (QWidget *popup = QApplication::activePopupWidget())
        popup->close();
    turn()->reasoning()->header()->click();
    theme(ui::ThemeChoice::Dark);
    card(3, QStringLiteral("76-card-dark"));
    m_driver.window().resize(1024, 700);
    card(1, QStringLiteral("77-card-small-dark"));
    theme(ui::ThemeChoice::Light);
    card(4, QStringLiteral("77-card-small"));
    m_driver.window().resize(1360, 860);
}

void Pictures::ends()
{
    m_driver.program().ask().newConversation();
    Reply capped;
    capped.answer.text = "Net sales rose by 2% in the quarter, and then";
    capped.answer.incompleteReason = "max_output_tokens";
    ask(capped, QStringLiteral("Tell me everything about net sales."));
    Reply declined;
    declined.answer.refusal = "I cannot help with that.";
    ask(declined, QStringLiteral("What will the share price be?"));
    Reply broken;
    broken.fault = Fault::CutInFrame;
    broken.answer.text = kVerdicts;
    ask(broken, QStringLiteral("And the margins?"));
    shoot(QStringLiteral("78-ends"));
    conversation()->verticalScrollBar()->setValue(0);
    shoot(QStringLiteral("78-ends-top"));
}

void Pictures::layouts()
{
    m_driver.program().ask().newConversation();
    Reply reply;
    reply.answer.text = kLayouts;
    ask(reply, QStringLiteral("Show me growth, margins and the quarters."));
    conversation()->verticalScrollBar()->setValue(0);
    shoot(QStringLiteral("79-layouts"));
    conversation()->verticalScrollBar()->setValue(conversation()->verticalScrollBar()->maximum());
    shoot(QStringLiteral("79-layouts-end"));
    theme(ui::ThemeChoice::Dark);
    shoot(QStringLiteral("79-layouts-end-dark"));
    theme(ui::ThemeChoice::Light);
    m_driver.window().resize(1024, 700);
    conversation()->verticalScrollBar()->setValue(0);
    shoot(QStringLiteral("79-layouts-small"));
    m_driver.window().resize(1360, 860);
    QTemporaryDir files;
    QFile notes(files.filePath(QStringLiteral("notes.md")));
    if (notes.open(QIODevice::WriteOnly))
        notes.write(
            "# Call of 28 July\n\nWe expect supply constraints to be lower in September than they were in June.\n"
            "Services will grow, but more slowly than in the quarter before.\n");
    notes.close();
    m_driver.drop({notes.fileName()});
    (void)m_driver.waitUntilRead();
    Reply text;
    text.answer.text =
        "Constraints shrink.<q d=\"2\" p=\"1\">We expect supply constraints to be lower in September</q>";
    ask(text, QStringLiteral("What is said of supply?"));
    card(0, QStringLiteral("7a-card-text"));
}

/// Someone reads further up while the answer arrives.
void Pictures::arriving()
{
    m_driver.program().ask().newConversation();
    Reply reply;
    for (int i = 0; i < 120; ++i)
        reply.answer.text +=
            "Sentence number " + std::to_string(i) + " of a long answer. " + (i % 4 == 3 ? "\n\n" : "");
    reply.pauseMs = 20;
    m_server.enqueue(reply);
    if (!m_driver.send(QStringLiteral("Tell me everything.")))
        std::fprintf(stderr, "The question was not sent.\n");
    QScrollBar *bar = conversation()->verticalScrollBar();
    UiDriver::waitFor([bar]() { return bar->maximum() > 200; });
    bar->setValue(40);
    UiDriver::waitFor([this]() { return conversation()->followEnd()->button()->isVisible(); });
    shoot(QStringLiteral("7b-new-text-below"));
    m_driver.program().ask().stop();
    (void)m_driver.waitUntilAnswered();
}

void Pictures::rightToLeft()
{
    QApplication::setLayoutDirection(Qt::RightToLeft);
    m_driver.program().ask().newConversation();
    Reply reply;
    reply.answer.text = kVerdicts;
    ask(reply, QStringLiteral("How did net sales develop?"));
    card(3, QStringLiteral("7c-right-to-left"));
    QApplication::setLayoutDirection(Qt::LeftToRight);
}

void Pictures::run()
{
    m_driver.useServer(m_server.baseUrl());
    m_driver.open();
    m_driver.drop({UiDriver::sampleDocument()});
    (void)m_driver.waitUntilRead();
    verdicts();
    ends();
    layouts();
    arriving();
    rightToLeft();
    m_driver.close();
}

} // namespace

void shootCitations(const QString &folder)
{
    Pictures(folder).run();
}

} // namespace longleaf::test
