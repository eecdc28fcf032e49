// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/files_p.h"

#include "platform/user_win_p.h"

#include <QByteArray>
#include <QDir>

#include <windows.h>

#include <aclapi.h>
#include <io.h>
#include <sddl.h>

#include <array>

namespace fairlead::detail {

namespace {

QByteArray userSid()
{
    return userOf(::GetCurrentProcess());
}

QByteArray wellKnownSid(WELL_KNOWN_SID_TYPE type)
{
    std::array<char, SECURITY_MAX_SID_SIZE> buffer;
    DWORD size = DWORD(buffer.size());
    if (!::CreateWellKnownSid(type, nullptr, buffer.data(), &size))
        return {};
    return QByteArray(buffer.data(), int(size));
}

bool isTrusted(PSID sid)
{
    // Files made by an elevated process belong to the administrators group; both it and SYSTEM can take
    // any file anyway. Who owns a file is asked for itself.
    for (const QByteArray &known :
         {userSid(), wellKnownSid(WinBuiltinAdministratorsSid), wellKnownSid(WinLocalSystemSid),
          wellKnownSid(WinCreatorOwnerSid), wellKnownSid(WinCreatorOwnerRightsSid)}) {
        if (!known.isEmpty() && ::EqualSid(sid, const_cast<char *>(known.constData())))
            return true;
    }
    return false;
}

Ownership judge(PSID owner, PACL list)
{
    if (!owner || !isTrusted(owner))
        return Ownership::Others;
    if (!list) // no list at all: everybody may do everything
        return Ownership::OthersMayWrite;
    constexpr DWORD writing =
        FILE_WRITE_DATA | FILE_APPEND_DATA | WRITE_DAC | WRITE_OWNER | DELETE | GENERIC_WRITE | GENERIC_ALL;
    for (DWORD i = 0; i < list->AceCount; ++i) {
        void *entry = nullptr;
        if (!::GetAce(list, i, &entry))
            return Ownership::Unknown;
        const auto *ace = static_cast<ACCESS_ALLOWED_ACE *>(entry);
        if (ace->Header.AceType != ACCESS_ALLOWED_ACE_TYPE || !(ace->Mask & writing))
            continue;
        if (!isTrusted(const_cast<DWORD *>(&ace->SidStart)))
            return Ownership::OthersMayWrite;
    }
    return Ownership::Mine;
}

constexpr SECURITY_INFORMATION wanted = OWNER_SECURITY_INFORMATION | DACL_SECURITY_INFORMATION;

} // namespace

Ownership ownershipOf(const QFile &open)
{
    const auto handle = reinterpret_cast<HANDLE>(::_get_osfhandle(open.handle()));
    PSID owner = nullptr;
    PACL list = nullptr;
    PSECURITY_DESCRIPTOR descriptor = nullptr;
    if (::GetSecurityInfo(handle, SE_FILE_OBJECT, wanted, &owner, nullptr, &list, nullptr, &descriptor)
        != ERROR_SUCCESS)
        return Ownership::Unknown;
    const Ownership ownership = judge(owner, list);
    ::LocalFree(descriptor);
    return ownership;
}

Ownership folderOwnership(const QString &path)
{
    std::wstring name = QDir::toNativeSeparators(path).toStdWString();
    PSID owner = nullptr;
    PACL list = nullptr;
    PSECURITY_DESCRIPTOR descriptor = nullptr;
    if (::GetNamedSecurityInfoW(name.data(), SE_FILE_OBJECT, wanted, &owner, nullptr, &list, nullptr,
                                &descriptor)
        != ERROR_SUCCESS)
        return Ownership::Unknown;
    const Ownership ownership = judge(owner, list);
    ::LocalFree(descriptor);
    return ownership;
}

bool closeFolder(const QString &path)
{
    const QByteArray user = userSid();
    LPWSTR text = nullptr;
    if (user.isEmpty() || !::ConvertSidToStringSidW(const_cast<char *>(user.constData()), &text))
        return false;
    // Protected (nothing comes from above), inherited by what is made inside: the user, SYSTEM,
    // administrators.
    const std::wstring rules =
        L"D:P(A;OICI;FA;;;" + std::wstring(text) + L")(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)";
    ::LocalFree(text);
    PSECURITY_DESCRIPTOR descriptor = nullptr;
    if (!::ConvertStringSecurityDescriptorToSecurityDescriptorW(rules.c_str(), SDDL_REVISION_1, &descriptor,
                                                                nullptr))
        return false;
    BOOL present = FALSE;
    BOOL defaulted = FALSE;
    PACL list = nullptr;
    bool closed = false;
    if (::GetSecurityDescriptorDacl(descriptor, &present, &list, &defaulted) && present) {
        std::wstring name = QDir::toNativeSeparators(path).toStdWString();
        closed = ::SetNamedSecurityInfoW(name.data(), SE_FILE_OBJECT,
                                         DACL_SECURITY_INFORMATION | PROTECTED_DACL_SECURITY_INFORMATION,
                                         nullptr, nullptr, list, nullptr)
            == ERROR_SUCCESS;
    }
    ::LocalFree(descriptor);
    return closed;
}

void syncFolder(const QString &)
{
    // NTFS journals the rename itself.
}

} // namespace fairlead::detail
