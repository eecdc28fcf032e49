// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QJsonArray>
#include <QPair>
#include <QSet>
#include <QString>
#include <QStringList>

namespace fairlead {

/// Secrets that a test has planted and then looks for everywhere: as they are, percent-encoded, in JSON, in
/// base64 and base64url at any offset, in hexadecimal, in UTF-16, and by their last part alone. What is found
/// is told by name, never by value: a failing test must not print a secret either.
///
///     PlantedSecrets secrets;
///     secrets.plant(QStringLiteral("password"), world.nonInteractiveUser.password.toUtf8());
///     secrets.plant(practice.secrets(world.salesforce));  // what really went over the wire
///     QCOMPARE(secrets.foundBelow(home), QStringList());
///     QCOMPARE(secrets.foundIn("standard error", err), QStringList());
///     secrets.watchChildren();                             // while they run, and again
///     QCOMPARE(secrets.foundInChildren(), QStringList());  // in all that was ever watched
class PlantedSecrets
{
public:
    /// Values below eight bytes are found by chance; they are refused (false).
    bool plant(const QString &name, const QByteArray &value);
    /// The practice org's `GET /_practice/secrets`: `[{"kind","value"}, …]`.
    void plant(const QJsonArray &recorded);
    /// How many different values are looked for; with `name` how many of that name.
    qsizetype count(const QString &name = {}) const;

    /// "WHERE: NAME as FORM" for each find.
    QStringList foundIn(const QString &where, const QByteArray &data) const;
    /// Contents and names of every file below a folder, hidden ones too. `files` receives how many were read.
    QStringList foundBelow(const QString &folder, int *files = nullptr) const;
    /// Takes down command line and environment of every process that this one has started and that runs now,
    /// grandchildren included (Linux): what is planted later is found there too.
    void watchChildren();
    /// In everything taken down so far. `processes` receives how many processes that were.
    QStringList foundInChildren(int *processes = nullptr) const;

private:
    struct Needle
    {
        QString name; ///< "access_token as base64"
        QByteArray bytes;
    };
    void look(const QByteArray &bytes, const QString &name, const char *form);

    QHash<QByteArray, QString> m_values;
    QHash<qint64, QSet<QPair<QString, QByteArray>>> m_children; ///< by process: part, content
    QList<Needle> m_needles;
};

} // namespace fairlead
