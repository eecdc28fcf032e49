// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/dynamics/errors.h"

#include "core/cloud.h"
#include "core/providerwords.h"
#include "crm/dynamics/challenge.h"
#include "crm/dynamics/errorrows.h"
#include "crm/errortable.h"

#include <QCoreApplication>

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

namespace fairlead::dynamics {

namespace {

using C = ErrorCode;
using K = ErrorClass;

constexpr ErrorRow refused = {
    "",
    nullptr,
    C::RecordRejected,
    K::SkipItem,
    QT_TRANSLATE_NOOP("fairlead::crm", "Dynamics 365 refuses this: %1"),
    QT_TRANSLATE_NOOP("fairlead::crm", "Correct the value in the workspace, then sync again."),
    nullptr};
// The admin centre of the cloud that an environment is in; empty for added clouds.
QUrl adminCentreOf(const QUrl &environment)
{
    const QString host = environment.host();
    for (const Cloud &cloud : builtInClouds()) {
        for (const QString &region : cloud.dataverseHosts) {
            if (host.endsWith(QLatin1Char('.') + region, Qt::CaseInsensitive))
                return cloud.powerPlatform;
        }
    }
    return {};
}

// "-2147220969" is 0x80040217; both are written (reference Microsoft 4.10).
QString hexOf(const QString &code)
{
    bool isNumber = false;
    const qint64 number = code.toLongLong(&isNumber);
    if (!isNumber || number >= 0)
        return code;
    return QStringLiteral("0x")
        + QString::number(quint32(qint32(number)), 16).rightJustified(8, QLatin1Char('0'));
}

// The privilege's name is what an administrator has to look for; the ids around it help nobody.
QString privilegeOf(const QString &message)
{
    static const QRegularExpression name(QStringLiteral("\\bprv[A-Za-z0-9_]+"));
    const auto match = name.match(message);
    if (match.hasMatch())
        return match.captured();
    return message.endsWith(QLatin1Char('.')) ? message.chopped(1) : message;
}

} // namespace

std::optional<ApiFault> readFault(const QByteArray &body)
{
    const QJsonObject object = QJsonDocument::fromJson(body).object();
    const QJsonObject error = object.value(QLatin1String("error")).toObject();
    ApiFault fault;
    fault.code = hexOf(error.value(QLatin1String("code")).toString());
    fault.message = error.value(QLatin1String("message")).toString();
    if (fault.message.isEmpty())
        fault.message = object.value(QLatin1String("Message")).toString();
    if (fault.code.isEmpty() && fault.message.isEmpty())
        return std::nullopt;
    return fault;
}

Error errorOf(const ApiFault &fault, int status, const QUrl &environment)
{
    if (const ErrorRow *row = findRow(errorRows(), fault.code, fault.message)) {
        const QUrl site = adminCentreOf(environment);
        if (row->meaning != C::PermissionMissing)
            return errorOfRow(*row, fault.code, fault.message, site);
        Error error = errorOfRow(*row, fault.code, privilegeOf(fault.message), site);
        error.detail = withoutSecrets(fault.message);
        return error;
    }
    // A verb that is not allowed is, here, mostly a record that others depend on (reference 4.11).
    if (status == 405 && !fault.message.isEmpty())
        return errorOfRow(refused, fault.code, fault.message, {});
    return errorOfStatus(status, fault.code, fault.message);
}

Error errorOf(const HttpResponse &response, const QUrl &environment)
{
    const QByteArray demanded = claimsDemanded(response);
    if (response.status == 401 && !demanded.isEmpty()) {
        Error error = errorOf(ApiFault{QStringLiteral("insufficient_claims"), {}}, response.status);
        error.detail = QString::fromUtf8(demanded); // sent with the next sign-in, byte for byte
        return error;
    }
    const std::optional<ApiFault> fault = readFault(response.body);
    Error error =
        fault ? errorOf(*fault, response.status, environment) : errorOfStatus(response.status, {}, {});
    error.setRetryAfter(response.retryAfter());
    return error;
}

bool isTokenRejected(const HttpResponse &response)
{
    return response.status == 401 && claimsDemanded(response).isEmpty();
}

QList<CatalogueRow> catalogue()
{
    QList<CatalogueRow> rows;
    for (const ErrorRow &row : errorRows())
        rows += listed(QStringLiteral("Dataverse"), row);
    return rows;
}

} // namespace fairlead::dynamics
