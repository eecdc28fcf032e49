; Fairlead-VERSION-x64-setup.exe. Names, files and keys come from generated.nsh (package.py, table.toml).
;   /S               no windows; exit codes: 0 done, 2 another set-up runs, 3 Fairlead still runs, 4 files could not be
;                    written, 5 /ALLUSERS needs an administrator, 6 installed by the MSI, 7 the folder holds something
;                    else, 8 a newer version is installed, 9 an option takes 0 or 1, 10 REMOVEDATA's could not be,
;                    11 /ALLUSERS, and a copy of the person's own is there, which has to be removed first
;   /ALLUSERS        for everybody on this computer (needs an administrator; without it where SYSTEM runs this); an upgrade
;                    stays where it was
;   /AUTOSTART=0     does not start at login (also /NOAUTOSTART); an upgrade keeps what was chosen
;   /D=FOLDER        another folder, where it is not installed yet; last, and without quotes
; The uninstaller takes /S and /REMOVEDATA=1: connections, workspaces and credentials of the person who runs it go as well.
;
; Killed at any moment, the next run repairs: the uninstaller and its key come first, files are unpacked beside the old
; ones and then take their places, and `installed.txt` names at every moment all that may lie in the folder.
Unicode true
Target amd64-unicode
!ifndef COMPRESSOR
  !define COMPRESSOR lzma
!endif
SetCompressor /SOLID ${COMPRESSOR}
!include LogicLib.nsh
!include FileFunc.nsh
!include WordFunc.nsh
!include MUI2.nsh
!include Win\COM.nsh
!include Win\Propkey.nsh
!include "${GENERATED}/generated.nsh"

!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\${PRODUCT}"
!define CODE_BUSY 2
!define CODE_RUNNING 3
!define CODE_WRITE 4
!define CODE_ADMINISTRATOR 5
!define CODE_MSI 6
!define CODE_FOLDER 7
!define CODE_NEWER 8
!define CODE_OPTION 9
!define CODE_DATA 10
!define CODE_OWN 11
; Of INSTALL_KEY: all of it is in its place.
!define INSTALL_COMPLETE "Complete"

Name "${PRODUCT}"
OutFile "${OUT}"
RequestExecutionLevel user
ManifestDPIAware true
ManifestSupportedOS all
ManifestLongPathAware true
BrandingText "${PRODUCT} ${VERSION}"
AllowSkipFiles off
VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "${PRODUCT}"
VIAddVersionKey "CompanyName" "${VENDOR}"
VIAddVersionKey "FileDescription" "${PRODUCT} set-up"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "LegalCopyright" "${COPYRIGHT}"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_FINISHPAGE_RUN
!define MUI_FINISHPAGE_RUN_FUNCTION OpenWindow
!define MUI_PAGE_CUSTOMFUNCTION_PRE SkipWhereKnown
!define MUI_PAGE_CUSTOMFUNCTION_LEAVE CheckChosenFolder
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "German"
!include "${__FILEDIR__}/texts.nsh"

Var Scope            ; "person" or "machine"
Var Known            ; 1: installed already, in $INSTDIR
Var AUTOSTART
Var REMOVEDATA

!include "${__FILEDIR__}/running.nsh"
!include "${__FILEDIR__}/lists.nsh"
!include "${__FILEDIR__}/shortcut.nsh"

; Leaves with a code an unattended installation can read, and a sentence for a person who sits there.
!macro LeaveWith code text
  SetErrorLevel ${code}
  ${IfNot} ${Silent}
    MessageBox MB_OK|MB_ICONSTOP "${text}"
  ${EndIf}
  Quit
!macroend

; "yes" would be taken for a no.
!macro Understand value
  ${If} ${value} != "0"
  ${AndIf} ${value} != "1"
    !insertmacro LeaveWith ${CODE_OPTION} "$(TextOption)"
  ${EndIf}
!macroend

; Starts anew with an administrator's rights, which a person is asked for: once, as where that is switched off nobody has them
; afterwards either.
!macro AskAnAdministrator program parameters
  ClearErrors
  ${GetOptions} $R0 "/ASKED" $3
  ${If} ${Errors}
  ${AndIfNot} ${Silent}
    ClearErrors
    ExecShell "runas" "${program}" `/ASKED ${parameters}`
    ${IfNot} ${Errors}
      Quit
    ${EndIf}
  ${EndIf}
  !insertmacro LeaveWith ${CODE_ADMINISTRATOR} "$(TextAdministrator)"
