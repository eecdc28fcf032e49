// SPDX-License-Identifier: GPL-3.0-or-later
// What nearly every source includes, precompiled once (FAIRLEAD_PCH). Nothing may rely on it: each source
// includes what it uses, and the dev preset builds without.
#pragma once

// Each compiler process reads all of this: what only some sources need costs the others more than it saves.
#include <QCoreApplication>
#include <QDateTime>
#include <QFile>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QList>
#include <QObject>
#include <QSet>
#include <QString>
#include <QStringList>
#include <QUrl>

#include <QCoroSignal>
#include <QCoroTask>

#include <tl/expected.hpp>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <variant>
#include <vector>
