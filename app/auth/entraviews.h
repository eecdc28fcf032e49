// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// Views of the Entra portal, the same in every cloud; `{client}` is the client id. Below `{portal}/#view/`.
namespace fairlead::entraview {

inline constexpr const char *authentication =
    "Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/~/Authentication/appId/{client}";
inline constexpr const char *credentials =
    "Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/~/Credentials/appId/{client}";
inline constexpr const char *permissions =
    "Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/~/CallAnAPI/appId/{client}";
inline constexpr const char *enterpriseApps =
    "Microsoft_AAD_IAM/StartboardApplicationsMenuBlade/~/AppAppsPreview";
inline constexpr const char *signInLog = "Microsoft_AAD_IAM/SignInEventsV3Blade";
inline constexpr const char *conditionalAccess =
    "Microsoft_AAD_ConditionalAccess/ConditionalAccessBlade/~/Policies";
inline constexpr const char *users = "Microsoft_AAD_UsersAndTenants/UserManagementMenuBlade/~/AllUsers";
inline constexpr const char *crossTenant =
    "Microsoft_AAD_IAM/CompanyRelationshipsMenuBlade/~/CrossTenantAccessSettings";

} // namespace fairlead::entraview
