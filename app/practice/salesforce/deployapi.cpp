// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/salesforce/deployapi.h"

#include "practice/salesforce/formdata.h"
#include "practice/salesforce/recordid.h"

#include <QJsonDocument>

namespace fairlead::practice::salesforce {

namespace {

const char *deploymentStateName(Deployment::State state)
{
    static constexpr const char *names[] = {"Pending",          "InProgress", "Succeeded",
                                            "SucceededPartial", "Failed",     "Canceled"};
    return names[int(state)];
}

QJsonValue stampOrNull(const QDateTime &when)
{
    return when.isValid() ? QJsonValue(when.toString(Qt::ISODateWithMs)) : QJsonValue(QJsonValue::Null);
}

QJsonObject messageJson(const ComponentMessage &message, const QDateTime &when)
{
    const auto orNull = [](const QString &value) {
        return value.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(value);
    };
    const QString problemType = message.problem.isEmpty() ? QString()
        : message.warning                                 ? QStringLiteral("Warning")
                                                          : QStringLiteral("Error");
    return {{QStringLiteral("componentType"), message.type},
            {QStringLiteral("fullName"), message.fullName},
            {QStringLiteral("fileName"), message.fileName},
            {QStringLiteral("id"), orNull(QString::fromLatin1(message.id))},
            {QStringLiteral("problem"), orNull(message.problem)},
            {QStringLiteral("problemType"), orNull(problemType)},
            {QStringLiteral("success"), !message.failed()},
            {QStringLiteral("warning"), message.warning},
            {QStringLiteral("changed"), message.problem.isEmpty()},
            {QStringLiteral("created"), message.created},
            {QStringLiteral("deleted"), message.deleted},
            {QStringLiteral("createdDate"), stampOrNull(when)}};
}

Deployment::Options optionsFrom(const QJsonObject &json)
{
    const auto on = [&](const char *name) { return json.value(QLatin1String(name)).toBool(); };
    return {on("allowMissingFiles"), on("checkOnly"), on("ignoreWarnings"), on("rollbackOnError"),
            on("singlePackage")};
}

QJsonObject detailsJson(const Deployment &deployment)
{
    QJsonArray successes;
    QJsonArray failures;
    for (const ComponentMessage &each : deployment.messages)
        (each.failed() ? failures : successes).append(messageJson(each, deployment.completed));
    return {{QStringLiteral("componentSuccesses"), successes},
            {QStringLiteral("componentFailures"), failures},
            {QStringLiteral("runTestResult"),
             QJsonObject{{QStringLiteral("numFailures"), 0}, {QStringLiteral("numTestsRun"), 0}}}};
}

QJsonObject deploymentJson(const Deployment &deployment)
{
    int errors = 0;
    for (const ComponentMessage &each : deployment.messages)
        errors += each.failed() ? 1 : 0;
    QJsonObject out{
        {QStringLiteral("id"), QString::fromLatin1(deployment.id)},
        {QStringLiteral("status"), QLatin1String(deploymentStateName(deployment.state))},
        {QStringLiteral("done"), deployment.isDone()},
        {QStringLiteral("success"),
         deployment.state == Deployment::State::Succeeded
             || deployment.state == Deployment::State::SucceededPartial},
        {QStringLiteral("checkOnly"), deployment.options.checkOnly},
        {QStringLiteral("ignoreWarnings"), deployment.options.ignoreWarnings},
        {QStringLiteral("rollbackOnError"), deployment.options.rollbackOnError},
        {QStringLiteral("runTestsEnabled"), false},
        {QStringLiteral("createdBy"), QString::fromLatin1(deployment.user)},
        {QStringLiteral("createdDate"), stampOrNull(deployment.created)},
        {QStringLiteral("completedDate"), stampOrNull(deployment.completed)},
        {QStringLiteral("numberComponentErrors"), errors},
        {QStringLiteral("numberComponentsDeployed"), deployment.isDone() ? deployment.total - errors : 0},
        {QStringLiteral("numberComponentsTotal"), deployment.total},
        {QStringLiteral("numberTestErrors"), 0},
        {QStringLiteral("numberTestsCompleted"), 0},
        {QStringLiteral("numberTestsTotal"), 0}};
    if (!deployment.errorMessage.isEmpty()) {
        out.insert(QStringLiteral("errorMessage"), deployment.errorMessage);
        out.insert(QStringLiteral("errorStatusCode"),
                   deployment.errorMessage.section(QLatin1Char(':'), 0, 0));
    }
    return out;
}

ApiError badDeployment(const char *code, const QString &message)
{
    return {400, code, message, {}, false};
}

} // namespace

DeployApi::DeployApi(Org &org)
    : m_org(org)
{
}

Response DeployApi::handle(const Call &call)
{
    if (call.path.value(1) != QLatin1String("deployRequest") || call.path.size() > 3)
        return errorResponse(notFound());
    const Visibility &may = m_org.visibility(call.user);
    if (!may.may("ModifyMetadata") && !may.may("ModifyAllData"))
        return errorResponse(
            {403,
             "INSUFFICIENT_ACCESS",
             QStringLiteral("use of the Metadata API requires a user with the ModifyAllData or "
                            "ModifyMetadata permissions"),
             {},
             false});
    if (call.path.size() == 2)
        return call.method == "POST" ? start(call) : errorResponse(methodNotAllowed(call.method, "POST"));
    Deployment *deployment = m_org.deployments.find(call.path.at(2).toLatin1());
    if (!deployment)
        return errorResponse(notFound());
    if (call.method == "PATCH")
        return cancel(call, *deployment);
    if (!call.reads())
        return errorResponse(methodNotAllowed(call.method, "GET,HEAD,PATCH"));
    const bool details =
        Request::value(call.request.query(), QStringLiteral("includeDetails")) == QLatin1String("true");
    return told(*deployment, details);
}

Response DeployApi::start(const Call &call)
{
    const auto parts = readFormData(call.request.header("Content-Type"), call.request.body);
    if (!parts)
        return errorResponse(badDeployment("INVALID_MULTIPART_REQUEST",
                                           QStringLiteral("The request is no readable multipart/form-data")));
    Deployment deployment;
    bool hasOptions = false;
    for (const FormPart &part : *parts) {
        if (part.name == "entity_content") {
            const QJsonObject json = QJsonDocument::fromJson(part.content).object();
            hasOptions = json.value(QStringLiteral("deployOptions")).isObject();
            deployment.options = optionsFrom(json.value(QStringLiteral("deployOptions")).toObject());
        } else if (part.name == "file") {
            deployment.archive = part.content;
        }
    }
    if (!hasOptions || deployment.archive.isEmpty())
        return errorResponse(badDeployment(
            "INVALID_MULTIPART_REQUEST",
            QStringLiteral("The parts entity_content, with deployOptions, and file are required")));
    deployment.id = recordid::make("0Af", ++m_org.deployments.last);
    deployment.user = call.user.id;
    deployment.created = m_org.clock.nowUtc();
    deployment.milliseconds = m_org.settings.deployMilliseconds;
    m_org.deployments.all.append(deployment);
    return told(deployment, false, 201);
}

Response DeployApi::cancel(const Call &call, Deployment &deployment)
{
    const auto body = readBody(call.request);
    if (!body)
        return errorResponse(body.error());
    const QString wanted =
        body->value(QStringLiteral("deployResult")).toObject().value(QStringLiteral("status")).toString();
    if (wanted != QLatin1String("Canceling"))
        return errorResponse(
            badDeployment("INVALID_INPUT", QStringLiteral("The only status to set is Canceling")));
    if (deployment.isDone())
        return errorResponse(
            badDeployment("INVALID_ID_FIELD", QStringLiteral("Deployment already completed")));
    deployment.state = Deployment::State::Canceled;
    deployment.completed = m_org.clock.nowUtc();
    return told(deployment, false, 202);
}

Response DeployApi::told(const Deployment &deployment, bool details, int status)
{
    QJsonObject result = deploymentJson(deployment);
    const auto user = m_org.user(deployment.user);
    result.insert(QStringLiteral("createdByName"), user ? user->name : QString());
    result.insert(QStringLiteral("details"), details ? QJsonValue(detailsJson(deployment)) : QJsonValue());
    const QJsonObject answer{{QStringLiteral("id"), QString::fromLatin1(deployment.id)},
                             {QStringLiteral("validatedDeployRequestId"), QJsonValue::Null},
                             {QStringLiteral("deployResult"), result}};
    return Response::json(QJsonDocument(answer).toJson(QJsonDocument::Compact), status);
}

} // namespace fairlead::practice::salesforce
