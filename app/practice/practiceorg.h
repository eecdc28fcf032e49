// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "practice/httpfront.h"

#include <QJsonObject>

#include <array>
#include <memory>

namespace fairlead::practice {

struct World;

/// What every service is built from.
struct ServiceOptions
{
    quint64 seed = 20260501;
    int rows = 250; ///< of each main object
    const Clock *clock = nullptr; ///< never null; outlives the service
    QUrl salesforce; ///< where the fronts listen: http://127.0.0.1:{port}
    QUrl entra;
    QUrl dataverse; ///< Global Discovery answers here too
    QUrl graph;
    std::shared_ptr<const World> world = {}; ///< that of seed and rows, where it has been made already
};

/// The world to fill a service from.
std::shared_ptr<const World> worldOf(const ServiceOptions &options);

class Directory;

/// The practice organisation: four fronts on 127.0.0.1 and the services behind them (contract
/// "fairlead-practice"). Lives on one thread with an event loop.
class PracticeOrg
{
public:
    struct Options
    {
        int rows = 250;
        int latencyMs = 0;
        quint64 seed = 20260501;
        quint16 portBase = 0; ///< Salesforce here, then Entra, Dataverse, Graph; 0 takes any free ports
        int organisation = 1; ///< another number, other organisation ids at both CRMs
    };

    PracticeOrg(const Options &options, const Clock &clock);
    ~PracticeOrg();

    /// Binds the ports and fills the records. A sentence for the person where that failed.
    QString start();
    /// The first line on standard output.
    QJsonObject announcement() const;
    /// The cloud "practice" as an entry of clouds.json.
    QJsonObject cloud() const;

private:
    enum Front { Salesforce, Entra, Dataverse, Graph, FrontCount };

    QUrl url(Front front) const;
    void becomeOrganisation(int front);

    Options m_options;
    const Clock &m_clock;
    std::array<std::unique_ptr<HttpFront>, FrontCount> m_fronts;
    std::unique_ptr<Directory> m_directory; ///< of the Microsoft services; outlives them
    std::array<std::unique_ptr<Service>, FrontCount> m_services;
};

} // namespace fairlead::practice
