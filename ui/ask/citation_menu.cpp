// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ask/citation_menu.h"

#include <QCoreApplication>
#include <QMenu>

namespace longleaf::ui {

namespace {

class Words {
    Q_DECLARE_TR_FUNCTIONS(longleaf::ui::CitationMenu)
};

} // namespace

bool canPin(const CitationEntry &entry)
{
    return entry.checked && entry.checked->verdict.document.valid() && !entry.checked->verdict.span.empty();
}

QMenu *citationMenu(const CitationEntry &entry, int number, bool marking, const Theme &theme, QWidget *parent,
                    const std::function<void(CitationDeed)> &chosen)
{
    auto *menu = new QMenu(parent);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setAccessibleName(Words::tr("Citation %1").arg(number));
    const auto add = [&](CitationDeed deed, const char *name, const QString &text, const QString &icon, bool enabled) {
        QAction *action = menu->addAction(text);
        action->setObjectName(QString::fromLatin1(name));
        action->setEnabled(enabled);
        if (!icon.isEmpty())
            action->setIcon(theme.icon(icon));
        QObject::connect(action, &QAction::triggered, parent, [chosen, deed]() { chosen(deed); });
    };
    const bool quoted = !entry.raw.quote.empty();
    add(CitationDeed::Open, "openCitation", Words::tr("&Open the page"), QStringLiteral("page"),
        entry.checked.has_value());
    add(CitationDeed::CopyWithReference, "copyCitation", Words::tr("&Copy with reference"), QStringLiteral("copy"),
        quoted || entry.checked.has_value());
    add(CitationDeed::CopyQuote, "copyCitationQuote", Words::tr("Copy the &quote"), {}, quoted);
    menu->addSeparator();
    add(CitationDeed::Pin, "pinCitation", Words::tr("&Pin to the next question"), QStringLiteral("pin"), canPin(entry));
    menu->addSeparator();
    if (!entry.wrongNote) {
        add(CitationDeed::MarkWrong, "markCitationWrong", Words::tr("&Mark as wrong"), QStringLiteral("flag"), marking);
    } else {
        add(CitationDeed::Unmark, "unmarkCitation", Words::tr("&Not wrong after all"), QStringLiteral("flag"), marking);
        add(CitationDeed::EditNote, "editCitationNote",
            entry.wrongNote->empty() ? Words::tr("&Add a note…") : Words::tr("Edit the &note…"), {}, marking);
    }
    return menu;
}

} // namespace longleaf::ui
