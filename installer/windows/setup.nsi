; Setup for one Windows user, without administrator rights. Called by installer/setup.py, which defines the names.
; Ends with 0 done, 2 stopped by the person, 4 Windows too old, 5 program running, 6 newer version there,
; 7 folder holds other files, 8 files could not be replaced.
Unicode true
Target amd64-unicode
!ifdef QUICK
  SetCompressor zlib
!else
  SetCompressor /SOLID lzma
  SetCompressorDictSize 64
!endif
!include MUI2.nsh
!include FileFunc.nsh
!include WinVer.nsh
!include LogicLib.nsh
!include WordFunc.nsh

!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\${APP}"
!define MENU "$SMPROGRAMS\${TITLE}"

Name "${TITLE}"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\${APP}"
InstallDirRegKey HKCU "Software\${APP}" "InstallDir"
RequestExecutionLevel user
ManifestDPIAware true
ManifestSupportedOS Win10
BrandingText "${TITLE} ${VERSION}"
VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=2052 "ProductName" "${TITLE}"
VIAddVersionKey /LANG=2052 "FileDescription" "${TITLE} 安装程序"
VIAddVersionKey /LANG=2052 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=2052 "LegalCopyright" "MIT"
!define MUI_ICON "${ICON_FILE}"
!define MUI_UNICON "${ICON_FILE}"
!define MUI_WELCOMEPAGE_TEXT "将为当前 Windows 用户安装${TITLE} ${VERSION}，不需要管理员权限。$\r$\n$\r$\n已经装过的，会在原处升级；数据不受影响，升级后第一次打开时先备份再更新。$\r$\n$\r$\n安装前请先关闭${TITLE}。"
!insertmacro MUI_PAGE_WELCOME
!define MUI_PAGE_CUSTOMFUNCTION_LEAVE CheckFolder
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_COMPONENTS
!insertmacro MUI_PAGE_INSTFILES
!define MUI_FINISHPAGE_RUN "$INSTDIR\${WINDOW_EXE}"
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "SimpChinese"

Var IsForeign
Var Data

; A running program holds its interpreter's DLL, which then cannot be opened for writing.
!macro RefuseWhileRunning
  ${If} ${FileExists} "$INSTDIR\${PYTHON_DLL}"
    ClearErrors
    FileOpen $0 "$INSTDIR\${PYTHON_DLL}" a
    ${If} ${Errors}
      MessageBox MB_ICONSTOP|MB_OK "${TITLE}正在运行。请保存并关闭它，再重新开始。" /SD IDOK
      SetErrorLevel 5
      Quit
    ${EndIf}
    FileClose $0
  ${EndIf}
!macroend

; Everything a version lays, so that nothing of an older one stays; `data` of a portable copy is not among it.
!macro RemoveProgram
  RMDir /r "$INSTDIR\app"
  RMDir /r "$INSTDIR\DLLs"
  Delete "$INSTDIR\*.dll"
  Delete "$INSTDIR\python3*.zip"
  Delete "$INSTDIR\python3*._pth"
  Delete "$INSTDIR\${WINDOW_EXE}"
  Delete "$INSTDIR\${COMMAND_EXE}"
  Delete "$INSTDIR\CHANGELOG.md"
  Delete "$INSTDIR\LICENSE"
  Delete "$INSTDIR\THIRD-PARTY.md"
!macroend

; Whether the chosen folder holds files of anybody else: it would be emptied at the next upgrade.
Function LookIntoFolder
  StrCpy $IsForeign ""
  ${If} ${FileExists} "$INSTDIR\*.*"
  ${AndIfNot} ${FileExists} "$INSTDIR\${COMMAND_EXE}"
    ${DirState} "$INSTDIR" $0
    ${If} $0 == 1
      StrCpy $IsForeign "1"
    ${EndIf}
  ${EndIf}
FunctionEnd

Function CheckFolder
  Call LookIntoFolder
  ${If} $IsForeign == "1"
    MessageBox MB_ICONEXCLAMATION|MB_OK "这个文件夹里有别的文件。请选一个空文件夹，例如在后面加上 \${APP}。"
    Abort
  ${EndIf}
FunctionEnd

