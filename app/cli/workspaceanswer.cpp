// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/workspaceanswer.h"

#include "cli/chosen.h"
#include "sync/homesession.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>

namespace fairlead::cli {

namespace {

struct WorkspaceAnswerText
{
    Q_DECLARE_TR_FUNCTIONS(fairlead::WorkspaceAnswer)
};

} // namespace

Result<ConnectionInfo> theConnection(const HomeSession &session, const VerbRequest &request, const char *verb)
{
    const auto chosen = chosenConnections(session.document(), request.arguments.connection);
    if (!chosen)
        return fail(chosen.error());
    if (chosen->size() == 1)
        return chosen->constFirst();
    return fail(usageError(
        WorkspaceAnswerText::tr("There is more than one connection: say which with --connection NAME."),
        QLatin1String(verb)));
}

VerbAnswer readWorkspaces(const HomeSession &session, const VerbRequest &request,
                          const std::function<Result<QJsonObject>(const WorkspaceReader *)> &describe)
{
    const auto chosen = chosenConnections(session.document(), request.arguments.connection);
    if (!chosen)
        return failed(chosen.error());
    VerbAnswer answer;
    QJsonArray rows;
    for (const ConnectionInfo &info : *chosen) {
        const QString path = session.home().workspaceFile(info.workspaceFile);
        std::unique_ptr<WorkspaceReader> reader;
        std::optional<Error> error;
        if (QFile::exists(path)) {
            auto opened = WorkspaceReader::open(path);
            if (opened)
                reader = std::move(*opened);
            else
                error = opened.error();
        }
        QJsonObject row = describeConnection(info);
        if (!error) {
            const Result<QJsonObject> described = describe(reader.get());
            if (described) {
                for (auto it = described->begin(); it != described->end(); ++it)
                    row.insert(it.key(), it.value());
            } else {
                error = described.error();
            }
        }
        row.insert(QStringLiteral("error"), errorOrNull(error));
        rows += row;
        if (error && !answer.error) {
            answer.error = error;
            answer.exitCode = exitCodeFor(*error);
        }
    }
    answer.document.insert(QStringLiteral("connections"), rows);
    return answer;
}

qint64 refusedChanges(const HomeSession &session, const ConnectionInfo &info, const QStringList &objects)
{
    const auto reader = WorkspaceReader::open(session.home().workspaceFile(info.workspaceFile));
    const auto waiting = reader ? (*reader)->waiting() : Result<QList<WaitingRecords>>();
    qint64 refused = 0;
    for (const WaitingRecords &object : waiting.value_or(QList<WaitingRecords>())) {
        if (objects.contains(object.object, Qt::CaseInsensitive))
            refused += object.refused + object.duplicates;
    }
    return refused;
}

Result<qint64> numberAt(const VerbRequest &request, int position, const QString &missing)
{
    bool ok = false;
    const qint64 number = request.arguments.positionals.value(position).toLongLong(&ok);
    if (ok && number > 0)
        return number;
    return fail(usageError(missing, request.arguments.verb));
}

} // namespace fairlead::cli
