// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/dataverse/router.h"
#include "practice/dataverse/servicelimits.h"
#include "practice/practiceorg.h"

namespace fairlead::practice {

/// Dataverse on loopback (reference Microsoft sections 2.6, 3, 4): the Web API of one environment and, at the
/// same address, Global Discovery. Tokens are checked against the directory that signed them.
class DataverseService final : public Service
{
public:
    DataverseService(const ServiceOptions &options, const Directory &directory);
    ~DataverseService() override;

    Response handle(const Request &request) override;
    void reset() override;

    /// For tests.
    dataverse::Store &store() { return *m_store; }

private:
    Response control(const Request &request);
    Response webApi(const Request &request, const dataverse::ServiceAddress &address);
    Response discovery(const Request &request, const QByteArray &path);
    Response challenge(const Request &request, const QString &tenant, bool tokenSent) const;
    std::optional<TokenBearer> bearer(const Request &request) const;

    ServiceOptions m_options;
    const Directory &m_directory;
    std::unique_ptr<dataverse::Store> m_store;
    dataverse::EnvironmentSettings m_settings;
    dataverse::ServiceLimits m_limits;
    int m_organization = 1;
};

} // namespace fairlead::practice
