// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/accessible_role.h"

#include <QAccessibleWidget>
#include <QVariant>
#include <QWidget>

namespace longleaf::ui {

namespace {

constexpr const char *kRole = "accessibleRole";

/// Asked before Qt's own, for every widget; only those with a role of ours are answered.
QAccessibleInterface *withRole(const QString &, QObject *object)
{
    if (object == nullptr || !object->isWidgetType())
        return nullptr;
    const QVariant role = object->property(kRole);
    return role.isValid()
               ? new QAccessibleWidget(static_cast<QWidget *>(object), static_cast<QAccessible::Role>(role.toInt()))
               : nullptr;
}

} // namespace

void setAccessibleRole(QWidget *widget, QAccessible::Role role)
{
    QAccessible::installFactory(withRole); // the same one again is installed once
    widget->setProperty(kRole, static_cast<int>(role));
}

} // namespace longleaf::ui
