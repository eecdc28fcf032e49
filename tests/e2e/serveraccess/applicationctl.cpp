// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/serveraccess/applicationctl.h"

#include "auth/entra.h"
#include "crm/dynamics/administration.h"
#include "settings/cloudsfile.h"
#include "support/awaitend.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

namespace fairlead {

QString ApplicationCtl::start()
{
    if (!practice.start(
            {QStringLiteral("--home"), folder.path(), QStringLiteral("--rows"), QStringLiteral("20")}))
        return practice.errorText();
    m_ctl = std::make_unique<Ctl>(folder.path());
    m_http = std::make_unique<QtHttp>(NetworkSettings(), clock);
    const PracticeWorld &world = practice.world();
    const auto clouds = readClouds(home.cloudsFile());
    if (!clouds)
        return clouds.error().text();
    const auto tokens = awaitEnd(entra::password(
        *m_http, clouds->constLast(), world.tenant, world.entraClient.id, entra::userScopes(world.dataverse),
        world.admin.username, Secret::fromText(world.admin.password), {}));
    if (!tokens || !*tokens)
        return QStringLiteral("the administrator could not sign in");
    m_tokens = std::make_unique<FixedTokenSource>((*tokens)->accessToken);
    removeSeededUser();
    m_seededRoles = roles();
    return {};
}

QString ApplicationCtl::write(const QString &name, const QByteArray &content)
{
    QFile file(m_elsewhere.filePath(name));
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size() ? file.fileName()
                                                                                    : QString();
}

QStringList ApplicationCtl::withSecret(QStringList words) const
{
    QFile file(m_elsewhere.filePath(QStringLiteral("secret")));
    if (file.open(QIODevice::WriteOnly))
        file.write(practice.world().entraClient.secret.toUtf8());
    return words + QStringList{QStringLiteral("--client-secret-file"), file.fileName()};
}

Ctl::Ended ApplicationCtl::runSignedIn(const QStringList &words, const PracticeWorld::Account &person)
{
    return fairlead::runSignedIn(*m_ctl, words + QStringList{QStringLiteral("--no-browser")}, person, clock);
}

SignedInCtl ApplicationCtl::startSignedIn(const QStringList &words)
{
    return fairlead::startSignedIn(*m_ctl, words + QStringList{QStringLiteral("--no-browser")},
                                   practice.world().admin, clock);
}

Ctl::Ended ApplicationCtl::connectUser()
{
    const PracticeWorld &world = practice.world();
    return run({QStringLiteral("connect"), QStringLiteral("dynamics"), QStringLiteral("--url"),
                world.dataverse.toString(), QStringLiteral("--username"), world.nonInteractiveUser.username,
                QStringLiteral("--client-id"), world.entraClient.id, QStringLiteral("--password-stdin")},
               world.nonInteractiveUser.password.toUtf8());
}

QString ApplicationCtl::standing()
{
    return run({QStringLiteral("status")}).connections().at(0)[QStringLiteral("standing")].toString();
}

QJsonArray ApplicationCtl::rows(const QString &resource)
{
    QUrl url = practice.world().dataverse;
    const QString path = QStringLiteral("/api/data/v9.2/") + resource;
    url.setPath(path.section(QLatin1Char('?'), 0, 0));
    url.setQuery(path.section(QLatin1Char('?'), 1));
    const auto token = awaitEnd(m_tokens->accessToken({}, {}));
    const auto response = awaitEnd(m_http->send(HttpRequest::get(url).withBearer((*token)->reveal()), {}));
    if (!response || !*response || !(*response)->isSuccess()) {
        QTest::qFail(qPrintable(resource), __FILE__, __LINE__);
        return {};
    }
    const QJsonObject body = QJsonDocument::fromJson((*response)->body).object();
    return body.contains(QLatin1String("value")) ? body.value(QLatin1String("value")).toArray()
                                                 : body.value(QLatin1String("RolePrivileges")).toArray();
}

QJsonArray ApplicationCtl::setup()
{
    QJsonArray all;
    all +=
        rows(QStringLiteral("systemusers?$select=systemuserid,isdisabled,accessmode,applicationid&$orderby="
                            "systemuserid&$expand=systemuserroles_association($select=roleid)"));
    const QJsonArray roles = rows(QStringLiteral("roles?$select=roleid,name&$orderby=roleid"));
    all += roles;
    for (const auto &role : roles)
        all += rows(QStringLiteral("RetrieveRolePrivilegesRole(RoleId=%1)")
                        .arg(role.toObject().value(QLatin1String("roleid")).toString()));
    return all;
}

qsizetype ApplicationCtl::users()
{
    return rows(QStringLiteral("systemusers?$select=fullname&$filter=applicationid%20eq%20")
                + practice.world().entraClient.id)
        .size();
}

qsizetype ApplicationCtl::roles()
{
    return rows(QStringLiteral("roles?$select=name&$filter=startswith(name,'Fairlead%20')")).size()
        - m_seededRoles;
}

// The app has its user from the start.
void ApplicationCtl::removeSeededUser()
{
    dynamics::ApplicationUserMade seeded;
    const QJsonArray found =
        rows(QStringLiteral("systemusers?$select=systemuserid&$filter=applicationid%20eq%20")
             + practice.world().entraClient.id);
    seeded.userId = found.first().toObject().value(QLatin1String("systemuserid")).toString();
    seeded.userMade = true;
    dynamics::Administration administration(*m_http, *m_tokens, practice.world().dataverse);
    (void)awaitEnd(administration.undoApplicationUser(seeded, {}));
}

void ApplicationCtl::makeUserByHand()
{
    const QJsonArray found =
        rows(QStringLiteral("roles?$select=roleid&$filter=name%20eq%20'System%20Administrator'"));
    const QString role = found.first().toObject().value(QLatin1String("roleid")).toString();
    dynamics::Administration administration(*m_http, *m_tokens, practice.world().dataverse);
    const dynamics::ApplicationUserOrder order{practice.world().entraClient.id, {}, role};
    const auto made = awaitEnd(administration.provideApplicationUser(order, {}));
    if (!made || made->error)
        QTest::qFail("the application user could not be made", __FILE__, __LINE__);
}

bool ApplicationCtl::registerCertificate(const QString &clientId, const QByteArray &pem)
{
    QUrl url = practice.world().entra;
    url.setPath(QStringLiteral("/_practice/certificates"));
    const QJsonObject body{{QStringLiteral("clientId"), clientId},
                           {QStringLiteral("certificate"), QString::fromLatin1(pem)}};
    const auto uploaded =
        awaitEnd(m_http->send(HttpRequest::json("POST", url, QJsonDocument(body).toJson()), {}));
    return uploaded && *uploaded && (*uploaded)->isSuccess();
}

} // namespace fairlead
