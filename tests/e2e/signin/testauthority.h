// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QSslCertificate>
#include <QSslKey>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

namespace fairlead {

/// A certificate authority of the test's own, made by the openssl program when the test runs: a company that
/// inspects TLS, or one nobody has heard of.
class PopupAuthority
{
public:
    struct Issued
    {
        QList<QSslCertificate> chain;
        QSslKey key;
    };

    explicit PopupAuthority(const QString &name);

    bool isValid() const { return !m_pem.isEmpty(); }
    const QByteArray &pem() const { return m_pem; }
    /// `names`: DNS names. `days` below zero: expired yesterday.
    Issued issue(const QStringList &names, int days = 30);

private:
    bool openssl(const QStringList &arguments);
    QString file(const QString &name) const { return m_folder.filePath(name); }

    QTemporaryDir m_folder;
    QByteArray m_pem;
    int m_count = 0;
};

} // namespace fairlead
