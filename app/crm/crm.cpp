// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/crm.h"

namespace fairlead {

Task<Result<QList<CrmRecord>>> CrmClient::readByExternalId(ObjectInfo object, QString field, QStringList,
                                                           QStringList, CancelToken)
{
    co_return fail(Error::bug(QStringLiteral("%1 has no external id %2").arg(object.name, field)));
}

QStringList defaultObjects(CrmKind kind)
{
    if (kind == CrmKind::Salesforce) {
        return {QStringLiteral("User"), QStringLiteral("Account"),     QStringLiteral("Contact"),
                QStringLiteral("Lead"), QStringLiteral("Opportunity"), QStringLiteral("Task"),
                QStringLiteral("Event")};
    }
    return {QStringLiteral("systemuser"), QStringLiteral("account"),     QStringLiteral("contact"),
            QStringLiteral("lead"),       QStringLiteral("opportunity"), QStringLiteral("task"),
            QStringLiteral("appointment")};
}

Task<Result<QList<CheckResult>>> CrmClient::checksFor(CheckScope scope, CancelToken cancel)
{
    Q_UNUSED(scope);
    return checks(std::move(cancel));
}

Task<Result<QHash<QString, QStringList>>> CrmClient::missingRights(QList<ObjectUse>, CancelToken)
{
    co_return QHash<QString, QStringList>();
}

QString nameOf(CheckResult::State state)
{
    switch (state) {
    case CheckResult::State::Pass:
        return QStringLiteral("pass");
    case CheckResult::State::Fail:
        return QStringLiteral("fail");
    case CheckResult::State::Unknown:
        return QStringLiteral("unknown");
    }
    return QStringLiteral("unknown");
}

QString nameOf(CheckResult::Fix fix)
{
    return fix == CheckResult::Fix::Reconnect ? QStringLiteral("reconnect") : QString();
}

QString nameOf(CheckResult::AnsweredBy who)
{
    return who == CheckResult::AnsweredBy::Administrator ? QStringLiteral("administrator")
                                                         : QStringLiteral("connection");
}

} // namespace fairlead
