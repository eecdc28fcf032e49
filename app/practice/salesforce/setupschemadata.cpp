// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/salesforce/schemadata.h"

namespace fairlead::practice::salesforce {

namespace {

// Of the several hundred a real org has: what setting up and using an integration user touches, and what an
// administrator's profile is told by. Names as in the Object Reference, PermissionSet.
constexpr const char *permissions = R"(
ActivitiesAccess | Access Activities
ApiEnabled | API Enabled
ApiUserOnly | Api Only User
AssignPermissionSets | Assign Permission Sets
AuthorApex | Author Apex
BulkApiHardDelete | Bulk API Hard Delete
CanApproveUninstalledApps | Approve Uninstalled Connected Apps
ConvertLeads | Convert Leads
CreateAuditFields | Set Audit Fields upon Record Creation
CustomizeApplication | Customize Application
EditEvent | Edit Events
EditReadonlyFields | Edit Read Only Fields
EditTask | Edit Tasks
ExternalClientAppAdmin | View all External Client Apps, view their settings, and edit their policies
ExternalClientAppDeveloper | Create, edit, and delete External Client Apps
ExternalClientAppViewer | View all External Client Apps and view their settings
FreezeUsers | Freeze Users
LightningExperienceUser | Lightning Experience User
ManageInternalUsers | Manage Internal Users
ManageProfilesPermissionsets | Manage Profiles and Permission Sets
ManageRemoteAccess | Manage Connected Apps
ManageRoles | Manage Roles
ManageUsers | Manage Users
ModifyAllData | Modify All Data
ModifyMetadata | Modify Metadata Through Metadata API Functions
PasswordNeverExpires | Password Never Expires
ResetPasswords | Reset User Passwords and Unlock Users
RunReports | Run Reports
TransferAnyEntity | Transfer Record
TransferAnyLead | Transfer Leads
UpdateWithInactiveOwner | Update Records with Inactive Owners
ViewAllData | View All Data
ViewAllUsers | View All Users
ViewRoles | View Roles and Role Hierarchy
ViewSetup | View Setup and Configuration
)";

constexpr const char *profile = R"(
# Profile | Profile | Profiles | 00e | UA
Name | Name | string 255 | U*N
UserLicenseId | User License ID | reference UserLicense>UserLicense |
UserType | User Type | picklist Standard;Guest | R
Description | Description | string 255 | U
+ permissions | U
)";

constexpr const char *permissionSet = R"(
# PermissionSet | Permission Set | Permission Sets | 0PS | CUHA
Name | Permission Set Name | string 80 | CU*N
Label | Permission Set Label | string 80 | CU*
LicenseId | License ID | reference PermissionSetLicense,UserLicense | C
ProfileId | Profile ID | reference Profile>Profile |
IsOwnedByProfile | Is Owned By Profile | boolean |
IsCustom | Is Custom | boolean | =true
+ permissions | CU
Description | Description | string 255 | CU
NamespacePrefix | Namespace Prefix | string 15 |
HasActivationRequired | Has Activation Required | boolean | CU
Type | Type | picklist Regular;Standard;Profile;Group;Session | R =Regular
)";

constexpr const char *permissionSetLicense = R"(
# PermissionSetLicense | Permission Set License | Permission Set Licenses | 0PL | A
DeveloperName | Developer Name | string 80 | *N
Language | Master Language | picklist en_US;de;fr;es | R
MasterLabel | Permission Set License Label | string 80 | *
PermissionSetLicenseKey | Permission Set License Key | string 80 | *
TotalLicenses | Total Licenses | int 9 |
Status | Status | picklist Active;Disabled | R
ExpirationDate | Expiration Date | date |
UsedLicenses | Used Licenses | int 9 |
)";

constexpr const char *permissionSetLicenseAssign = R"(
# PermissionSetLicenseAssign | Permission Set License Assignment | Permission Set License Assignments | 2LA | CHA
PermissionSetLicenseId | PermissionSetLicense ID | reference PermissionSetLicense>PermissionSetLicense | C*
AssigneeId | Assigned To ID | reference User>Assignee | C*
)";

