// SPDX-License-Identifier: GPL-3.0-or-later
// What a screen reader is told, and where Tab leads, everywhere in the program.
#include "tests/support/ui_walk.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QApplication>
#include <QButtonGroup>
#include <QComboBox>
#include <QHeaderView>
#include <QKeySequenceEdit>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPointer>
#include <QRadioButton>
#include <QSet>
#include <QTabBar>
#include <QTest>
#include <QTextEdit>

using namespace longleaf;

namespace {

QString described(const QWidget *widget)
{
    QString text = QString::fromLatin1(widget->metaObject()->className());
    for (const QString &more : {widget->objectName(), widget->accessibleName(), widget->toolTip()}) {
        if (!more.isEmpty())
            return text + QStringLiteral(" “%1”").arg(more);
    }
    if (const QWidget *parent = widget->parentWidget())
        text += QStringLiteral(" in ") + QString::fromLatin1(parent->metaObject()->className());
    return text;
}

/// Not ours to name: the inside of Qt's own dialogs and controls.
bool isQtsOwn(const QWidget *widget)
{
    for (const QWidget *one = widget; one != nullptr; one = one->parentWidget()) {
        if (one->inherits("QFileDialog") || one->inherits("QAbstractPrintDialog") || one->inherits("QInputDialog"))
            return true;
        if (one != widget && (one->inherits("QComboBox") || one->inherits("QAbstractSpinBox") ||
                              one->inherits("QLineEdit") || one->inherits("QKeySequenceEdit")))
            return true;
        if (qobject_cast<const QHeaderView *>(one) != nullptr || one->objectName().startsWith(QStringLiteral("qt_")) ||
            one->inherits("QComboBoxPrivateContainer"))
            return true;
    }
    // The arrows that scroll a row of tabs.
    return qobject_cast<const QTabBar *>(widget->parentWidget()) != nullptr && widget->accessibleName().isEmpty() &&
           widget->inherits("QToolButton") && (widget->focusPolicy() & Qt::TabFocus) == 0;
}

bool isControl(const QWidget *widget)
{
    return qobject_cast<const QAbstractButton *>(widget) != nullptr ||
           qobject_cast<const QComboBox *>(widget) != nullptr || qobject_cast<const QLineEdit *>(widget) != nullptr ||
           qobject_cast<const QPlainTextEdit *>(widget) != nullptr ||
           qobject_cast<const QTextEdit *>(widget) != nullptr ||
           qobject_cast<const QAbstractItemView *>(widget) != nullptr ||
           qobject_cast<const QAbstractSpinBox *>(widget) != nullptr ||
           qobject_cast<const QTabBar *>(widget) != nullptr || (widget->focusPolicy() & Qt::TabFocus) != 0;
}

/// Of these a screen reader says nothing that helps, however they are called.
bool saysNothing(QAccessible::Role role)
{
    return role == QAccessible::NoRole || role == QAccessible::Client || role == QAccessible::Window;
}

/// Where Tab goes from where the keyboard is, until it comes round.
QList<QPointer<QWidget>> tabOrder(QWidget &root, QString &trap)
{
    constexpr int kMost = 400;
    constexpr int kMostInside = 100; // a text has its links, one after the other
    int inside = 0;
    QList<QPointer<QWidget>> order; // some go when they lose the keyboard
    for (int i = 0; i < kMost; ++i) {
        QWidget *focus = QApplication::focusWidget();
        if (focus != nullptr && !order.isEmpty() && focus == order.last() && ++inside < kMostInside) {
            QTest::keyClick(root.windowHandle(), Qt::Key_Tab);
            continue;
        }
        if (focus != nullptr && order.contains(focus)) {
            if (focus != order.first() && order.first() != nullptr && order.first()->isVisible())
                trap = described(focus);
            return order;
        }
        inside = 0;
        if (focus != nullptr)
            order << focus;
        QTest::keyClick(root.windowHandle(), Qt::Key_Tab);
    }
    return order;
}

/// One radio button of a group stands for all: the arrow keys lead to the others.
bool isReached(const QWidget *widget, const QSet<const QWidget *> &reached)
{
    if (reached.contains(widget))
        return true;
    const auto *radio = qobject_cast<const QRadioButton *>(widget);
    if (radio == nullptr || radio->group() == nullptr)
        return false;
    for (QAbstractButton *one : radio->group()->buttons()) {
        if (reached.contains(one))
            return true;
    }
    return false;
}

} // namespace

class WindowAccessibleTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyControlHasANameAndARole();
    void tabReachesEveryControl();
};

void WindowAccessibleTest::everyControlHasANameAndARole()
{
    test::UiDriver driver;
    driver.useOfflineModel();
    driver.open();
    test::Faults nameless;
    test::Faults roleless;
    int seen = 0;
    const QStringList met = test::walkEverything(driver, [&](const QString &place, QWidget &root) {
        if (root.windowTitle().isEmpty())
            nameless.add(place, {described(&root) + QStringLiteral(" has no title")});
        for (const QWidget *widget : root.findChildren<QWidget *>()) {
            if (widget->window() != &root || !widget->isVisible() || !isControl(widget) || isQtsOwn(widget))
                continue;
            ++seen;
            QAccessibleInterface *face = QAccessible::queryAccessibleInterface(const_cast<QWidget *>(widget));
            if (face == nullptr || saysNothing(face->role()))
                roleless.add(place, {described(widget)});
            if (face == nullptr || face->text(QAccessible::Name).trimmed().isEmpty())
                nameless.add(place, {described(widget)});
        }
    });
    QVERIFY2(nameless.isEmpty(), nameless.text().constData());
    QVERIFY2(roleless.isEmpty(), roleless.text().constData());
    QVERIFY(seen > 500);
    for (const QString &dialog : test::dialogClasses())
        QVERIFY2(met.contains(dialog), qPrintable(dialog + QStringLiteral(" was not met")));
}

void WindowAccessibleTest::tabReachesEveryControl()
{
    test::UiDriver driver;
    driver.useOfflineModel();
    driver.open();
    test::Faults faults;
    int walked = 0;
    (void)test::walkEverything(driver, [&](const QString &place, QWidget &root) {
        // Qt's own have been walked by others; what lies behind a dialog that wants an answer cannot be used.
        const QWidget *modal = QApplication::activeModalWidget();
        if (root.inherits("QFileDialog") || root.inherits("QAbstractPrintDialog") || root.inherits("QInputDialog") ||
            (modal != nullptr && modal != &root))
            return;
        root.activateWindow();
        if (!QTest::qWaitForWindowActive(&root))
            return faults.add(place, {QStringLiteral("is not in front")});
        if (QApplication::focusWidget() == nullptr)
            QTest::keyClick(root.windowHandle(), Qt::Key_Tab);
        const QPointer<QWidget> before = QApplication::focusWidget();
        QString trap;
        QSet<const QWidget *> reached;
        for (const QPointer<QWidget> &one : tabOrder(root, trap))
            reached.insert(one);
        if (!trap.isEmpty())
            faults.add(place, {QStringLiteral("Tab comes round too early, at ") + trap});
        for (const QWidget *stop : test::tabStops(root)) {
            if (!isReached(stop, reached))
                faults.add(place, {QStringLiteral("Tab does not reach ") + described(stop)});
        }
        if (before != nullptr)
            before->setFocus();
        ++walked;
    });
    QVERIFY2(faults.isEmpty(), faults.text().constData());
    QVERIFY(walked > 20);
}

QTEST_MAIN(WindowAccessibleTest)
#include "tst_window_accessible.moc"
