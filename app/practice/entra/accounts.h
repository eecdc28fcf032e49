// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/entra/directory.h"

/// The named accounts and registrations, as tables; listed for people in app/practice/README.md.
namespace fairlead::practice {

QList<EntraTenant> practiceTenants();
QList<EntraUser> practiceAccounts(const QList<Employee> &employees);
QList<EntraApp> practiceRegistrations();

namespace appid {
inline const QString confidential = QStringLiteral("2a0c6b1d-9e47-4f35-a8d2-60b1c7e4f395");
inline const QString otherOrganisation = QStringLiteral("d95e3a72-1b8f-4c06-9f4d-7a2e508bc613");
inline const QString disabled = QStringLiteral("8f17d3c0-5a62-4be9-b073-2c9f6e81d45a");
inline const QString expiredSecret = QStringLiteral("41be7f98-d203-4a5c-86e1-f37b0c29a6d4");
inline const QString certificateOnly = QStringLiteral("73d9a0b6-e4c1-4852-9b7f-18a5c36f02ed");
inline const QString singleTenant = QStringLiteral("e60f284b-7c3d-4a91-8d05-b94e1f7a2c68");
inline const QString noConsent = QStringLiteral("19c4e7a5-f08b-4d63-92a7-5e3b8d0c61f2");
inline const QString assignmentRequired = QStringLiteral("5b82f6d1-3e9a-47c0-a6f4-c07d91e852b3");
inline const QString withoutDataverse = QStringLiteral("a73e05c9-6d1f-4b28-8e90-f2c5b7d4a186");
inline const QString noApplicationUser = QStringLiteral("fd216e8b-40c7-4953-bd1a-8a6f0e37c592");
} // namespace appid

} // namespace fairlead::practice
