/* A program of the Linux that Wine runs on, for Windows programs which start it by name and wait for it: Wine
 * starts those itself, but gives no handle to wait with. Compiled once, copied to openssl.exe and so on
 * (wineprefix). The program ends when we are ended. Its words go through files: a pipe of Wine's is nothing
 * that Linux could write to. */
#include <windows.h>

#include <stdio.h>
#include <string.h>
#include <wchar.h>

/* The shell's part. $0.status gets the exit code, under its final name only when it is complete; $0.alive is
 * a file of ours that goes when we do. */
static const wchar_t shell[] =
    L"\"Z:\\bin\\sh\" -c \"mkfifo $0.in; exec 3<>$0.in; \\\"$@\\\" <$0.in >$0.out 2>$0.err & p=$!; "
    L"{ while [ -e $0.alive ] && kill -0 $p; do sleep 0.2; done; kill $p; } >/dev/null 2>&1 & "
    L"wait $p; c=$?; rm $0.in; echo $c >$0.part; mv $0.part $0.status; [ -e $0.alive ] || rm -f $0.status\" ";

static int exitCodeIn(const wchar_t *path)
{
    FILE *file = _wfopen(path, L"r");
    int code = 1;
    if (!file)
        return -1;
    if (fscanf(file, "%d", &code) != 1)
        code = 1;
    fclose(file);
    return code;
}

/* Hands on what has been written since the last time. */
static void passOn(HANDLE file, DWORD to)
{
    char bytes[4096];
    DWORD size = 0, written;
    while (ReadFile(file, bytes, sizeof(bytes), &size, NULL) && size > 0)
        WriteFile(GetStdHandle(to), bytes, size, &written, NULL);
}

static HANDLE named(wchar_t *path, const wchar_t *run, const wchar_t *suffix, DWORD how, DWORD flags)
{
    _snwprintf(path, MAX_PATH, L"Z:%ls.%ls", run, suffix);
    return CreateFileW(path, how, FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, NULL, CREATE_ALWAYS,
                       flags, NULL);
}

/* An argument, quoted for those who take a command line apart; a Windows path as Linux has it. */
static void append(wchar_t *line, const wchar_t *argument)
{
    typedef char *(CDECL * UnixName)(const wchar_t *);
    const UnixName unixName =
        (UnixName)(void *)GetProcAddress(GetModuleHandleW(L"kernel32"), "wine_get_unix_file_name");
    const BOOL isPath = argument[0] && argument[1] == L':' && (argument[2] == L'\\' || argument[2] == L'/');
    char *path = isPath && unixName ? unixName(argument) : NULL;
    wchar_t *end = line + wcslen(line);
    if (path)
        _snwprintf(end, 32767 - (end - line), L" \"%hs\"", path);
    else
        _snwprintf(end, 32767 - (end - line), L" \"%ls\"", argument);
}

int wmain(int argc, wchar_t **argv)
{
    wchar_t own[MAX_PATH], folder[MAX_PATH], run[MAX_PATH], path[MAX_PATH], line[32768];
    LARGE_INTEGER now;
    const wchar_t *name;
    STARTUPINFOW start = {.cb = sizeof(start)};
    PROCESS_INFORMATION process;
    HANDLE out, err;
    int code;
    int i;

    GetModuleFileNameW(NULL, own, MAX_PATH);
    name = wcsrchr(own, L'\\') + 1;
    *wcsrchr(own, L'.') = 0;
    GetEnvironmentVariableW(L"FAIRLEAD_TOOL_FOLDER", folder, MAX_PATH); /* as Linux spells it */
    /* Numbers of processes come again, and with them the exit code of one that was ended. */
    QueryPerformanceCounter(&now);
    _snwprintf(run, MAX_PATH, L"%ls/%lu-%llx", folder, GetCurrentProcessId(), (unsigned long long)now.QuadPart);
    _snwprintf(line, 32767, L"%ls%ls %ls", shell, run, name);
    for (i = 1; i < argc; ++i)
        append(line, argv[i]);
    out = named(path, run, L"out", GENERIC_READ, FILE_FLAG_DELETE_ON_CLOSE);
    err = named(path, run, L"err", GENERIC_READ, FILE_FLAG_DELETE_ON_CLOSE);
    if (named(path, run, L"alive", GENERIC_WRITE, FILE_FLAG_DELETE_ON_CLOSE) == INVALID_HANDLE_VALUE)
        return 126;
    if (!CreateProcessW(NULL, line, NULL, NULL, FALSE, 0, NULL, NULL, &start, &process))
        return 127;
    _snwprintf(path, MAX_PATH, L"Z:%ls.status", run);
    do {
        Sleep(5);
        code = exitCodeIn(path);
        passOn(out, STD_OUTPUT_HANDLE);
        passOn(err, STD_ERROR_HANDLE);
    } while (code < 0);
    DeleteFileW(path);
    return code;
}
