// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/salesforce/apierror.h"

#include "practice/salesforce/jsontext.h"

namespace fairlead::practice::salesforce {

namespace {

void appendFields(QByteArray &out, const QByteArrayList &fields)
{
    out += "\"fields\":[";
    for (qsizetype i = 0; i < fields.size(); ++i) {
        if (i > 0)
            out += ',';
        jsontext::appendString(out, fields.at(i));
    }
    out += ']';
}

} // namespace

QByteArray ApiError::json() const
{
    QByteArray out = "[{\"message\":";
    jsontext::appendString(out, message.toUtf8());
    out += ",\"errorCode\":";
    jsontext::appendString(out, code);
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
    jsontext::appendString(out, code);
    out += ",\"message\":";
    jsontext::appendString(out, message.toUtf8());
    out += ',';
    appendFields(out, fields);
    out += '}';
    return out;
}

} // namespace fairlead::practice::salesforce
