// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <cstdint>
#include <memory>

namespace fairlead::detail {

/// A file that several processes append to at once. One thread at a time.
class AppendFile
{
public:
    /// Opens or makes a file of ours, for us alone; null where that fails, also where the name is a link, a
    /// device or somebody else's file. Never waits.
    static std::unique_ptr<AppendFile> open(const QString &path);
    AppendFile(const AppendFile &) = delete;
    AppendFile &operator=(const AppendFile &) = delete;
    ~AppendFile();

    /// The open file still has this name: nobody has renamed or removed it.
    bool isAt(const QString &path) const;
    qint64 size() const;
    /// True for an empty file too.
    bool endsWithLineBreak() const;
    /// At the end, in one piece whatever other processes do. False when not all of it was written.
    bool append(const QByteArray &bytes);
    enum class Lock {
        Ours, ///< until this file is closed
        Anothers, ///< at this moment
        Impossible, ///< a file system without locks
    };
    /// Keeps others from locking the same file, not from appending to it. Waits for nobody.
    Lock tryLock();

private:
    explicit AppendFile(std::intptr_t handle);
    std::intptr_t m_handle;
};

} // namespace fairlead::detail
