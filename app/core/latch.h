// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/canceltoken.h"
#include "core/result.h"
#include "core/task.h"

#include <QObject>

#include <memory>

namespace fairlead {

/// Opens once and stays open; any number of coroutines wait for it. For "whichever comes first" (answer,
/// timer, cancellation) and for one piece of work that many wait for. One thread. Waiters are resumed from
/// the event loop, never on the stack of whoever opens it.
class Latch : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    bool isOpen() const { return m_open; }
    void open();

signals:
    void opened();

private:
    bool m_open = false;
};

/// Ends when the latch is open; Cancelled when the token is set first. Holds the latch until then.
Task<Outcome> waitFor(std::shared_ptr<Latch> latch, CancelToken cancel);

} // namespace fairlead
