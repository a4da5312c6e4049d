// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/settings_dialog.h"
#include "ui/text/qt_convert.h"

#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>
#include <QToolButton>
#include <algorithm>
#include <atomic>
#include <memory>
#include <mutex>
#include <optional>

using namespace longleaf;
using namespace longleaf::ui;

namespace {

constexpr int kPages = 6;
constexpr int kSearchPage = 2;
constexpr int kNetworkPage = 3;

/// Remembers what reaches it. A test of a key ends when `answering` is set or it is stopped.
class FakeBackend final : public SettingsBackend {
public:
    Result<SettingsForm> load() override { return stored; }
    Status save(const SettingsForm &form) override
    {
        const std::lock_guard lock(mutex);
        saved = form;
        return saveResult;
    }
    Status keepAppearance(const std::string &, int) override { return {}; }
    Result<std::string> testKey(const std::string &provider, const SettingsForm &form, std::stop_token stop) override
    {
        {
            const std::lock_guard lock(mutex);
            tested.emplace_back(provider, form);
        }
        while (!answering.load() && !stop.stop_requested())
            std::this_thread::yield();
        if (stop.stop_requested())
            return fail(ErrorCode::Canceled, "Stopped.");
        const std::lock_guard lock(mutex);
        return testResult;
    }

    std::mutex mutex;
    SettingsForm stored;
    std::optional<SettingsForm> saved;
    Status saveResult;
    std::atomic<bool> answering = true;
    Result<std::string> testResult = std::string("The key works: Meta lists 7 models.");
    std::vector<std::pair<std::string, SettingsForm>> tested;
};

ProviderRow row(const std::string &id, const std::string &name, const std::string &place = {})
{
    ProviderRow provider;
    provider.id = id;
    provider.name = name;
    provider.keyHint = id + ".example/keys";
    provider.hasKey = !place.empty();
    provider.keyPlace = place;
    provider.addressHint = "https://api." + id + ".example/v1";
    return provider;
}

SettingsForm storedForm()
{
    SettingsForm form;
    form.settings.model = "meta/muse-spark-1.3";
    form.settings.maxCostUsd = 0.005; // finer than the field shows
    form.settings.timeouts = {20, 400, 90, 2'400};
    form.settings.baseUrls["openai"] = "https://gateway.example/v1";
    ProviderRow fixed = row("anthropic", "Anthropic", "in the environment variable ANTHROPIC_API_KEY");
    fixed.keyFixed = true;
    ProviderRow local = row("ollama", "Ollama");
    local.keyOptional = true;
    form.providers = {row("meta", "Meta", "in the system's keychain"), row("openai", "OpenAI"), fixed, local};
    form.collections = {{CollectionId{1}, "Birch & Co", false, std::nullopt, 1.25},
                        {CollectionId{2}, "Filings", true, 7.5, 0}};
    form.spentTodayUsd = 2.5;
    form.warning = "Keys are kept in a file.";
    form.synonyms.builtIn = "# built in\ncapex = purchases of property\neps == earnings per share\n";
    form.synonyms.own = "churn = attrition\r\n# mine\r\n";
    form.synonyms.file = "/home/somebody/.config/longleaf/synonyms.txt";
    form.folder = "/home/somebody/.config/longleaf";
    return form;
}

} // namespace

class SettingsDialogTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void showsWhatIsStored();
    void saysWhetherAKeyIsThereAndWhere();
    void aTypedKeyIsNeverShown();
    void savingWithoutAChangeSendsNoChange();
    void sendsOnlyWhatChanged();
    void removeTakesTheKeyAwayAndCanBeUndone();
    void aTestShowsItsSentenceAndCanBeRunAgain();
    void aTestUsesWhatIsTyped();
    void aTestCanBeStopped();
    void closingStopsATest();
    void changingTheKeyTakesTheOldSentenceAway();
    void consentsOfCollectionsReachTheBackend();
    void numbersCannotBeInvalid_data();
    void numbersCannotBeInvalid();
    void aProxyWithoutAnAddressIsNotSaved();
    void aFailureToSaveKeepsTheWindowOpen();
    void showsBothListsOfSynonyms();
    void namesABadLineOfTheSynonymsAsItIsTyped();
    void aBadListOfSynonymsIsNotSavedAndNotLost();
    void aListOfSynonymsThatWasBadBeforeBlocksNothing();
    void aListOfSynonymsThatCannotBeReadIsNotEdited();
    void closingAsksForAnUnsavedListOfSynonyms();
    void synonymsCanBeEditedWithTheKeyboard();
    void everyControlHasAName();
    void nothingIsWiderThanTheWindow_data();
    void nothingIsWiderThanTheWindow();

private:
    template <typename Widget> Widget *named(const QString &accessibleName) const;
    QPushButton *button(const QString &accessibleName) const { return named<QPushButton>(accessibleName); }
    QPlainTextEdit *ownSynonyms() const { return named<QPlainTextEdit>(QStringLiteral("Your own synonyms")); }
    void open();
    void pressSave();
    void save();
    /// The sentence below a provider's key; empty if there is none.
    [[nodiscard]] bool shows(const QString &sentence) const;

