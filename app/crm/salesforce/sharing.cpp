// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/salesforce/sharing.h"

#include "crm/salesforce/site.h"
#include "crm/salesforce/soql.h"

#include <algorithm>
#include <iterator>

namespace fairlead::salesforce {

namespace {

/// Whoever may not ask is told nothing; being signed out or cut off is another matter.
bool endsCounting(const Error &error)
{
    return error.isCancelled() || error.code == ErrorCode::SignInNeeded || error.isTransient();
}

using Count = std::optional<qint64>;

Task<Result<Count>> countOf(std::shared_ptr<Site> site, QString object, CancelToken cancel)
{
    const Result<QUrl> base = co_await apiBase(site, cancel);
    if (!base)
        co_return fail(base.error());
    QUrl url = *base;
    url.setPath(url.path() + QStringLiteral("/query"));
    url = withSoql(url, QStringLiteral("SELECT COUNT() FROM ") + object);
    const Result<QJsonObject> answer = co_await site->api.object(url, cancel);
    if (!answer && endsCounting(answer.error()))
        co_return fail(answer.error());
    if (!answer || !answer->value(QLatin1String("totalSize")).isDouble())
        co_return Count();
    co_return Count(answer->value(QLatin1String("totalSize")).toInteger());
}

/// The administrator first: what is made in between is then seen by the other one only, and hides nothing.
Task<Result<std::optional<SeenRecords>>>
lookAt(std::shared_ptr<Site> own, std::shared_ptr<Site> administrator, QString object, CancelToken cancel)
{
    const Result<Count> all = co_await countOf(administrator, object, cancel);
    if (!all)
        co_return fail(all.error());
    if (!*all)
        co_return std::optional<SeenRecords>();
    const Result<Count> seen = co_await countOf(own, object, cancel);
    if (!seen)
        co_return fail(seen.error());
    if (!*seen)
        co_return std::optional<SeenRecords>();
    co_return std::optional(SeenRecords{object, **seen, **all});
}

Task<Result<std::optional<bool>>> seesAll(std::shared_ptr<Site> site, CancelToken cancel)
{
    const QUrl url = site->at(QStringLiteral("/services/oauth2/userinfo"));
    const Result<QJsonObject> person = co_await site->api.object(url, cancel);
    if (!person && endsCounting(person.error()))
        co_return fail(person.error());
    if (!person)
        co_return std::optional<bool>();
    const QString resource = QStringLiteral("/query");
    const QString soql =
        QStringLiteral("SELECT PermissionSet.PermissionsViewAllData FROM PermissionSetAssignment WHERE "
                       "AssigneeId = ")
        + soqlText(person->value(QLatin1String("user_id")).toString());
    const Result<QJsonArray> sets = co_await queryRows(site, resource, soql, cancel);
    if (!sets && endsCounting(sets.error()))
        co_return fail(sets.error());
    if (!sets)
        co_return std::optional<bool>();
    co_return std::optional(std::any_of(sets->begin(), sets->end(), [](const QJsonValue &row) {
        const QJsonObject set = row.toObject().value(QLatin1String("PermissionSet")).toObject();
        return set.value(QLatin1String("PermissionsViewAllData")).toBool();
    }));
}

} // namespace

bool isShared(const QString &object)
{
    // Users are seen by everybody, and activities with what they are about.
    return object != QLatin1String("User") && object != QLatin1String("Task")
        && object != QLatin1String("Event");
}

QList<SeenRecords> SightComparison::less() const
{
    QList<SeenRecords> hidden;
    std::copy_if(seen.begin(), seen.end(), std::back_inserter(hidden),
                 [](const SeenRecords &records) { return records.isLess(); });
    return hidden;
}

Task<Result<SightComparison>> compareSight(std::shared_ptr<Site> own, std::shared_ptr<Site> administrator,
                                           QStringList objects, CancelToken cancel)
{
    SightComparison comparison;
    const Result<std::optional<bool>> all = co_await seesAll(administrator, cancel);
    if (!all)
        co_return fail(all.error());
    comparison.administratorSeesAll = *all;
    if (!comparison.administratorSeesAll.value_or(false))
        co_return comparison;
    for (qsizetype i = 0; i < objects.size(); ++i) {
        const QString &object = objects.at(i);
        if (!isApiName(object) || !isShared(object))
            continue;
        Result<std::optional<SeenRecords>> seen = co_await lookAt(own, administrator, object, cancel);
        if (seen && *seen && (*seen)->isLess())
            seen = co_await lookAt(own, administrator, object, cancel);
        if (!seen)
            co_return fail(seen.error());
        if (*seen)
            comparison.seen += **seen;
    }
    co_return comparison;
}

} // namespace fairlead::salesforce
