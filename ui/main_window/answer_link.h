// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QUrl>

namespace longleaf::ui {

/// A link of an answer, and whether it may be opened after a question.
struct AnswerLink {
    enum class Use {
        Opens,     ///< a web page or a letter
        Elsewhere, ///< leads to a file, a script, a program
        TooLong,   ///< more than can be checked by eye
        Pretends,  ///< a name before the host's, which is there to be taken for it
        Attaches,  ///< a letter that would take a file along
    };
    Use use = Use::Elsewhere;
    QUrl url;
    QString shown; ///< the whole target in ASCII, with places where a line may be broken
};

/// Web pages and mail addresses open, everything else does not. `target` is percent-encoded.
[[nodiscard]] AnswerLink readAnswerLink(const QString &target);

} // namespace longleaf::ui
