// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/networkwatch.h"

#include <QNetworkInformation>

namespace fairlead {

namespace {

class SystemNetworkWatch final : public NetworkWatch
{
public:
    void start() override;
    NetworkState state() const override { return m_state; }

private:
    void look();

    NetworkState m_state;
};

void SystemNetworkWatch::start()
{
    // Many Linux computers have nobody to ask: requests find out by themselves then.
    if (!QNetworkInformation::loadDefaultBackend())
        return;
    const auto *network = QNetworkInformation::instance();
    connect(network, &QNetworkInformation::reachabilityChanged, this, &SystemNetworkWatch::look);
    connect(network, &QNetworkInformation::isMeteredChanged, this, &SystemNetworkWatch::look);
    connect(network, &QNetworkInformation::transportMediumChanged, this, &SystemNetworkWatch::look);
    look();
}

void SystemNetworkWatch::look()
{
    const auto *network = QNetworkInformation::instance();
    NetworkState now;
    // A network of its own may be all a CRM behind a company's proxy needs.
    now.online = network->reachability() != QNetworkInformation::Reachability::Disconnected;
    now.metered =
        network->isMetered() || network->transportMedium() == QNetworkInformation::TransportMedium::Cellular;
    if (now == m_state)
        return;
    m_state = now;
    emit changed(now);
}

} // namespace

std::unique_ptr<NetworkWatch> systemNetworkWatch()
{
    return std::make_unique<SystemNetworkWatch>();
}

} // namespace fairlead
