// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/cli/ctlperson.h"

#include "desktop/practicevisitor.h"
#include "net/qthttp.h"
#include "support/awaitend.h"

#include <QRegularExpression>
#include <QTest>

namespace fairlead {

namespace {

constexpr int patienceMs = 60000;

} // namespace

SignedInCtl startSignedIn(const Ctl &ctl, const QStringList &words, const PracticeWorld::Account &person,
                          Clock &clock)
{
    SignedInCtl running{ctl.start(words + QStringList{QStringLiteral("--json")}), {}};
    static const QRegularExpression page(QStringLiteral("(http://\\S+authorize\\S+)"));
    static const QRegularExpression device(QStringLiteral("open (http\\S+) and type the code (\\w+)"));
    QRegularExpressionMatch found;
    (void)QTest::qWaitFor(
        [&] {
            running.said += running.process->readAllStandardError();
            found = page.match(QString::fromUtf8(running.said));
            if (!found.hasMatch())
                found = device.match(QString::fromUtf8(running.said));
            return found.hasMatch() || running.process->state() == QProcess::NotRunning;
        },
        patienceMs);
    if (!found.hasMatch())
        return running;
    QtHttp http(NetworkSettings(), clock);
    PracticeVisitor visitor(http, person.username, person.password);
    if (found.lastCapturedIndex() > 1)
        visitor.useDeviceCode(found.captured(2));
    // "Use another account": the hint names the right person.
    static const QRegularExpression hint(QStringLiteral("&login_hint=[^&]*"));
    (void)awaitEnd(visitor.visit(QUrl(found.captured(1).remove(hint)), {}), patienceMs);
    return running;
}

Ctl::Ended runSignedIn(const Ctl &ctl, const QStringList &words, const PracticeWorld::Account &person,
                       Clock &clock)
{
    const SignedInCtl running = startSignedIn(ctl, words, person, clock);
    Ctl::Ended ended = Ctl::finish(*running.process);
    ended.err.prepend(running.said);
    return ended;
}

} // namespace fairlead
