// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/salesforce/setup/deployment.h"

#include "core/clock.h"
#include "core/ids.h"
#include "crm/jsonanswer.h"
#include "crm/jsonpage.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QXmlStreamWriter>

#include <algorithm>

namespace fairlead::salesforce {

namespace {

constexpr std::chrono::minutes longestDeployment{5};
constexpr std::chrono::seconds firstLook{1};
constexpr std::chrono::seconds longestLookPause{10};
const QString packageVersion = QStringLiteral("66.0");

/// Where a type's files lie in a package (reference Salesforce 5.2).
struct Place
{
    const char *type;
    const char *folder;
    const char *suffix;
};
constexpr Place places[] = {
    {"ExternalClientApplication", "externalClientApps", "eca"},
    {"ExtlClntAppOauthSettings", "extlClntAppOauthSettings", "ecaOauth"},
    {"ExtlClntAppGlobalOauthSettings", "extlClntAppGlobalOauthSets", "ecaGlblOauth"},
    {"ExtlClntAppOauthConfigurablePolicies", "extlClntAppOauthPolicies", "ecaOauthPlcy"},
    {"ExtlClntAppConfigurablePolicies", "extlClntAppPolicies", "ecaPlcy"},
    {"ConnectedApp", "connectedApps", "connectedApp"},
};

struct Member
{
    QString type;
    QString fullName;
};

QByteArray packageFile(const std::optional<Member> &member)
{
    QByteArray text;
    QXmlStreamWriter writer(&text);
    writer.writeStartDocument();
    writer.writeDefaultNamespace(QStringLiteral("http://soap.sforce.com/2006/04/metadata"));
    writer.writeStartElement(QStringLiteral("Package"));
    if (member) {
        writer.writeStartElement(QStringLiteral("types"));
        writer.writeTextElement(QStringLiteral("members"), member->fullName);
        writer.writeTextElement(QStringLiteral("name"), member->type);
        writer.writeEndElement();
    }
    writer.writeTextElement(QStringLiteral("version"), packageVersion);
    writer.writeEndDocument();
    return text;
}

QByteArray filePath(const MetadataComponent &component)
{
    for (const Place &place : places) {
        if (component.type == QLatin1String(place.type))
            return QByteArray(place.folder) + '/' + component.fullName.toLatin1() + '.' + place.suffix;
    }
    return component.type.toLatin1() + '/' + component.fullName.toLatin1();
}

QJsonObject deployOptions()
{
    // No test level: the default suits a package without Apex in production, too.
    return {{QStringLiteral("deployOptions"),
             QJsonObject{{QStringLiteral("allowMissingFiles"), false},
                         {QStringLiteral("autoUpdatePackage"), false},
                         {QStringLiteral("checkOnly"), false},
                         {QStringLiteral("ignoreWarnings"), true},
                         {QStringLiteral("performRetrieve"), false},
                         {QStringLiteral("purgeOnDelete"), false},
                         {QStringLiteral("rollbackOnError"), true},
                         {QStringLiteral("singlePackage"), true}}}};
}

HttpRequest deployRequest(const QUrl &url, const QList<ZipEntry> &files)
{
    // RFC 2046 §5.1.1: the boundary must not occur in what it bounds.
    const QByteArray boundary = "fairlead-" + randomName(24).toLatin1();
    QByteArray body = "--" + boundary
        + "\r\nContent-Disposition: form-data; name=\"entity_content\"\r\nContent-Type: application/json"
          "\r\n\r\n";
    body += QJsonDocument(deployOptions()).toJson(QJsonDocument::Compact);
    body += "\r\n--" + boundary
        + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"package.zip\"\r\nContent-Type: "
          "application/zip\r\n\r\n";
    body += storedZip(files) + "\r\n--" + boundary + "--\r\n";

    HttpRequest request;
    request.method = "POST";
    request.url = url;
    request.headers = {{"Content-Type", "multipart/form-data; boundary=" + boundary}};
    request.body = body;
    request.timeout = longRequest;
    request.repeatable = false;
    return request;
}

/// What the first failing component says.
Error failureOf(const QJsonObject &result, const QUrl &instance)
{
    const QJsonArray failures =
        result.value(QLatin1String("details")).toObject().value(QLatin1String("componentFailures")).toArray();
    ApiFault fault;
    fault.code = result.value(QLatin1String("errorStatusCode")).toString();
    fault.message = result.value(QLatin1String("errorMessage")).toString();
    if (!failures.isEmpty()) {
        const QJsonObject failure = failures.first().toObject();
        fault.message = failure.value(QLatin1String("problem")).toString();
        fault.fields = {failure.value(QLatin1String("fullName")).toString()};
    }
    return errorOf(fault, 400, instance);
}

Error tookTooLong()
{
    Error error;
    error.code = ErrorCode::TimedOut;
    error.errorClass = ErrorClass::RetryLater;
    error.sentence = QCoreApplication::translate("fairlead::SalesforceSetup",
                                                 "Salesforce is still busy with a change of its settings.");
    error.remedy = QCoreApplication::translate(
        "fairlead::SalesforceSetup", "Try again in a few minutes: Fairlead goes on where it has stopped.");
    return error;
}

Task<void> askToStop(SetupDesk desk, QUrl url)
{
    const QJsonObject wanted{{QStringLiteral("deployResult"),
                              QJsonObject{{QStringLiteral("status"), QStringLiteral("Canceling")}}}};
    HttpRequest request = HttpRequest::json("PATCH", url, QJsonDocument(wanted).toJson());
    request.timeout = std::chrono::seconds(2);
    // The person has cancelled: what comes of this is nobody's news, and it has a token of its own.
    (void)co_await desk.site->api.send(std::move(request), CancelToken());
}

Task<Outcome> waitForEnd(SetupDesk desk, QUrl url, CancelToken cancel)
{
    const auto until = desk.clock->steady() + longestDeployment;
    std::chrono::milliseconds pause = firstLook;
    QUrl details = url;
    details.setQuery(QStringLiteral("includeDetails=true"));
    while (desk.clock->steady() < until) {
        const Outcome slept = co_await sleepFor(*desk.clock, pause, cancel);
        if (!slept) {
            co_await askToStop(desk, url);
            co_return slept;
        }
        pause = std::min<std::chrono::milliseconds>(pause * 2, longestLookPause);
        const Result<QJsonObject> answer = co_await desk.site->api.object(details, cancel);
        if (!answer)
            co_return fail(answer.error());
        const QJsonObject result = answer->value(QLatin1String("deployResult")).toObject();
        if (!result.value(QLatin1String("done")).toBool())
            continue;
        if (result.value(QLatin1String("success")).toBool())
            co_return {};
        co_return fail(failureOf(result, desk.site->instance));
    }
    co_return fail(tookTooLong());
}

} // namespace

QList<ZipEntry> deploymentOf(const MetadataComponent &component)
{
    return {{"package.xml", packageFile(Member{component.type, component.fullName})},
            {filePath(component), componentFile(component)}};
}

QList<ZipEntry> removalOf(const QString &type, const QString &fullName)
{
    return {{"package.xml", packageFile(std::nullopt)},
            {"destructiveChanges.xml", packageFile(Member{type, fullName})}};
}

Task<Outcome> deploy(SetupDesk desk, QList<ZipEntry> files, CancelToken cancel)
{
    const Result<QUrl> base = co_await apiBase(desk.site, cancel);
    if (!base)
        co_return fail(base.error());
    QUrl url = *base;
    url.setPath(url.path() + QStringLiteral("/metadata/deployRequest"));
    HttpRequest request = deployRequest(url, files);
    const Result<HttpResponse> response = co_await desk.site->api.send(std::move(request), cancel);
    if (!response)
        co_return fail(response.error());
    const Result<QJsonObject> started = readJsonObject(response->body);
    if (!started)
        co_return fail(started.error());
    const QString id = started->value(QLatin1String("id")).toString();
    if (!isApiName(id))
        co_return fail(answerInvalid(QStringLiteral("a deployment without an id")));
    url.setPath(url.path() + QLatin1Char('/') + id);
    co_return co_await waitForEnd(desk, url, cancel);
}

} // namespace fairlead::salesforce
