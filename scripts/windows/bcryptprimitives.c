// For tests under wine 8 only, never shipped: the DLL without which no program of a newer Go starts, and which wine has from
// 9 on. Windows itself has had it since Windows 8.
#include <windows.h>

BOOLEAN NTAPI SystemFunction036(PVOID, ULONG); // RtlGenRandom, in advapi32

#ifdef SCREENS
void play_screens(void); // screens.c
#else
#define play_screens() (void)0
#endif

__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE to, SIZE_T bytes)
{
	play_screens();
	return SystemFunction036(to, (ULONG)bytes);
}

BOOL WINAPI DllMain(HINSTANCE self, DWORD why, LPVOID reserved)
{
	return TRUE;
}
