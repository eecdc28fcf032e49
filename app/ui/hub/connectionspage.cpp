// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hub/connectionspage.h"

#include "look/button.h"
#include "look/labels.h"
#include "look/metrics.h"
#include "ui/hub/connectioncard.h"
#include "ui/hub/narrow.h"

#include <QHBoxLayout>
#include <QScrollArea>
#include <QVBoxLayout>

namespace fairlead::ui {

ConnectionsPage::ConnectionsPage(QWidget *parent)
    : QWidget(parent)
    , m_top(new QBoxLayout(QBoxLayout::LeftToRight))
    , m_empty(new look::Text(look::Text::Kind::Dim,
                             tr("Nothing is connected yet. Set up a connection to keep your CRM in step.")))
{
    auto *title = new look::Text(look::Text::Kind::Title, tr("Connections"));
    auto *setup = new look::Button(tr("Set &up another connection…"));
    setup->setObjectName(QStringLiteral("setupAnother"));
    connect(setup, &QAbstractButton::clicked, this, &ConnectionsPage::setupRequested);
    m_top->addWidget(title, 1);
    m_top->addWidget(setup, 0, Qt::AlignLeading | Qt::AlignVCenter);

    auto *inner = new QWidget;
    m_column = new QVBoxLayout(inner);
    m_column->addWidget(m_empty);
    m_column->addStretch();
    look::keepDistances(inner, m_column, look::Distances::none(look::together));
    // As wide as there is room: the cards see to the rest.
    inner->setMinimumWidth(1);
    auto *scroll = new QScrollArea;
    scroll->setWidget(inner);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);

    auto *layout = new QVBoxLayout(this);
    layout->addLayout(m_top);
    layout->addWidget(scroll, 1);
    look::keepDistances(this, layout, pageDistances(false));
}

void ConnectionsPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const bool narrow = isNarrow(this);
    m_top->setDirection(narrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    look::keepDistances(this, layout(), pageDistances(narrow));
}

void ConnectionsPage::setConnections(const QList<ConnectionInfo> &connections)
{
    qDeleteAll(m_cards);
    m_cards.clear();
    int row = 1;
    for (const auto &info : connections) {
        auto *card = new ConnectionCard(info);
        connect(card, &ConnectionCard::syncNowRequested, this, &ConnectionsPage::syncNowRequested);
        connect(card, &ConnectionCard::lifeRequested, this, &ConnectionsPage::lifeRequested);
        connect(card, &ConnectionCard::colourRequested, this, &ConnectionsPage::colourRequested);
        connect(card, &ConnectionCard::noticeUnderstood, this, &ConnectionsPage::noticeUnderstood);
        connect(card, &ConnectionCard::detailsRequested, this, &ConnectionsPage::detailsRequested);
        connect(card, &ConnectionCard::linkRequested, this, &ConnectionsPage::linkRequested);
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

void ConnectionsPage::setServerAccess(const KnownAccesses &accesses, const QDateTime &now)
{
    for (ConnectionCard *card : std::as_const(m_cards))
        card->setAccess(knownAccess(accesses, card->info().id), now);
}

void ConnectionsPage::setProgress(const SyncProgress &progress)
{
    auto *card = m_cards.value(progress.connection);
    if (card && !progress.aside)
        card->setProgress(progress);
}

} // namespace fairlead::ui
