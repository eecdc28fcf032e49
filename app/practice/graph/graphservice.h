// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/entra/tokens.h"
#include "practice/practiceorg.h"

#include <QJsonObject>

#include <optional>

namespace fairlead::practice {

/// Microsoft Graph on loopback, as far as an administrator's work on an app goes (reference
/// Microsoft 1.8, 1.15): service principals, delegated consents and their withdrawal, the ends of an app's
/// credentials, the end of all of somebody's sessions. Who may what follows from the token's permissions and
/// the caller's role in the directory.
class GraphService final : public Service
{
public:
    GraphService(const ServiceOptions &options, Directory &directory);

    Response handle(const Request &request) override;
    void reset() override { } ///< all it knows is the directory's

private:
    Response answer(const Request &request, const TokenBearer &bearer);
    Response servicePrincipal(const Request &request, const TokenBearer &bearer, const QString &path);
    Response application(const TokenBearer &bearer, const QString &path);
    Response grants(const Request &request, const TokenBearer &bearer, const QString &path);
    Response revokeSessions(const Request &request, const TokenBearer &bearer, const QString &path);
    EntraApp *appNamed(const QString &path);
    bool isAdministrator(const TokenBearer &bearer);

    ServiceOptions m_options;
    Directory &m_directory;
};

} // namespace fairlead::practice
