// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hub/viewreader.h"

#include <QPromise>
#include <QThreadPool>

#include <memory>

namespace fairlead::ui {

ViewReader::ViewReader(QObject *parent)
    : QObject(parent)
{
    connect(&m_running, &QFutureWatcherBase::finished, this, [this] {
        const WorkspaceView view = m_running.result();
        m_busy = false;
        emit viewRead(view);
        readNext();
    });
}

void ViewReader::read(const ConnectionId &connection, const QString &path, const QString &words)
{
    m_wishes.removeIf([&](const Wish &wish) { return wish.connection == connection; });
    m_wishes += Wish{connection, path, words};
    readNext();
}

void ViewReader::readNext()
{
    if (m_wishes.isEmpty() || m_busy)
        return;
    m_busy = true;
    const Wish wish = m_wishes.takeFirst();
    const auto promise = std::make_shared<QPromise<WorkspaceView>>();
    promise->start();
    m_running.setFuture(promise->future());
    QThreadPool::globalInstance()->start([promise, wish] {
        promise->addResult(readView(wish.connection, wish.path, wish.words));
        promise->finish();
    });
}

} // namespace fairlead::ui