Function .onInit
  SetShellVarContext current
  ${IfNot} ${AtLeastWin10}
  ${OrIfNot} ${AtLeastBuild} ${OLDEST_BUILD}
    MessageBox MB_ICONSTOP|MB_OK "这台电脑的 Windows 太旧：${TITLE}需要 64 位的 Windows 10 1809（内部版本 ${OLDEST_BUILD}）或更高版本。请先更新 Windows，或换一台电脑安装。" /SD IDOK
    SetErrorLevel 4
    Quit
  ${EndIf}
  ReadRegStr $1 HKCU "${UNINSTALL_KEY}" "DisplayVersion"
  ${If} $1 != ""
    ${VersionCompare} "$1" "${VERSION}" $0
    ${If} $0 == 1
      MessageBox MB_ICONSTOP|MB_OK "已经装有更新的版本 $1，不能换回 ${VERSION}：旧版本打不开新版本的数据。请使用 $1 或更新的安装程序。" /SD IDOK
      SetErrorLevel 6
      Quit
    ${EndIf}
  ${EndIf}
  ${If} ${Silent}
    Call LookIntoFolder
    ${If} $IsForeign == "1"
      SetErrorLevel 7
      Quit
    ${EndIf}
  ${EndIf}
FunctionEnd

Section "程序文件" SEC_PROGRAM
  SectionIn RO
  !insertmacro RefuseWhileRunning
  !insertmacro RemoveProgram
  SetOutPath "$INSTDIR"
  SetOverwrite try
  ClearErrors
  File /r "${TREE}/*.*"
  ${If} ${Errors}
    MessageBox MB_ICONSTOP|MB_OK "有文件没能写入 $INSTDIR，可能被杀毒软件占用。请稍等片刻再运行一次安装程序；数据不受影响。" /SD IDOK
    SetErrorLevel 8
    Quit
  ${EndIf}
  WriteUninstaller "$INSTDIR\uninstall.exe"
  WriteRegStr HKCU "Software\${APP}" "InstallDir" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayName" "${TITLE}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "Publisher" "${TITLE}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\${WINDOW_EXE},0"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  IntFmt $0 "0x%08X" $0
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "EstimatedSize" "$0"
  CreateDirectory "${MENU}"
  CreateShortcut "${MENU}\${TITLE}.lnk" "$INSTDIR\${WINDOW_EXE}"
  CreateShortcut "${MENU}\卸载${TITLE}.lnk" "$INSTDIR\uninstall.exe"
SectionEnd

Section "桌面快捷方式" SEC_DESKTOP
  CreateShortcut "$DESKTOP\${TITLE}.lnk" "$INSTDIR\${WINDOW_EXE}"
SectionEnd

Function un.onInit
  SetShellVarContext current
FunctionEnd

; Where the data lie: the folder that was chosen (the program notes it in UTF-16), or the usual one. `/DATA=FILE` writes
; it into a file, for a silent removal.
Function un.FindData
  StrCpy $Data "$LOCALAPPDATA\${APP}\data"
  ClearErrors
  FileOpen $0 "$LOCALAPPDATA\${APP}\data-folder.txt" r
  ${IfNot} ${Errors}
    FileReadUTF16LE $0 $1
    FileClose $0
    ${If} $1 != ""
      StrCpy $Data $1
    ${EndIf}
  ${EndIf}
  ClearErrors
  ${GetOptions} "$CMDLINE" "/DATA=" $2
  ${IfNot} ${Errors}
    FileOpen $0 "$2" w
    FileWriteUTF16LE /BOM $0 $Data
    FileClose $0
  ${EndIf}
FunctionEnd

Section "Uninstall"
  !insertmacro RefuseWhileRunning
  !insertmacro RemoveProgram
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "${MENU}\${TITLE}.lnk"
  Delete "${MENU}\卸载${TITLE}.lnk"
  RMDir "${MENU}"
  Delete "$DESKTOP\${TITLE}.lnk"
  DeleteRegKey HKCU "${UNINSTALL_KEY}"
  DeleteRegKey HKCU "Software\${APP}"
  Call un.FindData
  MessageBox MB_ICONINFORMATION|MB_OK "${TITLE}已卸载。数据没有删除，仍在：$\r$\n$Data$\r$\n（启动时用 --data 另外指定过的文件夹也都没有动。）$\r$\n$\r$\n不再需要时，请先备份，再由您自己删除这个文件夹。" /SD IDOK
SectionEnd
