// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/files.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <windows.h>

#include <aclapi.h>
#include <sddl.h>

#include <memory>

using namespace fairlead;

namespace {

struct Freed
{
    void operator()(void *memory) const { ::LocalFree(memory); }
};
using Descriptor = std::unique_ptr<void, Freed>;

std::wstring nameOf(const QString &path)
{
    return QDir::toNativeSeparators(path).toStdWString();
}

bool setRules(const QString &path, const wchar_t *rules)
{
    PSECURITY_DESCRIPTOR made = nullptr;
    if (!::ConvertStringSecurityDescriptorToSecurityDescriptorW(rules, SDDL_REVISION_1, &made, nullptr))
        return false;
    const Descriptor descriptor(made);
    BOOL present = FALSE;
    BOOL defaulted = FALSE;
    PACL list = nullptr;
    std::wstring name = nameOf(path);
    return ::GetSecurityDescriptorDacl(made, &present, &list, &defaulted) && present
        && ::SetNamedSecurityInfoW(name.data(), SE_FILE_OBJECT,
                                   DACL_SECURITY_INFORMATION | PROTECTED_DACL_SECURITY_INFORMATION, nullptr,
                                   nullptr, list, nullptr)
        == ERROR_SUCCESS;
}

/// What everybody may do there, as an access mask.
DWORD allowedToEverybody(const QString &path)
{
    PACL list = nullptr;
    PSECURITY_DESCRIPTOR got = nullptr;
    std::wstring name = nameOf(path);
    if (::GetNamedSecurityInfoW(name.data(), SE_FILE_OBJECT, DACL_SECURITY_INFORMATION, nullptr, nullptr,
                                &list, nullptr, &got)
            != ERROR_SUCCESS
        || !list)
        return ~DWORD(0);
    const Descriptor descriptor(got);
    DWORD allowed = 0;
    for (DWORD i = 0; i < list->AceCount; ++i) {
        void *entry = nullptr;
        if (!::GetAce(list, i, &entry))
            return ~DWORD(0);
        const auto *ace = static_cast<ACCESS_ALLOWED_ACE *>(entry);
        const auto sid = const_cast<DWORD *>(&ace->SidStart);
        if (ace->Header.AceType == ACCESS_ALLOWED_ACE_TYPE
            && (::IsWellKnownSid(sid, WinWorldSid) || ::IsWellKnownSid(sid, WinBuiltinUsersSid)
                || ::IsWellKnownSid(sid, WinAuthenticatedUserSid)))
            allowed |= ace->Mask;
    }
    return allowed;
}

// OW is whoever owns it, WD everybody.
constexpr auto openToAll = L"D:P(A;OICI;FA;;;OW)(A;OICI;FA;;;WD)";

} // namespace

/// The access lists behind platform/files.h: what tst_files asks of Unix's permissions.
class TestAccessLists : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;

private slots:
    void folderIsForItsOwnerAlone()
    {
        const QString path = m_dir.filePath(QStringLiteral("a/home"));
        QVERIFY(makePrivateFolder(path));
        QCOMPARE(allowedToEverybody(path), DWORD(0));
        QVERIFY(makePrivateFolder(path));
    }

    void folderOfOursIsClosed()
    {
        const QString path = m_dir.filePath(QStringLiteral("open"));
        QVERIFY(QDir().mkdir(path));
        QVERIFY(setRules(path, openToAll));
        QVERIFY(allowedToEverybody(path) & FILE_ADD_FILE);
        QVERIFY(makePrivateFolder(path));
        QCOMPARE(allowedToEverybody(path), DWORD(0));
    }

    void fileOthersMayWriteIsRefused()
    {
        const QString path = m_dir.filePath(QStringLiteral("shared"));
        QVERIFY(replaceFile(path, "x"));
        QVERIFY(readOwnFile(path));
        QVERIFY(setRules(path, openToAll));
        const Result<QByteArray> content = readOwnFile(path);
        QVERIFY(!content);
        QCOMPARE(content.error().code, ErrorCode::FileRefused);
        QVERIFY(setRules(path, L"D:P(A;;FA;;;OW)(A;;FR;;;WD)")); // others may read what is no secret
        QVERIFY(readOwnFile(path));
    }
};

QTEST_GUILESS_MAIN(TestAccessLists)
#include "tst_accesslists.moc"
