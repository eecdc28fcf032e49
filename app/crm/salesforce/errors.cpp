// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/salesforce/errors.h"

#include "crm/errortable.h"
#include "crm/salesforce/errorrows.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QXmlStreamReader>

#include <utility>

namespace fairlead::salesforce {

namespace {

QStringList texts(const QJsonValue &value)
{
    QStringList list;
    for (const auto &item : value.toArray())
        list += item.toString();
    return list;
}

ApiFault faultOf(const QJsonObject &object)
{
    ApiFault fault;
    for (const char *key : {"errorCode", "statusCode", "error"}) {
        if (fault.code.isEmpty())
            fault.code = object.value(QLatin1String(key)).toString();
    }
    fault.message = object.value(QLatin1String("message")).toString();
    if (fault.message.isEmpty())
        fault.message = object.value(QLatin1String("error_description")).toString();
    fault.fields = texts(object.value(QLatin1String("fields")));
    return fault;
}

// Of a deployment (reference Salesforce 5.7): its problems have no code, but the name of what they are about.
void collectProblems(const QJsonObject &deployment, QList<ApiFault> &faults)
{
    const QJsonObject details = deployment.value(QLatin1String("details")).toObject();
    const QJsonValue failures = details.value(QLatin1String("componentFailures"));
    // One alone may come without the array around it, as in the XML this is made from.
    const QJsonArray items = failures.isObject() ? QJsonArray{failures} : failures.toArray();
    for (const auto &item : items) {
        const QJsonObject failure = item.toObject();
        const QString problem = failure.value(QLatin1String("problem")).toString();
        if (!problem.isEmpty())
            faults += ApiFault{{}, problem, {failure.value(QLatin1String("fullName")).toString()}};
    }
}

void collect(const QJsonValue &value, QList<ApiFault> &faults)
{
    if (value.isArray()) {
        for (const auto &item : value.toArray())
            collect(item, faults);
        return;
    }
    const QJsonObject object = value.toObject();
    if (object.contains(QLatin1String("deployResult")))
        return collectProblems(object.value(QLatin1String("deployResult")).toObject(), faults);
    if (object.contains(QLatin1String("errors")))
        return collect(object.value(QLatin1String("errors")), faults);
    const ApiFault fault = faultOf(object);
    if (!fault.code.isEmpty())
        faults += fault;
}

// SOAP's way of saying the same (reference Salesforce 5.7): a fault, whose code has the prefix of its
// namespace, or the `errors` of a result. HTTP 200 says nothing about the latter.
QList<ApiFault> soapFaults(const QByteArray &body)
{
    QList<ApiFault> faults;
    ApiFault fault;
    QXmlStreamReader xml(body);
    while (!xml.atEnd()) {
        const auto token = xml.readNext();
        const auto name = xml.name();
        if (token == QXmlStreamReader::StartElement) {
            if (name == QLatin1String("faultcode"))
                fault.code = xml.readElementText().section(QLatin1Char(':'), -1);
            else if (name == QLatin1String("statusCode"))
                fault.code = xml.readElementText();
            else if (name == QLatin1String("faultstring") || name == QLatin1String("message"))
                fault.message = xml.readElementText();
            else if (name == QLatin1String("fields"))
                fault.fields += xml.readElementText();
        } else if (token == QXmlStreamReader::EndElement
                   && (name == QLatin1String("Fault") || name == QLatin1String("errors"))) {
            faults += std::exchange(fault, {});
        }
    }
    return xml.hasError() ? QList<ApiFault>() : faults;
}

// Of a duplicate rule's answer, whose shape is not always the documented one (trap 33): " [id: …, id: …]".
QString resembledIn(const QByteArray &body)
{
    static const QRegularExpression id(
        QStringLiteral(R"re("[Ii]d"\s*:\s*"([a-zA-Z0-9]{15,18})"|/sobjects/\w+/([a-zA-Z0-9]{15,18})")re"));
    QStringList named;
    for (auto found = id.globalMatch(QString::fromUtf8(body)); found.hasNext();) {
        const auto match = found.next();
        named += QStringLiteral("id: ") + (match.hasCaptured(1) ? match.captured(1) : match.captured(2));
    }
    named.removeDuplicates();
    return named.isEmpty() ? QString() : QStringLiteral(" [%1]").arg(named.join(QStringLiteral(", ")));
}

} // namespace

QList<ApiFault> readFaults(const QByteArray &body)
{
    QList<ApiFault> faults;
    const QJsonDocument document = QJsonDocument::fromJson(body);
    if (document.isArray())
        collect(document.array(), faults);
    else if (document.isObject())
        collect(document.object(), faults);
    if (!document.isNull())
        return faults;
    const QByteArray word = body.trimmed();
    if (word.startsWith('<') && word.contains("Envelope"))
        return soapFaults(word);
    if (word.endsWith("_OAuth_Token") || word == "Wrong_Org")
        faults += ApiFault{QString::fromLatin1(word), {}, {}};
    return faults;
}

Error errorOf(const ApiFault &fault, int status, const QUrl &instance)
{
    if (const ErrorRow *row = findRow(errorRows(), fault.code, fault.message))
        return errorOfRow(*row, fault.code, fault.message, instance);
    return errorOfStatus(status, fault.code, fault.message);
}

Error errorOf(const HttpResponse &response, const QUrl &instance)
{
    const QList<ApiFault> faults = readFaults(response.body);
    Error error = faults.isEmpty() ? errorOfStatus(response.status, {}, {})
                                   : errorOf(faults.first(), response.status, instance);
    if (faults.value(0).code == QLatin1String("DUPLICATES_DETECTED"))
        error.detail += resembledIn(response.body);
    error.setRetryAfter(response.retryAfter());
    return error;
}

bool isTokenRejected(const HttpResponse &response)
{
    const QList<ApiFault> faults = readFaults(response.body);
    if (response.status == 403)
        return !faults.isEmpty() && faults.first().code == QLatin1String("Bad_OAuth_Token");
    // SOAP answers an expired session with 500 (trap 44).
    const bool isSoapFault =
        response.status == 500 && faults.value(0).code == QLatin1String("INVALID_SESSION_ID");
    if (response.status != 401 && !isSoapFault)
        return false;
    return faults.isEmpty()
        || errorOf(faults.first(), response.status, {}).code != ErrorCode::AppMisconfigured;
}

QList<CatalogueRow> catalogue()
{
    QList<CatalogueRow> rows;
    for (const ErrorRow &row : errorRows())
        rows += listed(QStringLiteral("Salesforce API"), row);
    return rows;
}

} // namespace fairlead::salesforce
