// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

/// The practice organisation's fixed names: one company with a Salesforce org and a Microsoft tenant.
/// `.example` is reserved (RFC 2606), so no mail and no request can ever reach anybody.
namespace fairlead::practice::credentials {

inline const QString organizationName = QStringLiteral("Larkmoor Instruments");
inline const QString domain = QStringLiteral("larkmoor.example");
inline const QString tenant = QStringLiteral("7a1c0d5e-52b4-4c6f-9a1e-3f0d8b6c2e41");

struct Login
{
    QString username;
    QString password;
};

/// Administrator of both: System Administrator in Salesforce, Global Administrator in Entra ID.
inline const Login admin{QStringLiteral("ada.keeler@larkmoor.example"), QStringLiteral("Tidal-Ledger-4821")};
/// Salesforce: API-only user behind server-to-server access; a browser sign-in is refused.
inline const Login integrationUser{QStringLiteral("crm.integration@larkmoor.example"),
                                   QStringLiteral("Copper-Signal-7306")};
/// Dataverse: a user with access mode "non-interactive".
inline const Login nonInteractiveUser{QStringLiteral("crm.sync@larkmoor.example"),
                                      QStringLiteral("Harbour-Beacon-2957")};

/// An ordinary user of both, and one who has left: their right password is refused.
inline const Login standardUser{QStringLiteral("sam.tarrant@larkmoor.example"),
                                QStringLiteral("Quiet-Meadow-1540")};
inline const Login inactiveUser{QStringLiteral("ines.lowell@larkmoor.example"),
                                QStringLiteral("Quiet-Meadow-1540")};

struct Client
{
    QString id;
    QString secret;
};

inline const Client salesforceClient{
    QStringLiteral("3MVG9PracticeFairlead0rgXk2vT7qLm5yB8wNcR4hJ1dSaQe6uZfGpKtVxYo3iCb9M"),
    QStringLiteral("6E1B7C0F94D24A6DB6F3A1C58E7209D45B3C8F61A07E4D92B85F16C3E0A7D94B")};
/// The public client of the wizard; the secret belongs to its confidential use (application user).
inline const Client entraClient{QStringLiteral("c4f2b8d0-6a37-4e15-8b9c-5d1e7f3a9206"),
                                QStringLiteral("pQ8~Practice.k3Vw7ZxT1mN5rB9sL2yD6hF0jGaC4e")};

} // namespace fairlead::practice::credentials
