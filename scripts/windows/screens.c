// For tests under wine only, never shipped: two screens of different scale, which wine does not have. Compiled together with
// bcryptprimitives.c, so it is in the program before the program asks for its screens, and does there what Windows does: it
// answers for the screens, and tells a window that has come onto a screen of another scale.
//
// The environment's IEUM_SCREENS names a file of one line, read again and again: SPLIT LEFT RIGHT SHOW. Left of SPLIT, a place
// across the desktop in pixels, is one screen of LEFT DPI, right of it one of RIGHT DPI; SHOW is max for a maximised window.
#include <stdio.h>
#include <string.h>
#include <windows.h>

#define DPI_CHANGED 0x02E0     // WM_DPICHANGED
#define GET_SCALED_SIZE 0x02E4 // WM_GETDPISCALEDSIZE

static struct {
	int split, dpi[2], maximised;
} now;
static MONITORINFOEXW whole; // the one screen that wine has
static WCHAR file[MAX_PATH];

// handle and number: screens 0 and 1 as monitors that nobody takes for wine's own.
static HMONITOR handle(int screen) { return (HMONITOR)(LONG_PTR)(0x5c0 + screen); }
static int number(HMONITOR m) { return m == handle(1); }

static RECT part(RECT r, int screen)
{
	if (screen)
		r.left = now.split;
	else
		r.right = now.split;
	return r;
}

static void look(void)
{
	char line[100] = "", show[20] = "";
	int split, left, right;
	FILE *f = _wfopen(file, L"r");

	if (!f)
		return;
	if (fgets(line, sizeof line, f) && sscanf(line, "%d %d %d %19s", &split, &left, &right, show) >= 3) {
		now.split = split;
		now.dpi[0] = left;
		now.dpi[1] = right;
		now.maximised = strcmp(show, "max") == 0;
	}
	fclose(f);
}

static HMONITOR WINAPI from_window(HWND w, DWORD otherwise)
{
	RECT r;

	GetWindowRect(w, &r);
	return handle((r.left + r.right) / 2 >= now.split);
}

static BOOL WINAPI info_of(HMONITOR m, MONITORINFO *i)
{
	DWORD size = i->cbSize;

	memcpy(i, &whole, size);
	i->cbSize = size;
	i->rcMonitor = part(whole.rcMonitor, number(m));
	i->rcWork = part(whole.rcWork, number(m));
	if (number(m))
		i->dwFlags &= ~MONITORINFOF_PRIMARY;
	return TRUE;
}

static BOOL WINAPI each(HDC dc, const RECT *clip, MONITORENUMPROC f, LPARAM given)
{
	for (int screen = 0; screen < 2; screen++) {
		RECT r = part(whole.rcMonitor, screen);
		if (!f(handle(screen), NULL, &r, given))
			return FALSE;
	}
	return TRUE;
}

static HRESULT WINAPI dpi_of(HMONITOR m, int kind, UINT *x, UINT *y)
{
	*x = *y = now.dpi[number(m)];
	return S_OK;
}

// answer makes a function of a DLL go to another: mov rax, to; jmp rax.
static void answer(const char *dll, const char *name, void *to)
{
	unsigned char code[12] = {0x48, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xe0};
	void *from = (void *)GetProcAddress(LoadLibraryA(dll), name);
	DWORD old;

	memcpy(code + 2, &to, sizeof to);
	VirtualProtect(from, sizeof code, PAGE_EXECUTE_READWRITE, &old);
	memcpy(from, code, sizeof code);
	VirtualProtect(from, sizeof code, old, &old);
}

static BOOL CALLBACK ours(HWND w, LPARAM found)
{
	WCHAR class[20];
	DWORD process;

	GetWindowThreadProcessId(w, &process);
	if (process != GetCurrentProcessId() || !IsWindowVisible(w) || !GetClassNameW(w, class, 20) || wcscmp(class, L"GLFW30"))
		return TRUE;
	*(HWND *)found = w;
	return FALSE;
}

// scaled is where Windows would have a window that comes from one scale to another: as large as the window itself says, or else
// as large as it looked; a maximised one stays as large as its screen.
static RECT scaled(HWND w, int from, int to)
{
	RECT r;

	GetWindowRect(w, &r);
	if (!IsZoomed(w)) {
		SIZE size = {r.right - r.left, r.bottom - r.top};
		if (!SendMessageW(w, GET_SCALED_SIZE, to, (LPARAM)&size)) {
			size.cx = MulDiv(size.cx, to, from);
			size.cy = MulDiv(size.cy, to, from);
		}
		r.right = r.left + size.cx;
		r.bottom = r.top + size.cy;
	}
	return r;
}

// tell does for the program's window what Windows does: for as long as the program runs.
static DWORD WINAPI tell(void *given)
{
	int drawn = 0;

	for (;; Sleep(50)) {
		HWND w = NULL;
		int dpi;

		look();
		EnumWindows(ours, (LPARAM)&w);
		if (!w)
			continue;
		if (now.maximised != !!IsZoomed(w))
			ShowWindow(w, now.maximised ? SW_MAXIMIZE : SW_RESTORE);
		dpi = now.dpi[number(from_window(w, 0))];
		if (drawn && drawn != dpi) {
			RECT r = scaled(w, drawn, dpi);
			SendMessageW(w, DPI_CHANGED, MAKEWPARAM(dpi, dpi), (LPARAM)&r);
		}
		drawn = dpi;
	}
	return 0;
}

// play_screens is called before the program's own code runs, more than once.
void play_screens(void)
{
	static int played;
	HMONITOR m;

	if (played++ || !GetEnvironmentVariableW(L"IEUM_SCREENS", file, MAX_PATH))
		return;
	look();
	whole.cbSize = sizeof whole;
	m = MonitorFromWindow(NULL, MONITOR_DEFAULTTOPRIMARY);
	GetMonitorInfoW(m, (MONITORINFO *)&whole);
	answer("user32.dll", "MonitorFromWindow", from_window);
	answer("user32.dll", "GetMonitorInfoW", info_of);
	answer("user32.dll", "EnumDisplayMonitors", each);
	answer("shcore.dll", "GetDpiForMonitor", dpi_of);
	CloseHandle(CreateThread(NULL, 0, tell, NULL, 0, NULL));
}
