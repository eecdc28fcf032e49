// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

#include <QObject>

namespace fairlead {

/// Notices that the computer was asleep, or that its clock was put forward: more time has passed than was
/// waited for. On some systems timers stand still meanwhile, so that whoever waits would do so for the rest
/// of an hour that is long over. One thread; `clock` must outlive it.
class WakeWatch : public QObject
{
    Q_OBJECT
public:
    explicit WakeWatch(Clock &clock, QObject *parent = nullptr);

signals:
    void woke();

private:
    void look();
    void lookLater();

    Clock &m_clock;
    QDateTime m_looked;
};

} // namespace fairlead
