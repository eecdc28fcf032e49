// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QString;
class QWidget;

namespace fairlead::look {

/// Has a screen reader say `text` now: an alert on `widget`, whose accessible name it becomes.
/// QAccessibleAnnouncementEvent exists only from Qt 6.8 on. What was said last stays in the widget's property
/// `announcementProperty`, so that tests see it without an assistive technology running.
void announce(QWidget *widget, const QString &text);

/// Gives our widgets the roles a screen reader expects (alert for a note, list and items for the ribbon).
/// Called by their constructors; calling it again is harmless.
void installAccessibleRoles();

extern const char *const announcementProperty;

/// The property that carries a widget's QAccessible::Role, for installAccessibleRoles().
extern const char *const accessibleRoleProperty;

} // namespace fairlead::look
