// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest> // first: moc 6.4 cannot read <compare>, which ids.h includes

#include "ui/ask/model_picker.h"
#include "ui/ask/model_popup.h"

#include <QLineEdit>
#include <QListView>
#include <QSignalSpy>

using namespace longleaf;
using ui::ModelChoice;
using ui::ModelRow;

namespace {

ModelChoice choice(const char *id, const char *vendor, const char *name)
{
    ModelChoice one;
    one.info.id = id;
    one.info.providerName = vendor;
    one.info.name = name;
    one.info.contextWindow = 1'000'000;
    one.info.prices = model::PriceList{{1.25, 0.15, 4.25}, {}, {}, false};
    return one;
}

std::vector<ModelChoice> models()
{
    ModelChoice offline = choice("offline/quotes", "Longleaf", "Quotes only");
    offline.info.local = true;
    offline.info.prices = model::PriceList{};
    ModelChoice trainer = choice("meta/free-tier", "Meta", "Free tier");
    trainer.info.trainsOnData = true;
    ModelChoice noKey = choice("openai/gpt", "OpenAI", "GPT");
    noKey.usable = false;
    noKey.missing = ModelChoice::Missing::Key;
    ModelChoice gone = choice("openai/old", "OpenAI", "Old GPT");
    gone.info.retired = true;
    gone.usable = false;
    gone.reason = "Old GPT was switched off.";
    ModelChoice noServer = choice("ollama/llama", "Ollama", "Llama");
    noServer.info.local = true;
    noServer.usable = false;
    noServer.missing = ModelChoice::Missing::Server;
    return {trainer,
            choice("meta/spark", "Meta", "Spark"),
            choice("meta/spark-mini", "Meta", "Spark mini"),
            offline,
            noKey,
            noServer,
            gone};
}

QStringList names(const std::vector<ModelRow> &rows, ModelRow::Kind kind)
{
    QStringList found;
    for (const ModelRow &row : rows)
        if (row.kind == kind)
            found << row.name;
    return found;
}

const ModelRow &rowOf(const std::vector<ModelRow> &rows, const char *id)
{
    return *std::find_if(rows.begin(), rows.end(),
                         [id](const ModelRow &row) { return row.id == QString::fromLatin1(id); });
}

} // namespace

class ModelPickerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void groupsSayWhereTheTextGoes()
    {
        const auto rows = ui::modelRows(models(), {});
        const QStringList headings{QStringLiteral("On this computer"), QStringLiteral("Meta"), QStringLiteral("OpenAI"),
                                   QStringLiteral("May train on what you send"), QStringLiteral("Switched off")};
        QCOMPARE(names(rows, ModelRow::Kind::Heading), headings);
        QCOMPARE(rowOf(rows, "meta/spark").detail,
                 QStringLiteral("1.00M tokens · $1.25 in, $4.25 out per million · sent to Meta"));
        QVERIFY(rowOf(rows, "offline/quotes").detail.contains(QStringLiteral("stays on this computer")));
        const ModelRow &trainer = rowOf(rows, "meta/free-tier");
        QVERIFY(trainer.warned && trainer.icon == QStringLiteral("warning"));
        QVERIFY(trainer.detail.contains(QStringLiteral("may train")));
        QCOMPARE(rowOf(rows, "ollama/llama").kind, ModelRow::Kind::Blocked);
        QCOMPARE(rowOf(rows, "openai/old").kind, ModelRow::Kind::Blocked);
        const ModelRow &setup = rowOf(rows, "openai/gpt");
        QCOMPARE(setup.kind, ModelRow::Kind::Setup);
        QVERIFY2(setup.detail.contains(QStringLiteral("needs a key for OpenAI")), qPrintable(setup.detail));
    }

    void wordsFilterByNameVendorAndDetail()
    {
        const auto kept = [](const char *words) {
            const auto rows = ui::modelRows(models(), QString::fromLatin1(words));
            return names(rows, ModelRow::Kind::Usable) + names(rows, ModelRow::Kind::Setup) +
                   names(rows, ModelRow::Kind::Blocked);
        };
        QCOMPARE(kept("MINI spark"), QStringList(QStringLiteral("Spark mini")));
        QCOMPARE(kept("needs a key"), QStringList(QStringLiteral("GPT")));
        QCOMPARE(kept("  train "), QStringList(QStringLiteral("Free tier")));
        QCOMPARE(kept("openai").size(), 2);
        QVERIFY(ui::modelRows(models(), QStringLiteral("nothing like this")).empty()); // no heading without a model
    }

    void theKeyboardFiltersAndChooses()
    {
        Picker picker;
        QTest::keyClick(&picker.button, Qt::Key_Down);
        QVERIFY(picker.popup()->isVisible());
        QCOMPARE(picker.current(), QStringLiteral("meta/spark"));
        QTest::keyClick(picker.popup()->field(), Qt::Key_Down);
        QCOMPARE(picker.current(), QStringLiteral("meta/spark-mini"));
        QTest::keyClick(picker.popup()->field(), Qt::Key_Down); // past OpenAI's heading
        QCOMPARE(picker.current(), QStringLiteral("openai/gpt"));
        QTest::keyClick(picker.popup()->field(), Qt::Key_Down); // and past that of the training ones
        QCOMPARE(picker.current(), QStringLiteral("meta/free-tier"));
        QTest::keyClick(picker.popup()->field(), Qt::Key_Down); // nothing below can be asked
        QCOMPARE(picker.current(), QStringLiteral("meta/free-tier"));
        QTest::keyClicks(picker.popup()->field(), QStringLiteral("mini"));
        QCOMPARE(picker.current(), QStringLiteral("meta/spark-mini"));
        QTest::keyClick(picker.popup()->field(), Qt::Key_Return);
        QVERIFY(!picker.popup()->isVisible());
        QCOMPARE(picker.chosen.size(), 1);
        QCOMPARE(picker.chosen[0][0].toString(), QStringLiteral("meta/spark-mini"));

        picker.button.showPopup(); // the filter is gone
        QCOMPARE(picker.popup()->field()->text(), QString());
        QTest::keyClick(picker.popup()->field(), Qt::Key_Escape);
        QVERIFY(!picker.popup()->isVisible());
        QCOMPARE(picker.chosen.size(), 1);
    }

    void aTrainingModelIsNeverTakenByEnterAlone()
    {
        Picker picker;
        picker.button.showPopup();
        QTest::keyClicks(picker.popup()->field(), QStringLiteral("free tier"));
        QCOMPARE(names(picker.popup()->rows(), ModelRow::Kind::Usable), QStringList(QStringLiteral("Free tier")));
        QTest::keyClick(picker.popup()->field(), Qt::Key_Return);
        QCOMPARE(picker.chosen.size(), 0);
        QTest::keyClick(picker.popup()->field(), Qt::Key_Down);
        QTest::keyClick(picker.popup()->field(), Qt::Key_Return);
        QCOMPARE(picker.chosen.size(), 1);
    }

    void aModelWithoutKeyLeadsToTheSettings()
    {
        Picker picker;
        picker.button.showPopup();
        QTest::keyClicks(picker.popup()->field(), QStringLiteral("gpt key"));
        QTest::keyClick(picker.popup()->field(), Qt::Key_Return);
        QCOMPARE(picker.chosen.size(), 0);
        QCOMPARE(picker.setup.size(), 1);
        QCOMPARE(picker.setup[0][0].toString(), QStringLiteral("openai/gpt"));
        picker.button.showPopup(); // what cannot be helped here does nothing
        QTest::keyClicks(picker.popup()->field(), QStringLiteral("llama"));
        QTest::keyClick(picker.popup()->field(), Qt::Key_Return);
        QVERIFY(picker.popup()->isVisible());
        QCOMPARE(picker.setup.size(), 1);
    }

    void everyRowSaysItAllToScreenReaders()
    {
        Picker picker;
        QCOMPARE(picker.button.accessibleName(), QStringLiteral("Model"));
        QVERIFY(picker.button.accessibleDescription().contains(QStringLiteral("sent to Meta")));
        const QAbstractItemModel *items = picker.popup()->list()->model();
        for (int i = 0; i < items->rowCount(); ++i) {
            const QString said = items->index(i, 0).data(Qt::AccessibleTextRole).toString();
            QVERIFY(said.startsWith(picker.popup()->rows()[static_cast<std::size_t>(i)].name));
        }
    }

private:
    struct Picker {
        Picker()
        {
            window.resize(700, 500);
            button.setModels(models(), QStringLiteral("meta/spark"));
            window.show();
        }
        ui::ModelPopup *popup() { return button.popup(); }
        QString current()
        {
            const QModelIndex index = popup()->list()->currentIndex();
            return index.isValid() ? popup()->rows()[static_cast<std::size_t>(index.row())].id : QString();
        }

        ui::Theme theme;
        QWidget window;
        ui::ModelPicker button{theme, &window};
        QSignalSpy chosen{&button, &ui::ModelPicker::chosen};
        QSignalSpy setup{&button, &ui::ModelPicker::setupRequested};
    };
};

QTEST_MAIN(ModelPickerTest)
#include "tst_model_picker.moc"
