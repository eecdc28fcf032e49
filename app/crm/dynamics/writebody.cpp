// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/dynamics/writebody.h"

#include "crm/dynamics/odata.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <optional>

namespace fairlead::dynamics {

namespace {

const QString stateColumn = QStringLiteral("statecode");
const QString reasonColumn = QStringLiteral("statuscode");

QString labelFor(const FieldInfo &field)
{
    return field.label.isEmpty() ? field.name : field.label;
}

Error rejected(const QString &sentence, const QString &remedy, const FieldInfo &field)
{
    Error error;
    error.code = ErrorCode::RecordRejected;
    error.errorClass = ErrorClass::SkipItem;
    error.sentence = sentence;
    error.remedy = remedy;
    error.detail = field.name;
    return error;
}

Error wrongKind(const FieldInfo &field)
{
    return rejected(
        QCoreApplication::translate("fairlead::crm", "The value of %1 is not of the kind this field takes.")
            .arg(labelFor(field)),
        QCoreApplication::translate("fairlead::crm", "Correct the value in the workspace, then sync again."),
        field);
}

Error unknownTarget(const FieldInfo &field)
{
    return rejected(
        QCoreApplication::translate("fairlead::crm",
                                    "It is not clear which record of which table %1 refers to.")
            .arg(labelFor(field)),
        QCoreApplication::translate("fairlead::crm",
                                    "Keep the table it refers to in step as well, or choose the record in "
                                    "Dynamics 365; then sync again."),
        field);
}

bool isLookup(const FieldInfo &field)
{
    return field.type == FieldType::Reference && field.name.startsWith(QLatin1Char('_'))
        && field.name.endsWith(QLatin1String("_value"));
}

// "_ownerid_value" → "ownerid"
QString attributeOf(const FieldInfo &lookup)
{
    return lookup.name.sliced(1, lookup.name.size() - 7);
}

bool isWritten(const ObjectInfo &object, const FieldInfo &field, WriteKind kind)
{
    if (kind == WriteKind::Delete || field.name == object.idField)
        return false;
    return kind == WriteKind::Create ? field.createable : field.updateable;
}

// What a new record does not have need not be said.
bool isSet(const ObjectInfo &object, const FieldInfo &field, const RecordWrite &record, WriteKind kind)
{
    const auto value = record.values.constFind(field.name);
    return value != record.values.constEnd() && isWritten(object, field, kind)
        && !(kind == WriteKind::Create && isNothing(value.value()));
}

std::optional<double> realIn(const RecordValue &value)
{
    if (const auto *whole = std::get_if<qint64>(&value))
        return double(*whole);
    if (const auto *real = std::get_if<double>(&value))
        return std::isfinite(*real) ? std::optional(*real) : std::nullopt;
    bool ok = false;
    const double number = plainText(value).toDouble(&ok);
    return ok && std::isfinite(number) ? std::optional(number) : std::nullopt;
}

std::optional<qint64> wholeIn(const RecordValue &value)
{
    if (const auto *whole = std::get_if<qint64>(&value))
        return *whole;
    if (!std::holds_alternative<double>(value)) {
        bool ok = false;
        const qint64 number = plainText(value).toLongLong(&ok);
        if (ok)
            return number;
    }
    const std::optional<double> real = realIn(value);
    // Beyond 2^53 a double no longer says which whole number it is.
    if (!real || *real != std::floor(*real) || std::abs(*real) > 9007199254740992.0)
        return std::nullopt;
    return qint64(*real);
}

std::optional<bool> truthIn(const RecordValue &value)
{
    if (const auto whole = wholeIn(value))
        return *whole == 0 || *whole == 1 ? std::optional(*whole == 1) : std::nullopt;
    const QString text = plainText(value).trimmed().toLower();
    if (text == QLatin1String("true") || text == QLatin1String("false"))
        return text == QLatin1String("true");
    return std::nullopt;
}

/// Undefined: not of the column's kind.
QJsonValue jsonOf(const RecordValue &value, FieldType type)
{
    const QJsonValue none(QJsonValue::Undefined);
    if (isNothing(value))
        return QJsonValue::Null;
    switch (type) {
    case FieldType::Boolean: {
        const auto truth = truthIn(value);
        return truth ? QJsonValue(*truth) : none;
    }
    case FieldType::Integer: {
        const auto whole = wholeIn(value);
        return whole ? QJsonValue(*whole) : none;
    }
    case FieldType::Real: {
        const auto real = realIn(value);
        return real ? QJsonValue(*real) : none;
    }
    case FieldType::Text:
    case FieldType::DateTime:
    case FieldType::Date:
    case FieldType::Id:
    case FieldType::Reference:
        break;
    }
    return plainText(value);
}

QString targetOf(const FieldInfo &field, const RecordWrite &record,
                 const QList<const Site::Relationship *> &candidates)
{
    const QString told = record.targets.value(field.name);
    if (!told.isEmpty())
        return told;
    if (field.referenceTo.size() == 1)
        return field.referenceTo.constFirst();
    return candidates.size() == 1 ? candidates.constFirst()->target : QString();
}

const Site::Relationship *relationshipTo(const QString &target,
                                         const QList<const Site::Relationship *> &candidates)
{
    for (const auto *candidate : candidates) {
        if (candidate->target == target)
            return candidate;
    }
    // Users and teams are owners: one property serves both.
    for (const auto *candidate : candidates) {
        if (candidate->target == QLatin1String("owner")
            && (target == QLatin1String("systemuser") || target == QLatin1String("team")))
            return candidate;
    }
    return nullptr;
}

Outcome addLookup(const FieldInfo &field, const RecordWrite &record, const LookupTargets &lookups,
                  WriteBody &body)
{
    const QString attribute = attributeOf(field);
    QList<const Site::Relationship *> candidates;
    for (const Site::Relationship &relationship : lookups.relationships) {
        if (relationship.attribute == attribute)
            candidates += &relationship;
    }
    const QString target = targetOf(field, record, candidates);
    const Site::Relationship *relationship = relationshipTo(target, candidates);
    const RecordValue &value = record.values[field.name];
    if (isNothing(value)) {
        // Any of its properties empties a lookup.
        if (!relationship && !candidates.isEmpty())
            relationship = candidates.constFirst();
        if (!relationship)
            return fail(unknownTarget(field));
        body.members.insert(relationship->property + QStringLiteral("@odata.bind"), QJsonValue::Null);
        return {};
    }
    const QString id = plainText(value);
    const QString setName = lookups.setNames.value(target);
    if (!relationship || setName.isEmpty() || !isGuid(id))
        return fail(unknownTarget(field));
    body.members.insert(relationship->property + QStringLiteral("@odata.bind"),
                        QStringLiteral("/%1(%2)").arg(setName, id));
    return {};
}

// A state other than the first has to follow the create, together with its reason.
void keepStateBack(const ObjectInfo &object, const RecordWrite &record, WriteBody &body)
{
    const std::optional<qint64> state = wholeIn(record.values.value(stateColumn));
    body.members.remove(stateColumn);
    if (!state || *state == 0)
        return;
    const bool changes = std::any_of(object.fields.begin(), object.fields.end(), [](const FieldInfo &field) {
        return field.name == stateColumn && field.updateable;
    });
    if (!changes)
        return;
    body.members.remove(reasonColumn);
    body.state.insert(stateColumn, *state);
    if (const auto reason = wholeIn(record.values.value(reasonColumn)))
        body.state.insert(reasonColumn, *reason);
}

} // namespace

QStringList lookupsSet(const ObjectInfo &object, const RecordWrite &record, WriteKind kind)
{
    QStringList attributes;
    for (const FieldInfo &field : object.fields) {
        if (isLookup(field) && isSet(object, field, record, kind))
            attributes += attributeOf(field);
    }
    return attributes;
}

Result<WriteBody> writeBody(const ObjectInfo &object, const RecordWrite &record, WriteKind kind,
                            const LookupTargets &lookups)
{
    WriteBody body;
    for (const FieldInfo &field : object.fields) {
        if (!isSet(object, field, record, kind))
            continue;
        if (isLookup(field)) {
            if (const Outcome bound = addLookup(field, record, lookups, body); !bound)
                return fail(bound.error());
            continue;
        }
        const QJsonValue json = jsonOf(record.values[field.name], field.type);
        if (json.isUndefined())
            return fail(wrongKind(field));
        body.members.insert(field.name, json);
    }
    if (kind == WriteKind::Create && record.values.contains(stateColumn))
        keepStateBack(object, record, body);
    return body;
}

} // namespace fairlead::dynamics
