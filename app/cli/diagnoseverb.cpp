// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/diagnoseverb.h"

#include "cli/bundle.h"
#include "cli/chosen.h"
#include "cli/diagnosis.h"
#include "secrets/keychainstore.h"
#include "settings/cloudsfile.h"
#include "sync/homesession.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace fairlead::cli {

namespace {

struct DiagnoseVerbText
{
    Q_DECLARE_TR_FUNCTIONS(fairlead::DiagnoseVerb)
};

/// A person who runs a diagnosis may unlock the keychain, but should not be kept for minutes.
constexpr std::chrono::milliseconds keychainPatience{15000};

QJsonObject documentOf(const QList<CheckResult> &checks)
{
    QJsonArray rows;
    for (const CheckResult &check : checks)
        rows += QJsonObject{
            {QStringLiteral("id"), check.id},
            {QStringLiteral("title"), check.title},
            {QStringLiteral("state"), nameOf(check.state)},
            {QStringLiteral("detail"), textOrNull(check.detail)},
            {QStringLiteral("remedy"), textOrNull(check.remedy)},
        };
    return {{QStringLiteral("checks"), rows}};
}

CheckResult unreadable(const char *id, const Error &error)
{
    CheckResult result;
    result.id = QLatin1String(id);
    result.title = DiagnoseVerbText::tr("Files of the home");
    result.state = CheckResult::State::Fail;
    result.detail = error.sentence;
    result.remedy = error.remedy;
    return result;
}

Task<VerbAnswer> diagnoseAnswer(Arguments arguments, Clock &clock, CancelToken cancel)
{
    const Home home = Home::fromEnvironment();
    // Reads only: the home may belong to a running program.
    HomeSession session(home, std::make_unique<KeychainStore>(clock, keychainPatience), clock,
                        HomeSession::Rhythm::OnDemand);
    const Outcome opened = session.open();

    DiagnosisSubject subject{home, session.document(), session.clouds(), {}, &session.store()};
    if (opened && !arguments.connection.isEmpty()) {
        const auto chosen = chosenConnections(session.document(), arguments.connection);
        if (!chosen)
            co_return failed(chosen.error());
        subject.document.connections = *chosen;
    }
    subject.network = co_await session.readyNetwork(cancel);
    subject.networkError = session.networkError();
    QList<CheckResult> checks = co_await diagnose(subject, clock, cancel);
    if (cancel.isCancelled())
        co_return failed(Error::cancelled());
    // A file that cannot be read is a finding like any other, not the end of the diagnosis.
    if (!opened)
        checks.prepend(unreadable("files", opened.error()));
    else if (session.cloudsError())
        checks.prepend(unreadable("files", *session.cloudsError()));

    VerbAnswer result;
    result.document = documentOf(checks);
    for (const CheckResult &check : std::as_const(checks)) {
        if (check.state == CheckResult::State::Fail)
            result.exitCode = Failed;
    }
    const QString file = arguments.value("bundle");
    if (!file.isEmpty()) {
        const Outcome written = writeBundle(file, diagnosticBundle(home, subject.document, result.document));
        if (!written) {
            result.error = written.error();
            result.exitCode = Failed;
        }
    }
    result.document.insert(QStringLiteral("bundle"), result.error ? QJsonValue() : textOrNull(file));
    co_return result;
}

QString diagnoseText(const QJsonObject &document)
{
    QStringList lines;
    const QJsonArray checks = document.value(QLatin1String("checks")).toArray();
    for (const auto &entry : checks) {
        const QJsonObject check = entry.toObject();
        const QString state = check.value(QLatin1String("state")).toString();
        const QString mark = state == QLatin1String("pass") ? DiagnoseVerbText::tr("ok")
            : state == QLatin1String("fail")                ? DiagnoseVerbText::tr("FAILED")
                                                            : DiagnoseVerbText::tr("unknown");
        lines += QStringLiteral("%1  %2: %3")
                     .arg(mark.leftJustified(8), check.value(QLatin1String("title")).toString(),
                          check.value(QLatin1String("detail")).toString());
        if (const QString remedy = check.value(QLatin1String("remedy")).toString(); !remedy.isEmpty())
            lines += QString(10, QLatin1Char(' ')) + remedy;
    }
    if (const QString bundle = document.value(QLatin1String("bundle")).toString(); !bundle.isEmpty())
        lines += DiagnoseVerbText::tr(
                     "Written to %1. It holds no passwords, tokens or names; read it before you send it.")
                     .arg(bundle);
    return lines.join(QLatin1Char('\n'));
}

} // namespace

Verb diagnoseVerb()
{
    Verb verb;
    verb.name = "diagnose";
    verb.takesConnection = true;
    verb.keys = {QStringLiteral("checks"), QStringLiteral("bundle")};
    verb.summary = [] { return DiagnoseVerbText::tr("Checks what on this computer may stand in the way."); };
    verb.command.options = {{"bundle", "FILE"}};
    verb.answerHere = diagnoseAnswer;
    verb.text = diagnoseText;
    return verb;
}

} // namespace fairlead::cli
