/* Nothing of its own: every export leads on to the interpreter's DLL (see installer/mingw.py). */
int __stdcall DllMain(void *module, unsigned reason, void *reserved) { return 1; }
