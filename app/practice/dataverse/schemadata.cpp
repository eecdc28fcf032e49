// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/dataverse/schema.h"

namespace fairlead::practice::dataverse {

// One table each:
//
//     #logical|set|Schema|code|id column|name column|privilege|flags|Label|Labels
//     column|type|access|Label
//     >navigation|column|target
//     <collection|target|lookup column of the target
//     *collection|target|link table|own column|target's column
//
// Flags: O owned by user or team, A activity, T change tracking, F fixed (no create, no delete).
// Types: guid, string N, memo N, int, bigint, decimal, money (adds its `_base` twin), bool, datetime, date,
// choice v=label;…, state v=label;…, status v/state=label;… (an asterisk marks a state's default), lookup
// target,….
// Access: c at create, u at update, r never; ! business-required, !! system-required.
// A lookup makes a navigation of its own name, or `name_target` where it has several targets; of activities
// `name_activity`, or `name_target_activity`. @address N and @donot stand for groups of columns; the columns
// common to all tables are added by the reader.
QByteArrayList schemaText()
{
    return {
        R"(#account|accounts|Account|1|accountid|name|Account|OT|Account|Accounts
name|string 160|cu!|Account Name
accountnumber|string 20|cu|Account Number
emailaddress1|string 100|cu|Email
emailaddress2|string 100|cu|Email Address 2
emailaddress3|string 100|cu|Email Address 3
telephone1|string 50|cu|Main Phone
telephone2|string 50|cu|Other Phone
telephone3|string 50|cu|Telephone 3
fax|string 50|cu|Fax
websiteurl|string 200|cu|Website
tickersymbol|string 10|cu|Ticker Symbol
@address 1
@address 2
industrycode|choice 1=Accounting;2=Agriculture and Non-petrol Natural Resource Extraction;3=Broadcasting Printing and Publishing;4=Brokers;5=Building Supply Retail;6=Business Services;7=Consulting;8=Consumer Services;9=Design, Direction and Creative Management;10=Distributors, Dispatchers and Processors;13=Durable Manufacturing;16=Financial;18=Food and Tobacco Processing;20=Inbound Repair and Services;21=Insurance;23=Legal Services;25=Non-Durable Merchandise Retail;31=Transportation;32=Utility Creation and Distribution;33=Wholesale|cu|Industry
customertypecode|choice 1=Competitor;2=Consultant;3=Customer;4=Investor;5=Partner;6=Influencer;7=Press;8=Prospect;9=Reseller;10=Supplier;11=Vendor;12=Other|cu|Relationship Type
accountratingcode|choice 1=Default Value|cu|Account Rating
ownershipcode|choice 1=Public;2=Private;3=Subsidiary;4=Other|cu|Ownership
revenue|money|cu|Annual Revenue
numberofemployees|int|cu|Number of Employees
creditonhold|bool|cu|Credit Hold
@donot
description|memo 2000|cu|Description
primarycontactid|lookup contact|cu|Primary Contact
parentaccountid|lookup account|cu|Parent Account
lastusedincampaign|datetime|u|Last Date Included in Campaign
statecode|state 0=Active;1=Inactive|u!!|Status
statuscode|status 1/0=Active*;2/1=Inactive*|cu|Status Reason
<contact_customer_accounts|contact|parentcustomerid
<opportunity_customer_accounts|opportunity|customerid
<account_parent_account|account|parentaccountid
<lead_parent_account|lead|parentaccountid
<Account_Tasks|task|regardingobjectid
<Account_Appointments|appointment|regardingobjectid
)",
        R"(#contact|contacts|Contact|2|contactid|fullname|Contact|OT|Contact|Contacts
firstname|string 50|cu|First Name
middlename|string 50|cu|Middle Name
lastname|string 50|cu!|Last Name
fullname|string 160|r|Full Name
salutation|string 100|cu|Salutation
jobtitle|string 100|cu|Job Title
department|string 100|cu|Department
emailaddress1|string 100|cu|Email
emailaddress2|string 100|cu|Email Address 2
emailaddress3|string 100|cu|Email Address 3
telephone1|string 50|cu|Business Phone
telephone2|string 50|cu|Home Phone
mobilephone|string 50|cu|Mobile Phone
fax|string 50|cu|Fax
@address 1
@address 2
birthdate|date|cu|Birthday
anniversary|date|cu|Anniversary
gendercode|choice 1=Male;2=Female|cu|Gender
familystatuscode|choice 1=Single;2=Married;3=Divorced;4=Widowed|cu|Marital Status
leadsourcecode|choice 1=Default Value|cu|Lead Source
@donot
description|memo 2000|cu|Description
parentcustomerid|lookup account,contact|cu|Company Name
statecode|state 0=Active;1=Inactive|u!!|Status
statuscode|status 1/0=Active*;2/1=Inactive*|cu|Status Reason
<account_primary_contact|account|primarycontactid
<opportunity_customer_contacts|opportunity|customerid
<contact_customer_contacts|contact|parentcustomerid
<lead_parent_contact|lead|parentcontactid
<Contact_Tasks|task|regardingobjectid
<Contact_Appointments|appointment|regardingobjectid
)",
        R"(#lead|leads|Lead|4|leadid|fullname|Lead|OT|Lead|Leads
subject|string 300|cu!|Topic
firstname|string 50|cu|First Name
middlename|string 50|cu|Middle Name
lastname|string 50|cu!|Last Name
fullname|string 160|r|Name
salutation|string 100|cu|Salutation
jobtitle|string 100|cu|Job Title
companyname|string 100|cu|Company Name
emailaddress1|string 100|cu|Email
emailaddress2|string 100|cu|Email Address 2
emailaddress3|string 100|cu|Email Address 3
telephone1|string 50|cu|Business Phone
telephone2|string 50|cu|Home Phone
telephone3|string 50|cu|Other Phone
mobilephone|string 20|cu|Mobile Phone
fax|string 50|cu|Fax
pager|string 20|cu|Pager
websiteurl|string 200|cu|Website
@address 1
description|memo 2000|cu|Description
leadsourcecode|choice 1=Advertisement;2=Employee Referral;3=External Referral;4=Partner;5=Public Relations;6=Seminar;7=Trade Show;8=Web;9=Word of Mouth;10=Other|cu|Lead Source
leadqualitycode|choice 1=Hot;2=Warm;3=Cold|cu|Rating
industrycode|choice 1=Accounting;2=Agriculture and Non-petrol Natural Resource Extraction;6=Business Services;7=Consulting;13=Durable Manufacturing;16=Financial;18=Food and Tobacco Processing;21=Insurance;31=Transportation;32=Utility Creation and Distribution;33=Wholesale|cu|Industry
prioritycode|choice 1=Default Value|cu|Priority
salesstagecode|choice 1=Default Value|cu|Sales Stage Code
estimatedamount|money|cu|Est. Value
budgetamount|money|cu|Budget Amount
revenue|money|cu|Annual Revenue
estimatedclosedate|date|cu|Est. Close Date
numberofemployees|int|cu|No. of Employees
@donot
donotsendmm|bool|cu|Marketing Material
parentaccountid|lookup account|cu|Parent Account for lead
parentcontactid|lookup contact|cu|Parent Contact for lead
customerid|lookup account,contact|cu|Existing Customer
qualifyingopportunityid|lookup opportunity|cu|Qualifying Opportunity
statecode|state 0=Open;1=Qualified;2=Disqualified|u!!|Status
statuscode|status 1/0=New*;2/0=Contacted;3/1=Qualified*;4/2=Lost*;5/2=Cannot Contact;6/2=No Longer Interested;7/2=Canceled|cu|Status Reason
<opportunity_originating_lead|opportunity|originatingleadid
<Lead_Tasks|task|regardingobjectid
<Lead_Appointments|appointment|regardingobjectid
)",
        R"(#opportunity|opportunities|Opportunity|3|opportunityid|name|Opportunity|OT|Opportunity|Opportunities
