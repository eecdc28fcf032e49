// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/newerversion.h"
#include "core/taskscope.h"
#include "net/http.h"
#include "settings/home.h"

#include <QObject>

#include <functional>
#include <memory>
#include <optional>

namespace fairlead {

class Settings;

/// Whether and where newer versions are asked for.
struct UpdateSource
{
    QUrl feed; ///< empty: nobody is asked
    QByteArray publicKey; ///< base64; empty: nothing could be believed
    QString ownVersion;
    bool isAsked() const { return !feed.isEmpty() && !publicKey.isEmpty(); }
};

/// There is somebody to ask, by the settings UpdateFeed and UpdateKey. Where a package manager owns the
/// installation only an administrator has it asked, by UpdateFeed or UpdateCheck: people could not act. A
/// package says so by the file `installed-by` beside the program, or in `../lib/fairlead` of it
/// (/usr/lib/fairlead/installed-by), which names the package manager ("dpkg").
bool mayAskForUpdates(const Settings &settings, const QString &programFolder);
/// Where there is, and UpdateCheck says so.
UpdateSource updateSource(const Settings &settings, const QString &programFolder);

/// Asks once a day whether there is a newer version, never before a while after the start, on connections of
/// its own. It only ever tells: nothing is downloaded, and whatever goes wrong is a line in the log. What was
/// last answered is remembered in the home (updates.json) and believed no more than a new answer. UI thread.
class UpdateCheck : public QObject
{
    Q_OBJECT
public:
    using Source = std::function<UpdateSource()>;
    using MakeHttp = std::function<std::unique_ptr<Http>()>;

    /// Both are asked anew each time: settings may have changed. `clock` outlives it.
    UpdateCheck(Home home, Source source, MakeHttp makeHttp, Clock &clock);

    void start();
    /// The newer version that is known of.
    const std::optional<NewerVersion> &known() const { return m_known; }

signals:
    void found(const fairlead::NewerVersion &newer);

private:
    struct Remembered
    {
        QDateTime asked;
        QByteArray answer;
    };
    Remembered remembered() const;
    void remember(const QByteArray &answer) const;
    void lookLater(std::chrono::milliseconds delay);
    Task<void> look(CancelToken cancel);
    Task<void> ask(UpdateSource source, CancelToken cancel);
    void take(const UpdateSource &source, const QByteArray &answer);
    QString file() const;

    Home m_home;
    Source m_source;
    MakeHttp m_makeHttp;
    Clock &m_clock;
    std::optional<NewerVersion> m_known;
    TaskScope m_scope;
};

} // namespace fairlead
