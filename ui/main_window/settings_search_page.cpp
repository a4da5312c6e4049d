// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/settings_search_page.h"

#include "ui/main_window/settings_form.h"
#include "ui/text/qt_convert.h"
#include "ui/widgets/numbered_text_edit.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QStyle>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

namespace longleaf::ui {

namespace {

constexpr int kOwnRows = 8;
constexpr int kBuiltInRows = 10;
constexpr int kPauseMs = 400;         ///< a line that is being typed is not called wrong at its first letter
constexpr std::size_t kMostNamed = 3; ///< bad lines that are named one by one

// The class is named in full because lupdate otherwise puts these texts into a context that is never looked up.
QString faultText(const rank::SynonymProblem &problem)
{
    const auto line = static_cast<qulonglong>(problem.line);
    switch (problem.fault) {
    case rank::SynonymFault::NoSign:
        return longleaf::ui::SearchPage::tr("Line %1: there is no “=” between the words.").arg(line);
    case rank::SynonymFault::NothingLeft:
        return longleaf::ui::SearchPage::tr("Line %1: there is no word before “=”.").arg(line);
    case rank::SynonymFault::NothingRight:
        return longleaf::ui::SearchPage::tr("Line %1: there is no word after “=”.").arg(line);
    case rank::SynonymFault::SecondSign:
        return longleaf::ui::SearchPage::tr("Line %1: there is a second “=”; begin a new line for it.").arg(line);
    case rank::SynonymFault::SameWords:
        return longleaf::ui::SearchPage::tr("Line %1: both sides say the same.").arg(line);
    }
    return {};
}

QString faultsText(const std::vector<rank::SynonymProblem> &problems)
{
    QStringList lines;
    for (std::size_t i = 0; i < std::min(problems.size(), kMostNamed); ++i)
        lines << faultText(problems[i]);
    if (problems.size() > kMostNamed)
        lines << longleaf::ui::SearchPage::tr("%n more line(s) cannot be read.", nullptr,
                                              static_cast<int>(problems.size() - kMostNamed));
    return lines.join(QLatin1Char('\n'));
}

} // namespace

SearchPage::SearchPage(Theme &theme, QWidget *parent)
    : SettingsPage(theme, parent)
    , m_own(new NumberedTextEdit(theme, kOwnRows, this))
    , m_state(new QLabel(this))
    , m_goTo(new QPushButton(this))
    , m_place(hintLabel({}, theme, this))
    , m_fold(new QToolButton(this))
    , m_builtIn(new NumberedTextEdit(theme, kBuiltInRows, this))
    , m_pause(new QTimer(this))
{
    addHeading(tr("Synonyms"));
    addHint(tr("Documents often use other words than a question. With “capex = purchases of property, additions to "
               "property” a question about capex also finds the passages that only speak of purchases of property."));
    addOwnList();
    addBuiltInList();
    m_pause->setSingleShot(true);
    m_pause->setInterval(kPauseMs);
    connect(m_own, &QPlainTextEdit::textChanged, m_pause, qOverload<>(&QTimer::start));
    connect(m_pause, &QTimer::timeout, this, &SearchPage::check);
    connect(m_goTo, &QPushButton::clicked, this, &SearchPage::showProblem);
    connect(m_fold, &QToolButton::clicked, this, [this]() {
        m_builtIn->setVisible(m_builtIn->isHidden());
        refreshFold();
        if (m_builtIn->isHidden())
            return;
        m_builtIn->setFocus(Qt::OtherFocusReason);
        // Once it has its place.
        QTimer::singleShot(0, m_builtIn, [this]() {
            for (QWidget *above = parentWidget(); above != nullptr; above = above->parentWidget())
                if (auto *area = qobject_cast<QScrollArea *>(above))
                    return area->ensureWidgetVisible(m_builtIn, 0, space::kTwo);
        });
    });
}

void SearchPage::addOwnList()
{
    addHeading(tr("Your own list"));
    addHint(tr("One group a line, words parted by commas. “=” also looks up the words on the right for those on the "
               "left, “==” works both ways, and what follows # is a remark."));
    m_own->setObjectName(QStringLiteral("ownSynonyms"));
    m_own->setAccessibleName(tr("Your own synonyms"));
    m_own->setPlaceholderText(tr("churn, attrition == customer losses\ntake rate = commission, service fees"));
    column()->addSpacing(space::kHalf);
    column()->addWidget(m_own, 1);
    m_state->setWordWrap(true);
    m_state->setTextFormat(Qt::PlainText);
    m_state->setFont(theme().type().caption);
    m_state->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_goTo->setProperty("variant", QStringLiteral("quiet"));
    m_goTo->setAutoDefault(false);
    m_goTo->hide();
    auto *row = new QHBoxLayout;
    row->setSpacing(space::kUnit);
    row->addWidget(m_state, 1, Qt::AlignTop);
    row->addWidget(m_goTo, 0, Qt::AlignTop);
    column()->addLayout(row);
    m_place->setTextInteractionFlags(Qt::TextSelectableByMouse);
    column()->addWidget(m_place);
}

void SearchPage::addBuiltInList()
{
    column()->addSpacing(space::kTwo);
    m_fold->setObjectName(QStringLiteral("foldBuiltInSynonyms"));
    m_fold->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_fold->setFont(theme().type().bodyStrong);
    column()->addWidget(m_fold, 0, Qt::AlignLeft);
    m_builtIn->setObjectName(QStringLiteral("builtInSynonyms"));
    m_builtIn->setAccessibleName(tr("Built-in synonyms"));
    m_builtIn->setReadOnly(true);
    m_builtIn->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_builtIn->hide();
    column()->addWidget(m_builtIn);
    refreshFold();
}

void SearchPage::refreshFold()
{
    const bool open = !m_builtIn->isHidden();
    m_fold->setAccessibleName(open ? tr("Hide the built-in list") : tr("Show the built-in list"));
    m_fold->setIcon(theme().icon(open ? QStringLiteral("chevron-up") : QStringLiteral("chevron-down")));
}

void SearchPage::display(const SettingsForm &form)
{
    const SynonymLists &lists = form.synonyms;
    m_own->setPlainText(toQString(lists.own));
    // What the editor gives back for it; line ends and the like are its own.
    m_shown = m_own->toPlainText();
    m_own->setReadOnly(!lists.problem.empty());
    m_builtIn->setPlainText(toQString(lists.builtIn));
    const auto groups = static_cast<int>(rank::checkSynonyms(lists.builtIn).groups);
    m_fold->setText(tr("Built-in list (%n group(s))", nullptr, groups));
    m_place->setText(
        tr("Kept in %1; used from your next question on, before the built-in list.").arg(toQString(lists.file)));
    if (lists.problem.empty())
        check();
    else
        say(toQString(lists.problem), "bad");
    m_pause->stop();
}

rank::SynonymCheck SearchPage::checked() const
{
    return rank::checkSynonyms(toUtf8(m_own->toPlainText()));
}

bool SearchPage::changed() const
{
    return !m_own->isReadOnly() && m_own->toPlainText() != m_shown;
}

void SearchPage::check()
{
    const rank::SynonymCheck state = checked();
    std::vector<int> lines;
    for (const rank::SynonymProblem &problem : state.problems)
        lines.push_back(static_cast<int>(problem.line));
    m_badLine = lines.empty() ? 0 : lines.front();
    m_own->setMarkedLines(std::move(lines));
    m_goTo->setVisible(m_badLine > 0);
    m_goTo->setText(tr("Go to line %1").arg(m_badLine));
    m_goTo->setAccessibleName(m_goTo->text());
    if (m_badLine > 0)
        say(faultsText(state.problems), "bad");
    else if (state.groups > 0)
        say(tr("%n group(s); every line can be read.", nullptr, static_cast<int>(state.groups)), "soft");
    else
        say(tr("No words of your own yet."), "soft");
}

void SearchPage::say(const QString &text, const char *tone)
{
    const bool news = m_state->text() != text;
    m_state->setText(text);
    m_own->setAccessibleDescription(text);
    m_state->setProperty("tone", QString::fromLatin1(tone));
    m_state->style()->unpolish(m_state);
    m_state->style()->polish(m_state);
    if (!news || !isVisible())
        return;
    QAccessibleEvent event(m_state, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

QString SearchPage::problem() const
{
    if (!changed())
        return {};
    const rank::SynonymCheck state = checked();
    if (state.problems.empty())
        return {};
    return tr("Nothing was saved, because your synonyms cannot be read. %1").arg(faultText(state.problems.front()));
}

void SearchPage::showProblem()
{
    check();
    if (m_badLine > 0)
        m_own->goToLine(m_badLine);
}

QString SearchPage::unsaved() const
{
    return changed() ? tr("Your list of synonyms is not saved yet.") : QString();
}

void SearchPage::write(SettingsForm &form) const
{
    if (!changed())
        return;
    std::string text = toUtf8(m_own->toPlainText());
    if (!text.empty() && text.back() != '\n')
        text += '\n';
    form.synonyms.changed = std::move(text);
}

} // namespace longleaf::ui
