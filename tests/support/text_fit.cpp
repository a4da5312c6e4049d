// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/text_fit.h"

#include "ui/widgets/elided_label.h"

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QAction>
#include <QComboBox>
#include <QGroupBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QStackedWidget>
#include <QTabBar>
#include <QTextDocument>
#include <QToolButton>
#include <algorithm>

namespace longleaf::test {

namespace {

constexpr int kRounding = 2; ///< pixels that a font's metrics may be off

QString plain(const QString &text)
{
    if (!Qt::mightBeRichText(text))
        return text;
    QTextDocument document;
    document.setHtml(text);
    return document.toPlainText();
}

/// Ours, and on the screen.
bool counts(const QWidget *widget, const QWidget &root)
{
    if (!widget->isVisible() || widget->window() != &root || widget->size().isEmpty())
        return false;
    for (const QWidget *one = widget; one != nullptr && one != &root; one = one->parentWidget()) {
        if (one->objectName().startsWith(QStringLiteral("qt_")) || one->inherits("QComboBoxPrivateContainer"))
            return false;
    }
    return true;
}

QString named(const QWidget *widget, const QString &text)
{
    return QString::fromLatin1(widget->metaObject()->className()) + QStringLiteral(" “%1”").arg(text.left(60));
}

/// Whether what holds it scrolls, so that it may be larger.
bool scrolls(const QWidget *widget)
{
    const QWidget *parent = widget->parentWidget();
    return parent != nullptr && qobject_cast<const QAbstractScrollArea *>(parent->parentWidget()) != nullptr;
}

QString labelFault(const QLabel &label)
{
    const QString text = plain(label.text());
    if (text.trimmed().isEmpty())
        return {};
    if (const auto *elided = qobject_cast<const ui::ElidedLabel *>(&label)) {
        const bool cut = label.text() != elided->fullText();
        return cut && label.toolTip().isEmpty() ? QStringLiteral("is cut and has no tool tip") : QString();
    }
    if (!label.wordWrap()) {
        const QSize wanted = label.sizeHint();
        if (wanted.width() > label.width() + kRounding && label.toolTip().isEmpty())
            return QStringLiteral("needs %1 pixels, has %2").arg(wanted.width()).arg(label.width());
        if (wanted.height() > label.height() + kRounding)
            return QStringLiteral("needs a height of %1, has %2").arg(wanted.height()).arg(label.height());
        return {};
    }
    const int height = label.heightForWidth(label.width());
    if (height > label.height() + kRounding)
        return QStringLiteral("needs a height of %1, has %2").arg(height).arg(label.height());
    int longest = 0;
    for (const QString &word : text.split(QChar(u' ')))
        longest = std::max(longest, label.fontMetrics().horizontalAdvance(word.section(QLatin1Char('\n'), 0, 0)));
    const int room = label.contentsRect().width();
    return longest > room + kRounding ? QStringLiteral("has a word of %1 pixels in %2").arg(longest).arg(room)
                                      : QString();
}

QString buttonFault(const QAbstractButton &button)
{
    const auto *tool = qobject_cast<const QToolButton *>(&button);
    const bool iconOnly =
        tool != nullptr && tool->toolButtonStyle() == Qt::ToolButtonIconOnly && !tool->icon().isNull();
    if (button.text().isEmpty() || iconOnly || button.inherits("longleaf::ui::CitationHandle"))
        return {};
    if (button.hasHeightForWidth() || button.sizePolicy().hasHeightForWidth()) {
        const int height = button.heightForWidth(button.width());
        return height > button.height() + kRounding
                   ? QStringLiteral("needs a height of %1, has %2").arg(height).arg(button.height())
                   : QString();
    }
    const QSize wanted = button.sizeHint();
    if (wanted.width() > button.width() + kRounding)
        return QStringLiteral("needs %1 pixels, has %2").arg(wanted.width()).arg(button.width());
    // Its text, not the air that a style would like around it.
    const int text = button.fontMetrics().height();
    return text > button.height() - 2 ? QStringLiteral("has letters of %1 in %2").arg(text).arg(button.height())
                                      : QString();
}

QString fieldFault(const QLineEdit &field)
{
    if (field.placeholderText().isEmpty() || !field.text().isEmpty())
        return {};
    // The frame, and a picture on either side.
    const int room = field.width() - 2 * 8 - (field.actions().isEmpty() ? 0 : 24);
    const int wanted = field.fontMetrics().horizontalAdvance(field.placeholderText());
    return wanted > room && field.toolTip().isEmpty()
               ? QStringLiteral("its hint needs %1 pixels, has %2").arg(wanted).arg(room)
               : QString();
}

QString textOf(const QWidget *widget)
{
    if (const auto *elided = qobject_cast<const ui::ElidedLabel *>(widget))
        return elided->fullText();
    if (const auto *label = qobject_cast<const QLabel *>(widget))
        return plain(label->text());
    if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
        return button->text();
    if (const auto *field = qobject_cast<const QLineEdit *>(widget))
        return field->placeholderText();
    if (const auto *box = qobject_cast<const QGroupBox *>(widget))
        return box->title();
    return {};
}

/// Words or a control: what may not lie over its like.
bool isSolid(const QWidget *widget)
{
    return qobject_cast<const QAbstractButton *>(widget) != nullptr ||
           qobject_cast<const QLineEdit *>(widget) != nullptr || qobject_cast<const QComboBox *>(widget) != nullptr ||
           (qobject_cast<const QLabel *>(widget) != nullptr && !textOf(widget).isEmpty());
}

void findOverlaps(QWidget &root, QStringList &faults)
{
    QList<QWidget *> parents = root.findChildren<QWidget *>();
    parents << &root;
    for (const QWidget *parent : parents) {
        QList<QWidget *> children;
        for (QWidget *child : parent->findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly)) {
            if (counts(child, root) && isSolid(child) && !child->inherits("longleaf::ui::CitationHandle"))
                children << child;
        }
        for (qsizetype i = 0; i < children.size(); ++i) {
            for (qsizetype j = i + 1; j < children.size(); ++j) {
                const QRect both = children[i]->geometry() & children[j]->geometry();
                if (both.width() > kRounding && both.height() > kRounding)
                    faults << named(children[i], textOf(children[i])) + QStringLiteral(" lies over ") +
                                  named(children[j], textOf(children[j]));
            }
        }
    }
}

void addMenu(const QWidget *owner, const QList<QAction *> &actions, std::vector<ShownText> &texts)
{
    for (const QAction *action : actions) {
        if (action->isSeparator())
            continue;
        texts.push_back({owner, action->text()});
        if (action->toolTip() != QString(action->text()).remove(QLatin1Char('&')))
            texts.push_back({owner, action->toolTip()});
    }
}

} // namespace

