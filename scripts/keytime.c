/*
 * keytime X Y WIDTH HEIGHT COUNT: how long a keystroke takes from the keyboard to the screen. Types a letter and takes it
 * back, COUNT times each, into the one window that is open, and looks at that part of it, given in pixels from the window's
 * corner, until it is different. Prints one line, in milliseconds:
 *
 *     median 95th_percentile slowest
 *
 * Needs an X display with a window manager (it reads _NET_CLIENT_LIST) and a text entry with the keyboard that is seen there.
 * Between two keys it waits until nothing has moved for a while, so each is timed alone, and a little longer each time: a
 * program that looks at its keys 60 times a second would else get all of them at the same moment between two looks.
 */
#include "client.h"
#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/extensions/XTest.h>
#include <X11/keysym.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum {
	poll_us = 1000,    /* between two looks; the resolution */
	give_up_ms = 5000, /* no answer by then is a failure */
	rest_us = 300000,  /* between two keys, at least */
	turn_us = 17000,   /* and at most so much longer: what passes between two looks at the keys */
	step_us = 7000,    /* from key to key */
};

static Display *display;
static Window window;
static int x, y, width, height;

static double now_ms(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec * 1e3 + t.tv_nsec / 1e6;
}

static XImage *look(void)
{
	XImage *image = XGetImage(display, window, x, y, width, height, AllPlanes, ZPixmap);

	if (!image) {
		fprintf(stderr, "keytime: that part of the window cannot be seen\n");
		exit(1);
	}
	return image;
}

static int same(const XImage *a, const XImage *b)
{
	return memcmp(a->data, b->data, (size_t)a->bytes_per_line * a->height) == 0;
}

/* Presses a key and lets it go; returns when the window looks different, in ms after the press. */
static double press(KeySym symbol)
{
	static int late;
	KeyCode code = XKeysymToKeycode(display, symbol);
	XImage *before = look(), *now;
	double pressed = now_ms(), passed;
	int moved;

	XTestFakeKeyEvent(display, code, True, CurrentTime);
	XTestFakeKeyEvent(display, code, False, CurrentTime);
	XFlush(display);
	do {
		usleep(poll_us);
		now = look();
		passed = now_ms() - pressed;
		moved = !same(before, now);
		XDestroyImage(now);
	} while (!moved && passed < give_up_ms);
	XDestroyImage(before);
	if (!moved) {
		fprintf(stderr, "keytime: nothing answered to a key\n");
		exit(1);
	}
	late = (late + step_us) % turn_us;
	usleep(rest_us + late);
	return passed;
}

static int by_value(const void *a, const void *b)
{
	double p = *(const double *)a, q = *(const double *)b;
	return (p > q) - (p < q);
}

int main(int argc, char **argv)
{
	double *took;
	int count, n;

	if (argc != 6 || (count = atoi(argv[5])) < 1) {
		fprintf(stderr, "usage: keytime X Y WIDTH HEIGHT COUNT\n");
		return 2;
	}
	x = atoi(argv[1]);
	y = atoi(argv[2]);
	width = atoi(argv[3]);
	height = atoi(argv[4]);
	display = XOpenDisplay(NULL);
	if (!display || (window = first_client(display)) == None) {
		fprintf(stderr, "keytime: no display, or no window on it\n");
		return 1;
	}
	n = 2 * count;
	took = calloc(n, sizeof *took);
	press(XK_a); /* the first is not counted: it brings what later ones find ready */
	press(XK_BackSpace);
	for (int i = 0; i < n; i++)
		took[i] = press(i % 2 ? XK_BackSpace : XK_a);
	qsort(took, n, sizeof *took, by_value);
	printf("%.0f %.0f %.0f\n", took[n / 2], took[n * 95 / 100], took[n - 1]);
	free(took);
	XCloseDisplay(display);
	return 0;
}
