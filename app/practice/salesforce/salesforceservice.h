// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/practiceorg.h"

namespace fairlead::practice {

/// Salesforce as its REST API and sign-in pages show it. Faithful to reference "Salesforce" 1–4, 6 and 7.
class SalesforceService final : public Service
{
public:
    explicit SalesforceService(const ServiceOptions &options);
    ~SalesforceService() override;

    Response handle(const Request &request) override;
    void reset() override;

private:
    ServiceOptions m_options;
};

} // namespace fairlead::practice
