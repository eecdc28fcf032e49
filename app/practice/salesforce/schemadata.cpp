// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/salesforce/schemadata.h"

namespace fairlead::practice::salesforce {

namespace {

constexpr const char *account = R"(
# Account | Account | Accounts | 001 | CUDRS
MasterRecordId | Master Record ID | reference Account>MasterRecord |
Name | Account Name | string 255 | CU*N
Type | Account Type | picklist Prospect;Customer - Direct;Customer - Channel;Channel Partner / Reseller;Installation Partner;Technology Partner;Other | CU
ParentId | Parent Account ID | reference Account>Parent | CU
BillingStreet | Billing Street | textarea 255 | CU @BillingAddress
BillingCity | Billing City | string 40 | CU @BillingAddress
BillingState | Billing State/Province | string 80 | CU @BillingAddress
BillingPostalCode | Billing Zip/Postal Code | string 20 | CU @BillingAddress
BillingCountry | Billing Country | string 80 | CU @BillingAddress
BillingLatitude | Billing Latitude | double 18 15 | CU @BillingAddress
BillingLongitude | Billing Longitude | double 18 15 | CU @BillingAddress
BillingGeocodeAccuracy | Billing Geocode Accuracy | picklist Address;NearAddress;Block;Street;City;State;Unknown | CUR @BillingAddress
BillingAddress | Billing Address | address |
ShippingStreet | Shipping Street | textarea 255 | CU @ShippingAddress
ShippingCity | Shipping City | string 40 | CU @ShippingAddress
ShippingState | Shipping State/Province | string 80 | CU @ShippingAddress
ShippingPostalCode | Shipping Zip/Postal Code | string 20 | CU @ShippingAddress
ShippingCountry | Shipping Country | string 80 | CU @ShippingAddress
ShippingLatitude | Shipping Latitude | double 18 15 | CU @ShippingAddress
ShippingLongitude | Shipping Longitude | double 18 15 | CU @ShippingAddress
ShippingGeocodeAccuracy | Shipping Geocode Accuracy | picklist Address;NearAddress;Block;Street;City;State;Unknown | CUR @ShippingAddress
ShippingAddress | Shipping Address | address |
Phone | Account Phone | phone 40 | CU
Fax | Account Fax | phone 40 | CU
AccountNumber | Account Number | string 40 | CU
Website | Website | url 255 | CU
PhotoUrl | Photo URL | url 255 |
Sic | SIC Code | string 20 | CU
Industry | Industry | picklist Agriculture;Apparel;Banking;Biotechnology;Chemicals;Communications;Construction;Consulting;Education;Electronics;Energy;Engineering;Entertainment;Environmental;Finance;Food & Beverage;Government;Healthcare;Hospitality;Insurance;Machinery;Manufacturing;Media;Not For Profit;Recreation;Retail;Shipping;Technology;Telecommunications;Transportation;Utilities;Other | CU
AnnualRevenue | Annual Revenue | currency 18 0 | CU
NumberOfEmployees | Employees | int 8 | CU
Ownership | Ownership | picklist Public;Private;Subsidiary;Other | CU
TickerSymbol | Ticker Symbol | string 20 | CU
Description | Account Description | textarea 32000 | CU
Rating | Account Rating | picklist Hot;Warm;Cold | CU
Site | Account Site | string 80 | CU
OwnerId | Owner ID | reference User>Owner | CU*d
LastActivityDate | Last Activity | date |
LastViewedDate | Last Viewed Date | datetime |
LastReferencedDate | Last Referenced Date | datetime |
Jigsaw | Data.com Key | string 20 | CU
JigsawCompanyId | Jigsaw Company ID | string 20 |
AccountSource | Account Source | picklist Web;Phone Inquiry;Partner Referral;Purchased List;Other | CU
SicDesc | SIC Description | string 80 | CU
)";

constexpr const char *contact = R"(
# Contact | Contact | Contacts | 003 | CUDRS
MasterRecordId | Master Record ID | reference Contact>MasterRecord |
AccountId | Account ID | reference Account>Account | CU
LastName | Last Name | string 80 | CU* @Name
FirstName | First Name | string 40 | CU @Name
Salutation | Salutation | picklist Mr.;Ms.;Mrs.;Dr.;Prof.;Mx. | CU @Name
Name | Full Name | string 121 | *N
OtherStreet | Other Street | textarea 255 | CU @OtherAddress
OtherCity | Other City | string 40 | CU @OtherAddress
OtherState | Other State/Province | string 80 | CU @OtherAddress
OtherPostalCode | Other Zip/Postal Code | string 20 | CU @OtherAddress
OtherCountry | Other Country | string 80 | CU @OtherAddress
OtherAddress | Other Address | address |
MailingStreet | Mailing Street | textarea 255 | CU @MailingAddress
MailingCity | Mailing City | string 40 | CU @MailingAddress
MailingState | Mailing State/Province | string 80 | CU @MailingAddress
MailingPostalCode | Mailing Zip/Postal Code | string 20 | CU @MailingAddress
MailingCountry | Mailing Country | string 80 | CU @MailingAddress
MailingLatitude | Mailing Latitude | double 18 15 | CU @MailingAddress
MailingLongitude | Mailing Longitude | double 18 15 | CU @MailingAddress
MailingGeocodeAccuracy | Mailing Geocode Accuracy | picklist Address;NearAddress;Block;Street;City;State;Unknown | CUR @MailingAddress
MailingAddress | Mailing Address | address |
Phone | Business Phone | phone 40 | CU
Fax | Business Fax | phone 40 | CU
MobilePhone | Mobile Phone | phone 40 | CU
HomePhone | Home Phone | phone 40 | CU
OtherPhone | Other Phone | phone 40 | CU
AssistantPhone | Asst. Phone | phone 40 | CU
ReportsToId | Reports To ID | reference Contact>ReportsTo | CU
Email | Email | email 80 | CUL
Title | Title | string 128 | CU
Department | Department | string 80 | CU
AssistantName | Assistant's Name | string 40 | CU
LeadSource | Lead Source | picklist Web;Phone Inquiry;Partner Referral;Purchased List;Other | CU
Birthdate | Birthdate | date | CU
Description | Contact Description | textarea 32000 | CU
OwnerId | Owner ID | reference User>Owner | CU*d
HasOptedOutOfEmail | Email Opt Out | boolean | CU
DoNotCall | Do Not Call | boolean | CU
LastActivityDate | Last Activity | date |
LastCURequestDate | Last Stay-in-Touch Request Date | datetime |
LastCUUpdateDate | Last Stay-in-Touch Save Date | datetime |
LastViewedDate | Last Viewed Date | datetime |
LastReferencedDate | Last Referenced Date | datetime |
EmailBouncedReason | Email Bounced Reason | string 255 | CU
EmailBouncedDate | Email Bounced Date | datetime | CU
IsEmailBounced | Is Email Bounced | boolean |
PhotoUrl | Photo URL | url 255 |
Jigsaw | Data.com Key | string 20 | CU
JigsawContactId | Jigsaw Contact ID | string 20 |
)";

