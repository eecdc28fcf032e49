// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/serveraccess/accessctl.h"

#include "e2e/cli/webgrant.h"
#include "secrets/keychainstore.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace fairlead {

namespace {

/// Named by us, or hanging on something that is (ServerAccess: labels, names and user names).
bool isOurs(const QJsonValue &row)
{
    const QByteArray text = row.isString() ? row.toString().toUtf8()
                                           : QJsonDocument(row.toObject()).toJson(QJsonDocument::Compact);
    return text.contains("Fairlead_") || text.contains("fairlead.") || text.contains("\"Fairlead ");
}

bool isRetiredUser(const QString &table, const QJsonValue &row)
{
    return table == QLatin1String("User") && !row.toObject().value(QLatin1String("IsActive")).toBool();
}

} // namespace

QString AccessCtl::start()
{
    if (!practice.start(
            {QStringLiteral("--home"), folder.path(), QStringLiteral("--rows"), QStringLiteral("40")}))
        return practice.errorText();
    m_ctl = std::make_unique<Ctl>(folder.path());
    KeychainStore store(clock);
    const auto built = connectByWeb(home, practice.world(), store, clock);
    return built ? QString() : built.error().text();
}

Ctl::Ended AccessCtl::runSignedIn(const QStringList &words, const PracticeWorld::Account &person)
{
    return fairlead::runSignedIn(*m_ctl, words + QStringList{QStringLiteral("--no-browser")}, person, clock);
}

SignedInCtl AccessCtl::startSignedIn(const QStringList &words)
{
    return fairlead::startSignedIn(*m_ctl, words + QStringList{QStringLiteral("--no-browser")},
                                   practice.world().admin, clock);
}

QString AccessCtl::standing()
{
    return run({QStringLiteral("status")}).connections().at(0)[QStringLiteral("standing")].toString();
}

QJsonObject AccessCtl::setup()
{
    QJsonObject tables =
        QJsonDocument::fromJson(practice.get(practice.world().salesforce, QStringLiteral("/_practice/setup")))
            .object();
    for (auto it = tables.begin(); it != tables.end(); ++it) {
        QJsonArray kept;
        for (const auto &row : it->toArray()) {
            if (!isOurs(row) || !isRetiredUser(it.key(), row))
                kept += row;
        }
        *it = kept;
    }
    // Whoever signs in leaves a token: that is the sign-in's matter.
    tables.remove(QStringLiteral("OauthToken"));
    return tables;
}

QHash<QString, int> AccessCtl::ours()
{
    QHash<QString, int> counts;
    const QJsonObject tables = setup();
    for (auto it = tables.begin(); it != tables.end(); ++it) {
        for (const auto &row : it->toArray())
            counts[it.key()] += isOurs(row) ? 1 : 0;
    }
    counts.removeIf([](const auto &entry) { return entry.value() == 0; });
    return counts;
}

} // namespace fairlead
