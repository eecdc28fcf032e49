// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/practiceorg.h"

namespace fairlead::practice {

namespace salesforce {
struct Org;
}

/// Salesforce as its REST API and sign-in pages show it. Faithful to reference "Salesforce" 1, 3, 4, 6 and 7;
/// what is not there is listed in the README. `/_practice/…` beyond the front's own: settings and the like.
class SalesforceService final : public Service
{
public:
    explicit SalesforceService(const ServiceOptions &options);
    ~SalesforceService() override;

    Response handle(const Request &request) override;
    void reset() override;

private:
    class Private;

    ServiceOptions m_options;
    std::unique_ptr<Private> d;
};

} // namespace fairlead::practice
