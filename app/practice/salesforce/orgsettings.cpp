// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/salesforce/orgsettings.h"

#include "practice/salesforce/recordid.h"
#include "practice/salesforce/schema.h"

#include <QRegularExpression>

#include <functional>
#include <variant>

namespace fairlead::practice::salesforce {

namespace {

using Member =
    std::variant<bool OrgSettings::*, int OrgSettings::*, QString OrgSettings::*, QByteArray OrgSettings::*,
                 QStringList OrgSettings::*, QJsonArray OrgSettings::*, QJsonObject OrgSettings::*>;

struct Entry
{
    const char *key;
    Member member;
};

const Entry entries[] = {
    {"appBlocked", &OrgSettings::appBlocked},
    {"appInstalled", &OrgSettings::appInstalled},
    {"refreshTokenRotation", &OrgSettings::refreshTokenRotation},
    {"preauthorizedUsers", &OrgSettings::preauthorizedUsers},
    {"certificate", &OrgSettings::certificate},
    {"ownAddressIsAudience", &OrgSettings::ownAddressIsAudience},
    {"clientCredentialsEnabled", &OrgSettings::clientCredentialsEnabled},
    {"clientCredentialsUser", &OrgSettings::clientCredentialsUser},
    {"secretRequired", &OrgSettings::secretRequired},
    {"authorizeError", &OrgSettings::authorizeError},
    {"blockedApps", &OrgSettings::blockedApps},
    {"appPropagationSeconds", &OrgSettings::appPropagationSeconds},
    {"connectedAppsAllowed", &OrgSettings::connectedAppsAllowed},
    {"defaultPolicies", &OrgSettings::defaultPolicies},
    {"consumerKeysTaken", &OrgSettings::consumerKeysTaken},
    {"deployMilliseconds", &OrgSettings::deployMilliseconds},
    {"metadataCrudRefused", &OrgSettings::metadataCrudRefused},
    {"loginIpRanges", &OrgSettings::loginIpRanges},
    {"loginHours", &OrgSettings::loginHours},
    {"accessTokenLifetimeSeconds", &OrgSettings::accessTokenLifetimeSeconds},
    {"lockSessionsToIp", &OrgSettings::lockSessionsToIp},
    {"lockSessionsToDomain", &OrgSettings::lockSessionsToDomain},
    {"enforceIpRangesEveryRequest", &OrgSettings::enforceIpRangesEveryRequest},
    {"ipRanges", &OrgSettings::ipRanges},
    {"clientAddress", &OrgSettings::clientAddress},
    {"apiEnabled", &OrgSettings::apiEnabled},
    {"apiRequestsMax", &OrgSettings::apiRequestsMax},
    {"concurrentRequestsExceeded", &OrgSettings::concurrentRequestsExceeded},
    {"queryLocatorLifetimeSeconds", &OrgSettings::queryLocatorLifetimeSeconds},
    {"maxOpenQueryLocators", &OrgSettings::maxOpenQueryLocators},
    {"earliestDeletedDate", &OrgSettings::earliestDeletedDate},
    {"replicationIdsMax", &OrgSettings::replicationIdsMax},
    {"leadAssignmentOwner", &OrgSettings::leadAssignmentOwner},
    {"bulkQueryMilliseconds", &OrgSettings::bulkQueryMilliseconds},
    {"bulkQueryFailure", &OrgSettings::bulkQueryFailure},
    {"bulkResultPageRecords", &OrgSettings::bulkResultPageRecords},
    {"bulkHeaderOnEveryPage", &OrgSettings::bulkHeaderOnEveryPage},
    {"bulkQueryJobsMax", &OrgSettings::bulkQueryJobsMax},
    {"duplicateRules", &OrgSettings::duplicateRules},
    {"validationRules", &OrgSettings::validationRules},
    {"lockedRecords", &OrgSettings::lockedRecords},
    {"integrationSeats", &OrgSettings::integrationSeats},
    {"pslSeats", &OrgSettings::pslSeats},
    {"takenUsernames", &OrgSettings::takenUsernames},
    {"isSandbox", &OrgSettings::isSandbox},
    {"organizationType", &OrgSettings::organizationType},
    {"externalIdField", &OrgSettings::externalIdField},
    {"hiddenObjects", &OrgSettings::hiddenObjects},
    {"hiddenFields", &OrgSettings::hiddenFields},
    {"readOnlyFields", &OrgSettings::readOnlyFields},
};

bool read(const QJsonValue &value, bool &out)
{
    out = value.toBool();
    return value.isBool();
}
bool read(const QJsonValue &value, int &out)
{
    out = value.toInt();
    return value.isDouble() && out >= 0;
}
bool read(const QJsonValue &value, QString &out)
{
    out = value.toString();
    return value.isString();
}
bool read(const QJsonValue &value, QByteArray &out)
{
    out = value.toString().toUtf8();
    return value.isString();
}
bool read(const QJsonValue &value, QStringList &out)
{
    out.clear();
    for (const auto &each : value.toArray())
        out.append(each.toString());
    return value.isArray();
}
bool read(const QJsonValue &value, QJsonArray &out)
{
    out = value.toArray();
    return value.isArray();
}
bool read(const QJsonValue &value, QJsonObject &out)
{
    out = value.toObject();
    return value.isObject() || value.isNull();
}

QJsonValue write(const QByteArray &value)
{
    return QString::fromUtf8(value);
}
QJsonValue write(const QStringList &value)
{
    return QJsonArray::fromStringList(value);
}
template <typename T> QJsonValue write(const T &value)
{
    return QJsonValue(value);
}

bool isValidationRule(const QJsonObject &rule)
{
    const Object *object =
        Schema::instance().object(rule.value(QStringLiteral("object")).toString().toLatin1());
    return object && object->field(rule.value(QStringLiteral("field")).toString().toLatin1())
        && rule.value(QStringLiteral("pattern")).isString()
        && QRegularExpression(rule.value(QStringLiteral("pattern")).toString()).isValid()
        && !rule.value(QStringLiteral("message")).toString().isEmpty();
}

} // namespace

QString OrgSettings::merge(const QJsonObject &changes)
{
    OrgSettings changed = *this;
    for (auto it = changes.begin(); it != changes.end(); ++it) {
        const auto entry = std::find_if(std::begin(entries), std::end(entries), [&](const Entry &each) {
            return it.key() == QLatin1String(each.key);
        });
        if (entry == std::end(entries))
            return QStringLiteral("unknown setting \"%1\"").arg(it.key());
        const bool ok =
            std::visit([&](auto member) { return read(it.value(), changed.*member); }, entry->member);
        if (!ok)
            return QStringLiteral("wrong type for \"%1\"").arg(it.key());
    }
    const QString problem = changed.problem();
    if (problem.isEmpty())
        *this = changed;
    return problem;
}

QString OrgSettings::problem() const
{
    const auto owner = recordid::normalized(leadAssignmentOwner.toLatin1());
    if (!leadAssignmentOwner.isEmpty() && !(owner && (owner->startsWith("005") || owner->startsWith("00G"))))
        return QStringLiteral("\"leadAssignmentOwner\" is the id of a user or a queue");
    if (bulkResultPageRecords == 0)
        return QStringLiteral("\"bulkResultPageRecords\" is at least 1");
    static const QStringList duplicates{QStringLiteral("off"), QStringLiteral("alert"),
                                        QStringLiteral("block")};
    if (!duplicates.contains(duplicateRules))
        return QStringLiteral("\"duplicateRules\" is \"off\", \"alert\" or \"block\"");
    for (const auto &each : validationRules) {
        if (!isValidationRule(each.toObject()))
            return QStringLiteral(
                "\"validationRules\" are {\"object\", \"field\", \"pattern\", \"message\"}");
    }
    for (auto it = lockedRecords.begin(); it != lockedRecords.end(); ++it) {
        if (!recordid::normalized(it.key().toLatin1()) || !it->isDouble())
            return QStringLiteral("\"lockedRecords\" are {\"id\": times}");
    }
    return {};
}

QJsonObject OrgSettings::json() const
{
    QJsonObject out;
    for (const Entry &entry : entries)
        out.insert(QLatin1String(entry.key),
                   std::visit([&](auto member) { return write(this->*member); }, entry.member));
    return out;
}

} // namespace fairlead::practice::salesforce
