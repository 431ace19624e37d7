/* For trials under Wine only, never shipped: Qt imports the icuuc.dll that Windows 10 has and Wine 8 lacks.
   Every converter "does not exist", so Qt keeps to its own codecs. */
#define X __declspec(dllexport)
typedef void *V;
X V ucnv_open(const char *n, int *e) { if (e) *e = 4; /* U_FILE_ACCESS_ERROR */ return 0; }
X void ucnv_close(V c) {}
X void UCNV_FROM_U_CALLBACK_SUBSTITUTE(void) {}
X void UCNV_TO_U_CALLBACK_SUBSTITUTE(void) {}
X void ucnv_reset(V c) {}
X signed char ucnv_getMaxCharSize(V c) { return 1; }
X const char *ucnv_getName(V c, int *e) { if (e) *e = 4; return 0; }
X void ucnv_getToUCallBack(V c, V *a, V *x) { if (a) *a = 0; if (x) *x = 0; }
X void ucnv_getFromUCallBack(V c, V *a, V *x) { if (a) *a = 0; if (x) *x = 0; }
X void ucnv_setToUCallBack(V c, V n, V nc, V *o, V *oc, int *e) { if (e) *e = 4; }
X void ucnv_setFromUCallBack(V c, V n, V nc, V *o, V *oc, int *e) { if (e) *e = 4; }
X void ucnv_cbToUWriteUChars(V a, V b, int l, int o, int *e) { if (e) *e = 4; }
X void ucnv_cbFromUWriteUChars(V a, V b, V s, int o, int *e) { if (e) *e = 4; }
X void ucnv_toUnicode(V c, V *t, V tl, V *s, V sl, V o, signed char f, int *e) { if (e) *e = 4; }
X void ucnv_fromUnicode(V c, V *t, V tl, V *s, V sl, V o, signed char f, int *e) { if (e) *e = 4; }
X int ucnv_toUCountPending(V c, int *e) { return 0; }
X int ucnv_fromUCountPending(V c, int *e) { return 0; }
X const char *ucnv_getStandardName(const char *n, const char *s, int *e) { if (e) *e = 4; return 0; }
X const char *ucnv_getAvailableName(int n) { return 0; }
X int ucnv_countAvailable(void) { return 0; }
int __stdcall DllMain(V h, unsigned r, V p) { return 1; }
