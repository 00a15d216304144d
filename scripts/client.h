/* What the measuring programs here share: the window of the one program that runs on their display. */
#include <X11/Xlib.h>

/* The first window the window manager has taken over, or None. */
static Window first_client(Display *display)
{
	Atom list = XInternAtom(display, "_NET_CLIENT_LIST", False), type;
	int format;
	unsigned long count = 0, left;
	unsigned char *value = NULL;
	Window found = None;

	if (XGetWindowProperty(display, DefaultRootWindow(display), list, 0, 1, False, AnyPropertyType, &type, &format,
			&count, &left, &value) == Success && value) {
		if (count > 0)
			found = *(Window *)value;
		XFree(value);
	}
	return found;
}
