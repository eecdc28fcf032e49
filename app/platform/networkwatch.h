// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QObject>

#include <memory>

namespace fairlead {

/// What the operating system says of the way out. It may be wrong, or not know: then there is one, and it
/// costs nothing. A value type.
struct NetworkState
{
    bool online = true;
    bool metered = false; ///< data costs, or is scarce
    friend bool operator==(const NetworkState &, const NetworkState &) = default;
};

/// Notices when the network comes, goes or begins to cost. The interface, so that tests say how it is.
class NetworkWatch : public QObject
{
    Q_OBJECT
public:
    /// Asks the operating system from now on, which takes a moment: after the first window.
    virtual void start() = 0;
    virtual NetworkState state() const = 0;

signals:
    void changed(const fairlead::NetworkState &state);
};

/// The operating system's. For the UI thread, where Qt keeps it.
std::unique_ptr<NetworkWatch> systemNetworkWatch();

} // namespace fairlead

Q_DECLARE_METATYPE(fairlead::NetworkState)
