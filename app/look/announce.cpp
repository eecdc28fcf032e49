// SPDX-License-Identifier: GPL-3.0-or-later
#include "look/announce.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QVariant>
#include <QWidget>

namespace fairlead::look {

const char *const announcementProperty = "fairleadAnnouncement";
const char *const accessibleRoleProperty = "fairleadAccessibleRole";

namespace {

QAccessibleInterface *withOwnRole(const QString &, QObject *object)
{
    auto *widget = qobject_cast<QWidget *>(object);
    if (!widget)
        return nullptr;
    const QVariant role = widget->property(accessibleRoleProperty);
    if (!role.isValid())
        return nullptr;
    return new QAccessibleWidget(widget, QAccessible::Role(role.toInt()));
}

} // namespace

void announce(QWidget *widget, const QString &text)
{
    widget->setAccessibleName(text);
    widget->setProperty(announcementProperty, text);
    QAccessibleEvent event(widget, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void installAccessibleRoles()
{
    static const bool installed = [] {
        QAccessible::installFactory(withOwnRole);
        return true;
    }();
    Q_UNUSED(installed)
}

} // namespace fairlead::look
