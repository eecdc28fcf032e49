// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/salesforce/loginhistory.h"

#include <QRegularExpression>

namespace fairlead::practice::salesforce {

namespace {

/// A word of the User-Agent header and what LoginHistory calls it. The first that fits counts: browsers name
/// those they descend from as well.
struct Agent
{
    const char *word;
    const char *name;
};
constexpr Agent browsers[] = {
    {"Edg", "Edge"}, {"Firefox", "Firefox"}, {"Chrome", "Chrome"}, {"Version", "Safari"}};
constexpr Agent platforms[] = {{"Windows NT 10.0", "Windows 10"},
                               {"Windows", "Windows"},
                               {"Mac OS X", "Mac OSX"},
                               {"Android", "Android"},
                               {"Linux", "Linux"}};

// "Chrome 102"; "Unknown" for programs.
QString browserOf(const QString &agent)
{
    for (const Agent &each : browsers) {
        const QRegularExpression version(QLatin1String(each.word) + QStringLiteral("/(\\d+)"));
        const auto found = version.match(agent);
        if (found.hasMatch())
            return QLatin1String(each.name) + QLatin1Char(' ') + found.captured(1);
    }
    return QStringLiteral("Unknown");
}

QString platformOf(const QString &agent)
{
    for (const Agent &each : platforms) {
        if (agent.contains(QLatin1String(each.word)))
            return QLatin1String(each.name);
    }
    return QStringLiteral("Unknown");
}

} // namespace

void recordLogin(Org &org, const Request &request, const QByteArray &user, LoginWay way, const char *status,
                 const QString &application)
{
    const bool browser = way == LoginWay::Browser;
    const QString agent = QString::fromLatin1(request.header("User-Agent"));
    const QDateTime now = org.clock.nowUtc();
    Row row(*Schema::instance().object("LoginHistory"));
    row["UserId"] = QString::fromLatin1(user);
    row["LoginTime"] = Store::stamp(now);
    row["LoginType"] = browser ? QStringLiteral("Application") : QStringLiteral("Remote Access 2.0");
    if (way == LoginWay::OAuthRefresh)
        row["LoginSubType"] = QStringLiteral("OauthRefreshToken");
    row["SourceIp"] = QString::fromLatin1(org.clientAddress(request));
    row["LoginUrl"] = request.url.host();
    row["OptionsIsPost"] = request.method == "POST";
    row["OptionsIsGet"] = request.method == "GET";
    row["Browser"] = browserOf(agent);
    row["Platform"] = platformOf(agent);
    row["Status"] = QLatin1String(status);
    row["Application"] = browser ? QStringLiteral("Browser")
        : application.isEmpty()  ? org.app.name
                                 : application;
    for (const char *api : {"ClientVersion", "ApiType", "ApiVersion"})
        row[api] = QStringLiteral("N/A");
    org.store.insert(row, now, user);
}

} // namespace fairlead::practice::salesforce
