// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/serveraccess/accessctl.h"

#include "auth/fixedtokensource.h"
#include "crm/salesforce/setup/setuprows.h"
#include "e2e/cli/webgrant.h"
#include "net/qthttp.h"
#include "secrets/keychainstore.h"
#include "support/awaitend.h"
#include "support/practicegrant.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

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
    const auto observer = signInByScript(practice.world(), practice.world().admin, clock);
    if (!observer)
        return observer.error().text();
    m_observer = *observer;
    return connect();
}

QString AccessCtl::connect()
{
    KeychainStore store(clock);
    const auto built = connectByWeb(home, practice.world(), store, clock);
    return built ? QString() : built.error().text();
}

QJsonObject AccessCtl::document() const
{
    QFile file(home.connectionsFile());
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

QJsonArray AccessCtl::connections()
{
    return document()[QLatin1String("connections")].toArray();
}

QJsonObject AccessCtl::accesses()
{
    return document()[QLatin1String("serverAccess")].toObject();
}

qint64 AccessCtl::approvals()
{
    QtHttp http(NetworkSettings(), clock);
    QUrl query = m_observer.instanceUrl;
    query.setPath(QStringLiteral("/services/data/v66.0/query"));
    query.setQuery(QStringLiteral("q=SELECT Id FROM OauthToken"));
    const auto answer =
        awaitEnd(http.send(HttpRequest::get(query).withBearer(m_observer.accessToken.reveal()), {}), 60000);
    if (!answer || !*answer || !(*answer)->isSuccess())
        return -1;
    return QJsonDocument::fromJson((*answer)->body).object()[QLatin1String("totalSize")].toInteger() - 1;
}

std::unique_ptr<QProcess> AccessCtl::startUntilStep(const QStringList &words, int step)
{
    SignedInCtl running = startSignedIn(words);
    const QByteArray line = '\n' + QByteArray::number(step) + " of ";
    const bool reached = QTest::qWaitFor(
        [&] {
            running.said += running.process->readAllStandardError();
            return running.said.contains(line) || running.process->state() == QProcess::NotRunning;
        },
        60000);
    const bool alive = running.process->state() == QProcess::Running;
    return reached && alive ? std::move(running.process) : nullptr;
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

QString AccessCtl::takeViewAll(const QString &object)
{
    QtHttp http(NetworkSettings(), clock);
    FixedTokenSource token(m_observer.accessToken);
    const salesforce::SetupDesk desk(http, token, clock, m_observer.instanceUrl);
    const QString rights = QStringLiteral("ObjectPermissions");
    const auto row = awaitEnd(
        salesforce::findRow(desk,
                            QStringLiteral("SELECT Id FROM ObjectPermissions WHERE SobjectType = '%1' "
                                           "AND Parent.Name LIKE 'Fairlead%'")
                                .arg(object),
                            {}),
        60000);
    if (!row || !*row || (*row)->isEmpty())
        return row && !*row ? (*row).error().text() : QStringLiteral("no such right");
    const auto taken =
        awaitEnd(salesforce::updateRow(desk, rights, **row,
                                       {{QStringLiteral("PermissionsViewAllRecords"), false}}, {}),
                 60000);
    return taken && *taken ? QString() : QStringLiteral("the right could not be taken away");
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
    // Whose they are changes with every sign-in: approvals() counts them.
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
