#include "comeback.h"

#include "../../app/platform/finishevent_win.h"

#include <stdio.h>
#include <tlhelp32.h>
#include <userenv.h>
#include <wtsapi32.h>

enum { MostProcesses = 256, BetweenLooks = 100, Remembered = 60 * 60 * 1000 /* milliseconds */ };

/* Where it ran, for later: a value a session. Goes when that person logs off, and is nobody else's to write.
 */
static const wchar_t remembered[] = L"Software\\Fairlead.ComesBack";

struct Asked
{
    DWORD process[MostProcesses];
    int count;
};

static void remember(DWORD process)
{
    const ULONGLONG now = GetTickCount64();
    HKEY key;
    DWORD session;
    wchar_t name[16];
    if (!ProcessIdToSessionId(process, &session)
        || RegCreateKeyExW(HKEY_CURRENT_USER, remembered, 0, NULL, REG_OPTION_VOLATILE, KEY_SET_VALUE, NULL,
                           &key, NULL)
            != ERROR_SUCCESS)
        return;
    _snwprintf(name, 16, L"%lu", session);
    RegSetValueExW(key, name, 0, REG_QWORD, (const BYTE *)&now, sizeof(now));
    RegCloseKey(key);
}

/* Once each: the event stays set until the process has heard of it. */
static BOOL isNew(struct Asked *asked, DWORD process)
{
    int i;
    for (i = 0; i < asked->count; ++i) {
        if (asked->process[i] == process)
            return FALSE;
    }
    if (asked->count < MostProcesses)
        asked->process[asked->count++] = process;
    return TRUE;
}

/* Those that can be asked are. Ended: one runs still. StillRuns: one is not ours to ask. */
static enum Answer askThose(const wchar_t *folder, struct Asked *asked)
{
    enum Answer found = NothingRan;
    PROCESSENTRY32W entry = {.dwSize = sizeof(entry)};
    HANDLE list = CreateToolhelp32Snapshot(TH32CS_SNAPPROCESS, 0);
    BOOL more;
    for (more = Process32FirstW(list, &entry); more; more = Process32NextW(list, &entry)) {
        wchar_t name[finishEventNameSize];
        HANDLE event;
        if (_wcsicmp(entry.szExeFile, L"fairlead.exe") != 0
            || !finishEventName(name, folder, entry.th32ProcessID))
            continue;
        event = OpenEventW(EVENT_MODIFY_STATE, FALSE, name);
        if (!event && GetLastError() == ERROR_ACCESS_DENIED)
            found = StillRuns;
        if (!event)
            continue;
        if (isNew(asked, entry.th32ProcessID)) {
            remember(entry.th32ProcessID);
            SetEvent(event);
        }
        CloseHandle(event);
        if (found == NothingRan)
            found = Ended;
    }
    CloseHandle(list);
    return found;
}

/* A program that runs cannot be opened for writing: one that has only begun to, or a command at work. Who may
 * not write there at all cannot tell, and will not write. */
static BOOL isInUse(const wchar_t *folder)
{
    wchar_t path[Longest];
    WIN32_FIND_DATAW found;
    HANDLE search;
    BOOL inUse = FALSE;
    _snwprintf(path, Longest, L"%ls\\fairlead*.exe", folder);
    search = FindFirstFileW(path, &found);
    if (search == INVALID_HANDLE_VALUE)
        return FALSE;
    do {
        HANDLE file;
        _snwprintf(path, Longest, L"%ls\\%ls", folder, found.cFileName);
        file = CreateFileW(path, GENERIC_WRITE, FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, NULL,
                           OPEN_EXISTING, 0, NULL);
        if (file != INVALID_HANDLE_VALUE)
            CloseHandle(file);
        else if (GetLastError() == ERROR_SHARING_VIOLATION)
            inUse = TRUE;
    } while (!inUse && FindNextFileW(search, &found));
    FindClose(search);
    return inUse;
}