    Theme m_theme;
    std::unique_ptr<FakeBackend> m_backend;
    std::unique_ptr<async::JobRunner> m_runner;
    QPointer<SettingsDialog> m_dialog;
};

template <typename Widget> Widget *SettingsDialogTest::named(const QString &accessibleName) const
{
    for (Widget *widget : m_dialog->findChildren<Widget *>())
        if (widget->accessibleName() == accessibleName)
            return widget;
    qFatal("No control is named %s.", qPrintable(accessibleName));
    return nullptr;
}

bool SettingsDialogTest::shows(const QString &sentence) const
{
    const auto labels = m_dialog->findChildren<QLabel *>();
    return std::any_of(labels.begin(), labels.end(), [&sentence](const QLabel *label) {
        return !label->isHidden() && label->text().contains(sentence);
    });
}

void SettingsDialogTest::init()
{
    m_theme.apply(ThemeChoice::Light);
    m_backend = std::make_unique<FakeBackend>();
    m_backend->stored = storedForm();
    m_runner = std::make_unique<async::JobRunner>(2);
    open();
}

void SettingsDialogTest::open()
{
    delete m_dialog;
    m_dialog = new SettingsDialog(*m_backend, *m_runner, m_theme, nullptr);
    m_dialog->QWidget::show();
    QTRY_VERIFY(!m_dialog->findChildren<QPushButton *>(QStringLiteral("test-meta")).isEmpty());
}

void SettingsDialogTest::cleanup()
{
    delete m_dialog;
    m_runner.reset();
    m_backend.reset();
}

void SettingsDialogTest::pressSave()
{
    for (QPushButton *candidate : m_dialog->findChildren<QPushButton *>())
        if (candidate->text() == QStringLiteral("Save"))
            candidate->click();
}

void SettingsDialogTest::save()
{
    pressSave();
    QTRY_VERIFY(!m_dialog || !m_dialog->isVisible());
    QVERIFY(m_backend->saved.has_value());
}