name|string 300|cu!|Topic
customerid|lookup account,contact|cu!|Potential Customer
parentaccountid|lookup account|cu|Account
parentcontactid|lookup contact|cu|Contact
originatingleadid|lookup lead|cu|Originating Lead
estimatedvalue|money|cu|Est. Revenue
actualvalue|money|cu|Actual Revenue
budgetamount|money|cu|Budget Amount
discountamount|money|cu|Opportunity Discount Amount
freightamount|money|cu|Freight Amount
totalamount|money|u|Total Amount
totallineitemamount|money|u|Total Detail Amount
totaltax|money|u|Total Tax
isrevenuesystemcalculated|bool|cu|Revenue
estimatedclosedate|date|cu|Est. Close Date
actualclosedate|date|cu|Actual Close Date
closeprobability|int|cu|Probability
opportunityratingcode|choice 1=Hot;2=Warm;3=Cold|cu|Rating
salesstagecode|choice 1=Default Value|cu|Process Code
salesstage|choice 0=Qualify;1=Develop;2=Propose;3=Close|cu|Sales Stage
prioritycode|choice 1=Default Value|cu|Priority
budgetstatus|choice 0=No Committed Budget;1=May Buy;2=Can Buy;3=Will Buy|cu|Budget
timeline|choice 0=Immediate;1=This Quarter;2=Next Quarter;3=This Year;4=Not known|cu|Timeline
purchasetimeframe|choice 0=Immediate;1=This Quarter;2=Next Quarter;3=This Year;4=Unknown|cu|Purchase Timeframe
stepname|string 200|cu|Pipeline Phase
currentsituation|memo 2000|cu|Current Situation
customerneed|memo 2000|cu|Customer Need
proposedsolution|memo 2000|cu|Proposed Solution
description|memo 2000|cu|Description
statecode|state 0=Open;1=Won;2=Lost|u!!|Status
statuscode|status 1/0=In Progress*;2/0=On Hold;3/1=Won*;4/2=Canceled*;5/2=Out-Sold|cu|Status Reason
<Opportunity_Tasks|task|regardingobjectid
<Opportunity_Appointments|appointment|regardingobjectid
)",
        R"(#task|tasks|Task|4212|activityid|subject|Activity|OAT|Task|Tasks