constexpr const char *lead = R"(
# Lead | Lead | Leads | 00Q | CUDRS
MasterRecordId | Master Record ID | reference Lead>MasterRecord |
LastName | Last Name | string 80 | CU* @Name
FirstName | First Name | string 40 | CU @Name
Salutation | Salutation | picklist Mr.;Ms.;Mrs.;Dr.;Prof.;Mx. | CU @Name
Name | Full Name | string 121 | *N
Title | Title | string 128 | CU
Company | Company | string 255 | CU*
Street | Street | textarea 255 | CU @Address
City | City | string 40 | CU @Address
State | State/Province | string 80 | CU @Address
PostalCode | Zip/Postal Code | string 20 | CU @Address
Country | Country | string 80 | CU @Address
Latitude | Latitude | double 18 15 | CU @Address
Longitude | Longitude | double 18 15 | CU @Address
GeocodeAccuracy | Geocode Accuracy | picklist Address;NearAddress;Block;Street;City;State;Unknown | CUR @Address
Address | Address | address |
Phone | Phone | phone 40 | CU
MobilePhone | Mobile Phone | phone 40 | CU
Fax | Fax | phone 40 | CU
Email | Email | email 80 | CUL
Website | Website | url 255 | CU
PhotoUrl | Photo URL | url 255 |
Description | Description | textarea 32000 | CU
LeadSource | Lead Source | picklist Web;Phone Inquiry;Partner Referral;Purchased List;Other | CU
Status | Status | picklist Open - Not Contacted;Working - Contacted;Closed - Converted;Closed - Not Converted | CU*d =Open_-_Not_Contacted
Industry | Industry | picklist Agriculture;Apparel;Banking;Biotechnology;Chemicals;Communications;Construction;Consulting;Education;Electronics;Energy;Engineering;Entertainment;Environmental;Finance;Food & Beverage;Government;Healthcare;Hospitality;Insurance;Machinery;Manufacturing;Media;Not For Profit;Recreation;Retail;Shipping;Technology;Telecommunications;Transportation;Utilities;Other | CU
Rating | Rating | picklist Hot;Warm;Cold | CU
AnnualRevenue | Annual Revenue | currency 18 0 | CU
NumberOfEmployees | Employees | int 8 | CU
OwnerId | Owner ID | reference Group,User>Owner | CU*d
HasOptedOutOfEmail | Email Opt Out | boolean | CU
DoNotCall | Do Not Call | boolean | CU
IsConverted | Converted | boolean |
ConvertedDate | Converted Date | date |
ConvertedAccountId | Converted Account ID | reference Account>ConvertedAccount |
ConvertedContactId | Converted Contact ID | reference Contact>ConvertedContact |
ConvertedOpportunityId | Converted Opportunity ID | reference Opportunity>ConvertedOpportunity |
IsUnreadByOwner | Unread By Owner | boolean | CU =true
LastActivityDate | Last Activity | date |
LastViewedDate | Last Viewed Date | datetime |
LastReferencedDate | Last Referenced Date | datetime |
Jigsaw | Data.com Key | string 20 | CU
JigsawContactId | Jigsaw Contact ID | string 20 |
EmailBouncedReason | Email Bounced Reason | string 255 | CU
EmailBouncedDate | Email Bounced Date | datetime | CU
)";

