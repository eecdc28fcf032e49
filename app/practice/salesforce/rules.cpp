// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/salesforce/rules.h"

#include "practice/seed/world.h"

namespace fairlead::practice::salesforce {

namespace {

QDateTime readStamp(const QString &text)
{
    // As stored: "2026-05-01T10:00:00.000+0000"; Qt reads offsets only with a colon.
    QDateTime when = QDateTime::fromString(text.left(19), Qt::ISODate);
    when.setTimeSpec(Qt::UTC);
    return when;
}

bool changed(const Row &row, const Row *before, QByteArrayView field)
{
    return !before || row[field] != (*before)[field];
}

void joinName(Row &row)
{
    row["Name"] =
        QStringList{row.text("FirstName"), row.text("LastName")}.join(QLatin1Char(' ')).simplified();
}

void ruleOpportunity(Row &row, const Row *before, const QByteArrayList &given, const QDateTime &now)
{
    const auto &stages = dealStages();
    const auto stage = std::find_if(stages.begin(), stages.end(), [&](const DealStage &each) {
        return each.name == row.text("StageName");
    });
    if (changed(row, before, "StageName") && stage != stages.end()) {
        if (!given.contains("Probability"))
            row["Probability"] = double(stage->probability);
        if (!given.contains("ForecastCategoryName"))
            row["ForecastCategoryName"] = stage->forecastCategory;
        row["IsClosed"] = stage->closed;
        row["IsWon"] = stage->won;
        row["LastStageChangeDate"] = before ? QVariant(Store::stamp(now)) : QVariant();
    }
    if (!row["ForecastCategoryName"].isValid())
        row["ForecastCategoryName"] = QStringLiteral("Pipeline");
    // The API name of the category is an older one than its label's.
    static const QHash<QString, QString> categories{{QStringLiteral("Best Case"), QStringLiteral("BestCase")},
                                                    {QStringLiteral("Commit"), QStringLiteral("Forecast")}};
    const QString category = row.text("ForecastCategoryName");
    row["ForecastCategory"] = categories.value(category, category);
    row["ExpectedRevenue"] = row["Amount"].isValid()
        ? QVariant(row["Amount"].toDouble() * row["Probability"].toDouble() / 100)
        : QVariant();
    const QDate close = QDate::fromString(row.text("CloseDate"), Qt::ISODate);
    if (close.isValid()) {
        const int quarter = (close.month() - 1) / 3 + 1;
        row["FiscalQuarter"] = quarter;
        row["FiscalYear"] = close.year();
        row["Fiscal"] = QStringLiteral("%1 %2").arg(close.year()).arg(quarter);
    }
    if (!row["PushCount"].isValid())
        row["PushCount"] = 0;
}

// AccountId of an activity follows from what it is about, then from whom.
void deriveAccount(Store &store, Row &row)
{
    const QByteArray what = row.text("WhatId").toLatin1();
    const QByteArray who = row.text("WhoId").toLatin1();
    QVariant account;
    const Schema &schema = Schema::instance();
    if (what.startsWith("001")) {
        account = row["WhatId"];
    } else if (what.startsWith("006")) {
        if (const auto deal = store.read(*schema.object("Opportunity"), what))
            account = (*deal)["AccountId"];
    } else if (who.startsWith("003")) {
        if (const auto contact = store.read(*schema.object("Contact"), who))
            account = (*contact)["AccountId"];
    }
    row["AccountId"] = account;
    row["WhoCount"] = who.isEmpty() ? 0 : 1;
    row["WhatCount"] = what.isEmpty() ? 0 : 1;
}

std::optional<RuleError> whoAndWhat(const Row &row)
{
    // A lead belongs to no account or deal yet (reference Salesforce 7, Event).
    if (row.text("WhoId").startsWith(QLatin1String("00Q")) && !row.text("WhatId").isEmpty())
        return RuleError{"FIELD_INTEGRITY_EXCEPTION",
                         QStringLiteral("Related To IDs are not valid for Leads: cannot relate to a Lead and "
                                        "another record at the same time"),
                         {"WhatId"}};
    return std::nullopt;
}

void ruleTask(Store &store, Row &row, const Row *before, const QDateTime &now)
{
    deriveAccount(store, row);
    const bool closed = row.text("Status") == QLatin1String("Completed");
    row["IsClosed"] = closed;
    row["IsHighPriority"] = row.text("Priority") == QLatin1String("High");
    if (!closed)
        row["CompletedDateTime"] = QVariant();
    else if (!before || !(*before)["IsClosed"].toBool())
        row["CompletedDateTime"] = Store::stamp(now);
}

RuleError eventError(const QString &message, const QByteArray &field)
{
    return {"FIELD_INTEGRITY_EXCEPTION", message, {field}};
}

std::optional<RuleError> ruleEvent(Store &store, Row &row, const QByteArrayList &given)
{
    deriveAccount(store, row);
    const bool startGiven = given.contains("StartDateTime");
    if (given.contains("ActivityDateTime") && row["ActivityDateTime"].isValid()) {
        if (startGiven && row["ActivityDateTime"] != row["StartDateTime"])
            return eventError(QStringLiteral("Activity Date Time must be equal to Start Date Time"),
                              "ActivityDateTime");
        row["StartDateTime"] = row["ActivityDateTime"];
    }
    const bool allDay = row["IsAllDayEvent"].toBool();
    if (allDay && given.contains("ActivityDate") && !startGiven && !given.contains("ActivityDateTime"))
        row["StartDateTime"] = QString(row.text("ActivityDate") + QLatin1String("T00:00:00.000+0000"));
    QDateTime start = readStamp(row.text("StartDateTime"));
    if (!start.isValid())
        return eventError(QStringLiteral("Start Date Time: start date and time are required"),
                          "StartDateTime");
    if (allDay) {
        // All-day times are midnight UTC, whatever the zone (reference Salesforce trap 48).
        start.setTime(QTime(0, 0));
        row["StartDateTime"] = Store::stamp(start);
    }
    const bool endGiven = given.contains("EndDateTime") && row["EndDateTime"].isValid();
    const bool lengthGiven = given.contains("DurationInMinutes") && row["DurationInMinutes"].isValid();
    // An all-day event ends on its last day, not after it: one day lasts from midnight to the same midnight
    // and 1,440 minutes.
    const qint64 lastDay = allDay ? 86400 : 0;
    QDateTime end = readStamp(row.text("EndDateTime"));
    if (endGiven && lengthGiven && (start.secsTo(end) + lastDay) / 60 != row["DurationInMinutes"].toInt())
        return eventError(QStringLiteral("Duration: event duration does not fit its start and end"),
                          "DurationInMinutes");
    if (!endGiven) {
        const bool known = row["DurationInMinutes"].isValid();
        if (!known && !allDay)
            return eventError(QStringLiteral("Duration: either an end or a duration is required"),
                              "DurationInMinutes");
        const qint64 seconds = known ? row["DurationInMinutes"].toLongLong() * 60 : 86400;
        end = start.addSecs(std::max<qint64>(seconds - lastDay, 0));
    }
    if (allDay)
        end.setTime(QTime(0, 0));
    const qint64 minutes = (start.secsTo(end) + lastDay) / 60;
    if (end < start)
        return eventError(QStringLiteral("End Date Time: event can't end before it starts"), "EndDateTime");
    if (minutes > 20160)
        return eventError(QStringLiteral("Duration: event duration can't be longer than 14 days"),
                          "DurationInMinutes");
    row["EndDateTime"] = Store::stamp(end);
    row["DurationInMinutes"] = int(minutes);
    row["ActivityDateTime"] = allDay ? QVariant() : row["StartDateTime"];
    row["ActivityDate"] = start.date().toString(Qt::ISODate);
    row["EndDate"] = end.date().toString(Qt::ISODate);
    row["GroupEventType"] = QStringLiteral("0");
    return std::nullopt;
}

// What nobody has yet: the start of the user name, with a number where that is taken.
QString freeNickname(Store &store, const Row &user)
{
    const QString start = user.text("Username").section(QLatin1Char('@'), 0, 0).left(36);
    QString out = start;
    for (int i = 1; !store.idsWhere(user.object(), "CommunityNickname", out.toUtf8()).isEmpty(); ++i)
        out = start + QString::number(i);
    return out;
}

void ruleUser(Store &store, Row &row)
{
    joinName(row);
    if (row.text("CommunityNickname").isEmpty())
        row["CommunityNickname"] = freeNickname(store, row);
    if (row.text("UserType").isEmpty())
        row["UserType"] = QStringLiteral("Standard");
}

} // namespace

std::optional<RuleError> applyRules(Store &store, Row &row, const Row *before, const QByteArrayList &given,
                                    const QDateTime &now)
{
    const QByteArray &name = row.object().name;
    if (name == "Contact" || name == "Lead") {
        joinName(row);
    } else if (name == "User") {
        ruleUser(store, row);
    } else if (name == "Opportunity") {
        ruleOpportunity(row, before, given, now);
    } else if (name == "Task") {
        if (auto error = whoAndWhat(row))
            return error;
        ruleTask(store, row, before, now);
    } else if (name == "Event") {
        if (auto error = whoAndWhat(row))
            return error;
        return ruleEvent(store, row, given);
    }
    return std::nullopt;
}

} // namespace fairlead::practice::salesforce
