; Gives a shortcut the AppUserModelID that Fairlead gives itself: without it Windows shows no notifications of a program
; that is not packaged as an app.
!macro IdentifyShortcut link
  Push "${link}"
  Call IdentifyShortcut
!macroend

Function IdentifyShortcut
  Pop $R9
  !insertmacro ComHlpr_CreateInProcInstance ${CLSID_ShellLink} ${IID_IShellLink} r0 ""
  ${If} $0 P<> 0
    ${IUnknown::QueryInterface} $0 '("${IID_IPersistFile}",.r1)'
    ${If} $1 P<> 0
      ${IPersistFile::Load} $1 '("$R9",2)' ; STGM_READWRITE
      Call WriteIdentity
      ${IPersistFile::Save} $1 '("$R9",1)'
      ${IUnknown::Release} $1 ""
    ${EndIf}
    ${IUnknown::Release} $0 ""
  ${EndIf}
FunctionEnd

; Of the shell link in $0
Function WriteIdentity
  ${IUnknown::QueryInterface} $0 '("${IID_IPropertyStore}",.r2)'
  ${If} $2 P<> 0
    System::Call '*${SYSSTRUCT_PROPERTYKEY}(${PKEY_AppUserModel_ID})p.r3'
    System::Call '*(&w64 "${IDENTITY}")p.r4'
    System::Call '*${SYSSTRUCT_PROPVARIANT}(${VT_LPWSTR},,p r4)p.r5'
    ${IPropertyStore::SetValue} $2 '($3,$5)'
    ${IPropertyStore::Commit} $2 ""
    System::Free $5
    System::Free $4
    System::Free $3
    ${IUnknown::Release} $2 ""
  ${EndIf}
FunctionEnd
