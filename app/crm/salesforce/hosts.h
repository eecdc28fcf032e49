// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace fairlead::salesforce {

/// What the part before a host's ending looks like (reference "Salesforce 2.1", "Sibling hosts").
enum class TailShape {
    Canonical, ///< {name}[.partition], the address itself
    Sibling, ///< the same part, another ending
    Package, ///< {name}[--{sandbox}]--{package}[.partition]: Visualforce
    PodPackage, ///< {name}[--{sandbox}]--{package}.{instance}: Visualforce before enhanced domains
    Content, ///< package and instance may be there
    Site, ///< the same name only under enhanced domains
};

/// One ending and what takes its place.
struct Tail
{
    QString ending; ///< "lightning.force.com"
    QString canonical; ///< "my.salesforce.com"
    TailShape shape;
    bool certain; ///< false: the reference says probe or confirm
};
const QList<Tail> &tails();

/// A word between name and ending, and the environment it stands for.
struct Partition
{
    QString word; ///< "sandbox"
    QString kind; ///< CrmAddress::kind
};
const QList<Partition> &partitions();

/// Built-in clouds whose organisations live under this canonical ending, most common first. Government Cloud
/// outside the DoD has no form of its own.
QStringList cloudsOf(const QString &canonical);

/// A host that takes sign-ins for every organisation and so names none.
struct SignInHost
{
    QString host;
    QString kind; ///< "login", "sandbox-login"
    QString canonical; ///< whose cloud it is
};
const QList<SignInHost> &signInHosts();

/// Under *.salesforce.com: addresses for people, never an organisation.
const QStringList &websites();

/// Endings of other products, each with its name.
struct OtherProduct
{
    QString ending;
    QString name;
};
const QList<OtherProduct> &otherProducts();

/// Endings people mix up, without one of their own, and what they meant.
struct MixedUp
{
    QString ending;
    QString canonical;
};
const QList<MixedUp> &mixedUp();

} // namespace fairlead::salesforce
