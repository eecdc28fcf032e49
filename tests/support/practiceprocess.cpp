// SPDX-License-Identifier: GPL-3.0-or-later
#include "practiceprocess.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTest>

#include <memory>

namespace fairlead {

namespace {

QUrl urlOf(const QJsonObject &object, const char *key)
{
    return QUrl(object.value(QLatin1String(key)).toString(), QUrl::StrictMode);
}

PracticeWorld::Account accountOf(const QJsonObject &object, const char *key)
{
    const QJsonObject account = object.value(QLatin1String(key)).toObject();
    return {account.value(QLatin1String("username")).toString(),
            account.value(QLatin1String("password")).toString()};
}

PracticeWorld::Client clientOf(const QJsonObject &object, const char *key)
{
    const QJsonObject client = object.value(QLatin1String(key)).toObject();
    return {client.value(QLatin1String("id")).toString(), client.value(QLatin1String("secret")).toString()};
}

} // namespace

PracticeProcess::~PracticeProcess()
{
    stop();
}

QString PracticeProcess::program()
{
    const QString wished = qEnvironmentVariable("FAIRLEAD_PRACTICE");
    if (!wished.isEmpty())
        return wished;
    const QDir tests(QCoreApplication::applicationDirPath());
#ifdef Q_OS_WIN
    return tests.absoluteFilePath(QStringLiteral("../bin/fairlead-practice.exe"));
#else
    return tests.absoluteFilePath(QStringLiteral("../bin/fairlead-practice"));
#endif
}

bool PracticeProcess::start(const QStringList &arguments, int timeoutMs)
{
    m_error.clear();
    if (!QFileInfo(program()).isExecutable()) {
        m_error = QStringLiteral("%1 is not there; build the target fairlead-practice").arg(program());
        return false;
    }
    m_process.setProcessChannelMode(QProcess::SeparateChannels);
    m_process.start(program(), QStringList{QStringLiteral("--with-parent")} + arguments);
    const bool spoke = QTest::qWaitFor(
        [this] { return m_process.canReadLine() || m_process.state() == QProcess::NotRunning; }, timeoutMs);
    if (!spoke || !m_process.canReadLine()) {
        m_error =
            QStringLiteral("fairlead-practice said nothing: %1 %2")
                .arg(m_process.errorString(), QString::fromUtf8(m_process.readAllStandardError()).trimmed());
        stop();
        return false;
    }
    QJsonParseError parse;
    const QByteArray line = m_process.readLine();
    const QJsonObject object = QJsonDocument::fromJson(line, &parse).object();
    m_world.salesforce = urlOf(object, "salesforce");
    m_world.entra = urlOf(object, "entra");
    m_world.dataverse = urlOf(object, "dataverse");
    m_world.graph = urlOf(object, "graph");
    m_world.admin = accountOf(object, "admin");
    m_world.integrationUser = accountOf(object, "integrationUser");
    m_world.nonInteractiveUser = accountOf(object, "nonInteractiveUser");
    m_world.salesforceClient = clientOf(object, "salesforceClient");
    m_world.entraClient = clientOf(object, "entraClient");
    m_world.tenant = object.value(QLatin1String("tenant")).toString();
    if (!m_world.salesforce.isValid() || m_world.salesforce.isEmpty()) {
        m_error = QStringLiteral("the first line of fairlead-practice is not the contract's: %1")
                      .arg(parse.errorString());
        stop();
        return false;
    }
    return true;
}

void PracticeProcess::stop()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.closeWriteChannel();
    if (!m_process.waitForFinished(5000)) {
        m_process.kill();
        m_process.waitForFinished(5000);
    }
}

QByteArray PracticeProcess::call(const QUrl &service, const QString &path, const QByteArray *body, bool *ok)
{
    // One manager per call: no connection of the last start of the service is ever reused.
    QNetworkAccessManager manager;
    QUrl url = service;
    url.setPath(path);
    QNetworkRequest request(url);
    request.setTransferTimeout(10000);
    if (body)
        request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArray("application/json"));
    const std::unique_ptr<QNetworkReply> reply(body ? manager.post(request, *body) : manager.get(request));
    const bool ended = QTest::qWaitFor([&reply] { return reply->isFinished(); }, 15000);
    const bool good = ended && reply->error() == QNetworkReply::NoError;
    if (!good)
        m_error = reply->errorString();
    if (ok)
        *ok = good;
    return reply->readAll();
}

bool PracticeProcess::setFaults(const QUrl &service, const QByteArray &faults)
{
    bool ok = false;
    call(service, QStringLiteral("/_practice/faults"), &faults, &ok);
    return ok;
}

bool PracticeProcess::reset(const QUrl &service)
{
    bool ok = false;
    const QByteArray nothing;
    call(service, QStringLiteral("/_practice/reset"), &nothing, &ok);
    return ok;
}

QJsonArray PracticeProcess::requests(const QUrl &service)
{
    const QByteArray answer = call(service, QStringLiteral("/_practice/requests"), nullptr, nullptr);
    return QJsonDocument::fromJson(answer).array();
}

QJsonArray PracticeProcess::secrets(const QUrl &service)
{
    const QByteArray answer = call(service, QStringLiteral("/_practice/secrets"), nullptr, nullptr);
    return QJsonDocument::fromJson(answer).array();
}

bool PracticeProcess::post(const QUrl &service, const QString &path, const QByteArray &body)
{
    bool ok = false;
    call(service, path, &body, &ok);
    return ok;
}

QByteArray PracticeProcess::get(const QUrl &service, const QString &path)
{
    return call(service, path, nullptr, nullptr);
}

bool PracticeProcess::set(const QUrl &service, const QByteArray &settings)
{
    bool ok = false;
    call(service, QStringLiteral("/_practice/settings"), &settings, &ok);
    return ok;
}

} // namespace fairlead
