// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection/connectioninfo.h"

#include "connection/connectioncolour.h"

#include <QJsonArray>
#include <QRegularExpression>

#include <array>

namespace fairlead {

namespace {

struct MethodName
{
    SignInMethod method;
    const char *name;
};

constexpr std::array methodNames{
    MethodName{SignInMethod::SalesforceWeb, "salesforce-web"},
    MethodName{SignInMethod::SalesforceClientCredentials, "salesforce-client-credentials"},
    MethodName{SignInMethod::SalesforceJwt, "salesforce-jwt"},
    MethodName{SignInMethod::SalesforceServer, "salesforce-server"},
    MethodName{SignInMethod::DynamicsPassword, "dynamics-password"},
    MethodName{SignInMethod::DynamicsWindow, "dynamics-window"},
    MethodName{SignInMethod::DynamicsApplication, "dynamics-application"},
    MethodName{SignInMethod::DynamicsCertificate, "dynamics-certificate"},
};

/// What was never the case is not written: the files of earlier versions stay as they are.
void addLife(const ConnectionInfo &info, QJsonObject &object)
{
    if (info.revoked) {
        object.insert(QStringLiteral("revoked"), true);
        object.insert(QStringLiteral("revokedAt"), info.revokedAt.toString(Qt::ISODate));
    }
    if (info.revocationOwed)
        object.insert(QStringLiteral("revocationOwed"), true);
    if (info.userGone)
        object.insert(QStringLiteral("userGone"), true);
    if (info.expiryToldAt.isValid())
        object.insert(QStringLiteral("expiryToldAt"), info.expiryToldAt.toString(Qt::ISODate));
    if (!info.colour.isEmpty())
        object.insert(QStringLiteral("colour"), info.colour);
}

void readLife(const QJsonObject &object, ConnectionInfo &info)
{
    info.revoked = object.value(QLatin1String("revoked")).toBool();
    info.revokedAt = QDateTime::fromString(object.value(QLatin1String("revokedAt")).toString(), Qt::ISODate);
    info.revocationOwed = object.value(QLatin1String("revocationOwed")).toBool();
    info.userGone = object.value(QLatin1String("userGone")).toBool();
    info.expiryToldAt =
        QDateTime::fromString(object.value(QLatin1String("expiryToldAt")).toString(), Qt::ISODate);
    const QString colour = object.value(QLatin1String("colour")).toString();
    if (connectionColours().contains(colour))
        info.colour = colour;
}

} // namespace

QString nameOf(SignInMethod method)
{
    for (const auto &[value, name] : methodNames) {
        if (value == method)
            return QLatin1String(name);
    }
    return {};
}

std::optional<SignInMethod> signInMethodFromString(QStringView text)
{
    for (const auto &[value, name] : methodNames) {
        if (text == QLatin1String(name))
            return value;
    }
    return std::nullopt;
}

bool renewsItself(SignInMethod method)
{
    return method != SignInMethod::SalesforceWeb && method != SignInMethod::DynamicsWindow;
}

bool isApplication(SignInMethod method)
{
    return method == SignInMethod::DynamicsApplication || method == SignInMethod::DynamicsCertificate;
}

bool takesReconnecting(SignInMethod method)
{
    return method == SignInMethod::SalesforceServer || isApplication(method);
}

QString sealedPurpose(SignInMethod method)
{
    if (method == SignInMethod::SalesforceServer)
        return purpose::privateKey;
    return renewsItself(method) ? QString() : purpose::refreshToken;
}

QJsonObject toJson(const ConnectionInfo &info)
{
    QJsonObject object{
        {QStringLiteral("id"), info.id.text()},
        {QStringLiteral("name"), info.name},
        {QStringLiteral("crm"), nameOf(info.crm)},
        {QStringLiteral("cloud"), info.cloud},
        {QStringLiteral("address"), info.address.toString()},
        {QStringLiteral("organisationId"), info.organisationId},
        {QStringLiteral("organisationName"), info.organisationName},
        {QStringLiteral("environment"), info.environment},
        {QStringLiteral("tenantId"), info.tenantId},
        {QStringLiteral("clientId"), info.clientId},
        {QStringLiteral("method"), nameOf(info.method)},
        {QStringLiteral("userName"), info.userName},
        {QStringLiteral("userId"), info.userId},
        {QStringLiteral("keepsPassword"), info.keepsPassword},
        {QStringLiteral("objects"), QJsonArray::fromStringList(info.objects)},
        {QStringLiteral("workspaceFile"), info.workspaceFile},
        {QStringLiteral("createdAt"), info.createdAt.toString(Qt::ISODate)},
    };
    addLife(info, object);
    // Absent where it is not known, or not used.
    if (info.credentialExpires.isValid())
        object.insert(QStringLiteral("credentialExpires"), info.credentialExpires.toString(Qt::ISODate));
    if (!info.certificateThumbprint.isEmpty())
        object.insert(QStringLiteral("certificateThumbprint"), info.certificateThumbprint);
    return object;
}

std::optional<ConnectionInfo> connectionFromJson(const QJsonObject &object)
{
    const auto text = [&object](const char *key) { return object.value(QLatin1String(key)).toString(); };
    const auto crm = crmKindFromString(text("crm"));
    const auto method = signInMethodFromString(text("method"));
    if (!crm || !method)
        return std::nullopt;

    ConnectionInfo info;
    info.id = ConnectionId(text("id"));
    info.name = text("name");
    info.crm = *crm;
    info.cloud = text("cloud");
    info.address = QUrl(text("address"), QUrl::StrictMode);
    info.organisationId = text("organisationId");
    info.organisationName = text("organisationName");
    info.environment = text("environment");
    info.tenantId = text("tenantId");
    info.clientId = text("clientId");
    info.method = *method;
    info.userName = text("userName");
    info.userId = text("userId");
    info.keepsPassword = object.value(QLatin1String("keepsPassword")).toBool(true);
    for (const auto &name : object.value(QLatin1String("objects")).toArray())
        info.objects += name.toString();
    info.workspaceFile = text("workspaceFile");
    info.createdAt = QDateTime::fromString(text("createdAt"), Qt::ISODate);
    readLife(object, info);
    info.credentialExpires = QDateTime::fromString(text("credentialExpires"), Qt::ISODate);
    info.certificateThumbprint = text("certificateThumbprint");

    // The contract's names only: a hand-edited one must not lead the engine out of the home, nor to another
    // of its files, which it would take for a damaged workspace.
    static const QRegularExpression plain(QStringLiteral("\\Aworkspace(-[A-Za-z0-9]+)?\\.db\\z"));
    const bool fileIsPlain = plain.match(info.workspaceFile).hasMatch();
    if (info.id.isEmpty() || info.name.isEmpty() || !info.address.isValid() || info.organisationId.isEmpty()
        || !fileIsPlain)
        return std::nullopt;
    return info;
}

} // namespace fairlead