!macroend

; Two at a time would unpack into one folder, in whatever sessions. One that has just finished gets five seconds to be gone.
; The handle lives as long as the process.
!macro OneAtATime
  StrCpy $2 0
  ${Do}
    System::Call 'kernel32::CreateMutexW(p 0, i 0, w "Global\${IDENTITY}.setup") p .r0 ?e'
    Pop $1
    ${If} $1 != 183 ; ERROR_ALREADY_EXISTS
    ${AndIf} $1 != 5 ; ERROR_ACCESS_DENIED: another person's
      ${Break}
    ${EndIf}
    System::Call 'kernel32::CloseHandle(p r0)'
    ${If} $2 >= 20
      !insertmacro LeaveWith ${CODE_BUSY} "$(TextBusy)"
    ${EndIf}
    Sleep 250
    IntOp $2 $2 + 1
  ${Loop}
!macroend

Function .onInit
  SetRegView 64
  SetShellVarContext current
  StrCpy $Scope "person"
  !insertmacro OneAtATime
  ${GetParameters} $R0
  Call ChooseScope
  Call RefuseOlder
  Call ChooseFolder
  Call ChooseAutostart
FunctionEnd

; For everybody where that is asked for, or how it is installed, and by SYSTEM, which is nobody. A copy of the person's own is
; upgraded as what it is, also beside one for everybody: whoever may not upgrade that is not left with the old one. A first
; one for everybody does not join it: it would grow old, and what it has, by whom it may be written, is not for a set-up with an
; administrator's rights to run or to read.
Function ChooseScope
  ReadRegStr $0 HKLM "${INSTALL_KEY}" "${INSTALL_KIND}"
  ReadRegStr $2 HKCU "${INSTALL_KEY}" "${INSTALL_FOLDER}"
  ClearErrors
  ${GetOptions} $R0 "/ALLUSERS" $3
  ${If} ${Errors}
  ${AndIf} $PROFILE != "$WINDIR\system32\config\systemprofile"
    ${If} $0 == ""
    ${OrIf} $2 != ""
      Return
    ${EndIf}
  ${EndIf}
  ${If} $0 == "msi"
    !insertmacro LeaveWith ${CODE_MSI} "$(TextMsi)"
  ${ElseIf} $0 == ""
  ${AndIf} $2 != ""
    !insertmacro LeaveWith ${CODE_OWN} "$(TextOwn)"
  ${EndIf}
  UserInfo::GetAccountType
  Pop $1
  ${If} $1 != "Admin"
    ; Whoever consents may have a copy of his own, which is not meant. NSIS has taken /D away already.
    StrCpy $2 "/ALLUSERS $R0"
    ${If} $INSTDIR != ""
      StrCpy $2 "$2 /D=$INSTDIR"
    ${EndIf}
    !insertmacro AskAnAdministrator "$EXEPATH" "$2"
  ${EndIf}
  SetShellVarContext all
  StrCpy $Scope "machine"
FunctionEnd

; Its workspaces may be of a schema that this one does not know.
Function RefuseOlder
  ReadRegStr $0 SHCTX "${UNINSTALL_KEY}" "DisplayVersion"
  ${If} $0 != ""
    ${VersionCompare} "${VERSION}" "$0" $1
    ${If} $1 == 2
      !insertmacro LeaveWith ${CODE_NEWER} "$(TextNewer)"
    ${EndIf}
  ${EndIf}
FunctionEnd

; Where it is installed, for nobody would take that away otherwise; then /D; then where programs of this kind lie.
Function ChooseFolder
  ReadRegStr $0 SHCTX "${INSTALL_KEY}" "${INSTALL_FOLDER}"
  ${If} $0 != ""
  ${AndIf} ${FileExists} "$0\uninstall.exe"
    StrCpy $Known 1
    StrCpy $INSTDIR $0
  ${EndIf}
  ${If} $INSTDIR != ""
    Return
  ${EndIf}
  ${If} $Scope == "machine"
    StrCpy $INSTDIR "$PROGRAMFILES64\${PRODUCT}"
  ${Else}
    StrCpy $INSTDIR "$LOCALAPPDATA\Programs\${PRODUCT}"
  ${EndIf}
FunctionEnd

Function SkipWhereKnown
  ${If} $Known == 1
    Abort
  ${EndIf}
