// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/salesforce/apiversion.h"

#include <QCoreApplication>
#include <QJsonObject>

namespace fairlead::salesforce {

Result<QString> pickApiVersion(const QJsonArray &listed)
{
    QString before;
    QString after;
    for (const auto &value : listed) {
        const QString text = value.toObject().value(QLatin1String("version")).toString();
        bool isNumber = false;
        const double version = text.toDouble(&isNumber);
        if (!isNumber || version < oldestApiVersion)
            continue;
        if (version <= wantedApiVersion && (before.isEmpty() || version > before.toDouble()))
            before = text;
        if (version > wantedApiVersion && (after.isEmpty() || version < after.toDouble()))
            after = text;
    }
    if (!before.isEmpty())
        return before;
    if (!after.isEmpty())
        return after;
    Error error;
    error.code = ErrorCode::ApiDisabled;
    error.errorClass = ErrorClass::StopConnection;
    error.sentence = QCoreApplication::translate(
        "fairlead::crm", "This address offers no version of the Salesforce API that Fairlead can use.");
    error.remedy = QCoreApplication::translate(
        "fairlead::crm",
        "Check the address; it should be the organisation's own, ending in my.salesforce.com.");
    return fail(error);
}

} // namespace fairlead::salesforce
