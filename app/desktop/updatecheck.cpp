// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/updatecheck.h"

#include "desktop/updatefeed.h"
#include "platform/files.h"
#include "settings/settings.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLoggingCategory>

namespace fairlead {

namespace {

Q_LOGGING_CATEGORY(lcUpdate, "fairlead.update", QtInfoMsg)

/// The start of a day belongs to everybody's first sync.
constexpr std::chrono::minutes firstLook{2};
constexpr std::chrono::hours betweenLooks{1};
constexpr qint64 aDay = qint64(24) * 60 * 60;
constexpr std::chrono::seconds feedPatience{30};

bool isPackaged(const QString &programFolder)
{
    for (const char *place : {"/installed-by", "/../lib/fairlead/installed-by"}) {
        const auto owner = readFile(programFolder + QLatin1String(place), 1024);
        if (owner && !owner->trimmed().isEmpty())
            return true;
    }
    return false;
}

bool isAdministrators(const Settings &settings, Setting setting)
{
    const SettingSource source = settings.sourceOf(setting);
    return source != SettingSource::Person && source != SettingSource::BuiltIn;
}

QByteArray publicKeyOf(const Settings &settings)
{
    const QByteArray set = settings.value(Setting::UpdateKey).toString().toLatin1();
    return set.isEmpty() ? QByteArray(FAIRLEAD_UPDATE_KEY) : set;
}

} // namespace

bool mayAskForUpdates(const Settings &settings, const QString &programFolder)
{
    // Who names the feed has decided that it is asked.
    const bool byAdministrator =
        isAdministrators(settings, Setting::UpdateCheck) || isAdministrators(settings, Setting::UpdateFeed);
    return !settings.value(Setting::UpdateFeed).toString().isEmpty() && !publicKeyOf(settings).isEmpty()
        && (byAdministrator || !isPackaged(programFolder));
}

UpdateSource updateSource(const Settings &settings, const QString &programFolder)
{
    UpdateSource source;
    source.ownVersion = QCoreApplication::applicationVersion();
    // As long as nobody knows what an administrator forbids, nobody is asked.
    if (settings.administration().problem() || !settings.value(Setting::UpdateCheck).toBool()
        || !mayAskForUpdates(settings, programFolder))
        return source;
    source.feed = QUrl(settings.value(Setting::UpdateFeed).toString(), QUrl::StrictMode);
    source.publicKey = publicKeyOf(settings);
    return source;
}

UpdateCheck::UpdateCheck(Home home, Source source, MakeHttp makeHttp, Clock &clock)
    : m_home(std::move(home))
    , m_source(std::move(source))
    , m_makeHttp(std::move(makeHttp))
    , m_clock(clock)
{
}

void UpdateCheck::start()
{
    lookLater(firstLook);
}

void UpdateCheck::lookLater(std::chrono::milliseconds delay)
{
    m_clock.after(delay, this, [this] { spawn(m_scope, look(m_scope.token())); });
}

Task<void> UpdateCheck::look(CancelToken cancel)
{
    const UpdateSource source = m_source();
    if (source.isAsked()) {
        const Remembered last = remembered();
        const qint64 since = last.asked.isValid() ? last.asked.secsTo(m_clock.nowUtc()) : aDay;
        // A clock that was set back must not keep us quiet for years.
        if (since >= 0 && since < aDay)
            take(source, last.answer);
        else
            co_await ask(source, cancel);
    }
    if (!cancel.isCancelled())
        lookLater(betweenLooks);
}

Task<void> UpdateCheck::ask(UpdateSource source, CancelToken cancel)
{
    // Gone with this exchange, and with it every connection: the sync has its own.
    const std::unique_ptr<Http> http = m_makeHttp();
    HttpRequest request = HttpRequest::get(source.feed);
    request.timeout = feedPatience;
    const auto answer = co_await http->send(request, cancel);
    if (cancel.isCancelled())
        co_return;
    const bool isAnswer = answer && answer->isSuccess() && answer->body.size() <= largestFeed;
    if (!answer)
        qCInfo(lcUpdate, "no answer: %s", qPrintable(nameOf(answer.error().code)));
    else if (!isAnswer)
        qCInfo(lcUpdate, "no feed: status %d, %lld bytes", answer->status, qlonglong(answer->body.size()));
    // Also where there was none: a server in trouble is not asked every hour by everybody.
    const QByteArray body = isAnswer ? answer->body : QByteArray();
    remember(body);
    take(source, body);
}

void UpdateCheck::take(const UpdateSource &source, const QByteArray &answer)
{
    if (answer.isEmpty())
        return;
    const auto named = readUpdateFeed(answer, source.publicKey);
    if (!named) {
        qCWarning(lcUpdate, "refused: %s", qPrintable(named.error().detail));
        return;
    }
    if (compareVersions(named->version, source.ownVersion) <= 0 || m_known == *named)
        return;
    m_known = *named;
    emit found(*named);
}

QString UpdateCheck::file() const
{
    return m_home.folder() + QStringLiteral("/updates.json");
}

UpdateCheck::Remembered UpdateCheck::remembered() const
{
    const auto bytes = readFile(file(), largestFeed * 4);
    if (!bytes)
        return {};
    const QJsonObject object = QJsonDocument::fromJson(*bytes).object();
    return {QDateTime::fromString(object.value(QLatin1String("asked")).toString(), Qt::ISODate),
            object.value(QLatin1String("answer")).toString().toUtf8()};
}

void UpdateCheck::remember(const QByteArray &answer) const
{
    const QJsonObject object{
        {QStringLiteral("asked"), m_clock.nowUtc().toString(Qt::ISODate)},
        {QStringLiteral("answer"), QString::fromUtf8(answer)},
    };
    const Outcome written = overwriteFile(file(), QJsonDocument(object).toJson());
    if (!written)
        qCInfo(lcUpdate, "not remembered: %s", qPrintable(written.error().detail));
}

} // namespace fairlead
