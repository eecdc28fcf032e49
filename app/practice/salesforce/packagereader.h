// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/salesforce/deployment.h"
#include "practice/salesforce/metadatatypes.h"
#include "practice/salesforce/xmlnode.h"
#include "practice/salesforce/zipreader.h"

namespace fairlead::practice::salesforce {

/// A component that a package saves or deletes.
struct PackageItem
{
    const MetadataType *type = nullptr;
    QString fullName;
    QString fileName;
    XmlNode node = {}; ///< the component's element with its full name; empty where it is deleted
};

/// A package taken apart.
struct Package
{
    QList<PackageItem> deletedBefore; ///< destructiveChanges.xml, destructiveChangesPre.xml
    QList<PackageItem> saved; ///< headers before what refers to them
    QList<PackageItem> deletedAfter; ///< destructiveChangesPost.xml
    QList<ComponentMessage> problems; ///< what is wrong with the package itself
};

Package readPackage(const QList<ZipEntry> &files, const Deployment::Options &options);

} // namespace fairlead::practice::salesforce