constexpr const char *opportunity = R"(
# Opportunity | Opportunity | Opportunities | 006 | CUDRS
AccountId | Account ID | reference Account>Account | CU
IsPrivate | Private | boolean | CU
Name | Name | string 120 | CU*N
Description | Description | textarea 32000 | CU
StageName | Stage | picklist Prospecting;Qualification;Needs Analysis;Value Proposition;Id. Decision Makers;Perception Analysis;Proposal/Price Quote;Negotiation/Review;Closed Won;Closed Lost | CU*
Amount | Amount | currency 18 2 | CU
Probability | Probability (%) | percent 3 0 | CUd
ExpectedRevenue | Expected Amount | currency 18 2 | c
TotalOpportunityQuantity | Quantity | double 18 2 | CU
CloseDate | Close Date | date | CU*
Type | Opportunity Type | picklist New Customer;Existing Customer - Upgrade;Existing Customer - Replacement;Existing Customer - Downgrade | CU
NextStep | Next Step | string 255 | CU
LeadSource | Lead Source | picklist Web;Phone Inquiry;Partner Referral;Purchased List;Other | CU
IsClosed | Closed | boolean |
IsWon | Won | boolean |
ForecastCategory | Forecast Category | picklist Omitted;Pipeline;BestCase;MostLikely;Forecast;Closed | *dR
ForecastCategoryName | Forecast Category | picklist Omitted;Pipeline;Best Case;Commit;Closed | CUd
HasOpportunityLineItem | Has Line Item | boolean |
OwnerId | Owner ID | reference User>Owner | CU*d
LastActivityDate | Last Activity | date |
PushCount | Push Count | int 9 |
LastStageChangeDate | Last Stage Change Date | datetime |
FiscalQuarter | Fiscal Quarter | int 9 |
FiscalYear | Fiscal Year | int 9 |
Fiscal | Fiscal Period | string 6 |
ContactId | Contact ID | reference Contact>Contact | C
LastViewedDate | Last Viewed Date | datetime |
LastReferencedDate | Last Referenced Date | datetime |
HasOpenActivity | Has Open Activity | boolean |
HasOverdueTask | Has Overdue Task | boolean |
)";

