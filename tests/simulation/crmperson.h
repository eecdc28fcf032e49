// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scene.h"

#include <QObject>

namespace fairlead {

/// People who work in the CRM: they make, change and delete records at any moment, and an administrator
/// changes rights and fields.
class CrmPerson
{
public:
    CrmPerson(Scene &scene, Random random);

    void fill(int accountCount, int contactCount);
    void act();
    /// Deletes so many that it asks for a yes.
    void deleteMany();
    /// Changes what somebody else is about to write: mostly one of the same fields.
    void cutIn(const QString &object, const RecordWrite &write);
    void administrate();
    /// Shows again what was hidden. (A record that becomes visible without being saved is not found by a pull
    /// that looks for changes; here it is saved.)
    void showEverything();
    /// A record live twice under one mark: the person has brought back one whose likeness was made meanwhile.
    bool broughtBack(const QString &mark) const { return m_broughtBack.contains(mark); }

private:
    void make(const QString &object);
    void edit(const QString &object, const QString &id);
    void remove(const QString &object, const QString &id);
    void bringBack(const QString &object);
    void apply(const QString &object, const QString &id, const RecordValues &values, const QDateTime &said);
    RecordValue newValueFor(const FieldInfo &field);
    QString anyId(const QString &object);
    QList<FieldInfo> fields(const QString &object) const;

    Scene &m_scene;
    Random m_random;
    QSet<QString> m_broughtBack;
    int m_marks = 0;
    int m_fields = 0;
    QStringList m_dropped; ///< fields
    QObject m_here;
};

} // namespace fairlead
