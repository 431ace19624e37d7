/* Starts the package ctec_desktop on the interpreter that lies beside this file. python311._pth beside it fixes the
   module path, so that no variable, registry key or other Python of the PC has a say. */
#define WIN32_LEAN_AND_MEAN
#include <windows.h>
#include <stdio.h>
#include <stdlib.h>

typedef int (*main_of_python)(int, wchar_t **);

static void say(const wchar_t *said) {
#ifdef WINDOW
    MessageBoxW(NULL, said, L"产教通", MB_ICONERROR | MB_OK);
#else
    char bytes[2048];
    int length = WideCharToMultiByte(CP_UTF8, 0, said, -1, bytes, sizeof bytes, NULL, NULL);
    if (length > 1) fwrite(bytes, 1, length - 1, stderr);
    fputc('\n', stderr);
#endif
}

static int fail(const wchar_t *file) {
    wchar_t said[512];
    _snwprintf(said, 511, L"产教通无法启动：读不到 %ls（错误 %lu）。\n请重新运行安装程序；数据不受影响。", file, GetLastError());
    said[511] = 0;
    say(said);
    return 101;
}

static int start(int count, wchar_t **given) {
    /* Other programs set these for every program of the PC; ours must find its own Qt. */
    SetEnvironmentVariableW(L"QT_PLUGIN_PATH", NULL);
    SetEnvironmentVariableW(L"QT_QPA_PLATFORM_PLUGIN_PATH", NULL);
    HMODULE python = LoadLibraryExW(PYTHON_DLL, NULL, LOAD_LIBRARY_SEARCH_APPLICATION_DIR | LOAD_LIBRARY_SEARCH_SYSTEM32);
    if (!python) return fail(PYTHON_DLL);
    main_of_python run = (main_of_python)(void *)GetProcAddress(python, "Py_Main");
    if (!run) return fail(PYTHON_DLL);
    wchar_t *before[] = {L"-I", L"-X", L"utf8", L"-m", L"ctec_desktop"};
    int extra = sizeof before / sizeof *before, n = 0;
    wchar_t **told = calloc(count + extra + 1, sizeof *told);
    if (!told) return fail(PYTHON_DLL);
    told[n++] = given[0];
    for (int i = 0; i < extra; i++) told[n++] = before[i];
    for (int i = 1; i < count; i++) told[n++] = given[i];
    int code = run(n, told);
#ifdef WINDOW
    /* A window that never came up has nowhere to say why. */
    if (count == 1 && code == 1) say(L"产教通无法启动：程序文件不完整。\n请重新运行安装程序；数据不受影响。");
#endif
    return code;
}

#ifdef WINDOW
int WINAPI wWinMain(HINSTANCE instance, HINSTANCE previous, LPWSTR line, int show) { return start(__argc, __wargv); }
#else
int wmain(int count, wchar_t **given) { return start(count, given); }
#endif
