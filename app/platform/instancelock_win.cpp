// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/instancelock_p.h"

#include <QByteArray>
#include <QDir>

#include <windows.h>

namespace fairlead {

InstanceLock::Held::~Held()
{
    ::CloseHandle(reinterpret_cast<HANDLE>(file));
}

detail::Locking detail::lockFile(const QString &path)
{
    const auto failed = [](LockFailure failure) {
        return Locking{nullptr, failure, QString::number(::GetLastError())};
    };
    // Opened without sharing writes: the second opener is refused for as long as this handle lives.
    const std::wstring name = QDir::toNativeSeparators(path).toStdWString();
    const HANDLE file = ::CreateFileW(name.c_str(), GENERIC_READ | GENERIC_WRITE, FILE_SHARE_READ, nullptr,
                                      OPEN_ALWAYS, FILE_ATTRIBUTE_NORMAL, nullptr);
    if (file == INVALID_HANDLE_VALUE)
        return failed(::GetLastError() == ERROR_SHARING_VIOLATION ? LockFailure::Busy
                                                                  : LockFailure::Impossible);
    auto held = std::make_unique<InstanceLock::Held>(reinterpret_cast<std::intptr_t>(file));
    const QByteArray owner = QByteArray::number(qint64(::GetCurrentProcessId())) + '\n';
    DWORD written = 0;
    ::SetEndOfFile(file);
    if (!::WriteFile(file, owner.constData(), DWORD(owner.size()), &written, nullptr))
        return failed(LockFailure::Impossible);
    return {std::move(held), LockFailure::None, {}};
}

} // namespace fairlead