void SettingsDialogTest::showsWhatIsStored()
{
    QCOMPARE(m_dialog->pageCount(), kPages);
    QCOMPARE(named<QSpinBox>(QStringLiteral("Time limit in seconds: Connecting"))->value(), 20);
    QCOMPARE(named<QSpinBox>(QStringLiteral("Time limit in seconds: First words"))->value(), 400);
    QCOMPARE(named<QSpinBox>(QStringLiteral("Time limit in seconds: Silence"))->value(), 90);
    QCOMPARE(named<QSpinBox>(QStringLiteral("Time limit in seconds: In all"))->value(), 2'400);
    QVERIFY(named<QCheckBox>(QStringLiteral("Limit: one answer"))->isChecked());
    QVERIFY(!named<QCheckBox>(QStringLiteral("Limit: all answers of a day"))->isChecked());
    QVERIFY(!named<QDoubleSpinBox>(QStringLiteral("Limit in US dollars: all answers of a day"))->isEnabled());
    QCOMPARE(named<QDoubleSpinBox>(QStringLiteral("Limit in US dollars: Filings"))->value(), 7.5);
    QCOMPARE(named<QLineEdit>(QStringLiteral("Address of OpenAI"))->text(),
             QStringLiteral("https://gateway.example/v1"));
    QVERIFY(shows(QStringLiteral("$2.50")));
    QVERIFY(shows(QStringLiteral("$1.25")));
    QVERIFY(shows(QStringLiteral("Keys are kept in a file.")));
    QVERIFY(shows(QStringLiteral("/home/somebody/.config/longleaf")));
    QVERIFY(named<QCheckBox>(QStringLiteral("Collection “Filings”"))->isChecked());
    QVERIFY(!named<QCheckBox>(QStringLiteral("Collection “Birch & Co”"))->isChecked());
}

void SettingsDialogTest::saysWhetherAKeyIsThereAndWhere()
{
    QCOMPARE(named<QLineEdit>(QStringLiteral("Key for Meta"))->placeholderText(),
             QStringLiteral("A key is kept in the system's keychain"));
    QCOMPARE(named<QLineEdit>(QStringLiteral("Key for OpenAI"))->placeholderText(),
             QStringLiteral("No key yet; get one at openai.example/keys"));
    QVERIFY(!button(QStringLiteral("Remove the key for Meta"))->isHidden());
    QVERIFY(button(QStringLiteral("Remove the key for OpenAI"))->isHidden());
    QVERIFY(button(QStringLiteral("Remove the key for Anthropic"))->isHidden());
    QVERIFY(button(QStringLiteral("Test Anthropic"))->isEnabled());
    QVERIFY(!button(QStringLiteral("Test OpenAI"))->isEnabled());
    QVERIFY(button(QStringLiteral("Test Ollama"))->isEnabled());
}

void SettingsDialogTest::aTypedKeyIsNeverShown()
{
    for (const char *name : {"Key for Meta", "Key for OpenAI", "Key for Anthropic", "Key for Ollama"}) {
        auto *field = named<QLineEdit>(QString::fromLatin1(name));
        QCOMPARE(field->text(), QString());
        field->setText(QStringLiteral("sk-secret"));
        QVERIFY(field->echoMode() == QLineEdit::Password);
        QVERIFY(!field->displayText().contains(QStringLiteral("secret")));
    }
    QVERIFY(!shows(QStringLiteral("sk-secret")));
}

void SettingsDialogTest::savingWithoutAChangeSendsNoChange()
{
    const SettingsForm before = m_backend->stored;
    save();
    QCOMPARE(m_backend->saved->settings, before.settings);
    QVERIFY(m_backend->saved->newKeys.empty());
    QVERIFY(m_backend->saved->collections.empty());
}

void SettingsDialogTest::sendsOnlyWhatChanged()
{
    QSignalSpy spy(m_dialog, &SettingsDialog::saved);
    named<QLineEdit>(QStringLiteral("Key for OpenAI"))->setText(QStringLiteral("  sk-new  "));
    named<QLineEdit>(QStringLiteral("Address of OpenAI"))->clear();
    named<QSpinBox>(QStringLiteral("Time limit in seconds: In all"))->setValue(3'000);
    named<QCheckBox>(QStringLiteral("Limit: all answers of a day"))->setChecked(true);
    named<QDoubleSpinBox>(QStringLiteral("Limit in US dollars: all answers of a day"))->setValue(12.5);
    named<QDoubleSpinBox>(QStringLiteral("Limit in US dollars: Filings"))->setValue(8);
    save();
    settings::Settings expected = storedForm().settings;
    expected.baseUrls.clear();
    expected.timeouts.totalS = 3'000;
    expected.maxCostPerDayUsd = 12.5;
    QCOMPARE(m_backend->saved->settings, expected);
    QCOMPARE(m_backend->saved->newKeys, (std::map<std::string, std::string>{{"openai", "sk-new"}}));
    QCOMPARE(m_backend->saved->collections.size(), std::size_t{1});
    QCOMPARE(m_backend->saved->collections[0].id, CollectionId{2});
    QCOMPARE(m_backend->saved->collections[0].maxCostUsd, std::optional(8.0));
    QCOMPARE(spy.count(), 1);
    QVERIFY(spy[0][0].value<SettingsForm>().newKeys.empty());
}

void SettingsDialogTest::removeTakesTheKeyAwayAndCanBeUndone()
{
    QPushButton *remove = button(QStringLiteral("Remove the key for Meta"));
    auto *key = named<QLineEdit>(QStringLiteral("Key for Meta"));
    remove->click();
    QCOMPARE(key->placeholderText(), QStringLiteral("The key is removed when you save"));
    QVERIFY(!button(QStringLiteral("Test Meta"))->isEnabled());
    remove->click();
    QCOMPARE(key->placeholderText(), QStringLiteral("A key is kept in the system's keychain"));
    remove->click();
    save();
    QCOMPARE(m_backend->saved->newKeys, (std::map<std::string, std::string>{{"meta", ""}}));
}

void SettingsDialogTest::aTestShowsItsSentenceAndCanBeRunAgain()
{
    m_backend->answering = false;
    button(QStringLiteral("Test Meta"))->click();
    QVERIFY(shows(QStringLiteral("Asking")));
    m_backend->answering = true;
    QTRY_VERIFY(shows(QStringLiteral("The key works: Meta lists 7 models.")));
    QVERIFY(!shows(QStringLiteral("Asking")));
    {
        const std::lock_guard lock(m_backend->mutex);
        m_backend->testResult = fail(ErrorCode::Auth, "Meta refused the key: it has expired.");
    }
    button(QStringLiteral("Test Meta"))->click();
    QTRY_VERIFY(shows(QStringLiteral("Meta refused the key: it has expired.")));
    QVERIFY(!shows(QStringLiteral("The key works")));
    QCOMPARE(m_backend->tested.size(), std::size_t{2});
    QVERIFY(!m_backend->saved);
}

void SettingsDialogTest::aTestUsesWhatIsTyped()
{
    named<QLineEdit>(QStringLiteral("Key for OpenAI"))->setText(QStringLiteral("sk-typed"));
    named<QLineEdit>(QStringLiteral("Address of OpenAI"))->setText(QStringLiteral("https://other.example/v1"));
    button(QStringLiteral("Test OpenAI"))->click();
    QTRY_VERIFY(shows(QStringLiteral("The key works")));
    QCOMPARE(m_backend->tested.size(), std::size_t{1});
    const auto &[provider, form] = m_backend->tested[0];
    QCOMPARE(provider, std::string("openai"));
    QCOMPARE(form.newKeys.at("openai"), std::string("sk-typed"));
    QCOMPARE(form.settings.baseUrls.at("openai"), std::string("https://other.example/v1"));
}

void SettingsDialogTest::aTestCanBeStopped()
{
    m_backend->answering = false;
    QPushButton *test = button(QStringLiteral("Test Meta"));
    test->click();
    QCOMPARE(test->text(), QStringLiteral("Stop"));
    test->click();
    QTRY_VERIFY(shows(QStringLiteral("Stopped.")));
    QCOMPARE(test->text(), QStringLiteral("Test"));
    QVERIFY(test->isEnabled());
}

void SettingsDialogTest::closingStopsATest()
{
    m_backend->answering = false;
    button(QStringLiteral("Test Meta"))->click();
    m_dialog->close();
    QTRY_VERIFY(!m_dialog);
    m_runner.reset(); // waits for the job, which ends only when it was told to stop
    QCOMPARE(m_backend->tested.size(), std::size_t{1});
}

void SettingsDialogTest::changingTheKeyTakesTheOldSentenceAway()
{
    button(QStringLiteral("Test Meta"))->click();
    QTRY_VERIFY(shows(QStringLiteral("The key works")));
    named<QLineEdit>(QStringLiteral("Key for Meta"))->setText(QStringLiteral("x"));
    QVERIFY(!shows(QStringLiteral("The key works")));
}

void SettingsDialogTest::consentsOfCollectionsReachTheBackend()
{
    named<QCheckBox>(QStringLiteral("Collection “Birch & Co”"))->setChecked(true);
    named<QCheckBox>(QStringLiteral("Documents in no collection"))->setChecked(true);
    save();
    QVERIFY(m_backend->saved->settings.allowTrainingModels);
    QCOMPARE(m_backend->saved->collections.size(), std::size_t{1});
    const CollectionRow &changed = m_backend->saved->collections[0];
    QCOMPARE(changed.id, CollectionId{1});
    QVERIFY(changed.allowTraining);
    QVERIFY(!changed.maxCostUsd);
}

void SettingsDialogTest::numbersCannotBeInvalid_data()
{
    QTest::addColumn<QString>("typed");
    QTest::newRow("a negative number") << QStringLiteral("-5");
    QTest::newRow("a word") << QStringLiteral("never");
    QTest::newRow("nothing") << QString();
    QTest::newRow("more than there are seconds in a day") << QStringLiteral("999999999");
}

void SettingsDialogTest::numbersCannotBeInvalid()
{
    QFETCH(QString, typed);
    int fields = 0;
    for (QAbstractSpinBox *box : m_dialog->findChildren<QAbstractSpinBox *>()) {
        box->setEnabled(true);
        box->selectAll();
        QTest::keyClick(box, Qt::Key_Delete);
        QTest::keyClicks(box, typed);
        box->interpretText();
        const auto *seconds = qobject_cast<QSpinBox *>(box);
        const auto *dollars = qobject_cast<QDoubleSpinBox *>(box);
        QVERIFY(seconds != nullptr || dollars != nullptr);
        if (seconds != nullptr)
            QVERIFY(seconds->value() >= 1 && seconds->value() <= 86'400);
        else
            QVERIFY(dollars->value() >= 0 && dollars->value() <= 100'000);
        ++fields;
    }
    QCOMPARE(fields, 9);
}

void SettingsDialogTest::aProxyWithoutAnAddressIsNotSaved()
{
    auto *proxy = named<QComboBox>(QStringLiteral("Proxy"));
    proxy->setCurrentIndex(2);
    for (QPushButton *candidate : m_dialog->findChildren<QPushButton *>())
        if (candidate->text() == QStringLiteral("Save"))
            candidate->click();
    QVERIFY(shows(QStringLiteral("Enter the proxy's address")));
    QCOMPARE(m_dialog->findChild<QListWidget *>()->currentRow(), kNetworkPage);
    QVERIFY(!m_backend->saved);
    named<QLineEdit>(QStringLiteral("Address of the proxy"))->setText(QStringLiteral("http://proxy.example:3128"));
    save();
    QCOMPARE(m_backend->saved->settings.proxy, std::string("http://proxy.example:3128"));
}

void SettingsDialogTest::aFailureToSaveKeepsTheWindowOpen()
{
    m_backend->saveResult = fail(ErrorCode::DiskFull, "The disk is full.");
    for (QPushButton *candidate : m_dialog->findChildren<QPushButton *>())
        if (candidate->text() == QStringLiteral("Save"))
            candidate->click();
    QTRY_VERIFY(shows(QStringLiteral("The disk is full.")));
    QVERIFY(m_dialog->isVisible());
}

void SettingsDialogTest::showsBothListsOfSynonyms()
{
    m_dialog->showPage(kSearchPage);
    QCOMPARE(ownSynonyms()->toPlainText(), QStringLiteral("churn = attrition\n# mine\n"));
    QVERIFY(shows(QStringLiteral("/home/somebody/.config/longleaf/synonyms.txt")));
    auto *builtIn = named<QPlainTextEdit>(QStringLiteral("Built-in synonyms"));
    QVERIFY(!builtIn->isVisible());
    auto *fold = named<QToolButton>(QStringLiteral("Show the built-in list"));
    QVERIFY(fold->text().contains(QStringLiteral("2 group")));
    QTest::keyClick(fold, Qt::Key_Space);
    QVERIFY(builtIn->isVisible());
    QVERIFY(builtIn->toPlainText().contains(QStringLiteral("eps == earnings per share")));
    QTest::keyClicks(builtIn, QStringLiteral("x"));
    QCOMPARE(builtIn->toPlainText(), toQString(storedForm().synonyms.builtIn));
    QTest::keyClick(named<QToolButton>(QStringLiteral("Hide the built-in list")), Qt::Key_Space);
    QVERIFY(!builtIn->isVisible());
    save();
    QVERIFY(!m_backend->saved->synonyms.changed); // line ends are no change
}

void SettingsDialogTest::namesABadLineOfTheSynonymsAsItIsTyped()
{
    m_dialog->showPage(kSearchPage);
    ownSynonyms()->moveCursor(QTextCursor::End);
    QTest::keyClicks(ownSynonyms(), QStringLiteral("take rate"));
    QTRY_VERIFY(shows(QStringLiteral("Line 3: there is no “=” between the words.")));
    QVERIFY(ownSynonyms()->accessibleDescription().contains(QStringLiteral("Line 3")));
    ownSynonyms()->moveCursor(QTextCursor::Start);
    button(QStringLiteral("Go to line 3"))->click();
    QCOMPARE(ownSynonyms()->textCursor().blockNumber(), 2);
    QTest::keyClicks(ownSynonyms(), QStringLiteral(" = commission"));
    QTRY_VERIFY(!shows(QStringLiteral("Line 3")));
    QVERIFY(shows(QStringLiteral("2 group")));
    save();
    QCOMPARE(m_backend->saved->synonyms.changed,
             std::optional(std::string("churn = attrition\n# mine\ntake rate = commission\n")));
    QCOMPARE(m_backend->saved->synonyms.own, storedForm().synonyms.own);
}

void SettingsDialogTest::aBadListOfSynonymsIsNotSavedAndNotLost()
{
    const QString typed = QStringLiteral("a = b\nc\nd =\n= e\nf = g = h\ni = i");
    ownSynonyms()->setPlainText(typed);
    pressSave(); // before the pause after the last key is over
    QVERIFY(shows(QStringLiteral("your synonyms cannot be read. Line 2")));
    QVERIFY(shows(QStringLiteral("Line 4: there is no word before “=”.")));
    QVERIFY(shows(QStringLiteral("2 more line")));
    QCOMPARE(m_dialog->findChild<QListWidget *>()->currentRow(), kSearchPage);
    QCOMPARE(ownSynonyms()->textCursor().blockNumber(), 1);
    QVERIFY(m_dialog->isVisible());
    QCOMPARE(ownSynonyms()->toPlainText(), typed);
    m_backend->saveResult = fail(ErrorCode::DiskFull, "The disk is full.");
    ownSynonyms()->setPlainText(QStringLiteral("a = b"));
    pressSave();
    QTRY_VERIFY(shows(QStringLiteral("The disk is full.")));
    QCOMPARE(ownSynonyms()->toPlainText(), QStringLiteral("a = b"));
}

void SettingsDialogTest::aListOfSynonymsThatWasBadBeforeBlocksNothing()
{
    m_backend->stored.synonyms.own = "no sign\n";
    open();
    QVERIFY(shows(QStringLiteral("Line 1: there is no “=” between the words.")));
    named<QSpinBox>(QStringLiteral("Time limit in seconds: In all"))->setValue(3'000);
    save();
    QCOMPARE(m_backend->saved->settings.timeouts.totalS, 3'000);
    QVERIFY(!m_backend->saved->synonyms.changed);
}

void SettingsDialogTest::aListOfSynonymsThatCannotBeReadIsNotEdited()
{
    m_backend->stored.synonyms.own.clear();
    m_backend->stored.synonyms.problem = "It is not written in UTF-8.";
    open();
    QVERIFY(shows(QStringLiteral("It is not written in UTF-8.")));
    QTest::keyClicks(ownSynonyms(), QStringLiteral("a = b"));
    QVERIFY(ownSynonyms()->toPlainText().isEmpty());
    save();
    QVERIFY(!m_backend->saved->synonyms.changed);
}

void SettingsDialogTest::closingAsksForAnUnsavedListOfSynonyms()
{
    ownSynonyms()->setPlainText(QStringLiteral("a = b"));
    QTest::keyClick(m_dialog, Qt::Key_Escape);
    QVERIFY(m_dialog && m_dialog->isVisible());
    QVERIFY(shows(QStringLiteral("Your list of synonyms is not saved yet.")));
    QVERIFY(!m_dialog->close());
    QCOMPARE(ownSynonyms()->toPlainText(), QStringLiteral("a = b"));
    button(QStringLiteral("Close without saving"))->click();
    QTRY_VERIFY(!m_dialog);
    QVERIFY(!m_backend->saved);
    open();
    QTest::keyClick(m_dialog, Qt::Key_Escape); // nothing to lose
    QTRY_VERIFY(!m_dialog);
}

void SettingsDialogTest::synonymsCanBeEditedWithTheKeyboard()
{
    m_dialog->showPage(kSearchPage);
    m_dialog->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_dialog));
    m_dialog->findChild<QListWidget *>()->setFocus();
    QTest::keyClick(m_dialog->focusWidget(), Qt::Key_Tab);
    QCOMPARE(m_dialog->focusWidget(), ownSynonyms());
    QTest::keyClicks(ownSynonyms(), QStringLiteral("a = b"));
    QTest::keyClick(ownSynonyms(), Qt::Key_Return); // a new line, not Save
    QVERIFY(m_dialog->isVisible());
    QVERIFY(ownSynonyms()->toPlainText().startsWith(QStringLiteral("a = b\nchurn")));
    QTest::keyClick(ownSynonyms(), Qt::Key_Tab);
    QCOMPARE(m_dialog->focusWidget(), named<QToolButton>(QStringLiteral("Show the built-in list")));
    QTest::keyClick(m_dialog->focusWidget(), Qt::Key_Tab);
    QCOMPARE(qobject_cast<QPushButton *>(m_dialog->focusWidget())->text(), QStringLiteral("Cancel"));
}

void SettingsDialogTest::everyControlHasAName()
{
    QStringList nameless;
    int controls = 0;
    for (const QWidget *widget : m_dialog->findChildren<QWidget *>()) {
        const auto *press = qobject_cast<const QAbstractButton *>(widget);
        const bool control = press != nullptr || qobject_cast<const QComboBox *>(widget) != nullptr ||
                             qobject_cast<const QLineEdit *>(widget) != nullptr ||
                             qobject_cast<const QPlainTextEdit *>(widget) != nullptr ||
                             qobject_cast<const QAbstractSpinBox *>(widget) != nullptr ||
                             qobject_cast<const QListWidget *>(widget) != nullptr;
        const QWidget *parent = widget->parentWidget();
        const bool inside = qobject_cast<const QComboBox *>(parent) != nullptr ||
                            qobject_cast<const QLineEdit *>(parent) != nullptr ||
                            qobject_cast<const QAbstractSpinBox *>(parent) != nullptr;
        if (!control || inside || widget->objectName().startsWith(QStringLiteral("qt_")))
            continue;
        ++controls;
        if (widget->accessibleName().isEmpty() && (press == nullptr || press->text().isEmpty()))
            nameless << QString::fromLatin1(widget->metaObject()->className());
    }
    QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(QStringLiteral(", "))));
    QVERIFY(controls > 30);
}

void SettingsDialogTest::nothingIsWiderThanTheWindow_data()
{
    QTest::addColumn<double>("scale");
    QTest::newRow("text of the usual size") << 1.0;
    QTest::newRow("text half as large again") << 1.5;
}

void SettingsDialogTest::nothingIsWiderThanTheWindow()
{
    QFETCH(double, scale);
    const QFont usual = QApplication::font();
    QFont font = usual;
    font.setPointSizeF(usual.pointSizeF() * scale);
    QApplication::setFont(font);
    {
        Theme theme;
        theme.apply(ThemeChoice::Light);
        SettingsDialog dialog(*m_backend, *m_runner, theme, nullptr);
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        dialog.QWidget::show();
        QTRY_VERIFY(!dialog.findChildren<QPushButton *>(QStringLiteral("test-meta")).isEmpty());
        for (int i = 0; i < dialog.pageCount(); ++i) {
            dialog.showPage(i);
            QApplication::sendPostedEvents();
            for (const QScrollArea *area : dialog.findChildren<QScrollArea *>())
                if (area->isVisible())
                    QVERIFY2(area->horizontalScrollBar()->maximum() == 0, qPrintable(area->accessibleName()));
        }
    }
    QApplication::setFont(usual);
}

QTEST_MAIN(SettingsDialogTest)
#include "tst_settings_dialog.moc"
