// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>

namespace fairlead::practice::salesforce {

/// What a deployment made of one component.
struct ComponentMessage
{
    QString type;
    QString fullName;
    QString fileName;
    QByteArray id = {};
    QString problem = {}; ///< empty: it was saved or deleted
    bool warning = false; ///< the problem does not make the deployment fail
    bool created = false;
    bool deleted = false;

    bool failed() const { return !problem.isEmpty() && !warning; }
};

/// A deployment of the Metadata API (reference Salesforce 5.7). It goes through its states by the clock, as
/// long as the settings say; what it does to the org happens at the end, whether anybody asks for it or not.
struct Deployment
{
    enum class State { Pending, InProgress, Succeeded, SucceededPartial, Failed, Canceled };

    struct Options
    {
        bool allowMissingFiles = false;
        bool checkOnly = false;
        bool ignoreWarnings = false;
        bool rollbackOnError = false;
        bool singlePackage = false;
    };

    QByteArray id;
    QByteArray user;
    Options options;
    QByteArray archive;
    QDateTime created;
    QDateTime completed;
    int milliseconds = 0; ///< it takes
    State state = State::Pending;
    QList<ComponentMessage> messages;
    int total = 0;
    QString errorMessage = {}; ///< of the whole, where the archive cannot be read

    bool isDone() const { return state != State::Pending && state != State::InProgress; }
};

/// Those of an org, oldest first.
struct Deployments
{
    QList<Deployment> all;
    quint64 last = 0;

    Deployment *find(const QByteArray &id);
};

} // namespace fairlead::practice::salesforce
