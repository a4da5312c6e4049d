// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ask/absence_panel.h"

#include "ui/ask/panel_header.h"
#include "ui/text/qt_convert.h"
#include "ui/widgets/format.h"

#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace longleaf::ui {

namespace {

QLabel *wrappingLabel(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

QString summaryText(const ask::AbsenceReport &report)
{
    QStringList sentences;
    sentences << (report.everythingSent ? AbsencePanel::tr("All text was sent: %n page(s).", nullptr, report.pagesSent)
                                        : AbsencePanel::tr("%1 of %2 pages with text were sent, in whole or in part.")
                                              .arg(report.pagesSent)
                                              .arg(report.search.pagesSearched));
    if (report.search.pagesSearched > 0)
        sentences << AbsencePanel::tr("%n page(s) were searched.", nullptr, report.search.pagesSearched);
    if (report.pagesWithoutText > 0)
        sentences << AbsencePanel::tr("%n page(s) have no text and could not be searched.", nullptr,
                                      report.pagesWithoutText);
    if (report.pagesUnreadable > 0)
        sentences << AbsencePanel::tr("%n page(s) could not be read.", nullptr, report.pagesUnreadable);
    if (report.pagesPartial > 0)
        sentences << AbsencePanel::tr("%n page(s) could be read only in part.", nullptr, report.pagesPartial);
    return sentences.join(QLatin1Char(' '));
}

/// “deposit” 3
QString countedText(const std::string &words, std::int64_t hits)
{
    const QString quoted = AbsencePanel::tr("“%1”", "words that were searched").arg(toQString(words));
    if (hits < 0)
        return quoted;
    return quoted + QChar(QChar::Nbsp) + (hits == 0 ? AbsencePanel::tr("nowhere") : fullCount(hits));
}

QString termText(const pack::SearchedTerm &term)
{
    const QString own = countedText(term.term, term.hits);
    if (term.variants.empty())
        return own;
    QStringList variants;
    for (const pack::SearchedVariant &variant : term.variants)
        variants << countedText(variant.text, variant.hits);
    return AbsencePanel::tr("%1 (also %2)", "a word and the others that were searched for it")
        .arg(own, variants.join(QStringLiteral(", ")));
}

} // namespace

AbsencePanel::AbsencePanel(const Theme &theme, PassageList::SnippetSource snippets, QWidget *parent)
    : QFrame(parent)
    , m_theme(theme)
    , m_header(new QToolButton(this))
    , m_body(new QWidget(this))
    , m_list(new PassageList(theme, std::move(snippets), m_body))
    , m_summary(wrappingLabel(m_body))
    , m_terms(wrappingLabel(m_body))
{
    setProperty("surface", QStringLiteral("ledger"));
    setAccessibleName(tr("What was searched"));
    m_header->setText(tr("Not found: what was searched"));
    connectPanelHeader(m_header, m_body, theme);
    auto *body = new QVBoxLayout(m_body);
    body->setContentsMargins(0, 0, 0, space::kHalf);
    body->setSpacing(space::kUnit);
    body->addWidget(m_summary);
    body->addWidget(m_terms);
    body->addWidget(m_list);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::kOneAndHalf, space::kUnit, space::kOneAndHalf, space::kUnit);
    column->setSpacing(space::kUnit);
    column->addWidget(m_header);
    column->addWidget(m_body);
    connect(&theme, &Theme::changed, this, &AbsencePanel::applyTheme);
    applyTheme();
    hide();
}

void AbsencePanel::applyTheme()
{
    m_header->setFont(m_theme.type().captionStrong);
    m_summary->setFont(m_theme.type().caption);
    m_terms->setFont(m_theme.type().caption);
}

void AbsencePanel::showTurn(const Turn &turn)
{
    setVisible(turn.absence.has_value() && !turn.running());
    if (!turn.absence)
        return;
    const ask::AbsenceReport &report = *turn.absence;
    m_summary->setText(summaryText(report));
    QStringList terms;
    for (const pack::SearchedTerm &term : report.search.terms)
        terms << termText(term);
    m_terms->setText(tr("Passages with the question’s words: %1.").arg(terms.join(QStringLiteral(", "))));
    m_terms->setVisible(!terms.isEmpty());
    std::vector<PassageList::Row> rows;
    for (const ask::NearMiss &one : report.nearest)
        rows.push_back(
            {one.passage, toQString(turn.plan ? turn.plan->nameOf(one.passage.document) : std::string()), one.sent});
    m_list->setRows(rows);
}

} // namespace longleaf::ui
