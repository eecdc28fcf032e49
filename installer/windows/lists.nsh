; incoming.txt lists what this version installs, a file a line, folders after them, deepest first, with a backslash at the
; end. installed.txt lists all that may lie in the folder: it only grows until everything is in its place. Where a run was
; cut off in between, both are read.
!macro ListFunctions un
; $3: the next line of the open list $4, without its end; $8: 1 where there is none left
Function ${un}NextLine
  StrCpy $8 0
  ClearErrors
  FileRead $4 $3
  ${If} ${Errors}
    StrCpy $8 1
    Return
  ${EndIf}
  ${DoWhile} $3 != ""
    StrCpy $5 $3 1 -1
    ${If} $5 != "$\n"
    ${AndIf} $5 != "$\r"
      ${Break}
    ${EndIf}
    StrCpy $3 $3 -1
  ${Loop}
FunctionEnd
!macroend
!insertmacro ListFunctions ""
!insertmacro ListFunctions "un."

; Goes through the list `name`: what stands up to EndEach sees each line in $3.
!macro EachLine un name
  ${If} ${FileExists} "$INSTDIR\${name}"
    FileOpen $4 "$INSTDIR\${name}" r
    ${Do}
      Call ${un}NextLine
      ${If} $8 == 1
        ${Break}
      ${EndIf}
      ${If} $3 != ""
!macroend
!macro EndEach
      ${EndIf}
    ${Loop}
    FileClose $4
    ClearErrors
  ${EndIf}
!macroend

; What comes is listed before it comes. A line break first: the last run may have been cut off in the midst of a line.
Function RememberFiles
  FileOpen $6 "$INSTDIR\installed.txt" a
  FileSeek $6 0 END
  FileWrite $6 "$\r$\n"
  !insertmacro EachLine "" "incoming.txt"
    FileWrite $6 "$3$\r$\n"
  !insertmacro EndEach
  FileClose $6
FunctionEnd

; What an earlier version had and this one has not.
Function RemoveOutdated
  !insertmacro EachLine "" "installed.txt"
    ${IfNot} ${FileExists} "$INSTDIR\incoming\$3"
      Call RemoveListed
    ${EndIf}
  !insertmacro EndEach
FunctionEnd

Function RemoveListed
  StrCpy $5 $3 1 -1
  ${If} $5 == "\"
    RMDir "$INSTDIR\$3"
  ${Else}
    Delete "$INSTDIR\$3"
  ${EndIf}
FunctionEnd

; File by file within one file system: what can fail for want of room has happened before. Sets errors.
Function PutInPlace
  StrCpy $7 0
  !insertmacro EachLine "" "incoming.txt"
    StrCpy $5 $3 1 -1
    ${If} $5 != "\"
      Call PutFileInPlace
    ${EndIf}
  !insertmacro EndEach
  ${If} $7 == 0
    RMDir /r "$INSTDIR\incoming"
    Delete "$INSTDIR\installed.txt"
    Rename "$INSTDIR\incoming.txt" "$INSTDIR\installed.txt"
    ClearErrors
  ${Else}
    SetErrors
  ${EndIf}
FunctionEnd

; $7: 1 where it did not succeed within five seconds. A scanner may hold what was unpacked just now; what stays in `incoming`
; is put into its place by the next run.
Function PutFileInPlace
  ${GetParent} "$INSTDIR\$3" $6
  CreateDirectory $6
  StrCpy $9 0
  ${Do}
    ClearErrors
    Delete "$INSTDIR\$3"
    Rename "$INSTDIR\incoming\$3" "$INSTDIR\$3"
    ${IfNot} ${Errors}
      Return
    ${EndIf}
    Sleep 100
    IntOp $9 $9 + 1
  ${LoopUntil} $9 >= 50
  StrCpy $7 1
FunctionEnd

Function un.RemoveFiles
  !insertmacro EachLine "un." "installed.txt"
    Call un.RemoveListed
  !insertmacro EndEach
  !insertmacro EachLine "un." "incoming.txt"
    Call un.RemoveListed
  !insertmacro EndEach
FunctionEnd

Function un.RemoveListed
  StrCpy $5 $3 1 -1
  ${If} $5 == "\"
    RMDir "$INSTDIR\$3"
  ${Else}
    Delete "$INSTDIR\$3"
  ${EndIf}
FunctionEnd
