// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/salesforce/org.h"

namespace fairlead::practice::salesforce {

/// One authenticated call of `/services/data/v…`.
struct Call
{
    const Request &request;
    QByteArray version; ///< "v66.0"
    QStringList path; ///< what follows the version, split and then decoded
    QByteArray method; ///< after `_HttpMethod`
    Org::User user;
    QByteArray session;

    bool reads() const { return method == "GET" || method == "HEAD"; }
    int release() const { return version.mid(1, version.size() - 3).toInt(); } ///< 66
};

/// `/services/data` (reference Salesforce 3 and 4): who may call, how often, and what goes where.
class DataApi
{
public:
    explicit DataApi(Org &org);

    /// Nothing for paths that are not its own.
    std::optional<Response> handle(const Request &request);

private:
    Answer<Call> admit(const Request &request);
    Response route(const Call &call);
    Response resources(const Call &call) const;
    Response limits();
    Response query(const Call &call);
    Response tooling(const Call &call);
    Response withUsage(Response response) const;

    Org &m_org;
};

/// Who writes records in a call.
Records::Caller recordsCaller(Org &org, const Call &call);
/// An error as an answer.
Response errorResponse(const ApiError &error);
/// What a path that leads nowhere answers.
ApiError notFound();
/// 405 with what would be allowed.
ApiError methodNotAllowed(const QByteArray &method, const char *allowed);
/// The body as an object, or JSON_PARSER_ERROR, or 415.
Answer<QJsonObject> readBody(const Request &request);

} // namespace fairlead::practice::salesforce