std::vector<ShownText> shownTexts(QWidget &root)
{
    std::vector<ShownText> texts{{&root, root.windowTitle()}};
    for (QWidget *widget : root.findChildren<QWidget *>()) {
        if (auto *menu = qobject_cast<QMenu *>(widget); menu != nullptr && menu->parentWidget()->window() == &root)
            addMenu(menu, menu->actions(), texts);
        if (!counts(widget, root))
            continue;
        texts.push_back({widget, textOf(widget)});
        texts.push_back({widget, plain(widget->toolTip())});
        texts.push_back({widget, widget->accessibleName()});
        texts.push_back({widget, widget->accessibleDescription()});
        if (auto *bar = qobject_cast<QMenuBar *>(widget))
            addMenu(bar, bar->actions(), texts);
        if (const auto *tabs = qobject_cast<const QTabBar *>(widget)) {
            for (int i = 0; i < tabs->count(); ++i)
                texts.push_back({tabs, tabs->tabText(i)});
        }
        if (const auto *head = qobject_cast<const QHeaderView *>(widget)) {
            for (int i = 0; head->model() != nullptr && i < head->count(); ++i)
                texts.push_back({head, head->model()->headerData(i, head->orientation()).toString()});
        }
        if (const auto *box = qobject_cast<const QComboBox *>(widget)) {
            for (int i = 0; i < box->count(); ++i)
                texts.push_back({box, box->itemText(i)});
        }
    }
    return texts;
}

QStringList misfits(QWidget &root)
{
    QStringList faults;
    for (const QWidget *widget : root.findChildren<QWidget *>()) {
        if (!counts(widget, root))
            continue;
        QString fault;
        if (const auto *label = qobject_cast<const QLabel *>(widget))
            fault = labelFault(*label);
        else if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
            fault = buttonFault(*button);
        else if (const auto *field = qobject_cast<const QLineEdit *>(widget))
            fault = fieldFault(*field);
        else if (const auto *box = qobject_cast<const QComboBox *>(widget))
            fault = box->sizeHint().width() > box->width() + kRounding && box->toolTip().isEmpty()
                        ? QStringLiteral("is cut and has no tool tip")
                        : QString();
        if (!fault.isEmpty())
            faults << named(widget, textOf(widget)) + QLatin1Char(' ') + fault;
        const QWidget *parent = widget->parentWidget();
        const bool inner = qobject_cast<const QLineEdit *>(parent) != nullptr ||
                           qobject_cast<const QTabBar *>(parent) != nullptr ||
                           qobject_cast<const QComboBox *>(parent) != nullptr;
        if (isSolid(widget) && !inner && !scrolls(widget) &&
            !parent->rect().adjusted(-kRounding, -kRounding, kRounding, kRounding).contains(widget->geometry()))
            faults << named(widget, textOf(widget)) + QStringLiteral(" stands outside of ") + named(parent, {});
    }
    findOverlaps(root, faults);
    return faults;
}

} // namespace longleaf::test
