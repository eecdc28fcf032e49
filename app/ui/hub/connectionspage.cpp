// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hub/connectionspage.h"

#include "look/labels.h"
#include "look/metrics.h"
#include "ui/hub/connectioncard.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace fairlead::ui {

ConnectionsPage::ConnectionsPage(QWidget *parent)
    : QWidget(parent)
    , m_empty(new look::Text(look::Text::Kind::Dim,
                             tr("Nothing is connected yet. Set up a connection to keep your CRM in step.")))
{
    auto *title = new look::Text(look::Text::Kind::Title, tr("Connections"));
    auto *setup = new QPushButton(tr("Set up a&nother connection…"));
    setup->setObjectName(QStringLiteral("setupAnother"));
    connect(setup, &QPushButton::clicked, this, &ConnectionsPage::setupRequested);
    auto *top = new QHBoxLayout;
    top->addWidget(title, 1);
    top->addWidget(setup);

    auto *inner = new QWidget;
    m_column = new QVBoxLayout(inner);
    m_column->addWidget(m_empty);
    m_column->addStretch();
    look::keepDistances(inner, m_column, look::Distances::none(look::together));
    auto *scroll = new QScrollArea;
    scroll->setWidget(inner);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);

    auto *layout = new QVBoxLayout(this);
    layout->addLayout(top);
    layout->addWidget(scroll, 1);
    look::keepDistances(this, layout, look::Distances::around(look::pageMargin, look::apart));
}

void ConnectionsPage::setConnections(const QList<ConnectionInfo> &connections)
{
    qDeleteAll(m_cards);
    m_cards.clear();
    int row = 1;
    for (const auto &info : connections) {
        auto *card = new ConnectionCard(info);
        connect(card, &ConnectionCard::syncNowRequested, this, &ConnectionsPage::syncNowRequested);
        connect(card, &ConnectionCard::reauthoriseRequested, this, &ConnectionsPage::reauthoriseRequested);
        connect(card, &ConnectionCard::noticeUnderstood, this, &ConnectionsPage::noticeUnderstood);
        connect(card, &ConnectionCard::detailsRequested, this, &ConnectionsPage::detailsRequested);
        m_column->insertWidget(row++, card);
        m_cards.insert(info.id, card);
    }
    m_empty->setVisible(connections.isEmpty());
}

void ConnectionsPage::setStatus(const ConnectionStatus &status, const QDateTime &now)
{
    if (auto *card = m_cards.value(status.connection))
        card->setStatus(status, now);
}

void ConnectionsPage::setProgress(const SyncProgress &progress)
{
    if (auto *card = m_cards.value(progress.connection))
        card->setProgress(progress);
}

} // namespace fairlead::ui
