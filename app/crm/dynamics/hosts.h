// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace fairlead::dynamics {

/// Sites whose links carry an environment id instead of an organisation (reference "Microsoft 2.1").
const QStringList &portals();

/// First labels that are services of Microsoft's (reference "Microsoft 2.3", step 9).
const QStringList &reservedNames();

/// Regions that are no more: the German sovereign cloud closed on 29 October 2021.
const QStringList &closedRegions();

/// A host that takes sign-ins for every organisation (reference "Microsoft 1.2").
struct SignInHost
{
    QString host;
    QString cloud;
};
const QList<SignInHost> &signInHosts();

/// Other products under Microsoft's domains, each with its name; longest ending first.
struct OtherProduct
{
    QString ending;
    QString name;
};
const QList<OtherProduct> &otherProducts();

} // namespace fairlead::dynamics
