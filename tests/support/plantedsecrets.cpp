// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/plantedsecrets.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QJsonObject>
#include <QUrl>

#include <algorithm>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

namespace fairlead {

namespace {

constexpr qsizetype shortest = 8;
// A token that a line or a database page cuts in two is still found by its end; its beginning may be the
// organisation's id or a header that every token shares.
constexpr qsizetype tail = 24;

QByteArray fileContent(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// What stands in a base64 text wherever the secret begins `offset` bytes behind a multiple of three: without
/// the characters at both ends that hold bits of its neighbours.
QByteArray base64At(int offset, const QByteArray &secret, QByteArray::Base64Options options)
{
    const QByteArray padded = QByteArray(offset, '\0') + secret;
    QByteArray text = padded.toBase64(options | QByteArray::OmitTrailingEquals);
    if (padded.size() % 3 != 0)
        text.chop(1);
    return text.mid(offset == 0 ? 0 : offset + 1);
}

QByteArray utf16(const QByteArray &bytes)
{
    const QString text = QString::fromUtf8(bytes);
    return {reinterpret_cast<const char *>(text.utf16()), text.size() * qsizetype(sizeof(char16_t))};
}

#ifdef Q_OS_LINUX
// The second word behind the name in brackets (proc(5)); the name itself may hold blanks and brackets.
qint64 parentOf(const QString &process)
{
    const QByteArray stat = fileContent(process + QStringLiteral("/stat"));
    return stat.mid(stat.lastIndexOf(')') + 2).split(' ').value(1).toLongLong();
}
#endif

} // namespace

void PlantedSecrets::look(const QByteArray &bytes, const QString &name, const char *form)
{
    const auto same = [&bytes](const Needle &needle) { return needle.bytes == bytes; };
    if (bytes.size() >= shortest && std::none_of(m_needles.cbegin(), m_needles.cend(), same))
        m_needles += Needle{name + QStringLiteral(" as ") + QLatin1String(form), bytes};
}

bool PlantedSecrets::plant(const QString &name, const QByteArray &value)
{
    if (value.size() < shortest)
        return false;
    if (m_values.contains(value))
        return true;
    m_values.insert(value, name);
    look(value, name, "it is");
    if (value.size() >= 2 * tail)
        look(value.last(tail), name, "its end");
    const QByteArray percent = value.toPercentEncoding();
    look(percent, name, "percent-encoded");
    look(percent.toLower(), name, "percent-encoded, lower case");
    look(QByteArray(value).replace("/", "\\/").replace("\n", "\\n"), name, "JSON");
    look(value.toHex(), name, "hexadecimal");
    look(utf16(value), name, "UTF-16");
    for (int offset = 0; offset < 3; ++offset) {
        look(base64At(offset, value, QByteArray::Base64Encoding), name, "base64");
        look(base64At(offset, value, QByteArray::Base64UrlEncoding), name, "base64url");
    }
    return true;
}

void PlantedSecrets::plant(const QJsonArray &recorded)
{
    for (const auto &entry : recorded)
        plant(entry[QStringLiteral("kind")].toString(), entry[QStringLiteral("value")].toString().toUtf8());
}

qsizetype PlantedSecrets::count(const QString &name) const
{
    return name.isEmpty() ? m_values.size() : std::count(m_values.cbegin(), m_values.cend(), name);
}

QStringList PlantedSecrets::foundIn(const QString &where, const QByteArray &data) const
{
    QStringList found;
    for (const Needle &needle : m_needles) {
        if (data.contains(needle.bytes))
            found += where + QStringLiteral(": ") + needle.name;
    }
    return found;
}

QStringList PlantedSecrets::foundBelow(const QString &folder, int *files) const
{
    QStringList found;
    int read = 0;
    QDirIterator it(folder, QDir::Files | QDir::System | QDir::Hidden, QDirIterator::Subdirectories);
    while (it.hasNext()) {
        const QString path = it.next();
        const QString name = QDir(folder).relativeFilePath(path);
        found += foundIn(QStringLiteral("a file's name"), QFile::encodeName(name));
        if (it.fileInfo().isFile()) { // a socket has no content
            found += foundIn(name, fileContent(path));
            ++read;
        }
    }
    if (files)
        *files = read;
    return found;
}

void PlantedSecrets::watchChildren()
{
#ifdef Q_OS_LINUX
    QHash<qint64, QList<qint64>> children;
    const QStringList entries = QDir(QStringLiteral("/proc")).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString &entry : entries) {
        if (const qint64 id = entry.toLongLong(); id > 0)
            children[parentOf(QStringLiteral("/proc/") + entry)] += id;
    }
    QList<qint64> family = children.value(::getpid());
    for (qsizetype i = 0; i < family.size(); ++i)
        family += children.value(family.at(i));
    for (const qint64 id : std::as_const(family)) {
        const QString process = QStringLiteral("/proc/%1/").arg(id);
        const QString name = QString::fromUtf8(fileContent(process + QStringLiteral("comm")).trimmed());
        for (const QString &part : {QStringLiteral("cmdline"), QStringLiteral("environ")})
            m_children[id].insert({name + QLatin1Char(' ') + part, fileContent(process + part)});
    }
#endif
}

QStringList PlantedSecrets::foundInChildren(int *processes) const
{
    QStringList found;
    for (const auto &texts : m_children) {
        for (const auto &[part, content] : texts)
            found += foundIn(part, content);
    }
    if (processes)
        *processes = int(m_children.size());
    return found;
}

} // namespace fairlead