constexpr const char *task = R"(
# Task | Task | Tasks | 00T | CUDRS
WhoId | Name ID | reference Contact,Lead>Who | CU
WhatId | Related To ID | reference Account,Opportunity>What | CU
WhoCount | Relation Count | int 9 |
WhatCount | Related To Count | int 9 |
Subject | Subject | combobox 255 Call;Email;Send Letter;Send Quote;Other | CU
ActivityDate | Due Date Only | date | CU
Status | Status | picklist Not Started;In Progress;Completed;Waiting on someone else;Deferred | CU*d =Not_Started
Priority | Priority | picklist High;Normal;Low | CU*d =Normal
IsHighPriority | High Priority | boolean |
OwnerId | Assigned To ID | reference Group,User>Owner | CU*d
Description | Description | textarea 32000 | CU
Type | Type | picklist Call;Email;Meeting;Other | CU
AccountId | Account ID | reference Account>Account |
IsClosed | Closed | boolean |
IsArchived | Archived | boolean |
CallDurationInSeconds | Call Duration | int 8 | CU
CallType | Call Type | picklist Internal;Inbound;Outbound | CU
CallDisposition | Call Result | string 255 | CU
CallObject | Call Object Identifier | string 255 | CU
ReminderDateTime | Reminder Date/Time | datetime | CU
IsReminderSet | Reminder Set | boolean | CU
RecurrenceActivityId | Recurrence Activity ID | reference Task>RecurrenceActivity |
IsRecurrence | Create Recurring Series of Tasks | boolean | C
RecurrenceStartDateOnly | Recurrence Start | date | CU
RecurrenceEndDateOnly | Recurrence End | date | CU
RecurrenceTimeZoneSidKey | Recurrence Time Zone | picklist GMT;Europe/Berlin;Europe/London;America/Los_Angeles;America/New_York | CUR
RecurrenceType | Recurrence Type | picklist RecursDaily;RecursEveryWeekday;RecursMonthly;RecursMonthlyNth;RecursWeekly;RecursYearly;RecursYearlyNth | CUR
RecurrenceInterval | Recurrence Interval | int 9 | CU
RecurrenceDayOfWeekMask | Recurrence Day of Week Mask | int 9 | CU
RecurrenceDayOfMonth | Recurrence Day of Month | int 9 | CU
RecurrenceInstance | Recurrence Instance | picklist First;Second;Third;Fourth;Last | CUR
RecurrenceMonthOfYear | Recurrence Month of Year | picklist January;February;March;April;May;June;July;August;September;October;November;December | CUR
RecurrenceRegeneratedType | Repeat This Task | picklist RecurrenceRegenerateAfterDueDate;RecurrenceRegenerateAfterToday;RecurrenceRegenerated | CUR
TaskSubtype | Task Subtype | picklist Task;Email;ListEmail;Cadence;Call;LinkedIn | CdR =Task
CompletedDateTime | Completed Date/Time | datetime |
)";