int ask(const wchar_t *folder)
{
    struct Asked asked = {.count = 0};
    const ULONGLONG end = GetTickCount64() + Patience;
    for (;;) {
        const enum Answer found = askThose(folder, &asked);
        if (found == NothingRan && !isInUse(folder))
            return asked.count > 0 ? Ended : NothingRan;
        if (found == StillRuns || GetTickCount64() >= end)
            return StillRuns;
        Sleep(BetweenLooks);
    }
}

static HANDLE tokenOf(HANDLE process)
{
    HANDLE token = NULL;
    if (process && !OpenProcessToken(process, TOKEN_QUERY | TOKEN_DUPLICATE, &token))
        token = NULL;
    return token;
}

static BOOL isSamePerson(HANDLE one, HANDLE other)
{
    union {
        TOKEN_USER user;
        BYTE bytes[sizeof(TOKEN_USER) + SECURITY_MAX_SID_SIZE];
    } a, b;
    DWORD size;
    return GetTokenInformation(one, TokenUser, &a, sizeof(a), &size)
        && GetTokenInformation(other, TokenUser, &b, sizeof(b), &size)
        && EqualSid(a.user.User.Sid, b.user.User.Sid);
}

/* Another person's processes are closed to an administrator who does not ask for this. */
static void mayOpenOthers(void)
{
    TOKEN_PRIVILEGES wanted = {.PrivilegeCount = 1, .Privileges = {{.Attributes = SE_PRIVILEGE_ENABLED}}};
    HANDLE token;
    if (!OpenProcessToken(GetCurrentProcess(), TOKEN_ADJUST_PRIVILEGES, &token))
        return;
    if (LookupPrivilegeValueW(NULL, L"SeDebugPrivilege", &wanted.Privileges[0].Luid))
        AdjustTokenPrivileges(token, FALSE, &wanted, 0, NULL, NULL);
    CloseHandle(token);
}

enum Way { AsOneself, AsTheShell, NotAtAll };

/* A set-up has more rights than the person who sits there, or is somebody else: then it is the shell's that
 * count. `token`: these. Where nobody's shell is there, nobody sits there. */
static enum Way wayOfStarting(HANDLE *token)
{
    TOKEN_ELEVATION_TYPE elevation = TokenElevationTypeDefault;
    const HWND shell = GetShellWindow();
    const HANDLE own = tokenOf(GetCurrentProcess());
    enum Way way = AsOneself;
    DWORD size, id = 0;
    if (own && shell && GetWindowThreadProcessId(shell, &id)) {
        HANDLE process, theirs;
        mayOpenOthers();
        process = OpenProcess(PROCESS_QUERY_LIMITED_INFORMATION, FALSE, id);
        theirs = tokenOf(process);
        GetTokenInformation(own, TokenElevationType, &elevation, sizeof(elevation), &size);
        if (!theirs)
            way = NotAtAll;
        else if (elevation == TokenElevationTypeFull || !isSamePerson(own, theirs))
            way = DuplicateTokenEx(theirs, MAXIMUM_ALLOWED, NULL, SecurityImpersonation, TokenPrimary, token)
                ? AsTheShell
                : NotAtAll;
        if (theirs)
            CloseHandle(theirs);
        if (process)
            CloseHandle(process);
    }
    if (own)
        CloseHandle(own);
    return way;
}

/* Everybody may be there; whoever installs may be where nobody else may. */
static const wchar_t *placeForAll(void)
{
    static wchar_t folder[MAX_PATH];
    return GetSystemDirectoryW(folder, MAX_PATH) ? folder : NULL;
}

/* Started, and left alone. */
static BOOL done(BOOL started, const PROCESS_INFORMATION *process)
{
    if (started) {
        CloseHandle(process->hThread);
        CloseHandle(process->hProcess);
    }
    return started;
}

