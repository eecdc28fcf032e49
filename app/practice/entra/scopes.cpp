// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/entra/scopes.h"
#include "practice/seed/credentials.h"

namespace fairlead::practice {

namespace {

struct Piece
{
    QString identifier;
    QString permission;
};

// The permission is what follows the last slash; the identifier may end in one itself, which makes the double
// slash of reference 1.5. Without a resource it means Graph.
Piece split(const QString &word)
{
    const qsizetype slash = word.lastIndexOf(QLatin1Char('/'));
    if (slash < 0)
        return {QStringLiteral("https://graph.microsoft.com"), word};
    return {word.left(slash), word.mid(slash + 1)};
}

} // namespace

QStringList ResourceScope::qualified() const
{
    QStringList names;
    for (const QString &permission : permissions)
        names += identifier + QLatin1Char('/') + permission;
    if (isDefault)
        names += identifier + QStringLiteral("/.default");
    return names;
}

ScopeSet ScopeSet::parse(const QString &text, const Directory &directory, const EntraTenant *tenant)
{
    ScopeSet set;
    set.text = text;
    const auto refuse = [&](int code, const QString &value) {
        if (!set.problem)
            set.problem = {
                code,
                {{QStringLiteral("value"), value},
                 {QStringLiteral("resource"), value},
                 {QStringLiteral("tenantName"), tenant ? tenant->name : QStringLiteral("organizations")}}};
    };
    for (const QString &word : text.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        if (word == QLatin1String("openid"))
            set.openid = true;
        else if (word == QLatin1String("profile"))
            set.profile = true;
        else if (word == QLatin1String("email"))
            set.email = true;
        else if (word == QLatin1String("offline_access"))
            set.offlineAccess = true;
        else {
            const Piece piece = split(word);
            const EntraResource *resource = directory.resource(piece.identifier);
            // The environment lives in one tenant only (reference 1.16, 500011).
            const bool elsewhere = resource && resource->loopbackPort != 0 && tenant
                && resource->appId == Directory::dataverseAppId() && tenant->id != credentials::tenant;
            if (!resource || elsewhere) {
                refuse(500011, piece.identifier);
                continue;
            }
            auto group = std::find_if(set.resources.begin(), set.resources.end(),
                                      [&](const ResourceScope &known) { return known.resource == resource; });
            if (group == set.resources.end())
                group = set.resources.insert(group, {piece.identifier, resource, {}, false});
            if (piece.permission == QLatin1String(".default"))
                group->isDefault = true;
            else if (resource->delegated.contains(piece.permission, Qt::CaseInsensitive))
                group->permissions += piece.permission;
            else
                refuse(70011, word);
            // `.default` stands alone for its resource (reference 1.5).
            if (group->isDefault && !group->permissions.isEmpty())
                refuse(70011,
                       text
                           + QStringLiteral(
                               ". .default scope can't be combined with resource-specific scopes."));
        }
    }
    return set;
}

ResourceScope ScopeSet::target(const Directory &directory) const
{
    if (!resources.isEmpty())
        return resources.first();
    ResourceScope graph;
    graph.identifier = Directory::graphAppId();
    graph.resource = directory.resourceByAppId(Directory::graphAppId());
    return graph;
}

} // namespace fairlead::practice
