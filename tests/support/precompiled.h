// SPDX-License-Identifier: GPL-3.0-or-later
// What every test includes, precompiled once beside app/core/precompiled.h. Nothing may rely on it.
#pragma once

#include "core/precompiled.h"

// Not <QTest>, which reads differently where a test links Network or Widgets: what it reads in any case.
#include <QtTest/qbenchmark.h>
#include <QtTest/qtestcase.h>
#include <QtTest/qtestdata.h>

#include <QAbstractItemModel>
#include <QBitArray>
#include <QCborArray>
#include <QCborMap>
#include <QCborValue>
#include <QPoint>
#include <QRect>
#include <QSize>
#include <QUuid>
#include <QVariant>
