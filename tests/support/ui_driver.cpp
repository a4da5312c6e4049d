// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/ui_driver.h"

#include "core/model/url.h"
#include "ui/ask/answer_view.h"
#include "ui/ask/ask_pane.h"
#include "ui/ask/composer.h"
#include "ui/ask/conversation_view.h"
#include "ui/ask/turn_view.h"
#include "ui/text/qt_convert.h"
#include "ui/widgets/growing_text_edit.h"

#include <QApplication>
#include <QDir>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QElapsedTimer>
#include <QFile>
#include <QMimeData>
#include <QMouseEvent>
#include <QTest>
#include <QUrl>

namespace longleaf::test {

UiDriver::UiDriver() = default;

UiDriver::~UiDriver()
{
    if (isOpen())
        close();
}

std::filesystem::path UiDriver::library() const
{
    return m_folder.filePath(QStringLiteral("library")).toStdString();
}

settings::Settings UiDriver::settings() const
{
    const auto loaded = settings::SettingsStore(m_folder.filePath(QStringLiteral("config")).toStdString()).load();
    return loaded ? *loaded : settings::Settings{};
}

void UiDriver::useServer(const std::string &baseUrl)
{
    const settings::SettingsStore store(m_folder.filePath(QStringLiteral("config")).toStdString());
    settings::Settings settings;
    settings.baseUrls["meta"] = baseUrl;
    settings.theme = "light";
    const auto address = model::parseWebAddress(baseUrl);
    if (!address || !store.save(settings) || !store.setKey("meta", {"test-key", address->origin()}))
        qFatal("The settings could not be written.");
}

void UiDriver::useModels(const QByteArray &json)
{
    QDir().mkpath(m_folder.filePath(QStringLiteral("config")));
    QFile file(m_folder.filePath(QStringLiteral("config/models.json")));
    if (!file.open(QIODevice::WriteOnly) || file.write(json) != json.size())
        qFatal("The models could not be written.");
}

void UiDriver::useOfflineModel()
{
    const settings::SettingsStore store(m_folder.filePath(QStringLiteral("config")).toStdString());
    settings::Settings settings;
    settings.model = "offline/quotes";
    settings.theme = "light";
    if (!store.save(settings))
        qFatal("The settings could not be written.");
}

void UiDriver::useLanguage(const std::string &code)
{
    settings::Settings changed = settings();
    changed.language = code;
    if (!settings::SettingsStore(m_folder.filePath(QStringLiteral("config")).toStdString()).save(changed))
        qFatal("The settings could not be written.");
}

void UiDriver::open(int width, int height)
{
    bool ready = false;
    begin(width, height, [&ready]() { ready = true; });
    if (!waitFor([&]() { return ready && !m_composition->ask().models().empty(); }))
        qFatal("The window did not become ready.");
}

void UiDriver::openDamaged()
{
    begin(1360, 860, {});
}

void UiDriver::begin(int width, int height, std::function<void()> ready)
{
    desktop::Places places;
    places.library = library();
    places.config = m_folder.filePath(QStringLiteral("config")).toStdString();
    places.extractor = LONGLEAF_BINARY_DIR "/bin/longleaf-extractor";
    places.samples = LONGLEAF_SOURCE_DIR "/resources/samples";
    places.updates = m_updates;
    m_composition = std::make_unique<desktop::Composition>(places);
    m_composition->theme().apply(ui::ThemeChoice::Light);
    window().resize(width, height);
    window().show();
    m_composition->start(std::move(ready));
    if (!QTest::qWaitForWindowExposed(&window()))
        qFatal("The window did not become ready.");
}

qint64 UiDriver::close()
{
    QElapsedTimer clock;
    clock.start();
    window().close();
    m_composition.reset();
    return clock.elapsed();
}

bool UiDriver::waitFor(const std::function<bool()> &condition, int timeoutMs)
{
    return QTest::qWaitFor(condition, timeoutMs);
}

void UiDriver::wait(int ms)
{
    QTest::qWait(ms);
}

void UiDriver::drop(const QStringList &paths)
{
    QMimeData data;
    QList<QUrl> urls;
    for (const QString &path : paths)
        urls << QUrl::fromLocalFile(path);
    data.setUrls(urls);
    const QPoint center = window().rect().center();
    QDragEnterEvent enter(center, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&window(), &enter);
    QDropEvent drop(center, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&window(), &drop);
}

bool UiDriver::waitUntilRead(int timeoutMs)
{
    return waitFor([this]() { return !program().library().isReading(); }, timeoutMs);
}

bool UiDriver::send(const QString &question)
{
    ui::Composer *composer = window().askPane()->composer();
    composer->setQuestion(question);
    if (!waitFor([this]() {
            const auto &plan = program().ask().plan();
            return plan && *plan;
        }))
        return false;
    QTest::keyClick(composer->edit(), Qt::Key_Return);
    return program().ask().isBusy();
}

bool UiDriver::waitUntilAnswered(int timeoutMs)
{
    return waitFor([this]() { return !program().ask().isBusy(); }, timeoutMs);
}

const ui::Turn &UiDriver::lastTurn()
{
    return program().ask().turns().back();
}

QPoint UiDriver::chipCenter(int index, QWidget **viewport)
{
    ui::ConversationView *conversation = window().askPane()->conversation();
    ui::AnswerView *answer = conversation->turns().back()->answer();
    const QPoint center = answer->chipRect(index).center();
    const QPoint inColumn = answer->mapTo(conversation->widget(), center);
    conversation->ensureVisible(inColumn.x(), inColumn.y(), 0, 160);
    wait(20);
    *viewport = answer->viewport();
    return answer->chipRect(index).center();
}

void UiDriver::clickChip(int index)
{
    QWidget *viewport = nullptr;
    const QPoint center = chipCenter(index, &viewport);
    QTest::mouseClick(viewport, Qt::LeftButton, Qt::NoModifier, center);
}

void UiDriver::hoverChip(int index)
{
    QWidget *viewport = nullptr;
    const QPoint center = chipCenter(index, &viewport);
    QEvent leave(QEvent::Leave);
    QApplication::sendEvent(viewport->parentWidget(), &leave);
    QMouseEvent move(QEvent::MouseMove, QPointF(center), viewport->mapToGlobal(QPointF(center)), Qt::NoButton,
                     Qt::NoButton, Qt::NoModifier);
    QApplication::sendEvent(viewport, &move);
}

QString UiDriver::sampleDocument()
{
    return QStringLiteral(LONGLEAF_SOURCE_DIR "/resources/samples/apple-10q-2022-q3.pdf");
}

} // namespace longleaf::test
