// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/salesforce/saverules.h"

#include "practice/salesforce/recordid.h"

#include <QJsonDocument>
#include <QRegularExpression>

namespace fairlead::practice::salesforce {

namespace {

QString latin(const QByteArray &text)
{
    return QString::fromLatin1(text);
}

/// What the standard rules compare; nothing for objects without one.
QByteArrayList comparedFields(const Object &object)
{
    if (object.name == "Account")
        return {"Name"};
    if (object.name == "Contact" || object.name == "Lead")
        return {"Name", "Email"};
    return {};
}

// The misspelt key is what real orgs send (reference Salesforce 4.4).
QByteArray duplicateResult(const Object &object, const QJsonArray &records, bool mayBeAllowed)
{
    QJsonArray matches;
    for (const auto &record : records)
        matches.append(QJsonObject{{QStringLiteral("additionalInformation"), QJsonArray()},
                                   {QStringLiteral("fieldDiffs"), QJsonArray()},
                                   {QStringLiteral("matchConfidence"), 100.0},
                                   {QStringLiteral("record"), record}});
    const QString name = latin(object.name);
    const QJsonObject matchResult{
        {QStringLiteral("entityType"), name},
        {QStringLiteral("errors"), QJsonArray()},
        {QStringLiteral("matchEngine"), QStringLiteral("FuzzyMatchEngine")},
        {QStringLiteral("matchRecords"), matches},
        {QStringLiteral("rule"), QStringLiteral("Standard_%1_Match_Rule_v1_0").arg(name)},
        {QStringLiteral("size"), matches.size()},
        {QStringLiteral("success"), true}};
    const QJsonObject result{
        {QStringLiteral("allowSave"), mayBeAllowed},
        {QStringLiteral("duplicateRule"), QStringLiteral("Standard_%1_Duplicate_Rule").arg(name)},
        {QStringLiteral("duplicateRuleEntityType"), name},
        {QStringLiteral("errorMessage"), QStringLiteral("Use one of these records?")},
        {QStringLiteral("matchResults"), QJsonArray{matchResult}}};
    return "\"duplicateResut\":" + QJsonDocument(result).toJson(QJsonDocument::Compact);
}

} // namespace

SaveRules::SaveRules(Store &store, OrgSettings &settings)
    : m_store(store)
    , m_settings(settings)
{
}

Answer<void> SaveRules::check(const Row &row, const Row *before, const SaveOptions &options)
{
    if (auto valid = checkValidation(row); !valid)
        return valid;
    return checkDuplicates(row, before, options);
}

// As in Setup a rule says what is wrong, not what is right.
Answer<void> SaveRules::checkValidation(const Row &row) const
{
    for (const auto &each : std::as_const(m_settings.validationRules)) {
        const QJsonObject rule = each.toObject();
        if (rule.value(QStringLiteral("object"))
                .toString()
                .compare(latin(row.object().name), Qt::CaseInsensitive)
            != 0)
            continue;
        const QByteArray field = rule.value(QStringLiteral("field")).toString().toLatin1();
        const QRegularExpression wrong(rule.value(QStringLiteral("pattern")).toString());
        if (wrong.match(row.text(field)).hasMatch())
            return refuse({400,
                           "FIELD_CUSTOM_VALIDATION_EXCEPTION",
                           rule.value(QStringLiteral("message")).toString(),
                           {row.object().field(field)->name},
                           true});
    }
    return {};
}

QByteArrayList SaveRules::duplicatesOf(const Row &row)
{
    QList<Store::Match> wanted;
    for (const QByteArray &field : comparedFields(row.object())) {
        // An empty field is like no other.
        if (!row[field].isValid())
            return {};
        wanted.append({field, row.text(field).toUtf8()});
    }
    QByteArrayList found = m_store.idsWhere(row.object(), wanted);
    found.removeAll(row.text("Id").toLatin1());
    return found;
}

Answer<void> SaveRules::checkDuplicates(const Row &row, const Row *before, const SaveOptions &options)
{
    const QByteArrayList compared = comparedFields(row.object());
    const bool touched = std::any_of(compared.begin(), compared.end(), [&](const QByteArray &field) {
        return !before || row[field] != (*before)[field];
    });
    const bool alerts = m_settings.duplicateRules == QLatin1String("alert");
    if (!touched || m_settings.duplicateRules == QLatin1String("off") || (alerts && options.allowDuplicates))
        return {};
    const QByteArrayList found = duplicatesOf(row);
    if (found.isEmpty())
        return {};
    QJsonArray records;
    for (const QByteArray &id : found) {
        const QString url =
            latin("/services/data/" + options.version + "/sobjects/" + row.object().name + '/' + id);
        QJsonObject record{
            {QStringLiteral("attributes"),
             QJsonObject{{QStringLiteral("type"), latin(row.object().name)}, {QStringLiteral("url"), url}}},
            {QStringLiteral("Id"), latin(id)}};
        if (options.duplicateDetails) {
            const auto other = m_store.read(row.object(), id);
            for (const QByteArray &field : compared)
                record.insert(latin(field), other->text(field));
        }
        records.append(record);
    }
    ApiError error{400, "DUPLICATES_DETECTED", QStringLiteral("Use one of these records?"), {}, false, {}};
    error.details = duplicateResult(row.object(), records, alerts);
    return refuse(error);
}

void SaveRules::assign(Row &row, const SaveOptions &options)
{
    if (!options.autoAssign || m_settings.leadAssignmentOwner.isEmpty() || row.object().name != "Lead")
        return;
    const auto owner = recordid::normalized(m_settings.leadAssignmentOwner.toLatin1());
    const Object *target = Schema::instance().byPrefix(*owner);
    // A rule that names nobody any more changes nothing.
    if (m_store.read(*target, *owner))
        row["OwnerId"] = latin(*owner);
}

// Who writes a child holds its account for a moment, so that writers of several meet there.
Answer<void> SaveRules::lock(const Row &row)
{
    if (m_settings.lockedRecords.isEmpty())
        return {};
    QStringList held;
    for (const char *field : {"Id", "AccountId"}) {
        if (row.has(field) && row[field].isValid())
            held.append(row.text(field));
    }
    for (const QString &id : std::as_const(held)) {
        if (takeLock(id))
            return refuse(
                {400,
                 "UNABLE_TO_LOCK_ROW",
                 QStringLiteral("unable to obtain exclusive access to this record or 1 records: %1").arg(id),
                 {},
                 true});
    }
    return {};
}

bool SaveRules::takeLock(const QString &id)
{
    for (const QString &known : {id, id.left(15)}) {
        const int left = m_settings.lockedRecords.value(known).toInt();
        if (left == 0)
            continue;
        if (left > 0)
            m_settings.lockedRecords.insert(known, left - 1);
        return true;
    }
    return false;
}

} // namespace fairlead::practice::salesforce
