// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ask/composer.h"

#include "core/pack/regime.h"
#include "ui/ask/coverage_map.h"
#include "ui/ask/coverage_map_panel.h"
#include "ui/ask/model_picker.h"
#include "ui/ask/plan_notice.h"
#include "ui/ask/request_dialog.h"
#include "ui/ask/turn_text.h"
#include "ui/text/qt_convert.h"
#include "ui/widgets/format.h"
#include "ui/widgets/growing_text_edit.h"
#include "ui/widgets/picker_box.h"

#include <QHBoxLayout>
#include <QInputDialog>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>

namespace longleaf::ui {

namespace {

constexpr int kMaxLines = 6;
constexpr int kPlanLines = 2;

constexpr int kMapHeight = 132;

} // namespace

Composer::Composer(AskController &controller, const Theme &theme, QWidget *parent)
    : QFrame(parent)
    , m_controller(controller)
    , m_theme(theme)
    , m_notice(new PlanNotice(controller, theme, this))
    , m_planIcon(new QLabel(this))
    , m_plan(new QLabel(this))
    , m_pages(new QToolButton(this))
    , m_request(new QToolButton(this))
    , m_mapFrame(new QFrame(this))
    , m_map(new CoverageMapPanel(theme, kMapHeight, m_mapFrame))
{
    setProperty("surface", QStringLiteral("canvas"));
    setAccessibleName(tr("Question"));
    m_planIcon->setFixedSize(14, 14);
    m_plan->setTextFormat(Qt::PlainText);
    m_plan->setWordWrap(true);
    m_plan->setProperty("tone", QStringLiteral("soft"));
    m_plan->setAccessibleName(tr("What will be sent"));
    m_plan->setAlignment(Qt::AlignLeft | Qt::AlignTop);

    buildLooks();
    auto *planRow = new QHBoxLayout;
    planRow->setContentsMargins(space::kHalf, 0, space::kHalf, 0);
    planRow->setSpacing(6);
    planRow->addWidget(m_planIcon, 0, Qt::AlignTop);
    planRow->addWidget(m_plan, 1);
    planRow->addWidget(m_pages, 0, Qt::AlignTop);
    planRow->addWidget(m_request, 0, Qt::AlignTop);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::kTwo, 0, space::kTwo, space::kOneAndHalf);
    column->setSpacing(space::kUnit);
    column->addWidget(m_notice);
    column->addWidget(m_mapFrame);
    column->addWidget(buildBox());
    column->addLayout(planRow);

    m_notice->setReadEverything([&controller]() { controller.setMode(pack::Mode::Sweep); });
    connect(&controller, &AskController::modelsChanged, this, &Composer::refreshModels);
    connect(&controller, &AskController::planChanged, this, &Composer::refreshPlan);
    connect(&controller, &AskController::busyChanged, this, &Composer::refreshBusy);
    connect(&controller, &AskController::draftProposed, this, &Composer::setQuestion);
    connect(&controller, &AskController::questionReturned, this, [this](const QString &text) {
        if (m_edit->toPlainText().trimmed().isEmpty())
            restoreQuestion(text);
    });
    connect(&controller, &AskController::draftRefined, this, &Composer::refreshModes);
    connect(&controller, &AskController::questionAccepted, m_edit, &QPlainTextEdit::clear);
    connect(&theme, &Theme::changed, this, &Composer::applyTheme);
    applyTheme();
    refreshModels();
    refreshModes();
    refreshBusy();
}

/// The buttons that show what would be sent: page by page, and byte by byte.
void Composer::buildLooks()
{
    m_pages->setObjectName(QStringLiteral("showPages"));
    m_pages->setIcon(m_theme.icon(QStringLiteral("grid")));
    m_pages->setCheckable(true);
    m_pages->setToolTip(tr("Which pages would be sent"));
    m_pages->setAccessibleName(m_pages->toolTip());
    m_request->setObjectName(QStringLiteral("showRequest"));
    m_request->setIcon(m_theme.icon(QStringLiteral("text")));
    m_request->setToolTip(tr("The exact request, before it is sent"));
    m_request->setAccessibleName(m_request->toolTip());
    m_mapFrame->setProperty("surface", QStringLiteral("ledger"));
    m_mapFrame->setAccessibleName(tr("Which pages would be sent"));
    auto *inner = new QVBoxLayout(m_mapFrame);
    inner->setContentsMargins(space::kOneAndHalf, space::kUnit, space::kOneAndHalf, space::kUnit);
    inner->addWidget(m_map);
    m_mapFrame->hide();
    connect(m_pages, &QToolButton::toggled, this, [this](bool on) {
        m_mapFrame->setVisible(on);
        refreshMap();
    });
    connect(m_request, &QToolButton::clicked, this, &Composer::showRequest);
    connect(m_map, &CoverageMapPanel::pageActivated, this, [this](DocumentId document, int page) {
        const auto &plan = m_controller.plan();
        m_controller.openPage(document, page, plan && *plan ? (*plan)->nameOf(document) : std::string());
    });
}