constexpr const char *event = R"(
# Event | Event | Events | 00U | CUDRS
WhoId | Name ID | reference Contact,Lead>Who | CU
WhatId | Related To ID | reference Account,Opportunity>What | CU
WhoCount | Relation Count | int 9 |
WhatCount | Related To Count | int 9 |
Subject | Subject | combobox 255 Call;Email;Meeting;Send Letter/Quote;Other | CU
Location | Location | string 255 | CU
IsAllDayEvent | All-Day Event | boolean | CU
ActivityDateTime | Due Date Time | datetime | CU
ActivityDate | Due Date Only | date | CU
DurationInMinutes | Duration | int 8 | CU
StartDateTime | Start Date Time | datetime | CU
EndDateTime | End Date Time | datetime | CU
EndDate | End Date | date |
Description | Description | textarea 32000 | CU
AccountId | Account ID | reference Account>Account |
OwnerId | Assigned To ID | reference Group,User>Owner | CU*d
Type | Type | picklist Email;Meeting;Other;Call | CU
IsPrivate | Private | boolean | CU
ShowAs | Show Time As | picklist Busy;OutOfOffice;Free | CUdR =Busy
IsChild | Is Child | boolean |
IsGroupEvent | Is Group Event | boolean |
GroupEventType | Group Event Type | picklist 0;1;2;3 | R
IsArchived | Archived | boolean |
RecurrenceActivityId | Recurrence Activity ID | reference Event>RecurrenceActivity |
IsRecurrence | Create Recurring Series of Events | boolean | C
RecurrenceStartDateTime | Recurrence Start | datetime | CU
RecurrenceEndDateOnly | Recurrence End | date | CU
RecurrenceTimeZoneSidKey | Recurrence Time Zone | picklist GMT;Europe/Berlin;Europe/London;America/Los_Angeles;America/New_York | CUR
RecurrenceType | Recurrence Type | picklist RecursDaily;RecursEveryWeekday;RecursMonthly;RecursMonthlyNth;RecursWeekly;RecursYearly;RecursYearlyNth | CUR
RecurrenceInterval | Recurrence Interval | int 9 | CU
RecurrenceDayOfWeekMask | Recurrence Day of Week Mask | int 9 | CU
RecurrenceDayOfMonth | Recurrence Day of Month | int 9 | CU
RecurrenceInstance | Recurrence Instance | picklist First;Second;Third;Fourth;Last | CUR
RecurrenceMonthOfYear | Recurrence Month of Year | picklist January;February;March;April;May;June;July;August;September;October;November;December | CUR
ReminderDateTime | Reminder Date/Time | datetime | CU
IsReminderSet | Reminder Set | boolean | CU
EventSubtype | Event Subtype | picklist Event | CdR =Event
IsRecurrence2Exclusion | Historical Event, Not Following Recurrence | boolean |
Recurrence2PatternText | Recurrence Pattern | textarea 512 | CU
Recurrence2PatternVersion | Pattern Version | picklist 1 | CUR
IsRecurrence2 | Repeat | boolean |
IsRecurrence2Exception | Is Exception | boolean |
Recurrence2PatternStartDate | Recurrence Pattern Start Date | datetime | CU
Recurrence2PatternTimeZone | Recurrence Pattern Time Zone Reference | string 255 | CU
)";

