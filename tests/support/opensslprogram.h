// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace fairlead {

/// Runs the `openssl` of this computer in `folder` and gives what it wrote to standard output. The program
/// and not its library: it is there on every system the tests run on, and judges what our own code signed
/// with other code. Ends the test program where it is missing or fails; with `mayFail` the exit code tells.
/// File names are relative to `folder`, which no two systems that meet here spell alike.
struct OpensslAnswer
{
    int exitCode = 0;
    QByteArray output;
};
OpensslAnswer runOpenssl(const QString &folder, const QStringList &arguments, bool mayFail = false);

/// Whether `signature` (RSA, SHA-256) of `data` was made with the key of this certificate. PSS with a salt of
/// exactly the hash's length (RFC 7518 §3.5).
bool opensslVerifies(const QByteArray &certificatePem, const QByteArray &data, const QByteArray &signature,
                     bool pss);

/// A new RSA key as PEM: PKCS#8, or the traditional PKCS#1.
QByteArray makeRsaKeyPem(int bits, bool traditional = false);

} // namespace fairlead