void Composer::togglePages()
{
    m_pages->toggle();
    if (m_pages->isChecked())
        m_map->map()->setFocus(Qt::OtherFocusReason);
}

void Composer::showRequest()
{
    if (m_requestDialog) {
        m_requestDialog->refresh();
        m_requestDialog->raise();
        m_requestDialog->activateWindow();
        return;
    }
    m_requestDialog = new RequestDialog(m_controller, m_theme, window());
    m_requestDialog->show();
}

RequestDialog *Composer::requestDialog() const
{
    return m_requestDialog;
}

/// The last map stays until the new plan is there.
void Composer::refreshMap()
{
    const auto &plan = m_controller.plan();
    if (m_pages->isChecked() && plan && *plan)
        m_map->showPlan(**plan);
    else if (m_controller.isScopeEmpty())
        m_map->showPlan({});
}

QWidget *Composer::buildBox()
{
    m_box = new QFrame(this);
    m_box->setProperty("surface", QStringLiteral("composer"));
    m_edit = new GrowingTextEdit(kMaxLines, m_box);
    m_edit->setPlaceholderText(tr("Ask a question about the ticked documents"));
    m_edit->setAccessibleName(tr("Question"));
    m_model = new ModelPicker(m_theme, m_box);
    m_mode = new PickerBox(m_theme, 352, m_box);
    m_mode->setAccessibleName(tr("What of the documents is sent"));
    m_send = new QPushButton(m_box);

    auto *controls = new QHBoxLayout;
    controls->setSpacing(space::kUnit);
    controls->addWidget(m_model);
    controls->addWidget(m_mode);
    controls->addStretch(1);
    controls->addWidget(m_send);
    auto *column = new QVBoxLayout(m_box);
    column->setContentsMargins(space::kUnit, space::kUnit, space::kUnit, space::kUnit);
    column->setSpacing(space::kUnit);
    column->addWidget(m_edit);
    column->addLayout(controls);

    connect(m_edit, &QPlainTextEdit::textChanged, this, [this]() {
        m_controller.setDraft(m_edit->toPlainText());
        refreshBusy();
    });
    m_edit->installEventFilter(this);
    connect(m_edit, &GrowingTextEdit::submitted, &m_controller, &AskController::send);
    connect(m_edit, &GrowingTextEdit::focusChanged, this, [this](bool focused) {
        m_box->setProperty("focused", focused);
        m_box->style()->unpolish(m_box);
        m_box->style()->polish(m_box);
    });
    connect(m_send, &QPushButton::clicked, this, [this]() {
        if (m_controller.isBusy())
            m_controller.stop();
        else
            m_controller.send();
    });
    connect(m_model, &ModelPicker::chosen, this, [this](const QString &id) { m_controller.setModel(toUtf8(id)); });
    connect(m_model, &ModelPicker::setupRequested, this, &Composer::settingsRequested);
    connect(m_mode, &PickerBox::chosen, this, &Composer::chooseMode);
    return m_box;
}

void Composer::applyTheme()
{
    const TypeScale &type = m_theme.type();
    m_edit->setFont(type.body);
    m_model->setFont(type.caption);
    m_mode->setFont(type.caption);
    m_plan->setFont(type.caption);
    m_plan->setMinimumHeight(kPlanLines * QFontMetrics(type.caption).lineSpacing());
    refreshPlan();
}

void Composer::setQuestion(const QString &text)
{
    m_edit->setPlainText(text);
    m_edit->moveCursor(QTextCursor::End);
    focusQuestion();
}

void Composer::restoreQuestion(const QString &text)
{
    if (text == m_edit->toPlainText())
        return;
    m_edit->setPlainText(text);
    m_edit->moveCursor(QTextCursor::End);
}

bool Composer::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_edit && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->modifiers() == Qt::NoModifier && recall(key->key()))
            return true;
    }
    return QFrame::eventFilter(watched, event);
}

/// Up in an empty box fetches the last question, Up again the one before, Down goes back; a word of one's own ends it.
bool Composer::recall(int key)
{
    const auto &turns = m_controller.turns();
    const int count = static_cast<int>(turns.size());
    const auto question = [&turns, count](int back) {
        return toQString(turns[static_cast<std::size_t>(count - back)].question);
    };
    const QString text = m_edit->toPlainText();
    if (m_recalled > count || m_recalled == 0 || text != question(m_recalled))
        m_recalled = 0;
    const bool mayBegin = m_recalled > 0 || text.isEmpty();
    if (key == Qt::Key_Up && mayBegin && m_recalled < count) {
        ++m_recalled;
        restoreQuestion(question(m_recalled));
        return true;
    }
    if (key == Qt::Key_Down && m_recalled > 0) {
        --m_recalled;
        restoreQuestion(m_recalled > 0 ? question(m_recalled) : QString());
        return true;
    }
    return false;
}

void Composer::focusQuestion()
{
    m_edit->setFocus(Qt::OtherFocusReason);
}

QString Composer::question() const
{
    return m_edit->toPlainText();
}

QString Composer::sendLine() const
{
    return m_plan->text();
}

