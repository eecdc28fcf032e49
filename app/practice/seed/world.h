// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/seed/names.h"

#include <QDate>
#include <QDateTime>
#include <QList>
#include <QString>

namespace fairlead::practice {

/// What the practice organisation knows about the world, before it is put into a CRM's words: both CRMs are
/// filled from the same one. References are positions in the lists, −1 for none. Texts that are picklist
/// values are Salesforce's standard English ones.
struct Employee
{
    QString firstName;
    QString lastName;
    QString email; ///< also the user name
    QString title;
    QString department;
    QString phone;
    QString mobile;
    int manager = -1;
    bool active = true;
    QDateTime created;
    QDateTime modified;
};

struct Company
{
    QString name;
    QString accountNumber; ///< "LM-004211"
    QString industry;
    QString type; ///< Prospect, Customer - Direct, Customer - Channel, Partner, …
    QString rating; ///< Hot, Warm, Cold or empty
    QString ownership; ///< Public, Private, Subsidiary, Other
    QString ticker;
    QString domain; ///< "beaconfreight.example"
    QString website;
    QString phone;
    QString fax;
    Address billing;
    Address shipping;
    double revenue = 0; ///< a year
    int employees = 0;
    QString description;
    int parent = -1;
    int owner = 0;
    int city = 0; ///< in names::cities()
    QDateTime created;
    QDateTime modified;
};

struct Contact
{
    QString salutation;
    QString firstName;
    QString lastName;
    QString title;
    QString department;
    QString email;
    QString phone;
    QString mobile;
    Address mailing;
    QDate birthdate; ///< invalid for most
    QString leadSource;
    QString description;
    bool optedOutOfEmail = false;
    int company = -1;
    int reportsTo = -1;
    int owner = 0;
    QDateTime created;
    QDateTime modified;
};

struct Lead
{
    QString salutation;
    QString firstName;
    QString lastName;
    QString company;
    QString title;
    QString email;
    QString phone;
    QString mobile;
    QString website;
    Address address;
    QString leadSource;
    QString status; ///< "Open - Not Contacted", "Working - Contacted", "Closed - Not Converted"
    QString industry;
    QString rating;
    double revenue = 0;
    int employees = 0;
    QString description;
    bool optedOutOfEmail = false;
    bool doNotCall = false;
    int owner = 0;
    QDateTime created;
    QDateTime modified;
};

struct Deal
{
    QString name;
    int stage = 0; ///< in dealStages()
    double amount = 0;
    QDate closeDate;
    QString type; ///< New Customer, Existing Customer - Upgrade, …
    QString leadSource;
    QString nextStep;
    QString description;
    int company = -1;
    int contact = -1;
    int owner = 0;
    QDateTime created;
    QDateTime modified;
};

struct DealStage
{
    QString name;
    int probability; ///< per cent
    bool closed;
    bool won;
    QString forecastCategory; ///< Pipeline, Best Case, Commit, Closed, Omitted
};

/// Somebody or something an activity is about; at most one of contact and lead.
struct Regarding
{
    int contact = -1;
    int lead = -1;
    int company = -1;
    int deal = -1;
};

struct Todo
{
    QString subject;
    QString kind; ///< Call, Email, Other
    QDate due;
    QString status; ///< Not Started, In Progress, Completed, Waiting on someone else, Deferred
    QString priority; ///< High, Normal, Low
    QString description;
    Regarding about;
    int owner = 0;
    QDateTime created;
    QDateTime modified;
};

struct Meeting
{
    QString subject;
    QDateTime start; ///< UTC; midnight for all-day ones
    int minutes = 30;
    bool allDay = false;
    QString location;
    QString description;
    QString showAs; ///< Busy, OutOfOffice, Free
    bool isPrivate = false;
    Regarding about;
    int owner = 0;
    QDateTime created;
    QDateTime modified;
};

struct WorldOptions
{
    quint64 seed = 20260501;
    int rows = 250; ///< of companies, contacts, leads and deals, each
    QDateTime now; ///< UTC; all dates are counted from its day on, so that a run of today looks like today
};

struct World
{
    QList<Employee>
        employees; ///< 20: the first is credentials::admin, the second standardUser, the last inactiveUser
    QList<Company> companies;
    QList<Contact> contacts;
    QList<Lead> leads;
    QList<Deal> deals;
    QList<Todo> todos;
    QList<Meeting> meetings;
};

const QList<DealStage> &dealStages();

/// The same options always give the same world.
World makeWorld(const WorldOptions &options);

} // namespace fairlead::practice