FunctionEnd

; $0: 1 where $INSTDIR holds what no set-up of ours has put there. Only an empty folder, or none, becomes ours: files of the
; same names would be overwritten, and taken away with the program. An uninstaller that was told to wait (_?=) leaves itself.
Function IsForeign
  StrCpy $0 0
  ${If} $Known == 1
  ${OrIf} ${FileExists} "$INSTDIR\installed.txt"
  ${OrIf} ${FileExists} "$INSTDIR\incoming.txt"
    Return
  ${EndIf}
  FindFirst $1 $2 "$INSTDIR\*.*"
  ${DoWhile} $2 != ""
    ${If} $2 != "."
    ${AndIf} $2 != ".."
    ${AndIf} $2 != "uninstall.exe"
      StrCpy $0 1
      ${Break}
    ${EndIf}
    FindNext $1 $2
  ${Loop}
  FindClose $1
FunctionEnd

Function CheckChosenFolder
  Call IsForeign
  ${If} $0 == 1
    MessageBox MB_OK|MB_ICONEXCLAMATION "$(TextFolder)"
    Abort
  ${EndIf}
FunctionEnd

; Asked for, else what there is, else the default. What there is was perhaps chosen in Fairlead's own settings; where an
; installation was cut off, nobody has chosen yet.
Function ChooseAutostart
  StrCpy $AUTOSTART "${DEFAULT_AUTOSTART}"
  ReadRegStr $0 SHCTX "${INSTALL_KEY}" "${INSTALL_COMPLETE}"
  ${If} $0 != ""
    StrCpy $AUTOSTART 1
    ReadRegStr $0 SHCTX "Software\Microsoft\Windows\CurrentVersion\Run" "${PRODUCT}"
    ${If} $0 == ""
      StrCpy $AUTOSTART 0
    ${EndIf}
  ${EndIf}
  ClearErrors
  ${GetOptions} $R0 "/AUTOSTART=" $0
  ${IfNot} ${Errors}
    !insertmacro Understand $0
    StrCpy $AUTOSTART $0
  ${EndIf}
  ClearErrors
  ${GetOptions} $R0 "/NOAUTOSTART" $0
  ${IfNot} ${Errors}
    StrCpy $AUTOSTART 0
  ${EndIf}
FunctionEnd

Function WriteUninstallKey
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "DisplayName" "${PRODUCT}"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "Publisher" "${VENDOR}"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "URLInfoAbout" "${HOMEPAGE}"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\fairlead.exe"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD SHCTX "${UNINSTALL_KEY}" "EstimatedSize" ${SIZE}
  WriteRegDWORD SHCTX "${UNINSTALL_KEY}" "NoModify" 1
  WriteRegDWORD SHCTX "${UNINSTALL_KEY}" "NoRepair" 1
FunctionEnd

Function LeaveUnwritten
  Call StartAgain
  !insertmacro LeaveWith ${CODE_WRITE} "$(TextWrite)"
FunctionEnd

; A file that could not be unpacked ends the set-up by itself.
Function .onInstFailed
  Call StartAgain
  SetErrorLevel ${CODE_WRITE}
FunctionEnd

; From the last page. A set-up for everybody has more rights than the program shall have.
Function OpenWindow
  !insertmacro Comeback openWindow
FunctionEnd

Section
  Call IsForeign
  ${If} $0 == 1
    !insertmacro LeaveWith ${CODE_FOLDER} "$(TextFolder)"
  ${EndIf}
  Call AskToFinish
  ClearErrors
  CreateDirectory "$INSTDIR"
  SetOutPath "$INSTDIR"
  File "/oname=incoming.txt" "${GENERATED}/files.txt"
  Call RememberFiles
  WriteUninstaller "$INSTDIR\uninstall.exe"
  ${If} ${Errors}
    Call LeaveUnwritten
  ${EndIf}
  WriteRegStr SHCTX "${INSTALL_KEY}" "${INSTALL_FOLDER}" "$INSTDIR"
  WriteRegStr SHCTX "${INSTALL_KEY}" "${INSTALL_KIND}" "setup"
  Call WriteUninstallKey

  ClearErrors
  SetOutPath "$INSTDIR\incoming"
  File /r "${STAGE}/*"
  SetOutPath "$INSTDIR"
  ${If} ${Errors}
    Call LeaveUnwritten
  ${EndIf}
  Call RemoveOutdated
  Call PutInPlace
  ${If} ${Errors}
    Call LeaveUnwritten
  ${EndIf}
  !insertmacro WriteShortcuts
  ; Off means off: also where it was on.
  ${If} $AUTOSTART != 1
    DeleteRegValue SHCTX "Software\Microsoft\Windows\CurrentVersion\Run" "${PRODUCT}"
  ${EndIf}
  !insertmacro WriteKeys
  WriteRegStr SHCTX "${INSTALL_KEY}" "${INSTALL_COMPLETE}" "${VERSION}"
  Call StartAgain
