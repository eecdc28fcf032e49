// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/salesforce/metadatarules.h"

namespace fairlead::practice::salesforce {

/// What became of one component of a call.
struct SaveResult
{
    QString fullName;
    bool created = false;
    std::optional<MetadataError> error = {};
};

/// Saves components in the name of a user, and takes all of it back unless commit() is called: SOAP calls and
/// deployments are made of it.
class MetadataWriter
{
public:
    MetadataWriter(Org &org, const Org::User &user);
    ~MetadataWriter();
    MetadataWriter(const MetadataWriter &) = delete;
    MetadataWriter &operator=(const MetadataWriter &) = delete;

    /// `node` is the component's element; its shape has been checked.
    SaveResult create(const MetadataType &type, const XmlNode &node);
    SaveResult update(const MetadataType &type, const XmlNode &node);
    SaveResult upsert(const MetadataType &type, const XmlNode &node);
    SaveResult remove(const MetadataType &type, const QString &fullName);

    /// What was written stays and takes effect: sessions of apps that are gone end.
    void commit();

private:
    std::optional<MetadataError> insert(const MetadataType &type, const XmlNode &node);
    std::optional<MetadataError> replace(const MetadataType &type, const XmlNode &node);
    std::optional<MetadataError> replaceSecuritySettings(const XmlNode &node);
    std::optional<MetadataError> take(const MetadataType &type, const QString &fullName);
    void save(const MetadataType &type, Component component);

    Org &m_org;
    Org::User m_user;
    MetadataStore m_before;
    OrgSettings m_settingsBefore;
    bool m_open = true;
};

} // namespace fairlead::practice::salesforce
