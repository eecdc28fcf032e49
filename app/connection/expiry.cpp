// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection/expiry.h"

#include "core/cloud.h"

#include <QCoreApplication>

#include <array>

namespace fairlead {

namespace {

struct ExpiryText
{
    Q_DECLARE_TR_FUNCTIONS(fairlead::Expiry)
};

constexpr std::array thresholds{30, 7, 1, 0}; // days ahead (issue, "expiry dates known and announced")

/// How near the end is at that time: the number of thresholds that have been passed.
int passed(const QDateTime &end, const QDateTime &at)
{
    int count = 0;
    for (const int days : thresholds) {
        if (at >= end.addDays(-days))
            ++count;
    }
    return count;
}

QString subjectOf(const Expiry &expiry, const QString &name)
{
    return expiry.what == Expiry::What::Certificate
        ? ExpiryText::tr("The certificate that %1 signs in with").arg(name)
        : ExpiryText::tr("The client secret that %1 signs in with").arg(name);
}

QString sentenceOf(const Expiry &expiry, const QDateTime &now, const QString &name)
{
    const QString subject = subjectOf(expiry, name);
    if (now >= expiry.at)
        return ExpiryText::tr("%1 has expired.").arg(subject);
    // Begun days count: an hour before the end it is one day.
    const int days = int((now.secsTo(expiry.at) + 86'399) / 86'400);
    return ExpiryText::tr("%1 expires in %n day(s).", nullptr, days).arg(subject);
}

QString remedyOf(const Expiry &expiry, const ConnectionInfo &connection)
{
    if (connection.method == SignInMethod::SalesforceServer)
        return ExpiryText::tr("Reconnect in time: an administrator signs in once, and Fairlead makes a new "
                              "certificate; jobs and data stay.");
    return expiry.what == Expiry::What::Certificate
        ? ExpiryText::tr("Upload a new certificate to the app registration in Microsoft Entra ID, then "
                         "re-authorise the connection with it; jobs and data stay.")
        : ExpiryText::tr("Make a new client secret in the app registration in Microsoft Entra ID, then "
                         "re-authorise the connection with it; jobs and data stay.");
}

/// In the portal of the connection's cloud; an added cloud has the world's.
QUrl credentialsPage(const ConnectionInfo &connection)
{
    if (connection.method == SignInMethod::SalesforceServer)
        return {};
    QUrl page = builtInClouds().first().portal;
    for (const Cloud &cloud : builtInClouds()) {
        if (cloud.name == connection.cloud)
            page = cloud.portal;
    }
    page.setFragment(
        QStringLiteral("view/Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/~/Credentials/appId/%1")
            .arg(connection.clientId));
    return page;
}

} // namespace

std::optional<ExpiryNotice> due(const Expiry &expiry, const QDateTime &now, const QDateTime &lastTold,
                                const ConnectionInfo &connection)
{
    if (!expiry.at.isValid() || !now.isValid())
        return std::nullopt;
    const int stage = passed(expiry.at, now);
    const int told = lastTold.isValid() ? passed(expiry.at, lastTold) : 0;
    if (stage <= told)
        return std::nullopt;
    ExpiryNotice notice;
    notice.days = thresholds.at(std::size_t(stage - 1));
    notice.sentence = sentenceOf(expiry, now, connection.name);
    notice.remedy = remedyOf(expiry, connection);
    notice.link = credentialsPage(connection);
    return notice;
}

std::optional<Expiry> expiryOf(const ConnectionInfo &connection)
{
    if (!connection.credentialExpires.isValid())
        return std::nullopt;
    Expiry expiry;
    expiry.at = connection.credentialExpires;
    switch (connection.method) {
    case SignInMethod::DynamicsApplication:
        return expiry;
    case SignInMethod::DynamicsCertificate:
    case SignInMethod::SalesforceJwt:
    case SignInMethod::SalesforceServer:
        expiry.what = Expiry::What::Certificate;
        return expiry;
    case SignInMethod::SalesforceWeb:
    case SignInMethod::SalesforceClientCredentials:
    case SignInMethod::DynamicsPassword:
    case SignInMethod::DynamicsWindow:
        break;
    }
    return std::nullopt;
}

std::optional<Expiry> expiryOf(const salesforce::ServerAccess &access)
{
    if (!access.isReady() || !access.certificateExpires.isValid())
        return std::nullopt;
    return Expiry{Expiry::What::Certificate, access.certificateExpires};
}

} // namespace fairlead
