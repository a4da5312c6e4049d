// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/think_tags.h"

#include <QTest>

using longleaf::model::ThinkTags;

class ThinkTagsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void takesTheReasoningOut_data();
    void takesTheReasoningOut();
    void givesTextAtOnce();
};

void ThinkTagsTest::takesTheReasoningOut_data()
{
    QTest::addColumn<std::string>("bytes");
    QTest::addColumn<std::string>("thought");
    QTest::addColumn<std::string>("text");
    const auto row = [](const char *name, const char *bytes, const char *thought, const char *text) {
        QTest::newRow(name) << std::string(bytes) << std::string(thought) << std::string(text);
    };
    row("no tags", "Yes.", "", "Yes.");
    row("nothing", "", "", "");
    row("a block, then the answer", "<think>Hm.</think>\n\nYes.", "Hm.", "Yes.");
    row("blank lines before the tag", " \r\n<think>Hm.</think>Yes.", "Hm.", "Yes.");
    row("an empty block", "<think>\n\n</think>\n\nYes.", "\n\n", "Yes.");
    row("a block that never ends", "<think>Hm. </thin", "Hm. </thin", "");
    row("a block and no answer", "<think>Hm.</think>\n", "Hm.", "");
    row("a tag later in the answer is text", "See <think>this</think>.", "", "See <think>this</think>.");
    row("a second block is text", "<think>a</think><think>b</think>", "a", "<think>b</think>");
    row("what only begins like the tag", "<thin ice>", "", "<thin ice>");
    row("the beginning of the tag and no more", "<thi", "", "<thi");
    row("signs inside the block", "<think>a < b </ c</think>d", "a < b </ c", "d");
    row("white space of a text stays", "  Yes. \n", "", "  Yes. \n");
}

void ThinkTagsTest::takesTheReasoningOut()
{
    QFETCH(std::string, bytes);
    QFETCH(std::string, thought);
    QFETCH(std::string, text);
    for (std::size_t size = 1; size <= bytes.size() + 1; ++size) {
        ThinkTags tags;
        ThinkTags::Pieces all;
        const auto add = [&all](const ThinkTags::Pieces &pieces) {
            all.thought += pieces.thought;
            all.text += pieces.text;
        };
        for (std::size_t at = 0; at < bytes.size(); at += size)
            add(tags.take(std::string_view(bytes).substr(at, size)));
        add(tags.finish());
        QCOMPARE(all.thought, thought);
        QCOMPARE(all.text, text);
    }
}

void ThinkTagsTest::givesTextAtOnce()
{
    ThinkTags tags;
    QVERIFY((tags.take("Y") == ThinkTags::Pieces{"", "Y"}));
    QVERIFY((tags.take("<think>") == ThinkTags::Pieces{"", "<think>"}));
    ThinkTags thinking;
    QVERIFY((thinking.take("<think>Hm") == ThinkTags::Pieces{"Hm", ""}));
    QVERIFY((thinking.take(" </") == ThinkTags::Pieces{" ", ""}));
}

QTEST_GUILESS_MAIN(ThinkTagsTest)
#include "tst_think_tags.moc"
