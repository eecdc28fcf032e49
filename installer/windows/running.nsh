; A program that runs cannot be written over. It is asked to finish, which stores everything, waited for, and started
; again afterwards; nothing is left for the next start of Windows, and nothing is killed (comeback.c).

; $0: what `call` of comeback.h says of $INSTDIR, and -1 where it could not be asked. By its address, as the plug-in takes
; a library's name apart: there may be parentheses in a person's.
!macro Comeback call
  StrCpy $0 -1
  InitPluginsDir
  SetOutPath "$PLUGINSDIR"
  File "/oname=comeback.dll" "${COMEBACK}"
  SetOutPath "$TEMP" ; no folder of ours may be anybody's working directory
  System::Call 'kernel32::LoadLibraryW(w "$PLUGINSDIR\comeback.dll") p .r1'
  ${If} $1 P<> 0
    System::Call 'kernel32::GetProcAddress(p r1, m "${call}") p .r2'
    ${If} $2 P<> 0
      System::Call '::$2(w "$INSTDIR") i .r0'
    ${EndIf}
    System::Call 'kernel32::FreeLibrary(p r1)'
  ${EndIf}
!macroend

!macro RunningFunctions un
Function ${un}AskToFinish
  ${Do}
    ; Nothing of ours, nothing to ask for.
    ${IfNot} ${FileExists} "$INSTDIR\fairlead*.exe"
      Return
    ${EndIf}
    !insertmacro Comeback ask
    ${If} $0 == 0 ; nothing ran
    ${OrIf} $0 == 1 ; it has ended
      Return
    ${EndIf}
    ${If} ${Silent}
    ${OrIfNot} ${Cmd} `MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(TextRunning)" IDRETRY`
      !insertmacro Comeback back
      SetErrorLevel ${CODE_RUNNING}
      Quit
    ${EndIf}
  ${Loop}
FunctionEnd

; What was asked to finish, wherever it ran.
Function ${un}StartAgain
  !insertmacro Comeback back
FunctionEnd
!macroend
!insertmacro RunningFunctions ""
!insertmacro RunningFunctions "un."
