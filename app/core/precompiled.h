// SPDX-License-Identifier: GPL-3.0-or-later
// What nearly every source includes, precompiled once (FAIRLEAD_PCH). Nothing may rely on it: each source
// includes what it uses, and the dev preset builds without.
#pragma once

#include <QtCore/QtCore>

#include <QCoroSignal>
#include <QCoroTask>

#include <tl/expected.hpp>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <variant>
#include <vector>
