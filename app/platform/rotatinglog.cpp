// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/rotatinglog.h"

#include "platform/appendfile_p.h"
#include "platform/files.h"

#include <QFileInfo>

#include <filesystem>
#include <system_error>

namespace fairlead {

namespace {

std::filesystem::path native(const QString &path)
{
    // Valid in any case, so that the conversion does not throw.
    const QByteArray text = path.toUtf8();
    return std::filesystem::path(std::u8string(text.begin(), text.end()));
}

} // namespace

RotatingLog::RotatingLog(QString path, const Limits &limits)
    : m_path(std::move(path))
    , m_limits(limits)
{
}

RotatingLog::~RotatingLog() = default;

QString RotatingLog::oldPath(const QString &path, int n)
{
    return path + QLatin1Char('.') + QString::number(n);
}

bool RotatingLog::open()
{
    if (m_file && m_file->isAt(m_path))
        return true;
    m_file.reset();
    const QString folder = QFileInfo(m_path).absolutePath();
    // A home that is not there is made by whoever means to work in it, not by a message.
    if (!QFileInfo(QFileInfo(folder).absolutePath()).isDir() || !makePrivateFolder(folder))
        return false;
    m_file = detail::AppendFile::open(m_path);
    m_torn = m_file && !m_file->endsWithLineBreak();
    return m_file != nullptr;
}

void RotatingLog::rotate()
{
    std::error_code ignored;
    for (int n = m_limits.old; n > 1; --n)
        std::filesystem::rename(native(oldPath(m_path, n - 1)), native(oldPath(m_path, n)), ignored);
    std::filesystem::rename(native(m_path), native(oldPath(m_path, 1)), ignored);
}

bool RotatingLog::makeRoom(qint64 bytes)
{
    // Another process may be faster with the same; more than a few of them at once there are not.
    constexpr int tries = 4;
    for (int i = 0; i < tries; ++i) {
        if (!open())
            return false;
        if (m_file->size() == 0 || m_file->size() + bytes <= m_limits.bytes)
            return true;
        // Who holds the lock of the very file that has the name is the only one who may rename it.
        const auto lock = m_file->tryLock();
        // Another process does so right now: this line is still one of the old file, whatever its size. On a
        // busy machine that moment lasts until the other one's turn comes, and thousands of lines may be
        // written in it.
        if (lock == detail::AppendFile::Lock::Anothers)
            return true;
        if (lock == detail::AppendFile::Lock::Ours && m_file->isAt(m_path))
            rotate();
        m_file.reset();
    }
    // Not to be renamed, for instance while somebody looks at it (Windows): then it grows, but not for ever.
    return open() && m_file->size() + bytes <= 2 * m_limits.bytes;
}

bool RotatingLog::append(const QByteArray &line)
{
    if (!makeRoom(line.size() + 2))
        return false;
    const QByteArray whole = (m_torn ? QByteArray("\n") : QByteArray()) + line + '\n';
    const bool written = m_file->append(whole);
    m_torn = !written && !m_file->endsWithLineBreak();
    return written;
}

} // namespace fairlead