constexpr const char *user = R"(
# User | User | Users | 005 | CURSA
Username | Username | string 80 | CU*LX
LastName | Last Name | string 80 | CU* @Name
FirstName | First Name | string 40 | CU @Name
Name | Full Name | string 121 | *N
CompanyName | Company Name | string 80 | CU
Division | Division | string 80 | CU
Department | Department | string 80 | CU
Title | Title | string 80 | CU
Street | Street | textarea 255 | CU @Address
City | City | string 40 | CU @Address
State | State/Province | string 80 | CU @Address
PostalCode | Zip/Postal Code | string 20 | CU @Address
Country | Country | string 80 | CU @Address
Address | Address | address |
Email | Email | email 128 | CU*L
SenderEmail | Email Sender Address | email 80 | CU
SenderName | Email Sender Name | string 80 | CU
Signature | Email Signature | textarea 1333 | CU
Phone | Phone | phone 40 | CU
Fax | Fax | phone 40 | CU
MobilePhone | Mobile | phone 40 | CU
Alias | Alias | string 8 | CU*
CommunityNickname | Nickname | string 40 | CU*dX
IsActive | Active | boolean | CU
TimeZoneSidKey | Time Zone | picklist GMT;Europe/Berlin;Europe/London;Europe/Paris;America/Los_Angeles;America/New_York;Asia/Tokyo;Australia/Sydney | CU*R
UserRoleId | Role ID | reference UserRole>UserRole | CU
LocaleSidKey | Locale | picklist en_US;en_GB;de_DE;fr_FR;es_ES;it_IT;nl_NL;pl_PL;sv_SE;ja_JP | CU*R
ReceivesInfoEmails | Info Emails | boolean | CU
ReceivesAdminInfoEmails | Admin Info Emails | boolean | CU
EmailEncodingKey | Email Encoding | picklist UTF-8;ISO-8859-1;Shift_JIS | CU*R
ProfileId | Profile ID | reference Profile>Profile | CU*
UserType | User Type | picklist Standard;PowerPartner;CSPLitePortal;CustomerSuccess;PowerCustomerSuccess;CsnOnly;Guest | R
LanguageLocaleKey | Language | picklist en_US;de;fr;es;it;nl_NL;sv;ja | CU*R
EmployeeNumber | Employee Number | string 20 | CU
DelegatedApproverId | Delegated Approver ID | reference Group,User>DelegatedApprover | CU
ManagerId | Manager ID | reference User>Manager | CU
LastLoginDate | Last Login | datetime |
LastPasswordChangeDate | Last Password Change or Reset | datetime |
FederationIdentifier | SAML Federation ID | string 512 | CUX
AboutMe | About Me | textarea 1000 | CU
FullPhotoUrl | Url for full-sized Photo | url 1024 |
SmallPhotoUrl | Photo | url 1024 |
LastViewedDate | Last Viewed Date | datetime |
LastReferencedDate | Last Referenced Date | datetime |
)";

constexpr const char *organization = R"(
# Organization | Organization | Organizations | 00D | UA
Name | Name | string 80 | U*N
Division | Division | string 80 | U
Street | Street | textarea 255 | U @Address
City | City | string 40 | U @Address
State | State/Province | string 80 | U @Address
PostalCode | Zip/Postal Code | string 20 | U @Address
Country | Country | string 80 | U @Address
Address | Address | address |
Phone | Phone | phone 40 | U
Fax | Fax | phone 40 | U
PrimaryContact | Primary Contact | string 80 | U
DefaultLocaleSidKey | Locale | picklist en_US;en_GB;de_DE;fr_FR | U*R
TimeZoneSidKey | Time Zone | picklist GMT;Europe/Berlin;Europe/London;America/Los_Angeles;America/New_York | U*R
LanguageLocaleKey | Language | picklist en_US;de;fr;es | U*R
FiscalYearStartMonth | Fiscal Year Starts In | int 9 |
UsesStartDateAsFiscalYearName | Fiscal Year Name by Start | boolean |
NamespacePrefix | Namespace Prefix | string 15 |
InstanceName | Instance Name | string 5 |
IsSandbox | Is Sandbox | boolean |
OrganizationType | Edition | picklist Team Edition;Professional Edition;Enterprise Edition;Developer Edition;Personal Edition;Unlimited Edition;Base Edition | R
IsReadOnly | Is Read Only | boolean |
TrialExpirationDate | Trial Expiration Date | datetime |
NumKnowledgeService | Knowledge Licenses | int 9 |
)";

