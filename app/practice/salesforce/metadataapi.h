// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/salesforce/metadatawriter.h"
#include "practice/salesforce/soapenvelope.h"

namespace fairlead::practice::salesforce {

/// `/services/Soap/m/{version}`: the calls of the Metadata API that answer at once (reference
/// Salesforce 5.7).
class MetadataApi
{
public:
    explicit MetadataApi(Org &org);

    /// Nothing for paths that are not its own.
    std::optional<Response> handle(const Request &request);

private:
    /// A call that was let in.
    struct Admitted
    {
        SoapCall call;
        Org::User user;
        int release = 0; ///< 66
    };
    using Results = SoapAnswer<QList<XmlNode>>;

    SoapAnswer<Admitted> admit(const Request &request);
    Results perform(const Admitted &admitted);
    Results save(const Admitted &admitted);
    Results remove(const Admitted &admitted);
    Results read(const Admitted &admitted);
    Results list(const Admitted &admitted);
    Results describe(const Admitted &admitted);
    /// The type the call names, where it may be used by that call.
    SoapAnswer<const MetadataType *> usableType(const Admitted &admitted, const QString &name) const;
    /// The one type of all components of a call, whose shapes have been checked.
    SoapAnswer<const MetadataType *> commonType(const Admitted &admitted) const;
    QList<XmlNode> settled(MetadataWriter &writer, QList<SaveResult> results, const Admitted &admitted) const;
    XmlNode fileProperties(const MetadataType &type, const Component &component);
    QString userName(const QByteArray &id);

    Org &m_org;
};

} // namespace fairlead::practice::salesforce
