// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/address.h"

namespace fairlead {

AddressReading readAddress(const QString &text, const QList<Cloud> &clouds)
{
    AddressReading salesforce = readSalesforceAddress(text, clouds);
    if (salesforce.address)
        return salesforce;
    AddressReading dynamics = readDynamicsAddress(text, clouds);
    if (dynamics.address)
        return dynamics;
    return dynamics.nearness > salesforce.nearness ? dynamics : salesforce;
}

} // namespace fairlead
