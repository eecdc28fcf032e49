// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/twoway/people.h"

#include <QEventLoop>
#include <QJsonArray>
#include <QJsonDocument>
#include <QNetworkReply>
#include <QUrlQuery>

namespace fairlead {

namespace {

const QString salesforceApi = QStringLiteral("/services/data/v62.0/");
const QString dataverseApi = QStringLiteral("/api/data/v9.2/");

void await(QNetworkReply *reply)
{
    QEventLoop waiting;
    QObject::connect(reply, &QNetworkReply::finished, &waiting, &QEventLoop::quit);
    waiting.exec();
    reply->deleteLater();
}

QByteArray formOf(const QList<QPair<QString, QString>> &values)
{
    QByteArray form;
    for (const auto &[name, value] : values)
        form += (form.isEmpty() ? "" : "&") + QUrl::toPercentEncoding(name) + '='
            + QUrl::toPercentEncoding(value);
    return form;
}

} // namespace

People::People(const PracticeWorld &world)
    : m_world(world)
{
}

QString People::nameField(Crm crm)
{
    return crm == Crm::Salesforce ? QStringLiteral("Name") : QStringLiteral("name");
}

QString People::phoneField(Crm crm)
{
    return crm == Crm::Salesforce ? QStringLiteral("Phone") : QStringLiteral("telephone1");
}

QString People::descriptionField(Crm crm)
{
    return crm == Crm::Salesforce ? QStringLiteral("Description") : QStringLiteral("description");
}

QByteArray People::signIn(const QUrl &endpoint, const QByteArray &form)
{
    QNetworkRequest request(endpoint);
    request.setHeader(QNetworkRequest::ContentTypeHeader,
                      QByteArrayLiteral("application/x-www-form-urlencoded"));
    QNetworkReply *reply = m_network.post(request, form);
    await(reply);
    return QJsonDocument::fromJson(reply->readAll())[QLatin1String("access_token")].toString().toUtf8();
}

QByteArray People::token(Crm crm)
{
    QByteArray &token = m_tokens[crm];
    if (!token.isEmpty())
        return token;
    // The administrator's at Dynamics; Salesforce gives a program without a window only the app's own user,
    // whose changes are as good as anybody's.
    if (crm == Crm::Salesforce) {
        QUrl url = m_world.salesforce;
        url.setPath(QStringLiteral("/services/oauth2/token"));
        token = signIn(url,
                       formOf({{QStringLiteral("grant_type"), QStringLiteral("client_credentials")},
                               {QStringLiteral("client_id"), m_world.salesforceClient.id},
                               {QStringLiteral("client_secret"), m_world.salesforceClient.secret}}));
    } else {
        QUrl url = m_world.entra;
        url.setPath(QLatin1Char('/') + m_world.tenant + QStringLiteral("/oauth2/v2.0/token"));
        token = signIn(url,
                       formOf({{QStringLiteral("grant_type"), QStringLiteral("password")},
                               {QStringLiteral("client_id"), m_world.entraClient.id},
                               {QStringLiteral("username"), m_world.admin.username},
                               {QStringLiteral("password"), m_world.admin.password},
                               {QStringLiteral("scope"),
                                m_world.dataverse.toString(QUrl::StripTrailingSlash)
                                    + QStringLiteral("/user_impersonation")}}));
    }
    return token;
}

People::Answer People::send(Crm crm, const QByteArray &method, const QString &path, const QString &query,
                            const QJsonObject &body)
{
    QUrl url = crm == Crm::Salesforce ? m_world.salesforce : m_world.dataverse;
    url.setPath(path.startsWith(QLatin1Char('/'))
                    ? path
                    : (crm == Crm::Salesforce ? salesforceApi : dataverseApi) + path);
    if (!query.isEmpty())
        url.setQuery(query);
    QNetworkRequest request(url);
    request.setRawHeader("Authorization", "Bearer " + token(crm));
    request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArrayLiteral("application/json"));
    const QByteArray document =
        body.isEmpty() ? QByteArray() : QJsonDocument(body).toJson(QJsonDocument::Compact);
    QNetworkReply *reply = m_network.sendCustomRequest(request, method, document);
    await(reply);
    Answer answer;
    answer.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    answer.body = QJsonDocument::fromJson(reply->readAll()).object();
    answer.entityId = reply->rawHeader("OData-EntityId");
    return answer;
}

QMap<QString, QString> People::accounts(Crm crm, const QString &field)
{
    QMap<QString, QString> found;
    if (crm == Crm::Salesforce) {
        QString path = QStringLiteral("query");
        QString query = QStringLiteral("q=SELECT+Id,%1+FROM+Account").arg(field);
        for (;;) {
            const Answer answer = send(crm, "GET", path, query);
            const QJsonArray records = answer.body[QLatin1String("records")].toArray();
            for (const auto &record : records)
                found.insert(record[QLatin1String("Id")].toString(), record[field].toString());
            path = answer.body[QLatin1String("nextRecordsUrl")].toString();
            query.clear();
            if (path.isEmpty())
                return found;
        }
    }
    const Answer answer = send(crm, "GET", QStringLiteral("accounts"), QStringLiteral("$select=") + field);
    const QJsonArray rows = answer.body[QLatin1String("value")].toArray();
    for (const auto &row : rows)
        found.insert(row[QLatin1String("accountid")].toString(), row[field].toString());
    return found;
}

QString People::make(Crm crm, const QString &name)
{
    if (crm == Crm::Salesforce)
        return send(crm, "POST", QStringLiteral("sobjects/Account"), {}, {{QStringLiteral("Name"), name}})
            .body[QLatin1String("id")]
            .toString();
    const QString entity = QString::fromLatin1(
        send(crm, "POST", QStringLiteral("accounts"), {}, {{QStringLiteral("name"), name}}).entityId);
    return entity.section(QLatin1Char('('), 1).chopped(1);
}

bool People::change(Crm crm, const QString &id, const QString &field, const QString &value)
{
    const QString path = crm == Crm::Salesforce ? QStringLiteral("sobjects/Account/") + id
                                                : QStringLiteral("accounts(%1)").arg(id);
    return send(crm, "PATCH", path, {}, {{field, value}}).status == 204;
}

bool People::remove(Crm crm, const QString &id)
{
    const QString path = crm == Crm::Salesforce ? QStringLiteral("sobjects/Account/") + id
                                                : QStringLiteral("accounts(%1)").arg(id);
    return send(crm, "DELETE", path).status == 204;
}

} // namespace fairlead
