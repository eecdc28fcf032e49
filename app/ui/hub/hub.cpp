// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hub/hub.h"

#include "look/button.h"
#include "look/icons.h"
#include "look/labels.h"
#include "look/metrics.h"

#include <QCloseEvent>
#include <QHBoxLayout>
#include <QListWidget>
#include <QScreen>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace fairlead::ui {

Hub::Hub(Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_clock(clock)
    , m_side(new QListWidget)
    , m_quit(new look::Button)
    , m_pages(new QStackedWidget)
    , m_connections(new ConnectionsPage)
    , m_status(new SyncStatusPage)
{
    setWindowTitle(tr("Fairlead"));
    setObjectName(QStringLiteral("hub"));

    m_side->setObjectName(QStringLiteral("hubPages"));
    m_side->setAccessibleName(tr("Pages"));
    m_side->setFrameShape(QFrame::NoFrame);
    m_side->addItem(new QListWidgetItem(look::icon(look::Symbol::Connection), {}));
    m_side->addItem(new QListWidgetItem(look::icon(look::Symbol::Jobs), {}));
    m_side->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_side->setBackgroundRole(QPalette::Window);
    m_side->viewport()->setBackgroundRole(QPalette::Window);
    m_pages->addWidget(m_connections);
    m_pages->addWidget(m_status);
    connect(m_side, &QListWidget::currentRowChanged, m_pages, &QStackedWidget::setCurrentIndex);
    m_side->setCurrentRow(0);

    // What the tray menu can do, the window can do: there may be no tray.
    m_quit->setObjectName(QStringLiteral("quit"));
    m_quit->setFlat(true);
    connect(m_quit, &QAbstractButton::clicked, this, &Hub::quitRequested);
    setCompact(false);

    auto *side = new QVBoxLayout;
    side->addWidget(m_side, 1);
    side->addWidget(m_quit, 0, Qt::AlignLeft);
    auto *layout = new QHBoxLayout(this);
    layout->addLayout(side);
    layout->addWidget(m_pages, 1);
    look::keepDistances(this, layout, look::Distances::around(look::together, look::together));
    // What the pages ask for while they are wide would keep the window from becoming narrow.
    layout->setSizeConstraint(QLayout::SetNoConstraint);
    setMinimumSize(look::ems(this, 18), look::ems(this, 12));
    QSize wanted(look::ems(this, 62), look::ems(this, 40));
    if (const QScreen *on = screen())
        wanted = wanted.boundedTo(on->availableSize() * 0.92);
    resize(wanted);

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

void Hub::setCompact(bool compact)
{
    if (m_compact == compact)
        return;
    m_compact = compact;
    const QStringList names{tr("Connections"), tr("Sync status")};
    for (int row = 0; row < m_side->count(); ++row) {
        QListWidgetItem *item = m_side->item(row);
        item->setText(compact ? QString() : names.at(row));
        item->setToolTip(compact ? names.at(row) : QString());
        item->setData(Qt::AccessibleTextRole, names.at(row));
    }
    m_side->setFixedWidth(m_side->sizeHintForColumn(0) + look::ems(this, compact ? 0.6 : 2.5));
    const QString quit = tr("&Quit Fairlead");
    m_quit->setText(compact ? QString() : quit);
    m_quit->setIcon(compact ? look::icon(look::Symbol::Close) : QIcon());
    m_quit->setToolTip(compact ? QString(quit).remove(QLatin1Char('&')) : QString());
    m_quit->setAccessibleName(QString(quit).remove(QLatin1Char('&')));
}

void Hub::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    setCompact(width() < look::ems(this, 40));
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
