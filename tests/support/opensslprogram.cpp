// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/opensslprogram.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

namespace fairlead {

OpensslAnswer runOpenssl(const QString &folder, const QStringList &arguments, bool mayFail)
{
    QProcess program;
    program.setWorkingDirectory(folder);
    program.setStandardInputFile(QProcess::nullDevice());
    program.start(QStringLiteral("openssl"), arguments);
    if (!program.waitForFinished(60000) || program.exitStatus() != QProcess::NormalExit)
        qFatal("openssl %s: %s", qPrintable(arguments.first()), qPrintable(program.errorString()));
    if (program.exitCode() != 0 && !mayFail)
        qFatal("openssl %s: %s", qPrintable(arguments.join(QLatin1Char(' '))),
               program.readAllStandardError().constData());
    return {program.exitCode(), program.readAllStandardOutput()};
}

bool opensslVerifies(const QByteArray &certificatePem, const QByteArray &data, const QByteArray &signature,
                     bool pss)
{
    const QTemporaryDir folder;
    const auto write = [&folder](const char *name, const QByteArray &content) {
        QFile file(folder.filePath(QLatin1String(name)));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("%s: %s", name, qPrintable(file.errorString()));
    };
    write("certificate.pem", certificatePem);
    write("data", data);
    write("signature", signature);
    const auto words = [](const char *line) { return QString::fromLatin1(line).split(QLatin1Char(' ')); };
    runOpenssl(folder.path(), words("x509 -in certificate.pem -noout -pubkey -out public.pem"));
    QStringList arguments = words("dgst -sha256 -verify public.pem -signature signature");
    if (pss)
        arguments += words("-sigopt rsa_padding_mode:pss -sigopt rsa_pss_saltlen:32");
    return runOpenssl(folder.path(), arguments << QStringLiteral("data"), true).exitCode == 0;
}

QByteArray makeRsaKeyPem(int bits, bool traditional)
{
    const QTemporaryDir folder;
    QStringList arguments{QStringLiteral("genrsa")};
    if (traditional)
        arguments += QStringLiteral("-traditional");
    // Text that MSVC's runtime wrote would end its lines in CR LF.
    return runOpenssl(folder.path(), arguments << QString::number(bits)).output.replace("\r\n", "\n");
}

} // namespace fairlead
