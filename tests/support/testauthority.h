// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QSslConfiguration>
#include <QString>
#include <QStringList>

#include <memory>

namespace fairlead {

/// A certificate authority made for one test: nothing in the repository to expire or to be mistaken for a
/// secret.
class TestAuthority
{
public:
    explicit TestAuthority(const QString &name = QStringLiteral("Fairlead Test Authority"));
    ~TestAuthority();

    /// Its own certificate, as an administrator would hand it out.
    QByteArray pem() const;

    struct Leaf
    {
        QByteArray certificatePem;
        QByteArray keyPem; ///< PKCS#8
    };
    /// A server certificate for names and addresses, valid from `from` to `until` days from now.
    Leaf issue(const QStringList &hosts, int from = -1, int until = 30) const;
    /// PKCS#12 of a client certificate in `name`, with its key. `options`: more of `openssl pkcs12`.
    QByteArray clientPkcs12(const QString &name, const QByteArray &passphrase,
                            const QStringList &options = {}) const;
    /// What a QSslServer needs to serve `hosts`.
    QSslConfiguration serverConfiguration(const QStringList &hosts, int from = -1, int until = 30) const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace fairlead
