// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/answer_link.h"

#include <QUrlQuery>
#include <algorithm>

namespace longleaf::ui {

namespace {

constexpr qsizetype kLongest = 1'000; // ten lines of a notice; longer ones carry something away
constexpr int kLongestPiece = 24;     // of letters without a place to break a line

/// A long address has no blanks, and a label does not break a word.
QString breakable(const QString &target)
{
    QString out;
    int piece = 0;
    for (const QChar c : target) {
        out += c;
        ++piece;
        if (piece == kLongestPiece || QStringLiteral("/?&=.").contains(c)) {
            out += QChar(0x200B);
            piece = 0;
        }
    }
    return out;
}

bool attaches(const QUrl &letter)
{
    const auto items = QUrlQuery(letter).queryItems(QUrl::FullyDecoded);
    return std::any_of(items.begin(), items.end(), [](const std::pair<QString, QString> &item) {
        return item.first.contains(QLatin1String("attach"), Qt::CaseInsensitive);
    });
}

AnswerLink::Use useOf(const QUrl &url, qsizetype length)
{
    const QString scheme = url.scheme().toLower();
    const bool web = scheme == QLatin1String("https") || scheme == QLatin1String("http");
    if (!url.isValid() || (web ? url.host().isEmpty() : scheme != QLatin1String("mailto")))
        return AnswerLink::Use::Elsewhere;
    if (length > kLongest)
        return AnswerLink::Use::TooLong;
    if (web && !url.userInfo().isEmpty())
        return AnswerLink::Use::Pretends;
    return !web && attaches(url) ? AnswerLink::Use::Attaches : AnswerLink::Use::Opens;
}

} // namespace

AnswerLink readAnswerLink(const QString &target)
{
    AnswerLink link;
    link.url = QUrl(target, QUrl::StrictMode);
    const QString encoded = link.url.isValid() ? QString::fromLatin1(link.url.toEncoded()) : target;
    link.use = useOf(link.url, encoded.size());
    link.shown = breakable(encoded.size() > kLongest ? encoded.left(kLongest) + QChar(0x2026) : encoded);
    return link;
}

} // namespace longleaf::ui
