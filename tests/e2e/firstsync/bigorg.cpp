// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/firstsync/bigorg.h"

#include "workspace/reader.h"

#include <QDir>
#include <QEventLoop>
#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QUrlQuery>

namespace fairlead {

namespace {

QJsonObject answerTo(QNetworkAccessManager &network, const QNetworkRequest &request, const QByteArray *form)
{
    QNetworkReply *reply = form ? network.post(request, *form) : network.get(request);
    QEventLoop waiting;
    QObject::connect(reply, &QNetworkReply::finished, &waiting, &QEventLoop::quit);
    waiting.exec();
    reply->deleteLater();
    return QJsonDocument::fromJson(reply->readAll()).object();
}

} // namespace

QByteArray BigOrg::start(int records)
{
    const bool started = m_practice.start({QStringLiteral("--rows"), QString::number(records)}, 240000);
    return started ? QByteArray() : m_practice.errorText().toUtf8();
}

QByteArray BigOrg::connectBoth(const Home &home) const
{
    // The practice org writes the file of its cloud for the one home it is told; there are several here.
    QFile clouds(home.cloudsFile());
    if (!QDir().mkpath(home.folder()) || !clouds.open(QIODevice::WriteOnly))
        return "the home cannot be written";
    const auto hostOf = [](const QUrl &url) { return url.authority(); };
    const QJsonObject cloud{
        {QStringLiteral("name"), QStringLiteral("practice")},
        {QStringLiteral("salesforceLogin"), world().salesforce.toString()},
        {QStringLiteral("salesforceHosts"), QJsonArray{hostOf(world().salesforce)}},
        {QStringLiteral("salesforceClientId"), world().salesforceClient.id},
        {QStringLiteral("entraAuthority"), world().entra.toString()},
        {QStringLiteral("dataverseHosts"), QJsonArray{hostOf(world().dataverse)}},
        {QStringLiteral("entraClientId"), world().entraClient.id},
    };
    clouds.write(QJsonDocument(QJsonArray{cloud}).toJson());
    clouds.close();
    clouds.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);

    const Ctl ctl(home.folder());
    const Ctl::Ended salesforce =
        ctl.run({QStringLiteral("connect"), QStringLiteral("salesforce"), QStringLiteral("--url"),
                 world().salesforce.toString(), QStringLiteral("--client-id"), world().salesforceClient.id,
                 QStringLiteral("--client-secret-stdin")},
                world().salesforceClient.secret.toUtf8());
    if (salesforce.code != 0)
        return salesforce.said();
    const Ctl::Ended dynamics = ctl.run(
        {QStringLiteral("connect"), QStringLiteral("dynamics"), QStringLiteral("--url"),
         world().dataverse.toString(), QStringLiteral("--username"), world().nonInteractiveUser.username,
         QStringLiteral("--password-stdin"), QStringLiteral("--client-id"), world().entraClient.id},
        world().nonInteractiveUser.password.toUtf8());
    return dynamics.code == 0 ? QByteArray() : dynamics.said();
}

qint64 BigOrg::count(const QString &object)
{
    QNetworkAccessManager network;
    if (m_token.isEmpty()) {
        QUrl url = world().salesforce;
        url.setPath(QStringLiteral("/services/oauth2/token"));
        QUrlQuery form{{QStringLiteral("grant_type"), QStringLiteral("client_credentials")},
                       {QStringLiteral("client_id"), world().salesforceClient.id},
                       {QStringLiteral("client_secret"), world().salesforceClient.secret}};
        QNetworkRequest request(url);
        request.setHeader(QNetworkRequest::ContentTypeHeader,
                          QByteArrayLiteral("application/x-www-form-urlencoded"));
        const QByteArray body = form.toString(QUrl::FullyEncoded).toUtf8();
        m_token = answerTo(network, request, &body)[QLatin1String("access_token")].toString().toUtf8();
    }
    QUrl url = world().salesforce;
    url.setPath(QStringLiteral("/services/data/v62.0/query"));
    url.setQuery(QStringLiteral("q=SELECT+COUNT()+FROM+") + object);
    QNetworkRequest request(url);
    request.setRawHeader("Authorization", "Bearer " + m_token);
    return answerTo(network, request, nullptr)[QLatin1String("totalSize")].toInteger(-1);
}

QHash<QString, qint64> storedRows(const Home &home)
{
    QHash<QString, qint64> counts;
    const auto files = QDir(home.folder()).entryList({QStringLiteral("workspace*.db")}, QDir::Files);
    for (const QString &file : files) {
        const auto reader = WorkspaceReader::open(home.workspaceFile(file));
        if (!reader)
            continue;
        const auto objects = (*reader)->objects();
        for (const QString &object : objects ? *objects : QStringList()) {
            if (const auto count = (*reader)->rowCount(object))
                counts.insert(file + QLatin1Char('/') + object, *count);
        }
    }
    return counts;
}

qint64 total(const QHash<QString, qint64> &rows)
{
    qint64 sum = 0;
    for (const qint64 count : rows)
        sum += count;
    return sum;
}

} // namespace fairlead
