// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth/entraconsent.h"

#include "auth/oauthanswer.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonObject>

namespace fairlead::entra {

namespace {

struct ConsentText
{
    Q_DECLARE_TR_FUNCTIONS(fairlead::SignIn)
};

// Graph's own words for what it refuses: {"error":{"code","message"}}.
Error graphError(const HttpResponse &response)
{
    const auto body = readJsonObject(response);
    const QJsonObject fault = body ? body->value(QLatin1String("error")).toObject() : QJsonObject();
    if (fault.isEmpty() && isProviderTrouble(response))
        return providerTrouble(response);
    Error error;
    error.providerCode = fault.value(QLatin1String("code")).toString();
    error.detail = fault.value(QLatin1String("message")).toString();
    error.errorClass = ErrorClass::AskUser;
    switch (response.status) {
    case 401:
        error.code = ErrorCode::SignInNeeded;
        error.sentence = ConsentText::tr("Microsoft asks the administrator to sign in again.");
        error.remedy = ConsentText::tr("Sign in again, then repeat it.");
        return error;
    case 403:
        error.code = ErrorCode::PermissionMissing;
        error.sentence = ConsentText::tr("This administrator may not do that in Microsoft Entra ID.");
        error.remedy =
            ConsentText::tr("Sign in as a Cloud Application Administrator or a Global Administrator, or "
                            "follow the steps by hand.");
        return error;
    case 404:
        error.code = ErrorCode::RecordMissing;
        error.sentence = ConsentText::tr("Microsoft Entra ID does not have that in this organisation.");
        error.remedy =
            ConsentText::tr("Check that the administrator belongs to the organisation of the connection.");
        return error;
    default:
        break;
    }
    if (isProviderTrouble(response))
        return providerTrouble(response);
    return invalidAnswer(QStringLiteral("Graph: HTTP %1 %2").arg(response.status).arg(error.providerCode));
}

Task<Result<HttpResponse>> ask(Http &http, Secret token, QByteArray method, QUrl url, CancelToken cancel)
{
    HttpRequest request;
    request.method = method;
    request.url = url;
    // Withdrawing twice is withdrawing: what is gone counts as done.
    request.repeatable = method != "POST";
    HttpRequest complete = std::move(request).withBearer(token.reveal());
    const auto response = co_await http.send(std::move(complete), cancel);
    if (!response)
        co_return fail(response.error());
    if (!response->isSuccess())
        co_return fail(graphError(*response));
    co_return *response;
}

Task<Result<QJsonObject>> get(Http &http, Secret token, QUrl url, CancelToken cancel)
{
    const auto response = co_await ask(http, token, "GET", url, cancel);
    if (!response)
        co_return fail(response.error());
    co_return readJsonObject(*response);
}

QUrl graphUrl(const Cloud &cloud, const QString &path, const QString &query = {})
{
    QUrl url = endpoint(cloud.graph, QStringLiteral("/v1.0/") + path);
    if (!query.isEmpty())
        url.setQuery(query);
    return url;
}

/// The token goes to no other host, whatever a link says.
bool isOf(const Cloud &cloud, const QUrl &link)
{
    return link.scheme() == cloud.graph.scheme() && link.authority() == cloud.graph.authority();
}

Task<Result<QStringList>> grantIds(Http &http, Cloud cloud, Secret token, QString principal,
                                   CancelToken cancel)
{
    QStringList ids;
    QUrl url = graphUrl(cloud, QStringLiteral("oauth2PermissionGrants"),
                        QStringLiteral("$filter=clientId%20eq%20'%1'").arg(principal));
    while (!url.isEmpty()) {
        const auto page = co_await get(http, token, url, cancel);
        if (!page)
            co_return fail(page.error());
        const QJsonArray grants = page->value(QLatin1String("value")).toArray();
        for (const auto &grant : grants)
            ids += grant.toObject().value(QLatin1String("id")).toString();
        const QUrl next(page->value(QLatin1String("@odata.nextLink")).toString());
        if (!next.isEmpty() && !isOf(cloud, next))
            co_return fail(invalidAnswer(QStringLiteral("Graph: a link to another host")));
        url = next;
    }
    co_return ids;
}

QDateTime endIn(const QJsonObject &credential)
{
    return QDateTime::fromString(credential.value(QLatin1String("endDateTime")).toString(), Qt::ISODate)
        .toUTC();
}

} // namespace

QStringList administrationScopes(const Cloud &cloud)
{
    const QString graph = endpoint(cloud.graph, {}).toString() + QLatin1Char('/');
    return {graph + QStringLiteral("Application.Read.All"),
            graph + QStringLiteral("DelegatedPermissionGrant.ReadWrite.All"),
            graph + QStringLiteral("User.RevokeSessions.All")};
}

Task<Result<WithdrawnConsent>> withdrawConsent(Http &http, Cloud cloud, Secret graphToken, QString clientId,
                                               CancelToken cancel)
{
    WithdrawnConsent withdrawn;
    const auto principal =
        co_await get(http, graphToken,
                     graphUrl(cloud, QStringLiteral("servicePrincipals(appId='%1')").arg(clientId),
                              QStringLiteral("$select=id")),
                     cancel);
    if (!principal && principal.error().code == ErrorCode::RecordMissing)
        co_return withdrawn; // without a service principal there is nothing to consent to
    if (!principal)
        co_return fail(principal.error());
    const QString id = principal->value(QLatin1String("id")).toString();
    if (id.isEmpty())
        co_return fail(invalidAnswer(QStringLiteral("Graph: a service principal without id")));
    const auto grants = co_await grantIds(http, cloud, graphToken, id, cancel);
    if (!grants)
        co_return fail(grants.error());
    for (const QString &grant : *grants) {
        const QUrl url = graphUrl(cloud, QStringLiteral("oauth2PermissionGrants/") + grant);
        const auto deleted = co_await ask(http, graphToken, "DELETE", url, cancel);
        if (!deleted && deleted.error().code != ErrorCode::RecordMissing)
            co_return fail(deleted.error());
        ++withdrawn.grants;
    }
    co_return withdrawn;
}

Task<Outcome> endSessions(Http &http, Cloud cloud, Secret graphToken, QString user, CancelToken cancel)
{
    const QString who = user.isEmpty()
        ? QStringLiteral("me")
        : QStringLiteral("users/") + QString::fromLatin1(QUrl::toPercentEncoding(user, "@"));
    QUrl url = graphUrl(cloud, {});
    url.setPath(QStringLiteral("/v1.0/") + who + QStringLiteral("/revokeSignInSessions"), QUrl::TolerantMode);
    const auto response = co_await ask(http, graphToken, "POST", url, cancel);
    if (!response)
        co_return fail(response.error());
    co_return Outcome();
}

Task<Result<QList<CredentialEnd>>> credentialEnds(Http &http, Cloud cloud, Secret graphToken,
                                                  QString clientId, CancelToken cancel)
{
    const QUrl url = graphUrl(cloud, QStringLiteral("applications(appId='%1')").arg(clientId),
                              QStringLiteral("$select=passwordCredentials,keyCredentials"));
    const auto answer = co_await get(http, graphToken, url, cancel);
    if (!answer)
        co_return fail(answer.error());
    QList<CredentialEnd> ends;
    const QJsonArray secrets = answer->value(QLatin1String("passwordCredentials")).toArray();
    for (const auto &value : secrets) {
        const QJsonObject secret = value.toObject();
        CredentialEnd end;
        end.keyId = secret.value(QLatin1String("keyId")).toString();
        end.hint = secret.value(QLatin1String("hint")).toString();
        end.ends = endIn(secret);
        if (end.ends.isValid())
            ends += end;
    }
    const QJsonArray keys = answer->value(QLatin1String("keyCredentials")).toArray();
    for (const auto &value : keys) {
        const QJsonObject key = value.toObject();
        CredentialEnd end;
        end.kind = CredentialEnd::Kind::Certificate;
        end.keyId = key.value(QLatin1String("keyId")).toString();
        end.thumbprint = key.value(QLatin1String("customKeyIdentifier")).toString();
        end.ends = endIn(key);
        if (end.ends.isValid())
            ends += end;
    }
    co_return ends;
}

QDateTime endOfSecret(const QList<CredentialEnd> &ends, const Secret &secret)
{
    const QString text = secret.revealText();
    QDateTime first;
    for (const CredentialEnd &end : ends) {
        if (end.kind != CredentialEnd::Kind::Secret || end.hint.isEmpty() || !text.startsWith(end.hint))
            continue;
        if (!first.isValid() || end.ends < first)
            first = end.ends;
    }
    return first;
}

ConsentByHand consentByHand(const Cloud &cloud, const QString &clientId)
{
    ConsentByHand byHand;
    byHand.sentence =
        ConsentText::tr("The tokens on this computer are destroyed, but the organisation's consent to "
                        "Fairlead still stands at Microsoft.");
    byHand.page = cloud.portal;
    if (!byHand.page.isEmpty())
        byHand.page.setFragment(
            QStringLiteral("view/Microsoft_AAD_IAM/StartboardApplicationsMenuBlade/~/AppAppsPreview"));
    byHand.path = ConsentText::tr("Microsoft Entra ID → Enterprise applications → All applications");
    byHand.steps = {
        ConsentText::tr("Look for the application ID %1 and open the application.").arg(clientId),
        ConsentText::tr(
            "Under Permissions choose Review permissions, or take single permissions away under Admin "
            "consent and User consent."),
        ConsentText::tr(
            "To end it for everybody at once, choose Properties, Delete: every connection by a user of "
            "this organisation ends with it."),
        ConsentText::tr(
            "To end the sessions of one user alone, open the user in Microsoft Entra ID and choose "
            "Revoke sessions.")};
    return byHand;
}

} // namespace fairlead::entra
