// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/appendfile_p.h"

#include <QDir>

#include <windows.h>

namespace fairlead::detail {

namespace {

HANDLE open(const QString &path, DWORD access, DWORD disposition)
{
    const std::wstring name = QDir::toNativeSeparators(path).toStdWString();
    // Others may write, rename and remove it while it is open. A link is opened as itself and then refused.
    return ::CreateFileW(name.c_str(), access, FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE,
                         nullptr, disposition, FILE_ATTRIBUTE_NORMAL | FILE_FLAG_OPEN_REPARSE_POINT, nullptr);
}

HANDLE handleOf(std::intptr_t handle)
{
    return reinterpret_cast<HANDLE>(handle);
}

} // namespace

AppendFile::AppendFile(std::intptr_t handle)
    : m_handle(handle)
{
}

AppendFile::~AppendFile()
{
    ::CloseHandle(handleOf(m_handle));
}

std::unique_ptr<AppendFile> AppendFile::open(const QString &path)
{
    // The right to append without the right to write: the system then puts every write at the end. The folder
    // hands its list of rights down to the file.
    const HANDLE file = detail::open(path, FILE_APPEND_DATA | GENERIC_READ, OPEN_ALWAYS);
    if (file == INVALID_HANDLE_VALUE)
        return nullptr;
    std::unique_ptr<AppendFile> opened(new AppendFile(reinterpret_cast<std::intptr_t>(file)));
    BY_HANDLE_FILE_INFORMATION found = {};
    constexpr DWORD strange = FILE_ATTRIBUTE_REPARSE_POINT | FILE_ATTRIBUTE_DIRECTORY;
    if (::GetFileType(file) != FILE_TYPE_DISK || !::GetFileInformationByHandle(file, &found)
        || (found.dwFileAttributes & strange))
        return nullptr;
    return opened;
}

bool AppendFile::isAt(const QString &path) const
{
    const HANDLE other = detail::open(path, 0, OPEN_EXISTING);
    if (other == INVALID_HANDLE_VALUE)
        return false;
    BY_HANDLE_FILE_INFORMATION named = {};
    BY_HANDLE_FILE_INFORMATION mine = {};
    const bool known = ::GetFileInformationByHandle(other, &named)
        && ::GetFileInformationByHandle(handleOf(m_handle), &mine);
    ::CloseHandle(other);
    return known && named.dwVolumeSerialNumber == mine.dwVolumeSerialNumber
        && named.nFileIndexHigh == mine.nFileIndexHigh && named.nFileIndexLow == mine.nFileIndexLow;
}

qint64 AppendFile::size() const
{
    LARGE_INTEGER bytes = {};
    return ::GetFileSizeEx(handleOf(m_handle), &bytes) ? qint64(bytes.QuadPart) : 0;
}

bool AppendFile::endsWithLineBreak() const
{
    const qint64 bytes = size();
    if (bytes == 0)
        return true;
    OVERLAPPED where = {};
    where.Offset = DWORD((bytes - 1) & 0xffffffff);
    where.OffsetHigh = DWORD((bytes - 1) >> 32);
    char last = '\n';
    DWORD read = 0;
    return !::ReadFile(handleOf(m_handle), &last, 1, &read, &where) || read != 1 || last == '\n';
}

bool AppendFile::append(const QByteArray &bytes)
{
    // One writer at a time: a network drive, and Wine, look for the end in one step and write there in
    // another.
    OVERLAPPED turn = {};
    turn.OffsetHigh = 0x7ffffffe;
    const bool alone = ::LockFileEx(handleOf(m_handle), LOCKFILE_EXCLUSIVE_LOCK, 0, 1, 0, &turn);
    DWORD written = 0;
    const bool done =
        ::WriteFile(handleOf(m_handle), bytes.constData(), DWORD(bytes.size()), &written, nullptr);
    if (alone)
        ::UnlockFileEx(handleOf(m_handle), 0, 1, 0, &turn);
    return done && written == DWORD(bytes.size());
}

AppendFile::Lock AppendFile::tryLock()
{
    // A byte far behind the end: locks of this system would keep others from writing where they lie.
    OVERLAPPED where = {};
    where.OffsetHigh = 0x7fffffff;
    if (::LockFileEx(handleOf(m_handle), LOCKFILE_EXCLUSIVE_LOCK | LOCKFILE_FAIL_IMMEDIATELY, 0, 1, 0,
                     &where))
        return Lock::Ours;
    return ::GetLastError() == ERROR_LOCK_VIOLATION ? Lock::Anothers : Lock::Impossible;
}

} // namespace fairlead::detail