constexpr const char *permissionSetAssignment = R"(
# PermissionSetAssignment | Permission Set Assignment | Permission Set Assignments | 0Pa | CHA
PermissionSetId | PermissionSet ID | reference PermissionSet>PermissionSet | C*
AssigneeId | Assignee ID | reference User>Assignee | C*
ExpirationDate | Expiration Date | datetime |
IsActive | Is Active | boolean | =true
)";

// Activities have no rows of their own here (reference Salesforce 5.5).
constexpr const char *objectPermissions = R"(
# ObjectPermissions | Object Permissions | Object Permissions | 110 | CUHA
ParentId | Parent ID | reference PermissionSet>Parent | C*
SobjectType | Object | picklist Account;Contact;Lead;Opportunity | C*R
PermissionsCreate | Create | boolean | CU
PermissionsRead | Read | boolean | CU
PermissionsEdit | Edit | boolean | CU
PermissionsDelete | Delete | boolean | CU
PermissionsViewAllRecords | View All | boolean | CU
PermissionsModifyAllRecords | Modify All | boolean | CU
PermissionsViewAllFields | View All Fields | boolean | CU
)";

constexpr const char *fieldPermissions = R"(
# FieldPermissions | Field Permissions | Field Permissions | 01k | CUHA
ParentId | Parent ID | reference PermissionSet>Parent | C*
SobjectType | Sobject Type Name | picklist Account;Contact;Lead;Opportunity;Task;Event | C*R
Field | Field Name | picklist | C*
PermissionsEdit | Edit Field | boolean | CU
PermissionsRead | Read Field | boolean | CU
)";

constexpr const char *setupEntityAccess = R"(
# SetupEntityAccess | Setup Entity Access | Setup Entity Access | 0J0 | CHA
ParentId | Parent ID | reference PermissionSet>Parent | C*
SetupEntityId | Setup Entity ID | reference ConnectedApplication,ExternalClientApplication | C*
SetupEntityType | Setup Entity Type | picklist ConnectedApplication;ExternalClientApplication | R
)";

constexpr const char *userLogin = R"(
# UserLogin | User Login | User Logins | 0Yw | UA
UserId | User ID | reference User>User | *
IsFrozen | Frozen | boolean | U
IsPasswordLocked | Password Locked | boolean | U
)";

// Whose rows somebody sees is a matter of "Customize Application" (reference Salesforce 1.5).
constexpr const char *oauthToken = R"(
# OauthToken | OAuth Token | OAuth Tokens | 0CQ | n
AccessToken | Access Token | string 255 | F
UserId | User ID | reference User>User | *
RequestToken | Request Token | string 255 | F
AppName | App Name | string 80 |
LastUsedDate | Last Used Date | datetime |
UseCount | Use Count | int 9 |
DeleteToken | Delete Token | string 255 | F
AppMenuItemId | App Menu Item ID | reference AppMenuItem |
CreatedDate | Created Date | datetime | *ds
)";

constexpr const char *externalClientApplication = R"(
# ExternalClientApplication | External Client Application | External Client Applications | 0xI | A
DeveloperName | External Client App Name | string 80 | *N
MasterLabel | Label | string 80 | *
Description | Description | string 255 |
ContactEmail | Contact Email | email 80 |
DistributionState | Distribution State | picklist Local;Managed;Packaged | R
IsProtected | Is Protected | boolean |
CreatedDate | Created Date | datetime | *ds
CreatedById | Created By ID | reference User>CreatedBy | *ds
LastModifiedDate | Last Modified Date | datetime | *ds
LastModifiedById | Last Modified By ID | reference User>LastModifiedBy | *ds
)";

} // namespace

QList<const char *> setupTables()
{
    return {profile,
            permissionSet,
            permissionSetLicense,
            permissionSetLicenseAssign,
            permissionSetAssignment,
            objectPermissions,
            fieldPermissions,
            setupEntityAccess,
            userLogin,
            oauthToken,
            externalClientApplication};
}

const char *systemPermissions()
{
    return permissions;
}

} // namespace fairlead::practice::salesforce