void Composer::refreshModels()
{
    m_model->setModels(m_controller.models(), toQString(m_controller.model()));
}

void Composer::chooseMode(const QString &id)
{
    if (id == QLatin1String("own")) {
        askForDepth();
        return;
    }
    const bool cheap = id == QLatin1String("cheap");
    const bool focused = cheap || id == QLatin1String("thorough");
    m_controller.setDepth(focused ? std::optional(cheap ? pack::kCheapTokens : pack::kThoroughTokens) : std::nullopt);
    m_controller.setMode(focused ? pack::Mode::Focused : pack::modeFromWord(toUtf8(id)).value_or(pack::Mode::Auto));
}

void Composer::askForDepth()
{
    constexpr int kLeast = 1'000;
    constexpr int kMost = 2'000'000;
    auto *dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Passages"));
    dialog->setLabelText(tr("Most tokens of passages to send:"));
    dialog->setInputMode(QInputDialog::IntInput);
    dialog->setIntRange(kLeast, kMost);
    dialog->setIntValue(static_cast<int>(m_controller.depth().value_or(pack::kRoutedTokens)));
    connect(dialog, &QInputDialog::intValueSelected, this, [this](int tokens) {
        m_controller.setDepth(tokens);
        m_controller.setMode(pack::Mode::Focused);
    });
    connect(dialog, &QDialog::rejected, this, &Composer::refreshModes);
    dialog->open();
}

void Composer::refreshModes()
{
    const auto depth = m_controller.depth();
    const bool own = depth && *depth != pack::kCheapTokens && *depth != pack::kThoroughTokens;
    const std::vector<PickerItem> items{
        {QStringLiteral("auto"), tr("Auto"), tr("Whole documents if they fit, else passages"), {}, true},
        {QStringLiteral("whole"), tr("Whole"), tr("Whole documents, or nothing is sent"), {}, true},
        {QStringLiteral("focused"), tr("Focused"), tr("Only passages chosen for the question"), {}, true},
        {QStringLiteral("sweep"),
         tr("Everything in parts"),
         tr("Every page, in as many requests as it takes"),
         {},
         true},
        {QStringLiteral("cheap"), tr("Focused, cheap"), tr("Passages of at most 32,000 tokens"), {}, true},
        {QStringLiteral("thorough"), tr("Focused, thorough"), tr("Passages of at most 128,000 tokens"), {}, true},
        {QStringLiteral("own"),
         own ? tr("Focused, %1").arg(shortCount(*depth)) : tr("Focused, own number…"),
         tr("Passages of as many tokens as you say"),
         {},
         true},
    };
    QString current = toQString(pack::toWord(m_controller.mode()));
    if (m_controller.mode() == pack::Mode::Focused && depth)
        current = own                            ? QStringLiteral("own")
                  : *depth == pack::kCheapTokens ? QStringLiteral("cheap")
                                                 : QStringLiteral("thorough");
    m_mode->setItems(items, current);
    m_mode->setToolTip(tr("What of the documents is sent"));
}

void Composer::refreshPlan()
{
    const Tokens &t = m_theme.tokens();
    QString text = m_controller.blockedReason();
    QString icon = QStringLiteral("info");
    QColor color = t.textSoft;
    const auto &plan = m_controller.plan();
    if (m_controller.isScopeEmpty()) {
        icon = QStringLiteral("info");
    } else if (!text.isEmpty()) {
        icon = QStringLiteral("warning");
        color = t.warn;
    } else if (plan && *plan) {
        text = sendText(**plan);
        icon = (*plan)->local ? QStringLiteral("lock") : QStringLiteral("cloud");
    } else if (!m_plan->text().isEmpty() && m_plan->property("tone").toString() == QLatin1String("soft")) {
        return; // the last figures stay until the new ones are there
    } else {
        text = tr("Working out what will be sent…");
    }
    m_planIcon->setPixmap(m_theme.pixmap(icon, color, 14, devicePixelRatioF()));
    m_plan->setText(text);
    m_plan->setAccessibleDescription(text);
    m_plan->setProperty("tone", color == t.warn ? QStringLiteral("warn") : QStringLiteral("soft"));
    m_plan->style()->unpolish(m_plan);
    m_plan->style()->polish(m_plan);
    refreshMap();
    refreshBusy();
}

void Composer::refreshBusy()
{
    const bool busy = m_controller.isBusy();
    m_send->setText(busy ? tr("Stop") : tr("Send"));
    m_send->setAccessibleName(busy ? tr("Stop the answer") : tr("Send the question"));
    m_send->setToolTip(busy ? tr("Stop the answer; what came is kept (Esc)") : tr("Send the question (Enter)"));
    const QString variant = busy ? QString() : QStringLiteral("primary");
    if (m_send->property("variant").toString() != variant) {
        m_send->setProperty("variant", variant);
        m_send->style()->unpolish(m_send);
        m_send->style()->polish(m_send);
    }
    const bool ready = !m_edit->toPlainText().trimmed().isEmpty() && m_controller.blockedReason().isEmpty();
    m_send->setEnabled(busy || ready);
}

} // namespace longleaf::ui
