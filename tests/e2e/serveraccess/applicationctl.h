// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "auth/fixedtokensource.h"
#include "core/clock.h"
#include "e2e/cli/ctl.h"
#include "e2e/cli/ctlperson.h"
#include "net/qthttp.h"
#include "settings/home.h"
#include "support/practiceprocess.h"

#include <QJsonArray>
#include <QTemporaryDir>

#include <memory>

namespace fairlead {

/// A practice org with its Dynamics side, an empty home, and fairleadctl. For one test program.
class ApplicationCtl
{
public:
    /// Empty: ready. Else what went wrong. The seeded application user is gone then.
    QString start();

    Ctl::Ended run(const QStringList &words, const QByteArray &input = {})
    {
        return m_ctl->run(words, input);
    }
    /// With the app's client secret in a file.
    QStringList withSecret(QStringList words) const;
    /// As that person in the browser.
    Ctl::Ended runSignedIn(const QStringList &words) { return runSignedIn(words, practice.world().admin); }
    Ctl::Ended runSignedIn(const QStringList &words, const PracticeWorld::Account &person);
    SignedInCtl startSignedIn(const QStringList &words);
    /// The non-interactive user's connection, by password.
    Ctl::Ended connectUser();
    QString standing();

    /// As the administrator, over the Web API.
    QJsonArray rows(const QString &resource);
    /// Users, roles, who has which, and what each role holds.
    QJsonArray setup();
    /// Application users of the app in use.
    qsizetype users();
    /// Roles that Fairlead has made; the seed has one of the same beginning.
    qsizetype roles();
    void removeSeededUser();
    /// As somebody in the admin centre would, with the role that may everything.
    void makeUserByHand();
    /// Uploads a certificate to an app registration.
    bool registerCertificate(const QString &clientId, const QByteArray &pem);
    QString write(const QString &name, const QByteArray &content);

    PracticeProcess practice;
    SystemClock clock;
    QTemporaryDir folder;
    Home home{folder.path()};

private:
    QTemporaryDir m_elsewhere;
    std::unique_ptr<Ctl> m_ctl;
    std::unique_ptr<QtHttp> m_http;
    std::unique_ptr<FixedTokenSource> m_tokens;
    qsizetype m_seededRoles = 0;
};

} // namespace fairlead
