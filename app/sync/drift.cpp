// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/drift.h"

#include <QCoreApplication>

#include <algorithm>

namespace fairlead {

namespace {

using salesforce::FieldRight;
using salesforce::MissingRight;
using Kind = MissingRight::Kind;

struct DriftText
{
    Q_DECLARE_TR_FUNCTIONS(fairlead::Drift)
};

/// More than that nobody reads on a card; the command line names them all.
constexpr qsizetype namedAtMost = 8;

const FieldInfo *fieldOf(const ObjectInfo &described, const QString &name)
{
    const auto found =
        std::find_if(described.fields.begin(), described.fields.end(), [&name](const FieldInfo &field) {
            return field.name.compare(name, Qt::CaseInsensitive) == 0;
        });
    return found == described.fields.end() ? nullptr : &*found;
}

bool isWritable(const FieldInfo &field)
{
    return field.createable || field.updateable;
}

MissingRight right(Kind kind, const Job &job, const QString &field = {})
{
    return MissingRight{kind, job.object, field};
}

/// Of rights to the records themselves. People are not made or deleted from here.
QList<MissingRight> lostOn(const Job &job, const ObjectInfo &described, bool writesNothing)
{
    QList<MissingRight> lost;
    const bool isPeople = job.object == QLatin1String("User");
    if (!described.createable && !isPeople)
        lost += right(Kind::Create, job);
    if (!described.updateable || writesNothing)
        lost += right(Kind::Edit, job);
    if (!described.deletable && !isPeople)
        lost += right(Kind::Delete, job);
    return lost;
}

} // namespace

QList<MissingRight> driftOf(const Job &job, const ObjectInfo &described, const QList<FieldRight> &granted)
{
    QList<MissingRight> missing;
    for (const QString &name : job.fields) {
        if (!fieldOf(described, name))
            missing += right(Kind::Field, job, name);
    }
    const bool writesNothing = std::none_of(described.fields.begin(), described.fields.end(), isWritable);
    bool wrote = false;
    for (const FieldRight &once : granted) {
        const bool wanted = job.fields.isEmpty() || job.fields.contains(once.field, Qt::CaseInsensitive);
        if (once.object != job.object || !wanted)
            continue;
        const FieldInfo *field = fieldOf(described, once.field);
        if (!field && job.fields.isEmpty())
            missing += right(Kind::Field, job, once.field);
        else if (field && job.pushes() && once.edits && !isWritable(*field) && !writesNothing)
            missing += right(Kind::FieldEdit, job, once.field);
        wrote = wrote || once.edits;
    }
    // Not one field: the right to the object itself is gone, and naming every field would hide that.
    if (wrote && job.pushes())
        missing += lostOn(job, described, writesNothing);
    return missing;
}

QStringList namesOf(const QList<MissingRight> &missing)
{
    QStringList names;
    for (const MissingRight &one : missing)
        names += nameOf(one);
    return names;
}

QList<MissingRight> driftOf(const Job &job)
{
    return {right(Kind::Object, job)};
}

Error driftError(const QStringList &missing, RightsBy by)
{
    const QStringList named = missing.mid(0, namedAtMost);
    QString list = named.join(QLatin1String(", "));
    if (missing.size() > named.size())
        list += DriftText::tr(" and %n more", nullptr, int(missing.size() - named.size()));
    Error error;
    error.code = ErrorCode::PermissionMissing;
    error.errorClass = ErrorClass::StopJob;
    error.sentence = DriftText::tr("The integration user lacks rights that its jobs need: %1.").arg(list);
    error.remedy = by == RightsBy::Reconnecting
        ? DriftText::tr("Reconnect: an administrator signs in, and Fairlead grants exactly these. "
                        "Everything else goes on, and nothing is lost.")
        : DriftText::tr(
            "Have an administrator give the user these rights, by a permission set at Salesforce, "
            "by a security role at Dynamics 365; then sync again. Everything else goes on, and "
            "nothing is lost.");
    error.detail = missing.join(QLatin1String("; "));
    return error;
}

} // namespace fairlead
