// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/salesforce/probe.h"

#include "crm/addresstext.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace fairlead::salesforce {

namespace {

Error notACrm(const QUrl &address)
{
    Error error;
    error.code = ErrorCode::NotACrm;
    error.errorClass = ErrorClass::AskUser;
    error.sentence = QCoreApplication::translate("fairlead::SalesforceProbe",
                                                 "%1 does not answer like a Salesforce organisation.")
                         .arg(address.host());
    error.remedy = QCoreApplication::translate("fairlead::SalesforceProbe",
                                               "Copy the address again from the browser in which you use "
                                               "Salesforce, or sign in through production or "
                                               "sandbox instead.");
    return error;
}

bool listsVersions(const HttpResponse &response)
{
    const QJsonArray versions = QJsonDocument::fromJson(response.body).array();
    return response.status == 200 && !versions.isEmpty()
        && versions.first().toObject().value(QLatin1String("version")).isString();
}

} // namespace

Task<Result<CrmAddress>> probeAddress(Http &http, CrmAddress typed, QList<Cloud> clouds, CancelToken cancel)
{
    QStringList candidates{typed.address.toString()};
    candidates += typed.alternatives;
    std::optional<Error> firstError;
    for (const QString &text : std::as_const(candidates)) {
        const QUrl candidate(text, QUrl::StrictMode);
        QUrl versions = candidate;
        versions.setPath(QStringLiteral("/services/data"));
        const auto response = co_await http.send(HttpRequest::get(versions), cancel);
        if (cancel.isCancelled())
            co_return fail(Error::cancelled());
        if (!response) {
            // A guessed host that does not exist is no news; the typed one's failure is.
            if (!firstError)
                firstError = response.error();
            continue;
        }
        if (listsVersions(*response)) {
            const AddressReading reading = readSalesforceAddress(text, clouds);
            CrmAddress found = reading.address.value_or(typed);
            found.address = candidate;
            if (!reading.address || reading.address->address != candidate)
                found.subdomain = address::leftOf(candidate.host(), QStringLiteral("my.salesforce.com"))
                                      .value_or(candidate.host());
            found.certain = true;
            found.alternatives.clear();
            co_return found;
        }
        if (response->status >= 300 && response->status < 400) {
            const auto moved = readSalesforceAddress(QString::fromUtf8(response->header("Location")), clouds);
            if (moved.address && moved.address->certain)
                co_return CrmAddress(*moved.address);
        }
        if (!firstError)
            firstError = notACrm(candidate);
    }
    co_return fail(firstError.value_or(notACrm(typed.address)));
}

} // namespace fairlead::salesforce
