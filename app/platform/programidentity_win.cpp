// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/programidentity.h"

#include <QtGlobal>

#include <windows.h>

#include <shobjidl.h>

namespace fairlead {

void identifyProgram()
{
    const HRESULT done = ::SetCurrentProcessExplicitAppUserModelID(L"" FAIRLEAD_APP_USER_MODEL_ID);
    if (FAILED(done))
        qWarning("no AppUserModelID: 0x%08lx", static_cast<unsigned long>(done));
}

} // namespace fairlead
