// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <memory>

namespace fairlead {

namespace detail {
class AppendFile;
}

/// A file of lines that several processes may write at once. Every line is whole; a file that is full becomes
/// "NAME.1", that "NAME.2" and so on, and the oldest goes. Made for this user alone, in a folder for this
/// user alone, which it makes where the folder above is there. One thread at a time; waits for nobody.
class RotatingLog
{
public:
    struct Limits
    {
        qint64 bytes = qint64(1024) * 1024; ///< of one file
        int old = 3; ///< files beside the one that is written
    };

    explicit RotatingLog(QString path, const Limits &limits);
    ~RotatingLog();

    const QString &path() const { return m_path; }
    /// Of the n-th of the older files, 1 the youngest.
    static QString oldPath(const QString &path, int n);

    /// False where it could not be written, wholly or at all: folder closed, disk full. Later ones may again.
    bool append(const QByteArray &line);

private:
    bool open();
    bool makeRoom(qint64 bytes);
    void rotate();

    const QString m_path;
    const Limits m_limits;
    std::unique_ptr<detail::AppendFile> m_file;
    bool m_torn = false; ///< the last line lacks its end
};

} // namespace fairlead
