// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/address.h"

#include "crm/addresstext.h"

#include <QCoreApplication>

namespace fairlead {

namespace {

// Where neither gets as far as a name, the reason of the CRM that the text speaks of is of more use.
bool namesDynamicsAlone(const QString &text)
{
    const auto names = [&text](const char *domain) {
        return text.contains(QLatin1String(domain), Qt::CaseInsensitive);
    };
    const bool dynamics = names("dynamics.") || names("appsplatform.us");
    const bool salesforce = names("salesforce") || names("force.com");
    return dynamics && !salesforce;
}

} // namespace

AddressReading readAddress(const QString &text, const QList<Cloud> &clouds)
{
    AddressReading salesforce = readSalesforceAddress(text, clouds);
    if (salesforce.address)
        return salesforce;
    AddressReading dynamics = readDynamicsAddress(text, clouds);
    if (dynamics.address || dynamics.nearness > salesforce.nearness)
        return dynamics;
    if (salesforce.nearness <= address::Syntax && namesDynamicsAlone(text)) {
        dynamics.nearness = salesforce.nearness;
        return dynamics;
    }
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

bool isAddressOf(const Cloud &cloud, CrmKind crm, const QUrl &address)
{
    const bool isPlain = address.scheme() != QLatin1String("https");
    if (isPlain && !(cloud.added && isLoopbackHost(address.host())))
        return false;
    const QString text = address.toString();
    const AddressReading reading = crm == CrmKind::Salesforce ? readSalesforceAddress(text, {cloud})
                                                              : readDynamicsAddress(text, {cloud});
    if (!reading.address)
        return !cloud.added && reading.kind.endsWith(QLatin1String("instance"));
    const QUrl &read = reading.address->address;
    return read.scheme() == address.scheme() && read.host() == address.host()
        && read.port() == address.port();
}

} // namespace fairlead
