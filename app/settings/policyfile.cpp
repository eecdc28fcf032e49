// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/policyfile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

#include <cctype>
#include <cerrno>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#endif

namespace fairlead {

namespace {

/// Far more than every setting there is.
constexpr qint64 largestPolicy = 1024 * 1024;
/// As the kernel follows.
constexpr int mostLinks = 40;

struct PolicyFileText
{
    Q_DECLARE_TR_FUNCTIONS(fairlead::PolicyFile)
};

Error unusable(ErrorCode code, const QString &path, const QString &why)
{
    Error error;
    error.code = code;
    error.errorClass = ErrorClass::AskUser;
    error.sentence = PolicyFileText::tr("What your administrator has set (%1) cannot be relied upon: %2")
                         .arg(QDir::toNativeSeparators(path), why);
    error.remedy = PolicyFileText::tr("Tell your administrator. Until the file is in order Fairlead connects "
                                      "to nothing.");
    error.detail = why;
    return error;
}

#ifdef Q_OS_UNIX
/// Why somebody else could have written it; empty: nobody can. Follows links, as opening the file does.
QString whyOthersWrite(const QString &path, uint owner)
{
    struct stat facts = {};
    if (::stat(QFile::encodeName(path).constData(), &facts) != 0)
        return PolicyFileText::tr("nobody can tell whose it is.");
    if (facts.st_uid != owner)
        return PolicyFileText::tr("%1 does not belong to root.").arg(path);
    if ((facts.st_mode & (S_IWGRP | S_IWOTH)) != 0)
        return PolicyFileText::tr("others may write to %1.").arg(path);
    return {};
}
#endif

QString whyDistrusted(const QString &path, uint owner)
{
#ifdef Q_OS_UNIX
    // Whoever may write to the folder of a link can lead it elsewhere.
    QString step = path;
    for (int links = 0; links < mostLinks; ++links) {
        const QString folder = whyOthersWrite(QFileInfo(step).absolutePath(), owner);
        if (!folder.isEmpty())
            return folder;
        if (!QFileInfo(step).isSymLink())
            break;
        step = QFileInfo(step).symLinkTarget();
    }
    const QString folder = whyOthersWrite(QFileInfo(path).canonicalPath(), owner);
    return folder.isEmpty() ? whyOthersWrite(path, owner) : folder;
#else
    Q_UNUSED(path)
    Q_UNUSED(owner)
    return {};
#endif
}

/// A link that leads nowhere, or a folder that nobody may look into, is not the same as no file.
bool isAbsent(const QString &path)
{
#ifdef Q_OS_UNIX
    struct stat facts = {};
    return ::lstat(QFile::encodeName(path).constData(), &facts) != 0 && (errno == ENOENT || errno == ENOTDIR);
#else
    return !QFileInfo::exists(path);
#endif
}

/// In a folder that this person may not look into.
bool isHidden(const QString &path)
{
#ifdef Q_OS_UNIX
    struct stat facts = {};
    return ::stat(QFile::encodeName(path).constData(), &facts) != 0 && errno == EACCES;
#else
    Q_UNUSED(path)
    return false;
#endif
}

/// Behind the string that begins at `at`, in JSON that is well-formed.
qsizetype endOfString(const QByteArray &json, qsizetype at)
{
    for (++at; at < json.size() && json.at(at) != '"'; ++at) {
        if (json.at(at) == '\\')
            ++at;
    }
    return at + 1;
}

/// A key that stands twice in one object, where every reader takes another one; empty: there is none. The
/// text is well-formed.
QString doubleKey(const QByteArray &json)
{
    QList<QSet<QString>> open; // the keys of every object that `at` is in; a list's stay empty
    for (qsizetype at = 0; at < json.size(); ++at) {
        const char sign = json.at(at);
        if (sign == '{' || sign == '[')
            open += QSet<QString>();
        if (sign == '}' || sign == ']')
            open.removeLast();
        if (sign != '"')
            continue;
        const qsizetype end = endOfString(json, at);
        const QByteArray text = json.mid(at, end - at);
        at = end - 1;
        qsizetype next = end;
        while (next < json.size() && std::isspace(uchar(json.at(next))))
            ++next;
        if (next >= json.size() || json.at(next) != ':')
            continue;
        const QString key = QJsonDocument::fromJson('[' + text + ']').array().first().toString();
        if (open.last().contains(key))
            return key;
        open.last().insert(key);
    }
    return {};
}

Result<QList<AdministratorLayer>> layersOf(const QJsonObject &document, const QString &path)
{
    const std::pair<QLatin1String, SettingSource> parts[] = {
        {QLatin1String("policies"), SettingSource::MachinePolicy},
        {QLatin1String("defaults"), SettingSource::MachineDefault}};
    QList<AdministratorLayer> layers;
    const QStringList keys = document.keys();
    for (const QString &key : keys) {
        const auto *part = std::find_if(std::begin(parts), std::end(parts),
                                        [&key](const auto &known) { return known.first == key; });
        if (part == std::end(parts))
            return fail(unusable(ErrorCode::FileRefused, path,
                                 PolicyFileText::tr("the key \"%1\" is not known; there are \"policies\" and "
                                                    "\"defaults\".")
                                     .arg(key)));
        if (!document.value(key).isObject())
            return fail(unusable(ErrorCode::FileRefused, path,
                                 PolicyFileText::tr("\"%1\" must be an object.").arg(key)));
        layers += {part->second, path, document.value(key).toObject().toVariantMap()};
    }
    return layers;
}

} // namespace

Result<QList<AdministratorLayer>> PolicyFile::read() const
{
    if (isAbsent(m_path))
        return QList<AdministratorLayer>();
    if (isHidden(m_path))
        return fail(unusable(ErrorCode::FileUnreadable, m_path,
                             PolicyFileText::tr("its folder may not be looked into.")));
    if (!QFileInfo(m_path).isFile())
        return fail(unusable(ErrorCode::FileRefused, m_path, PolicyFileText::tr("it is not a file.")));
    if (const QString why = whyDistrusted(m_path, m_owner); !why.isEmpty())
        return fail(unusable(ErrorCode::FileRefused, m_path, why));
    QFile file(m_path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(unusable(ErrorCode::FileUnreadable, m_path,
                             PolicyFileText::tr("it could not be read (%1).").arg(file.errorString())));
    const QByteArray text = file.read(largestPolicy + 1);
    if (text.size() > largestPolicy)
        return fail(unusable(ErrorCode::FileRefused, m_path, PolicyFileText::tr("it is too large.")));
    QJsonParseError problem;
    const auto document = QJsonDocument::fromJson(text, &problem);
    if (!document.isObject())
        return fail(unusable(
            ErrorCode::FileUnreadable, m_path,
            PolicyFileText::tr("it is no JSON object (%1, at byte %2).")
                .arg(document.isNull() ? problem.errorString() : PolicyFileText::tr("something else"))
                .arg(problem.offset)));
    if (const QString key = doubleKey(text); !key.isEmpty())
        return fail(unusable(ErrorCode::FileRefused, m_path,
                             PolicyFileText::tr("the key \"%1\" is there twice.").arg(key)));
    return layersOf(document.object(), m_path);
}

} // namespace fairlead