constexpr const char *userLicense = R"(
# UserLicense | User License | User Licenses | 100 | A
LicenseDefinitionKey | License Def. ID | string 40 | *
Name | Name | string 255 | *N
TotalLicenses | Total Licenses | int 9 |
UsedLicenses | Used Licenses | int 9 |
Status | Status | picklist Active;Disabled | R
)";

constexpr const char *userRole = R"(
# UserRole | Role | Roles | 00E | CURA
Name | Name | string 80 | CU*N
ParentRoleId | Parent Role ID | reference UserRole>ParentRole | CU
DeveloperName | Developer Name | string 80 | CU*
)";

constexpr const char *group = R"(
# Group | Group | Groups | 00G | CUA
Name | Name | string 40 | CU*N
DeveloperName | Developer Name | string 80 | CU
Type | Type | picklist Regular;Queue;Organization;Role | C*R
Email | Email | email 255 | CU
)";

constexpr const char *connectedApplication = R"(
# ConnectedApplication | Connected Application | Connected Applications | 0H4 | UA
Name | Name | string 80 | *N
OptionsAllowAdminApprovedUsersOnly | Admin approved users are pre-authorized | boolean | U
OptionsRefreshTokenValidityMetric | Refresh token validity | boolean |
OptionsIsInternal | Is internal | boolean |
)";

// Who may see what, and what can be filtered by, as the Object Reference has it. Without User as a parent.
constexpr const char *loginHistory = R"(
# LoginHistory | Login History | Login History | 0Ya | n
UserId | User ID | reference User |
LoginTime | Login Time | datetime |
LoginType | Login Type | picklist Application;Other Apex API;Partner Product;Remote Access Client;Remote Access 2.0;SAML Idp Initiated SSO;SAML Sfdc Initiated SSO | R
LoginSubType | Login Subtype | picklist OauthRefreshToken | R
SourceIp | Source IP | string 39 | F
ForwardedForIp | Forwarded for IP | string 256 | F
LoginUrl | Login URL | string 256 |
AuthenticationServiceId | Authentication Service ID | reference AuthProvider,SamlSsoConfig>AuthenticationService |
AuthMethodReference | Authentication Method Reference | string 1024 |
LoginGeoId | Login Geo Data ID | reference LoginGeo>LoginGeo |
TlsProtocol | TLS Protocol | picklist TLS 1.0;TLS 1.1;TLS 1.2;TLS 1.3;Unknown | R
CipherSuite | TLS Cipher Suite | picklist ECDHE-RSA-AES128-GCM-SHA256;ECDHE-RSA-AES256-GCM-SHA384;Unknown | R
OptionsIsGet | Login With HTTP GET | boolean |
OptionsIsPost | Login With HTTP POST | boolean |
Browser | Browser | string 64 | F
Platform | Platform | string 64 | F
Status | Status | string 128 | F
Application | Application | string 64 | F
ClientVersion | Client Version | string 64 | F
ApiType | API Type | string 64 | F
ApiVersion | API Version | string 32 | F
CountryIso | Country Code | string 2 |
NetworkId | Experience Cloud Site ID | reference Network |
)";

// What a polymorphic reference shows of its target.
constexpr const char *name = R"(
# Name | Name | Names | | -
Name | Name | string 255 | N
LastName | Last Name | string 80 |
FirstName | First Name | string 40 |
Type | Type | string 40 |
Alias | Alias | string 8 |
IsActive | Active | boolean |
Email | Email | email 80 |
Phone | Phone | phone 40 |
Title | Title | string 128 |
Username | Username | string 80 |
)";

} // namespace

QList<const char *> schemaTables()
{
    return {account,     contact,  lead,  opportunity,          task,         event, user, organization,
            userLicense, userRole, group, connectedApplication, loginHistory, name};
}

} // namespace fairlead::practice::salesforce
