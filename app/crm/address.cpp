// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/address.h"

#include "crm/addresstext.h"

#include <QCoreApplication>

namespace fairlead {

AddressReading readAddress(const QString &text, const QList<Cloud> &clouds)
{
    AddressReading salesforce = readSalesforceAddress(text, clouds);
    if (salesforce.address)
        return salesforce;
    AddressReading dynamics = readDynamicsAddress(text, clouds);
    if (dynamics.address || dynamics.nearness > salesforce.nearness)
        return dynamics;
    if (dynamics.nearness == salesforce.nearness && salesforce.nearness <= address::Syntax) {
        // It resembles neither, so neither is named.
        salesforce.crm = std::nullopt;
        if (salesforce.reason.detail == QLatin1String("foreign-host")
            && salesforce.nearness == address::Foreign) {
            salesforce.reason.sentence = QCoreApplication::translate(
                "fairlead::Address", "This is neither a Salesforce nor a Dynamics 365 address.");
            salesforce.reason.remedy = QCoreApplication::translate(
                "fairlead::Address",
                "Copy the address from the browser while the CRM is open, and paste it here.");
        }
    }
    return salesforce;
}

} // namespace fairlead
