// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "accessibletree.h"
#include "person.h"
#include "support/practiceprocess.h"

#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

#include <optional>

namespace fairlead {

/// A practice org, an empty home that knows it as a cloud, and the real desktop program on the display, with
/// the session's own keyring. What the program says is kept in full, with debug logging on.
class Stage
{
public:
    explicit Stage(const AccessibleTree &tree);
    ~Stage();

    /// Starts practice org and program. False: see trouble().
    bool begin(const QStringList &practiceArguments = {});
    bool startProgram(const QStringList &arguments = {QStringLiteral("--setup")});
    /// Asks it to end as the desktop does (SIGTERM) and waits.
    void stopProgram();

    PracticeProcess &practice() { return m_practice; }
    const PracticeWorld &world() const { return m_practice.world(); }
    /// In front of the program.
    const Person &person() const { return *m_person; }
    qint64 pid() const { return m_program.processId(); }
    bool isRunning() const { return m_program.state() == QProcess::Running; }
    QString home() const { return m_home.filePath(QStringLiteral("home")); }
    QString log() const { return m_home.filePath(QStringLiteral("log")); }

    /// Waits for the sign-in window's process and for its window to come to the front.
    std::optional<Person> popup(int timeoutMs = Person::longest);
    /// Waits until no sign-in window is left.
    bool popupGone(int timeoutMs = Person::longest);

    /// `connections.json` as it is now.
    QJsonObject connectionsFile() const;
    /// Rows of a table in a workspace of the home, as SQLite's own program counts them; -1 where it cannot.
    int countRows(const QString &workspaceFile, const QString &table) const;
    const QString &trouble() const { return m_trouble; }

private:
    qint64 popupPid() const;

    const AccessibleTree &m_tree;
    QTemporaryDir m_home;
    PracticeProcess m_practice;
    QProcess m_program;
    std::optional<Person> m_person;
    QString m_trouble;
};

} // namespace fairlead