SectionEnd

Function un.onInit
  SetRegView 64
  SetShellVarContext current
  StrCpy $Scope "person"
  !insertmacro OneAtATime
  ${GetParameters} $R0
  Call un.ChooseData
  ReadRegStr $0 HKLM "${INSTALL_KEY}" "${INSTALL_FOLDER}"
  ${If} $0 == $INSTDIR
    UserInfo::GetAccountType
    Pop $1
    ${If} $1 != "Admin"
      ; Whoever knows the password may be somebody else: what is this person's goes as this person.
      ${IfNot} ${Silent}
        ${If} $REMOVEDATA == 1
        ${AndIfNot} ${Cmd} `MessageBox MB_OKCANCEL|MB_ICONEXCLAMATION "$(TextDataFirst)" IDOK`
          Quit
        ${EndIf}
        Call un.RemoveData
        Call un.ForgetEntry
      ${EndIf}
      !insertmacro AskAnAdministrator "$INSTDIR\uninstall.exe" "/REMOVEDATA=0 $R0"
    ${EndIf}
    SetShellVarContext all
    StrCpy $Scope "machine"
  ${EndIf}
FunctionEnd

Function un.ChooseData
  StrCpy $REMOVEDATA "${DEFAULT_REMOVEDATA}"
  ClearErrors
  ${GetOptions} $R0 "/REMOVEDATA=" $0
  ${IfNot} ${Errors}
    !insertmacro Understand $0
    StrCpy $REMOVEDATA $0
  ${ElseIfNot} ${Silent}
  ${AndIf} ${Cmd} `MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON2 "$(TextRemoveData)" IDYES`
    StrCpy $REMOVEDATA 1
  ${EndIf}
FunctionEnd

; Credentials left behind would be nobody's any more: nothing is removed unless they can be.
Function un.RemoveData
  ${If} $REMOVEDATA == 1
  ${AndIf} ${FileExists} "$INSTDIR\fairleadctl.exe"
    nsExec::Exec /TIMEOUT=60000 '"$INSTDIR\fairleadctl.exe" forget --all --yes'
    Pop $0
    ${If} $0 != 0
      Call un.StartAgain
      !insertmacro LeaveWith ${CODE_DATA} "$(TextData)"
    ${EndIf}
  ${EndIf}
FunctionEnd

; What the person has switched on in Fairlead's own settings, beside the entry for everybody.
Function un.ForgetEntry
  ReadRegStr $0 HKCU "Software\Microsoft\Windows\CurrentVersion\Run" "${PRODUCT}"
  ${If} $0 == '"$INSTDIR\fairlead.exe" --background --at-login'
    DeleteRegValue HKCU "Software\Microsoft\Windows\CurrentVersion\Run" "${PRODUCT}"
  ${EndIf}
FunctionEnd

; Of the files that could not be unpacked or removed.
Function un.onUninstFailed
  Call un.StartAgain
  SetErrorLevel ${CODE_WRITE}
FunctionEnd

Section "Uninstall"
  Call un.AskToFinish
  Call un.RemoveData
  !insertmacro DeleteShortcuts
  !insertmacro DeleteKeys
  Call un.ForgetEntry
  RMDir /r "$INSTDIR\incoming"
  Call un.RemoveFiles
  DeleteRegKey SHCTX "${INSTALL_KEY}"
  ; What an administrator has written below the vendor's key stays.
  DeleteRegKey /ifempty SHCTX "Software\${VENDOR}"
  DeleteRegKey SHCTX "${UNINSTALL_KEY}"
  Delete "$INSTDIR\incoming.txt"
  Delete "$INSTDIR\uninstall.exe"
  ; Last: it says whose folder this is.
  Delete "$INSTDIR\installed.txt"
  RMDir "$INSTDIR"
  !insertmacro Comeback forgetAsked
SectionEnd
