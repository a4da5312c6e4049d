// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/pseudo_language.h"

#include <QCoreApplication>
#include <QEvent>
#include <QHash>

namespace longleaf::test {

namespace {

QChar accented(QChar letter)
{
    static const QHash<QChar, QChar> letters{{u'a', u'á'}, {u'e', u'é'}, {u'i', u'í'}, {u'o', u'ó'}, {u'u', u'ú'},
                                             {u'y', u'ý'}, {u'c', u'ç'}, {u'n', u'ñ'}, {u's', u'š'}, {u'z', u'ž'},
                                             {u'A', u'Á'}, {u'E', u'É'}, {u'I', u'Í'}, {u'O', u'Ó'}, {u'U', u'Ú'},
                                             {u'C', u'Ç'}, {u'N', u'Ñ'}, {u'S', u'Š'}, {u'Z', u'Ž'}};
    return letters.value(letter, letter);
}

} // namespace

PseudoLanguage::PseudoLanguage()
{
    QCoreApplication::installTranslator(this);
    QCoreApplication::instance()->installEventFilter(this);
}

PseudoLanguage::~PseudoLanguage()
{
    QCoreApplication::instance()->removeEventFilter(this);
}

/// Another language came before this one: the last one installed is asked first.
bool PseudoLanguage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == QCoreApplication::instance() && event->type() == QEvent::LanguageChange && !m_installing) {
        m_installing = true;
        QCoreApplication::removeTranslator(this);
        QCoreApplication::installTranslator(this);
        m_installing = false;
    }
    return QTranslator::eventFilter(watched, event);
}

QString PseudoLanguage::translate(const char *, const char *source, const char *, int) const
{
    return spoken(QString::fromUtf8(source));
}

QString PseudoLanguage::spoken(const QString &english)
{
    if (english.trimmed().isEmpty())
        return english;
    QString text;
    bool tag = false;
    int letters = 0;
    for (qsizetype i = 0; i < english.size(); ++i) {
        const QChar character = english[i];
        // "%1", "%n", "&F", "<b>" and the patterns of a file filter mean something.
        const bool special = i > 0 && (english[i - 1] == u'%' || english[i - 1] == u'&');
        tag = tag ||
              (character == u'<' && i + 1 < english.size() && (english[i + 1].isLetter() || english[i + 1] == u'/'));
        text += special || tag ? character : accented(character);
        letters += character.isLetter() ? 1 : 0;
        tag = tag && character != u'>';
    }
    QString tail;
    for (int more = (letters * 2 + 4) / 5; more > 0; more -= 6)
        tail += QStringLiteral(" lónger").left(more + 1);
    // A file filter ends with its patterns in parentheses, a command with its ellipsis.
    if (text.endsWith(u')') && text.contains(QStringLiteral("(*")))
        return u'[' + text.left(text.lastIndexOf(u'(')) + tail + QStringLiteral("] ") +
               text.mid(text.lastIndexOf(u'('));
    if (text.endsWith(QChar(0x2026)))
        return u'[' + text.chopped(1) + tail + u']' + QChar(0x2026);
    return u'[' + text + tail + u']';
}

bool PseudoLanguage::hasPlainLetters(const QString &shown)
{
    int depth = 0;
    int run = 0;
    for (const QChar character : shown) {
        depth += character == u'[' ? 1 : character == u']' ? -1 : 0;
        run = depth <= 0 && character.isLetter() ? run + 1 : 0;
        if (run >= 2) // units and marks of one letter are nobody's words
            return true;
    }
    return false;
}

} // namespace longleaf::test
