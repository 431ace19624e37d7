/* For trials under Wine only, never shipped: Wine 8 aborts in WcsCreateIccProfile, which Qt calls for each screen.
   Every call says that there is no profile. */
#include <windows.h>
#define X __declspec(dllexport)
X BOOL WINAPI CloseColorProfile(HANDLE h) { return TRUE; }
X HANDLE WINAPI OpenColorProfileW(void *p, DWORD a, DWORD s, DWORD c) { SetLastError(ERROR_FILE_NOT_FOUND); return NULL; }
X HANDLE WINAPI WcsOpenColorProfileW(void *a, void *b, void *c, DWORD d, DWORD e, DWORD f, DWORD g) { SetLastError(ERROR_FILE_NOT_FOUND); return NULL; }
X HANDLE WINAPI WcsCreateIccProfile(HANDLE h, DWORD o) { SetLastError(ERROR_NOT_SUPPORTED); return NULL; }
X BOOL WINAPI GetColorProfileFromHandle(HANDLE h, BYTE *b, DWORD *n) { return FALSE; }
X BOOL WINAPI GetColorDirectoryW(const WCHAR *m, WCHAR *b, DWORD *n) { return FALSE; }
BOOL WINAPI DllMain(HINSTANCE h, DWORD r, LPVOID p) { return TRUE; }