/* In a person's session, as that person: SYSTEM may. */
static BOOL startIn(DWORD session, const wchar_t *program, wchar_t *line)
{
    STARTUPINFOW how = {.cb = sizeof(how), .lpDesktop = (wchar_t[]){L"winsta0\\default"}};
    PROCESS_INFORMATION process;
    HANDLE token;
    void *environment = NULL;
    BOOL started;
    if (!WTSQueryUserToken(session, &token))
        return FALSE;
    CreateEnvironmentBlock(&environment, token, FALSE);
    started = CreateProcessAsUserW(token, program, line, NULL, NULL, FALSE, CREATE_UNICODE_ENVIRONMENT,
                                   environment, placeForAll(), &how, &process);
    if (environment)
        DestroyEnvironmentBlock(environment);
    CloseHandle(token);
    return done(started, &process);
}

static BOOL startAsTheShell(HANDLE token, const wchar_t *program, wchar_t *line)
{
    STARTUPINFOW how = {.cb = sizeof(how)};
    PROCESS_INFORMATION process;
    void *environment = NULL;
    BOOL started;
    CreateEnvironmentBlock(&environment, token, FALSE);
    started = CreateProcessWithTokenW(token, LOGON_WITH_PROFILE, program, line, CREATE_UNICODE_ENVIRONMENT,
                                      environment, placeForAll(), &how, &process);
    if (environment)
        DestroyEnvironmentBlock(environment);
    return done(started, &process);
}

static BOOL startHere(const wchar_t *program, wchar_t *line)
{
    STARTUPINFOW how = {.cb = sizeof(how)};
    PROCESS_INFORMATION process;
    HANDLE token = NULL;
    BOOL started = FALSE;
    switch (wayOfStarting(&token)) {
    case AsOneself:
        started =
            done(CreateProcessW(program, line, NULL, NULL, FALSE, 0, NULL, placeForAll(), &how, &process),
                 &process);
        break;
    case AsTheShell:
        started = startAsTheShell(token, program, line);
        CloseHandle(token);
        break;
    case NotAtAll:
        break;
    }
    return started;
}

int back(const wchar_t *folder)
{
    wchar_t program[Longest], line[Longest], name[16];
    ULONGLONG asked = 0;
    HKEY key;
    DWORD own = 0, i, size, bytes;
    int started = 0;
    ProcessIdToSessionId(GetCurrentProcessId(), &own);
    _snwprintf(program, Longest, L"%ls\\fairlead.exe", folder);
    /* Removed; by an upgrade perhaps, which puts the next version there and asks once more. */
    if (GetFileAttributesW(program) == INVALID_FILE_ATTRIBUTES)
        return 0;
    if (RegOpenKeyExW(HKEY_CURRENT_USER, remembered, 0, KEY_QUERY_VALUE, &key) != ERROR_SUCCESS)
        return 0;
    for (i = 0; size = 16, bytes = sizeof(asked),
        RegEnumValueW(key, i, name, &size, NULL, NULL, (BYTE *)&asked, &bytes) == ERROR_SUCCESS;
         ++i) {
        const DWORD session = wcstoul(name, NULL, 10);
        if (GetTickCount64() - asked > Remembered)
            continue;
        ++started;
        _snwprintf(line, Longest, L"\"%ls\" --background", program);
        /* Nobody sits in the services' session, and a set-up that SYSTEM runs lends its rights to nothing. */
        if (!startIn(session, program, line) && session == own && session != 0)
            startHere(program, line);
    }
    RegCloseKey(key);
    RegDeleteKeyW(HKEY_CURRENT_USER, remembered);
    return started;
}

int openWindow(const wchar_t *folder)
{
    wchar_t program[Longest], line[Longest];
    _snwprintf(program, Longest, L"%ls\\fairlead.exe", folder);
    _snwprintf(line, Longest, L"\"%ls\"", program);
    return startHere(program, line);
}

int forgetAsked(const wchar_t *folder)
{
    (void)folder;
    return RegDeleteKeyW(HKEY_CURRENT_USER, remembered) == ERROR_SUCCESS;
}