subject|string 200|cu!|Subject
description|memo 2000|cu|Description
scheduledstart|datetime|cu|Start Date
scheduledend|datetime|cu|Due Date
scheduleddurationminutes|int|r|Scheduled Duration
actualstart|date|cu|Actual Start
actualend|date|cu|Actual End
actualdurationminutes|int|cu|Duration
percentcomplete|int|cu|Percent Complete
prioritycode|choice 0=Low;1=Normal;2=High|cu|Priority
category|string 250|cu|Category
subcategory|string 250|cu|Sub-Category
crmtaskassigneduniqueid|guid|cu|Assigned Task Unique Id
isbilled|bool|cu|Is Billed
regardingobjectid|lookup account,contact,lead,opportunity|cu|Regarding
statecode|state 0=Open;1=Completed;2=Canceled|u!!|Activity Status
statuscode|status 2/0=Not Started*;3/0=In Progress;4/0=Waiting on someone else;7/0=Deferred;5/1=Completed*;6/2=Canceled*|cu|Status Reason
<task_activity_parties|activityparty|activityid
)",
        R"(#appointment|appointments|Appointment|4201|activityid|subject|Activity|OAT|Appointment|Appointments
subject|string 200|cu!|Subject
description|memo 1048576|cu|Description
scheduledstart|datetime|cu!|Start Time
scheduledend|datetime|cu!|End Time
scheduleddurationminutes|int|cu|Duration
actualstart|datetime|cu|Actual Start
actualend|datetime|cu|Actual End
actualdurationminutes|int|cu|Actual Duration
isalldayevent|bool|cu|All Day Event
location|string 200|cu|Location
prioritycode|choice 0=Low;1=Normal;2=High|cu|Priority
category|string 250|cu|Category
subcategory|string 250|cu|Sub-Category
ismapiprivate|bool|cu|Is Private
globalobjectid|string 300|cu|Outlook Appointment
outlookownerapptid|int|cu|Outlook Appointment Owner
instancetypecode|choice 0=Not Recurring;1=Recurring Master;2=Recurring Instance;3=Recurring Exception;4=Recurring Future Exception|r|Appointment Type
seriesid|guid|r|Series Id
originalstartdate|datetime|r|Original Start Date
attachmentcount|int|r|Attachment Count
regardingobjectid|lookup account,contact,lead,opportunity|cu|Regarding
statecode|state 0=Open;1=Completed;2=Canceled;3=Scheduled|u!!|Status
statuscode|status 1/0=Free*;2/0=Tentative;3/1=Completed*;4/2=Canceled*;5/3=Busy*;6/3=Out of Office|cu|Status Reason
<appointment_activity_parties|activityparty|activityid
)",
        R"(#activityparty|activityparties|ActivityParty|135|activitypartyid||Activity|F|Activity Party|Activity Parties
