// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/bundle.h"

#include "cli/chosen.h"
#include "cli/logtail.h"
#include "core/savefile.h"
#include "settings/settings.h"
#include "sync/lastrun.h"
#include "workspace/reader.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSaveFile>

namespace fairlead::cli {

namespace {

QJsonObject describeSafely(const Home &home, const ConnectionInfo &info)
{
    // Code, class and numbers of the last run; the sentences may name records and people.
    QJsonArray jobs;
    QJsonValue error;
    if (const auto reader = WorkspaceReader::open(home.workspaceFile(info.workspaceFile))) {
        const LastRun last = lastRunFromJson((*reader)->lastRun().value_or(QByteArray()));
        for (const JobReport &job : last.report.jobs)
            jobs += QJsonObject{
                {QStringLiteral("object"), job.object},
                {QStringLiteral("pulled"), job.pulled},
                {QStringLiteral("failed"), job.failed},
                {QStringLiteral("ms"), qint64(job.duration.count())},
                {QStringLiteral("error"), job.error ? QJsonValue(nameOf(job.error->code)) : QJsonValue()},
                {QStringLiteral("providerCode"),
                 job.error ? textOrNull(job.error->providerCode) : QJsonValue()},
            };
        if (last.report.error)
            error = nameOf(last.report.error->code);
    }
    return {
        {QStringLiteral("id"), info.id.text()},
        {QStringLiteral("crm"), nameOf(info.crm)},
        {QStringLiteral("cloud"), info.cloud},
        {QStringLiteral("environment"), textOrNull(info.environment)},
        {QStringLiteral("method"), nameOf(info.method)},
        {QStringLiteral("objects"), QJsonArray::fromStringList(info.objects)},
        {QStringLiteral("lastError"), error},
        {QStringLiteral("jobs"), jobs},
    };
}

QJsonObject safeSettings(const Home &home)
{
    const Settings settings = Settings::load(home);
    QJsonObject object;
    for (const SettingRow &row : settingsTable()) {
        const QVariant value = settings.value(row.setting);
        // Of a sensitive one only whether there is something.
        object.insert(QLatin1String(row.key),
                      row.sensitive ? QJsonValue(!value.toString().isEmpty())
                                    : QJsonValue::fromVariant(value));
    }
    return object;
}

QJsonArray lockedSettings(const Home &home)
{
    QJsonArray keys;
    const QList<Setting> locked = Settings::load(home).lockedSettings();
    for (const Setting setting : locked)
        keys += QLatin1String(rowOf(setting).key);
    return keys;
}

// Of most checks only how they ended: their details name folders, hosts, proxies and connections.
QJsonArray safeChecks(const QJsonObject &diagnosis)
{
    static const QStringList harmless{QStringLiteral("environment"), QStringLiteral("tls"),
                                      QStringLiteral("loopback"), QStringLiteral("keychain"),
                                      QStringLiteral("clock")};
    QJsonArray rows;
    const QJsonArray checks = diagnosis.value(QLatin1String("checks")).toArray();
    for (const auto &entry : checks) {
        const QJsonObject check = entry.toObject();
        const QString kind = check.value(QLatin1String("id")).toString().section(QLatin1Char(':'), 0, 0);
        rows += QJsonObject{
            {QStringLiteral("id"), kind},
            {QStringLiteral("state"), check.value(QLatin1String("state"))},
            {QStringLiteral("detail"),
             harmless.contains(kind) ? check.value(QLatin1String("detail")) : QJsonValue()},
        };
    }
    return rows;
}

} // namespace

QJsonObject diagnosticBundle(const Home &home, const ConnectionsDocument &document,
                             const QJsonObject &diagnosis)
{
    QJsonArray connections;
    for (const ConnectionInfo &info : document.connections)
        connections += describeSafely(home, info);
    return {
        {QStringLiteral("program"),
         QString(QStringLiteral("Fairlead ") + QCoreApplication::applicationVersion())},
        {QStringLiteral("checks"), safeChecks(diagnosis)},
        {QStringLiteral("connections"), connections},
        {QStringLiteral("settings"), safeSettings(home)},
        {QStringLiteral("locked"), lockedSettings(home)},
        {QStringLiteral("log"), logTails(home.logFolder())},
    };
}

Outcome writeBundle(const QString &path, const QJsonObject &bundle)
{
    // Saving replaces what is there: a device or a pipe is not to be replaced.
    const QFileInfo there(path);
    QSaveFile file(path);
    if ((!there.exists() || there.isFile()) && file.open(QIODevice::WriteOnly)
        && file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner)) {
        file.write(QJsonDocument(bundle).toJson());
        if (commitWhole(file))
            return {};
    }
    Error error;
    error.code = ErrorCode::FileUnwritable;
    error.errorClass = ErrorClass::AskUser;
    error.sentence = QCoreApplication::translate("fairlead::Bundle", "%1 could not be written.")
                         .arg(QDir::toNativeSeparators(path));
    error.remedy =
        QCoreApplication::translate("fairlead::Bundle", "Name a file in a folder you may write to.");
    error.detail = file.errorString();
    return fail(error);
}

} // namespace fairlead::cli
