// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connection/connectionfile.h"
#include "core/canceltoken.h"
#include "core/clock.h"
#include "core/cloud.h"
#include "core/task.h"
#include "crm/checkresult.h"
#include "net/networksettings.h"
#include "secrets/secretstore.h"
#include "settings/home.h"
#include "settings/settings.h"

#include <QList>

#include <optional>

namespace fairlead::cli {

/// What a diagnosis looks at. A value type, but for the store, which outlives it.
struct DiagnosisSubject
{
    Home home;
    ConnectionsDocument document;
    QList<Cloud> clouds;
    NetworkSettings network;
    SecretStore *store = nullptr;
    /// Why `network` is not what the settings say.
    std::optional<Error> networkError = {};
};

/// Which settings administrators have set, and where; never a value.
CheckResult administrationCheck(const Settings &settings);

/// Whether there is room to go on working.
CheckResult diskCheck(std::optional<qint64> bytesLeft);

/// Environment, what administrators set, folder, room on the disk, list of connections, network, proxy, TLS,
/// each host we need, loopback, keychain, clock; of each connection its saved sign-in and its workspace: one
/// line each, in this order, none of them depending on the ones before. Reads only; takes a few seconds where
/// a network does not answer. Thread of the store. `clock` outlives the task.
Task<QList<CheckResult>> diagnose(DiagnosisSubject subject, Clock &clock, CancelToken cancel);

} // namespace fairlead::cli
