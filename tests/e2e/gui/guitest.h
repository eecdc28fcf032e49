// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "walk.h"

#include <QTest>

/// One step of somebody's: fails the test with what was on the screen.
#define FAIRLEAD_DO(actor, what) QVERIFY2((actor).what, qPrintable((actor).trouble()))
