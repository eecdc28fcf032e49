/* credentials: the names of all entries in the Credential Manager. credentials show NAME: what one holds.
 * Windows's own interface, so that what Fairlead says of its secrets is told by somebody else. */
#include <windows.h>

#include <wincred.h>

#include <stdio.h>
#include <wchar.h>

int wmain(int argc, wchar_t **argv)
{
    DWORD count = 0, i;
    CREDENTIALW **all;
    CREDENTIALW *one;
    if (argc == 3 && wcscmp(argv[1], L"show") == 0) {
        if (!CredReadW(argv[2], CRED_TYPE_GENERIC, 0, &one))
            return 1;
        fwrite(one->CredentialBlob, 1, one->CredentialBlobSize, stdout);
        CredFree(one);
        return 0;
    }
    if (!CredEnumerateW(NULL, 0, &count, &all))
        return GetLastError() == ERROR_NOT_FOUND ? 0 : 1;
    for (i = 0; i < count; ++i)
        printf("%ls %lu\n", all[i]->TargetName, all[i]->CredentialBlobSize);
    CredFree(all);
    return 0;
}
