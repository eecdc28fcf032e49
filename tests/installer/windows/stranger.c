/* stranger FOLDER, to be started as fairlead.exe: what a set-up for FOLDER sees of the Fairlead of another
 * person, whom it must not ask to finish (app/platform/finishevent_win.h). Lives until it is killed. */
#include "../../../app/platform/finishevent_win.h"

#include <sddl.h>

int wmain(int argc, wchar_t **argv)
{
    wchar_t name[finishEventNameSize];
    SECURITY_ATTRIBUTES nobody = {.nLength = sizeof(nobody)};
    if (argc != 2 || !finishEventName(name, argv[1], GetCurrentProcessId())
        || !ConvertStringSecurityDescriptorToSecurityDescriptorW(L"D:P(D;;GA;;;WD)", SDDL_REVISION_1,
                                                                 &nobody.lpSecurityDescriptor, NULL)
        || !CreateEventW(&nobody, FALSE, FALSE, name))
        return 1;
    Sleep(INFINITE);
    return 0;
}
