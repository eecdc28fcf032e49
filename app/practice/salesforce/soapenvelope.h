// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/httpfront.h"
#include "practice/salesforce/xmlnode.h"

namespace fairlead::practice::salesforce {

/// What a SOAP endpoint refuses a whole call with: HTTP 500 and a fault (reference Salesforce 5.7, trap 44).
struct SoapFault
{
    QByteArray code; ///< "INVALID_SESSION_ID"
    QString message;
    bool ofSender = false; ///< soapenv:Client, for what cannot be read; else sf:

    Response response() const;
};

template <typename T> using SoapAnswer = tl::expected<T, SoapFault>;

inline tl::unexpected<SoapFault> faulty(const QByteArray &code, const QString &message)
{
    return tl::unexpected<SoapFault>(SoapFault{code, message});
}
/// For bodies that are not what the WSDL says.
inline tl::unexpected<SoapFault> unreadable(const QString &message)
{
    return tl::unexpected<SoapFault>(SoapFault{"Client", message, true});
}

/// One call: the headers that matter and the operation's element.
struct SoapCall
{
    QByteArray session; ///< of SessionHeader
    bool allOrNone = false; ///< of AllOrNoneHeader
    XmlNode operation; ///< "createMetadata" with its parameters
};

SoapAnswer<SoapCall> readEnvelope(const QByteArray &body);
/// `{operation}Response` with a `result` for each node; their own names do not count.
Response soapResponse(const QString &operation, const QList<XmlNode> &results);

} // namespace fairlead::practice::salesforce
