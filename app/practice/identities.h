// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace fairlead::practice {

struct Login
{
    QString username;
    QString password;
};

struct ClientCredential
{
    QString id;
    QString secret;
};

/// The few identities that main.cpp prints and more than one service must agree on. All invented.
namespace identities {

/// The practice organisation's one domain; every account's user name ends in it.
inline QString domain()
{
    return QStringLiteral("practice.example");
}
inline QString organisationName()
{
    return QStringLiteral("Larkspur Trading");
}

/// Global Administrator in Entra ID, System Administrator in Dataverse and in Salesforce.
inline Login administrator()
{
    return {QStringLiteral("admin@practice.example"), QStringLiteral("Tidal-Anchor-41")};
}
/// Salesforce's integration user.
inline Login integrationUser()
{
    return {QStringLiteral("integration@practice.example"), QStringLiteral("Copper-Lantern-58")};
}
/// Dynamics 365: access mode non-interactive, password, no MFA.
inline Login nonInteractiveUser()
{
    return {QStringLiteral("sync@practice.example"), QStringLiteral("Willow-Harbour-73")};
}
/// Fairlead's app registration: public client for people, with a secret for the application user.
inline ClientCredential entraClient()
{
    return {QStringLiteral("c1a9be5d-7a0b-4f83-9d1e-2b6f4d8e5a10"),
            QStringLiteral("prc8Q~7hT2kVbn4wZsXe9Lr0Yd-Gu3MaJpQ6fI1oC")};
}
/// GUID of the practice tenant.
inline QString tenant()
{
    return QStringLiteral("5e1f0a9c-3b7d-4c52-9a64-0d2f8be71c33");
}

} // namespace identities

} // namespace fairlead::practice
