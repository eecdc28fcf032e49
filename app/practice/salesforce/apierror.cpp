// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/salesforce/apierror.h"

#include "practice/jsonstring.h"

namespace fairlead::practice::salesforce {

namespace {

void appendFields(QByteArray &out, const QByteArrayList &fields)
{
    out += "\"fields\":[";
    for (qsizetype i = 0; i < fields.size(); ++i) {
        if (i > 0)
            out += ',';
        appendJsonString(out, fields.at(i));
    }
    out += ']';
}

} // namespace

ApiError requestError(int status, const QByteArray &code, const QString &message)
{
    return {status, code, message, {}, false};
}

QByteArray ApiError::json() const
{
    QByteArray out = "[{";
    if (!details.isEmpty())
        out += details + ',';
    out += "\"message\":";
    appendJsonString(out, message.toUtf8());
    out += ",\"errorCode\":";
    appendJsonString(out, code);
    if (listsFields || !fields.isEmpty()) {
        out += ',';
        appendFields(out, fields);
    }
    out += "}]";
    return out;
}

QByteArray ApiError::collectionJson() const
{
    QByteArray out = "{\"statusCode\":";
    appendJsonString(out, code);
    out += ",\"message\":";
    appendJsonString(out, message.toUtf8());
    out += ',';
    appendFields(out, fields);
    out += '}';
    return out;
}

} // namespace fairlead::practice::salesforce
