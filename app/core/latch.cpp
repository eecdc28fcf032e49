// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/latch.h"

#include <QCoroSignal>

namespace fairlead {

void Latch::open()
{
    if (m_open)
        return;
    m_open = true;
    emit opened();
}

Task<Outcome> waitFor(std::shared_ptr<Latch> latch, CancelToken cancel)
{
    if (cancel.isCancelled())
        co_return fail(Error::cancelled());
    if (!latch->isOpen()) {
        // A latch of its own, so that a cancelled waiter leaves the others waiting.
        Latch mine;
        QObject::connect(latch.get(), &Latch::opened, &mine, &Latch::open);
        const auto registration = cancel.onCancel(&mine, [&mine] { mine.open(); });
        co_await qCoro(&mine, &Latch::opened);
    }
    if (cancel.isCancelled())
        co_return fail(Error::cancelled());
    co_return {};
}

} // namespace fairlead
