/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * C as well as C++: set-ups (installer/windows/comeback.c) and the program meet by this name. */
#pragma once

#include <windows.h>

#include <wchar.h>

enum { finishEventNameSize = 80 };

/** The event that asks one process to finish, whoever's session it runs in: its name says which process, and
 * which folder the program lies in, so that a set-up for one folder leaves a copy in another alone. Who must
 * not set it can still tell that it is there. Nobody creates it but that process (EndSignals), and the
 * system takes it away when that ends. `name` has finishEventNameSize characters; false where there is no
 * such folder. Any thread. */
static inline BOOL finishEventName(wchar_t *name, const wchar_t *folder, DWORD process)
{
    enum { longest = 32768 };
    /* FNV-1a, 64 bits: told apart, not kept secret. */
    unsigned long long digest = 0xcbf29ce484222325ULL;
    DWORD size, i;
    wchar_t *path;
    HANDLE handle = CreateFileW(folder, 0, FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, NULL,
                                OPEN_EXISTING, FILE_FLAG_BACKUP_SEMANTICS, NULL);
    if (handle == INVALID_HANDLE_VALUE)
        return FALSE;
    path = (wchar_t *)LocalAlloc(LPTR, longest * sizeof(wchar_t));
    /* However it was spelt: short names, links and the case of letters. */
    size = path ? GetFinalPathNameByHandleW(handle, path, longest, FILE_NAME_NORMALIZED) : 0;
    CloseHandle(handle);
    if (size > 0 && size < longest) {
        CharLowerBuffW(path, size);
        for (i = 0; i < size; ++i)
            digest = (digest ^ path[i]) * 0x100000001b3ULL;
        _snwprintf(name, finishEventNameSize, L"Global\\Fairlead.Fairlead.finish.%016llx.%lu", digest,
                   (unsigned long)process);
    }
    LocalFree(path);
    return size > 0 && size < longest;
}
