// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/salesforce/org.h"

namespace fairlead::practice::salesforce {

/// Why a component was not saved: one of the provider's status codes and its sentence.
struct MetadataError
{
    QByteArray code;
    QString message;
};

/// What the WSDL refuses before anything is looked at: unknown members, and values that are none of their
/// type. `node` is the component's element.
std::optional<QString> shapeProblem(const MetadataType &type, const XmlNode &node);
/// What the org refuses: missing members, names, references, certificates, keys. `proposed` is the component
/// as it would be, `before` as it is; null where it is new.
std::optional<MetadataError> checkComponent(Org &org, const MetadataType &type, const Component &proposed,
                                            const Component *before);
/// Whether the user may write components of that type (reference Salesforce 5.1).
std::optional<MetadataError> checkRight(Org &org, const MetadataType &type, const Org::User &user);

/// The sentence for a name that leads nowhere.
MetadataError noSuchComponent(const QString &field, const QString &type, const QString &name);

} // namespace fairlead::practice::salesforce
