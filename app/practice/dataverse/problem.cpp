// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/dataverse/problem.h"

#include "practice/dataverse/preferences.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <QJsonDocument>
#include <QJsonObject>

namespace fairlead::practice::dataverse {

namespace {

QString word(QByteArrayView text)
{
    return QString::fromUtf8(text);
}

} // namespace

Response Problem::answer(bool withDetails) const
{
    QJsonObject error{{QStringLiteral("code"), QString::fromLatin1(code)},
                      {QStringLiteral("message"), message}};
    if (withDetails) {
        error.insert(QStringLiteral("@Microsoft.PowerApps.CDS.ErrorDetails.OperationStatus"),
                     QStringLiteral("0"));
        error.insert(
            QStringLiteral("@Microsoft.PowerApps.CDS.HelpLink"),
            QStringLiteral("http://go.microsoft.com/fwlink/?LinkID=398563&error=Microsoft.Crm.CrmException"));
        error.insert(QStringLiteral("@Microsoft.PowerApps.CDS.InnerError.Message"), message);
        if (!trace.isEmpty())
            error.insert(QStringLiteral("@Microsoft.PowerApps.CDS.TraceText"), trace);
    }
    const QJsonObject body{{QStringLiteral("error"), error}};
    Response response = Response::json(QJsonDocument(body).toJson(QJsonDocument::Compact), status);
    response.setHeader("Content-Type", "application/json; odata.metadata=minimal");
    response.setHeader("OData-Version", "4.0");
    return response;
}

Problem badRequest(const QString &message)
{
    return {400, "0x80060888", message};
}

Problem unknownProperty(QByteArrayView name, QByteArrayView entity)
{
    return badRequest(
        QStringLiteral("Could not find a property named '%1' on type 'Microsoft.Dynamics.CRM.%2'.")
            .arg(word(name), word(entity)));
}

Problem unknownSegment(QByteArrayView segment)
{
    return {404, "0x8006088a", QStringLiteral("Resource not found for the segment '%1'.").arg(word(segment))};
}

Problem unknownContentId(const QString &reference)
{
    return badRequest(
        QStringLiteral("Content-ID Reference: '%1' does not exist in the batch context.").arg(reference));
}

Problem rowMissing(QByteArrayView entity, const QByteArray &id)
{
    return {404, "0x80040217",
            QStringLiteral("Entity '%1' With Id = %2 Does Not Exist").arg(word(entity), word(id))};
}

Problem badPayload(QByteArrayView entitySet, const QString &inner)
{
    return {400, "0x80048d19",
            QStringLiteral(
                "Error identified in Payload provided by the user for Entity :'%1', For more information "
                "on this error please follow this help link "
                "https://go.microsoft.com/fwlink/?linkid=2195293  ---->  InnerException : %2.")
                .arg(word(entitySet), inner)};
}

Response answering(const Preferences &preferences, const std::function<Response()> &work)
{
    const auto detailed = [&] {
        return preferences.wants("Microsoft.PowerApps.CDS.ErrorDetails.OperationStatus");
    };
    try {
        return work();
    } catch (const Problem &problem) {
        return problem.answer(detailed());
    } catch (const SQLite::Exception &exception) {
        // The provider's "Generic SQL error": its text names no table of ours.
        qWarning("practice Dataverse: %s", exception.what());
        return Problem{500, "0x80044150", QStringLiteral("Generic SQL error.")}.answer(detailed());
    }
}

} // namespace fairlead::practice::dataverse
