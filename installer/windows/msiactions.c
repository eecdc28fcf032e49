/* The MSI's custom actions (wix.py, _actions). Each is given the installation's own handle. */
#include "comeback.h"

#include <msi.h>
#include <msiquery.h>
#include <stdio.h>

enum { MostWords = 1024 };

/* A folder of an MSI's ends with a backslash. */
static void withoutBackslash(wchar_t *folder, DWORD size)
{
    if (size > 0 && folder[size - 1] == L'\\')
        folder[size - 1] = 0;
}

/* Where it is, for an action of the person's. */
static void installed(MSIHANDLE install, wchar_t *folder)
{
    DWORD size = Longest;
    folder[0] = 0;
    if (MsiGetPropertyW(install, L"OLDFOLDER", folder, &size) == ERROR_SUCCESS)
        withoutBackslash(folder, size);
}

/* The same for one of the script's, which is SYSTEM's, and knows this property alone: the folder, a vertical
 * bar, which no folder has, and a sentence. */
static void handedOn(MSIHANDLE install, wchar_t *folder, wchar_t *sentence)
{
    wchar_t *bar;
    DWORD size = Longest;
    folder[0] = sentence[0] = 0;
    if (MsiGetPropertyW(install, L"CustomActionData", folder, &size) != ERROR_SUCCESS
        || !(bar = wcschr(folder, L'|')))
        return;
    _snwprintf(sentence, MostWords, L"%ls", bar + 1);
    *bar = 0;
    withoutBackslash(folder, (DWORD)(bar - folder));
}

/* Ends the installation. */
static UINT refuse(MSIHANDLE install, const wchar_t *sentence)
{
    const MSIHANDLE record = MsiCreateRecord(0);
    MsiRecordSetStringW(record, 0, sentence);
    MsiProcessMessage(install, (INSTALLMESSAGE)(INSTALLMESSAGE_ERROR | MB_OK | MB_ICONSTOP), record);
    MsiCloseHandle(record);
    return ERROR_INSTALL_FAILURE;
}

/* Whoever is no administrator here has somebody's consent, which holds in the script alone. */
static BOOL isAdministrator(void)
{
    BYTE administrators[SECURITY_MAX_SID_SIZE];
    DWORD size = sizeof(administrators);
    BOOL member = FALSE;
    return CreateWellKnownSid(WinBuiltinAdministratorsSid, NULL, administrators, &size)
        && CheckTokenMembership(NULL, administrators, &member) && member;
}

/* Before Windows Installer looks for files in use: those that the person may ask. */
EXPORTED UINT __stdcall AskToFinish(MSIHANDLE install)
{
    wchar_t folder[Longest], sentence[MostWords] = L"";
    DWORD size = MostWords;
    installed(install, folder);
    if (ask(folder) != StillRuns || !isAdministrator())
        return ERROR_SUCCESS;
    MsiGetPropertyW(install, L"StillRuns", sentence, &size);
    return refuse(install, sentence);
}

/* As SYSTEM, before the script touches the first file: everybody's, and whatever is in use. (Wine runs this
 * when it has touched them.) */
EXPORTED UINT __stdcall AskEverybody(MSIHANDLE install)
{
    wchar_t folder[Longest], sentence[MostWords];
    handedOn(install, folder, sentence);
    return ask(folder) == StillRuns ? refuse(install, sentence) : ERROR_SUCCESS;
}

EXPORTED UINT __stdcall StartEverybody(MSIHANDLE install)
{
    wchar_t folder[Longest], sentence[MostWords];
    handedOn(install, folder, sentence);
    back(folder);
    return ERROR_SUCCESS;
}

/* Credentials left behind would be nobody's any more: nothing is removed unless they can be. */
EXPORTED UINT __stdcall RemoveData(MSIHANDLE install)
{
    wchar_t folder[Longest], line[Longest];
    STARTUPINFOW how = {.cb = sizeof(how), .dwFlags = STARTF_USESHOWWINDOW, .wShowWindow = SW_HIDE};
    PROCESS_INFORMATION process;
    wchar_t sentence[MostWords] = L"";
    DWORD code = 1, size = MostWords;
    installed(install, folder);
    _snwprintf(line, Longest, L"\"%ls\\fairleadctl.exe\" forget --all --yes", folder);
    if (CreateProcessW(NULL, line, NULL, NULL, FALSE, CREATE_NO_WINDOW, NULL, NULL, &how, &process)) {
        if (WaitForSingleObject(process.hProcess, 2 * Patience) == WAIT_OBJECT_0)
            GetExitCodeProcess(process.hProcess, &code);
        CloseHandle(process.hThread);
        CloseHandle(process.hProcess);
    }
    MsiGetPropertyW(install, L"DataStays", sentence, &size);
    return code == 0 ? ERROR_SUCCESS : refuse(install, sentence);
}

/* What the person has switched on in Fairlead's own settings, beside the entry for everybody. */
EXPORTED UINT __stdcall ForgetEntry(MSIHANDLE install)
{
    static const wchar_t run[] = L"Software\\Microsoft\\Windows\\CurrentVersion\\Run";
    wchar_t folder[Longest], begin[Longest], entry[Longest];
    DWORD size = sizeof(entry);
    installed(install, folder);
    _snwprintf(begin, Longest, L"\"%ls\\", folder);
    if (RegGetValueW(HKEY_CURRENT_USER, run, L"Fairlead", RRF_RT_REG_SZ, NULL, entry, &size) == ERROR_SUCCESS
        && _wcsnicmp(entry, begin, wcslen(begin)) == 0)
        RegDeleteKeyValueW(HKEY_CURRENT_USER, run, L"Fairlead");
    return ERROR_SUCCESS;
}

EXPORTED UINT __stdcall StartAgain(MSIHANDLE install)
{
    wchar_t folder[Longest];
    installed(install, folder);
    back(folder);
    return ERROR_SUCCESS;
}
