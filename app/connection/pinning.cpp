// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection/pinning.h"

#include <QCoreApplication>

namespace fairlead {

namespace {

/// Dataverse writes its GUIDs as it likes; Salesforce's ids tell their case apart.
bool isSame(CrmKind crm, const QString &a, const QString &b)
{
    const Qt::CaseSensitivity as = crm == CrmKind::Dynamics ? Qt::CaseInsensitive : Qt::CaseSensitive;
    return !a.isEmpty() && a.compare(b, as) == 0;
}

Error otherOrganisation(const ConnectionInfo &before, const ConnectionInfo &proven)
{
    Error error = wrongOrganisation(before, proven.organisationId);
    error.sentence =
        QCoreApplication::translate("fairlead::ConnectionInfo",
                                    "This sign-in leads to another organisation (%1) than the one of “%2”.")
            .arg(proven.organisationName.isEmpty() ? proven.address.host() : proven.organisationName,
                 before.name);
    error.remedy = QCoreApplication::translate("fairlead::ConnectionInfo",
                                               "Sign in to the connection's own organisation; another one is "
                                               "a new connection. Nothing was stored.");
    return error;
}

/// The same sign-in as ever, and somebody else behind it.
Error otherUserBehind(const ConnectionInfo &info, const QString &found)
{
    Error error;
    error.code = ErrorCode::WrongUser;
    error.errorClass = ErrorClass::StopConnection;
    error.sentence = QCoreApplication::translate(
                         "fairlead::ConnectionInfo",
                         "“%1” was connected as %2; what it signs in with leads to another user now.")
                         .arg(info.name, info.userName);
    error.remedy = QCoreApplication::translate(
        "fairlead::ConnectionInfo",
        "Have the app's user set back in the CRM; or go on with the new one: change the connection's "
        "integration user. Nothing was read or changed.");
    error.detail = QStringLiteral("expected %1, found %2").arg(info.userId, found);
    return error;
}

} // namespace

Error wrongOrganisation(const ConnectionInfo &info, const QString &found)
{
    Error error;
    error.code = ErrorCode::WrongOrganisation;
    error.errorClass = ErrorClass::StopConnection;
    error.sentence =
        QCoreApplication::translate("fairlead::ConnectionInfo",
                                    "%1 now belongs to another organisation than the one that was connected.")
            .arg(info.address.host());
    error.remedy =
        QCoreApplication::translate("fairlead::ConnectionInfo",
                                    "A refreshed sandbox is a new organisation: set up a new connection for "
                                    "it. Nothing was read or changed.");
    error.detail = QStringLiteral("expected %1, found %2").arg(info.organisationId, found);
    return error;
}

Error wrongUser(const ConnectionInfo &info, const QString &foundUserName)
{
    Error error;
    error.code = ErrorCode::WrongUser;
    error.errorClass = ErrorClass::AskUser;
    error.sentence =
        QCoreApplication::translate("fairlead::ConnectionInfo", "%1 has signed in, but “%2” works as %3.")
            .arg(foundUserName, info.name, info.userName);
    error.remedy =
        QCoreApplication::translate("fairlead::ConnectionInfo",
                                    "Sign in as %1. To have another user work for this connection, "
                                    "change its integration user. Nothing was stored.")
            .arg(info.userName);
    return error;
}

Outcome checkPinned(const ConnectionInfo &info, const QString &organisationId, const QString &userId)
{
    if (!isSame(info.crm, info.organisationId, organisationId))
        return fail(wrongOrganisation(info, organisationId));
    if (!info.userId.isEmpty() && !isSame(info.crm, info.userId, userId))
        return fail(otherUserBehind(info, userId));
    return {};
}

Error userGone(const ConnectionInfo &info)
{
    Error error;
    error.code = ErrorCode::SignInNeeded;
    error.errorClass = ErrorClass::AskUser;
    error.sentence =
        QCoreApplication::translate("fairlead::ConnectionInfo",
                                    "“%1” has no integration user any more: server-to-server access was "
                                    "turned off, and nobody has taken over.")
            .arg(info.name);
    error.remedy = QCoreApplication::translate(
        "fairlead::ConnectionInfo",
        "Choose who is to work for it: “Change integration user…” on its card, or “fairleadctl reauthorize "
        "--change-user”. Jobs and data stay.");
    return error;
}

Outcome checkRenewal(const ConnectionInfo &before, const ConnectionInfo &proven, Renewal::User user)
{
    if (before.crm != proven.crm || !isSame(before.crm, before.organisationId, proven.organisationId))
        return fail(otherOrganisation(before, proven));
    if (user == Renewal::User::Same && !isSame(before.crm, before.userId, proven.userId))
        return fail(before.userGone ? userGone(before) : wrongUser(before, proven.userName));
    return {};
}

} // namespace fairlead