activityid|lookup appointment,task|c!!|Activity
partyid|lookup account,contact,lead,systemuser|cu|Party
participationtypemask|choice 1=Sender;2=To Recipient;3=CC Recipient;4=BCC Recipient;5=Required attendee;6=Optional attendee;7=Organizer;8=Regarding;9=Owner;10=Resource;11=Customer;12=Chat Participant;13=Related|cu|Participation Type
addressused|string 320|cu|Address Used
)",
        R"(#systemuser|systemusers|SystemUser|8|systemuserid|fullname|User||User|Users
firstname|string 256|cu|First Name
lastname|string 256|cu|Last Name
fullname|string 200|r|Full Name
title|string 128|cu|Title
jobtitle|string 100|cu|Job Title
domainname|string 1024|c!!|User Name
internalemailaddress|string 100|cu!|Primary Email
mobilephone|string 64|cu|Mobile Phone
address1_telephone1|string 64|cu|Main Phone
accessmode|choice 0=Read-Write;1=Administrative;2=Read;3=Support User;4=Non-interactive;5=Delegated Admin|cu|Access Mode
isdisabled|bool|u|Status
islicensed|bool|cu|User Licensed
issyncwithdirectory|bool|cu|User Synced
setupuser|bool|cu|Restricted Access Mode
isintegrationuser|bool|cu|Integration user mode
caltype|choice 0=Professional;1=Administrative;2=Basic;3=Device Professional;4=Device Basic;5=Essential|cu|License Type
userlicensetype|int|cu|User License Type
applicationid|guid|c|Application ID
azureactivedirectoryobjectid|guid|c|Azure AD Object ID
businessunitid|lookup businessunit|cu!!|Business Unit
parentsystemuserid|lookup systemuser|cu|Manager
*systemuserroles_association|role|systemuserroles|systemuserid|roleid
*teammembership_association|team|teammembership|systemuserid|teamid
<user_accounts|account|owninguser
)",
        R"(#team|teams|Team|9|teamid|name|Team||Team|Teams
name|string 160|cu!!|Team Name
description|memo 2000|cu|Description
isdefault|bool|r|Is Default
teamtype|choice 0=Owner;1=Access;2=Security Group;3=Office Group|c|Team Type
businessunitid|lookup businessunit|cu!!|Business Unit
administratorid|lookup systemuser|cu!!|Administrator
*teamroles_association|role|teamroles|teamid|roleid
*teammembership_association|systemuser|teammembership|teamid|systemuserid
)",
        R"(#role|roles|Role|1036|roleid|name|Role||Security Role|Security Roles
name|string 100|cu!!|Name
businessunitid|lookup businessunit|c!!|Business Unit
parentrootroleid|lookup role|r|Parent Root Role
*systemuserroles_association|systemuser|systemuserroles|roleid|systemuserid
*teamroles_association|team|teamroles|roleid|teamid
)",
        R"(#businessunit|businessunits|BusinessUnit|10|businessunitid|name|BusinessUnit||Business Unit|Business Units
name|string 160|cu!!|Name
divisionname|string 100|cu|Division
isdisabled|bool|r|Is Disabled
websiteurl|string 200|cu|Website
parentbusinessunitid|lookup businessunit|cu|Parent Business
<business_unit_system_users|systemuser|businessunitid
<business_unit_parent_business_unit|businessunit|parentbusinessunitid
)",
        R"(#organization|organizations|Organization|1019|organizationid|name|Organization|F|Organization|Organizations
name|string 160|r|Organization Name
languagecode|int|r|Language
localeid|int|u|Locale
basecurrencyid|lookup transactioncurrency|r|Currency
basecurrencysymbol|string 5|r|Base Currency Symbol
expirechangetrackingindays|int|u|Days to Expire Change Tracking Deleted Records
isauditenabled|bool|u|Is Auditing Enabled
maxuploadfilesize|int|u|Max Upload File Size
schemanameprefix|string 8|u|Customization Name Prefix
)",
        R"(#transactioncurrency|transactioncurrencies|TransactionCurrency|9105|transactioncurrencyid|currencyname|TransactionCurrency|F|Currency|Currencies
currencyname|string 100|cu!!|Currency Name
isocurrencycode|string 5|cu!!|Currency Code
currencysymbol|string 13|cu!!|Currency Symbol
currencyprecision|int|cu!!|Currency Precision
statecode|state 0=Active;1=Inactive|u!!|Status
statuscode|status 1/0=Active*;2/1=Inactive*|cu|Status Reason
)",
    };
}

} // namespace fairlead::practice::dataverse
