// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/salesforce/salesforceservice.h"

namespace fairlead::practice {

SalesforceService::SalesforceService(const ServiceOptions &options)
    : m_options(options)
{
}

SalesforceService::~SalesforceService() = default;

Response SalesforceService::handle(const Request &request)
{
    if (request.path() == QLatin1String("/services/data") && request.method == "GET")
        return Response::json(R"([{"label":"Spring '26","url":"/services/data/v66.0","version":"66.0"}])");
    return Response::json(R"([{"errorCode":"NOT_FOUND","message":"The requested resource does not exist"}])",
                          404);
}

void SalesforceService::reset() { }

} // namespace fairlead::practice
