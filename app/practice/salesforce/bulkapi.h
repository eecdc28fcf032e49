// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/salesforce/dataapi.h"

namespace fairlead::practice::salesforce {

/// `/jobs/query`: Bulk API 2.0 queries over HTTP (reference Salesforce 3.6).
class BulkApi
{
public:
    explicit BulkApi(Org &org);

    Response handle(const Call &call);

private:
    Response create(const Call &call);
    Response list(const Call &call);
    Response one(const Call &call, const QByteArray &id);
    Response results(const Call &call, const BulkQueries::Job &job);
    Response resultPages(const Call &call, const BulkQueries::Job &job);
    /// Why results of the job cannot be had in this call.
    std::optional<Response> noResults(const Call &call, const BulkQueries::Job &job) const;
    /// Where the locator in the query points; the beginning without one.
    Answer<int> position(const Call &call, int size) const;
    BulkQueries::Caller caller(const Call &call) const;

    Org &m_org;
};

} // namespace fairlead::practice::salesforce
