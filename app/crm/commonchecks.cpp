// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/commonchecks.h"

#include "core/cloud.h"

#include <QCoreApplication>
#include <QLocale>

#include <cstdlib>

namespace fairlead {

namespace {

struct CommonText
{
    Q_DECLARE_TR_FUNCTIONS(fairlead::crm)
};

constexpr int daysAhead = 30; // the first of the announcements (issue, "announced 30/7/1 days ahead")

} // namespace

CheckResult checkOf(const char *id, const QString &title, const QString &why)
{
    CheckResult check;
    check.id = QLatin1String(id);
    check.title = title;
    check.why = why;
    return check;
}

CheckResult passed(CheckResult check, const QString &detail)
{
    check.state = CheckResult::State::Pass;
    check.detail = detail;
    return check;
}

CheckResult failed(CheckResult check, const QString &detail, const QString &remedy)
{
    check.state = CheckResult::State::Fail;
    check.detail = detail;
    check.remedy = remedy;
    return check;
}

CheckResult unknown(CheckResult check, const QString &detail, const QString &remedy)
{
    check.detail = detail;
    check.remedy = remedy;
    return check;
}

CheckResult clockCheck(const QDateTime &serverTime, const QDateTime &now, qint64 leewaySeconds,
                       const QString &why)
{
    const CheckResult check = checkOf("clock", CommonText::tr("This computer's clock"), why);
    if (!serverTime.isValid() || !now.isValid())
        return unknown(check, CommonText::tr("The server did not say what time it is."));
    const qint64 ahead = serverTime.secsTo(now);
    if (std::abs(ahead) <= leewaySeconds)
        return passed(check, CommonText::tr("It agrees with the server's."));
    const int minutes = int(std::abs(ahead) / 60);
    return failed(check,
                  ahead > 0 ? CommonText::tr("It is %n minute(s) fast.", nullptr, minutes)
                            : CommonText::tr("It is %n minute(s) slow.", nullptr, minutes),
                  CommonText::tr("Have the computer set its clock by itself in its date and time settings."));
}

CheckResult tlsCheck(const TlsAuthority &authority, const QUrl &server)
{
    const CheckResult check =
        checkOf("tls", CommonText::tr("Nobody reads along on the way"),
                CommonText::tr("A proxy that opens encrypted connections sees every record and every token, "
                               "and Fairlead stops where its certificate changes."));
    if (server.scheme() == QLatin1String("http") && isLoopbackHost(server.host()))
        return passed(check, CommonText::tr("The address is on this computer."));
    const QString wanted =
        CommonText::tr("Where that is not wanted, ask for %1 to be left alone by the proxy.")
            .arg(server.host());
    switch (authority.kind) {
    case TlsAuthority::Kind::System:
        return passed(check, CommonText::tr("The certificate is vouched for by %1.").arg(authority.name));
    case TlsAuthority::Kind::Added:
        return unknown(check,
                       CommonText::tr("The certificate is vouched for by %1, which stands in Fairlead's "
                                      "network settings: the organisation's proxy, it seems.")
                           .arg(authority.name),
                       wanted);
    case TlsAuthority::Kind::Local:
        return unknown(check,
                       CommonText::tr("The certificate is vouched for by %1, which was installed on this "
                                      "computer: the organisation's proxy, it seems.")
                           .arg(authority.name),
                       wanted);
    case TlsAuthority::Kind::Unknown:
        break;
    }
    return unknown(check,
                   authority.name.isEmpty()
                       ? CommonText::tr("It cannot be told here who vouches for the certificate.")
                       : CommonText::tr("The certificate is vouched for by %1; whether that came with the "
                                        "operating system cannot be told here.")
                             .arg(authority.name));
}

std::optional<CheckResult> credentialCheck(const CheckScope &scope)
{
    if (!scope.credentialExpires.isValid() && !scope.byCredential)
        return std::nullopt;
    CheckResult check = checkOf("credential", CommonText::tr("Certificate or secret of the connection"),
                                CommonText::tr("When it has ended nothing can sign in any more."));
    check.link = scope.portal;
    if (!scope.credentialExpires.isValid())
        return unknown(
            check, CommonText::tr("Microsoft Entra tells it to administrators alone."),
            CommonText::tr("Look under App registrations, Certificates & secrets, and note the day: "
                           "Fairlead cannot remind you of it."));
    const QDateTime now = scope.now.isValid() ? scope.now : QDateTime::currentDateTimeUtc();
    const QString day =
        QLocale().toString(scope.credentialExpires.toLocalTime().date(), QLocale::ShortFormat);
    if (now.addDays(daysAhead) < scope.credentialExpires)
        return passed(check, CommonText::tr("It ends on %1.").arg(day));
    const QString remedy = scope.reconnects
        ? CommonText::tr("Press Reconnect: a new certificate is made and put in its place.")
        : CommonText::tr("Have a new one made, then connect again with it.");
    return failed(check,
                  now < scope.credentialExpires ? CommonText::tr("It ends on %1.").arg(day)
                                                : CommonText::tr("It has ended on %1.").arg(day),
                  remedy);
}

} // namespace fairlead
