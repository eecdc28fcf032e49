// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hub/hub.h"

#include "look/icons.h"
#include "look/labels.h"
#include "look/metrics.h"

#include <QCloseEvent>
#include <QHBoxLayout>
#include <QListWidget>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace fairlead::ui {

Hub::Hub(Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_clock(clock)
    , m_side(new QListWidget)
    , m_pages(new QStackedWidget)
    , m_connections(new ConnectionsPage)
    , m_status(new SyncStatusPage)
{
    setWindowTitle(tr("Fairlead"));
    setObjectName(QStringLiteral("hub"));

    m_side->setObjectName(QStringLiteral("hubPages"));
    m_side->setAccessibleName(tr("Pages"));
    m_side->setFrameShape(QFrame::NoFrame);
    m_side->addItem(new QListWidgetItem(look::icon(look::Symbol::Connection), tr("Connections")));
    m_side->addItem(new QListWidgetItem(look::icon(look::Symbol::Jobs), tr("Sync status")));
    m_side->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_side->setFixedWidth(m_side->sizeHintForColumn(0) + look::ems(this, 2.5));
    m_side->setBackgroundRole(QPalette::Window);
    m_side->viewport()->setBackgroundRole(QPalette::Window);
    m_pages->addWidget(m_connections);
    m_pages->addWidget(m_status);
    connect(m_side, &QListWidget::currentRowChanged, m_pages, &QStackedWidget::setCurrentIndex);
    m_side->setCurrentRow(0);

    // What the tray menu can do, the window can do: there may be no tray.
    auto *quit = new QPushButton(tr("&Quit Fairlead"));
    quit->setObjectName(QStringLiteral("quit"));
    quit->setFlat(true);
    connect(quit, &QPushButton::clicked, this, &Hub::quitRequested);

    auto *side = new QVBoxLayout;
    side->addWidget(m_side, 1);
    side->addWidget(quit, 0, Qt::AlignLeft);
    auto *layout = new QHBoxLayout(this);
    layout->addLayout(side);
    layout->addWidget(m_pages, 1);
    look::keepDistances(this, layout, look::Distances::around(look::together, look::together));
    resize(look::ems(this, 62), look::ems(this, 40));

    connect(m_connections, &ConnectionsPage::setupRequested, this, &Hub::setupRequested);
    connect(m_connections, &ConnectionsPage::syncNowRequested, this, &Hub::syncNowRequested);
    connect(m_connections, &ConnectionsPage::reauthoriseRequested, this, &Hub::reauthoriseRequested);
    connect(m_connections, &ConnectionsPage::noticeUnderstood, this, &Hub::noticeUnderstood);
    connect(m_connections, &ConnectionsPage::detailsRequested, this, [this](const ConnectionId &id) {
        m_status->select(id);
        showPage(Page::SyncStatus);
    });
    refreshLater();
}

void Hub::setConnections(const QList<ConnectionInfo> &connections)
{
    m_connections->setConnections(connections);
    m_status->setConnections(connections);
    const QDateTime now = m_clock.nowUtc();
    for (const auto &status : std::as_const(m_statuses)) {
        m_connections->setStatus(status, now);
        m_status->setStatus(status, now);
    }
}

void Hub::setStatus(const ConnectionStatus &status)
{
    m_statuses.insert(status.connection, status);
    const QDateTime now = m_clock.nowUtc();
    m_connections->setStatus(status, now);
    m_status->setStatus(status, now);
}

void Hub::setProgress(const SyncProgress &progress)
{
    m_statuses[progress.connection].progress = progress;
    m_connections->setProgress(progress);
    m_status->setProgress(progress);
}

void Hub::showPage(Page page)
{
    m_side->setCurrentRow(int(page));
}

void Hub::refreshLater()
{
    m_clock.after(std::chrono::seconds(30), this, [this] {
        if (isVisible()) {
            const QDateTime now = m_clock.nowUtc();
            for (const auto &status : std::as_const(m_statuses)) {
                m_connections->setStatus(status, now);
                m_status->setStatus(status, now);
            }
        }
        refreshLater();
    });
}

void Hub::closeEvent(QCloseEvent *event)
{
    if (m_keepsInTaskBar) {
        event->ignore();
        showMinimized();
        return;
    }
    event->accept();
    emit hiddenToTray();
}

} // namespace fairlead::ui
