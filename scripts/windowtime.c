/*
 * windowtime PROGRAM [ARGUMENT]...: how long PROGRAM takes from its start until its first window is mapped and until it
 * is painted, what memory it holds then and what it costs while nobody touches it. Prints one line:
 *
 *     mapped_ms painted_ms rss_mb idle_cpu_percent
 *
 * Needs an X display with a window manager (it reads _NET_CLIENT_LIST) and no other window of a client on it.
 *
 * A window counts as painted with the first picture of it that already shows nine tenths of what the last one shows
 * besides its background: a cleared surface is not painted yet, and a blinking caret does not matter.
 */
#include "client.h"
#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum {
	poll_us = 4000,       /* between two looks; the resolution of both times */
	give_up_ms = 60000,   /* no window by then is a failure */
	watch_ms = 2500,      /* from mapped until the picture is taken to be complete */
	idle_s = 5,           /* length of the idle measurement, after one second of rest */
	most_pictures = 128,
	fewest_pixels = 20,   /* a picture with fewer besides the background shows nothing */
};

struct picture {
	double ms;
	int width, height;
	unsigned int *pixels;
};

static struct timespec started;

static double now_ms(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (t.tv_sec - started.tv_sec) * 1e3 + (t.tv_nsec - started.tv_nsec) / 1e6;
}

/* A window may go between two requests; the next look shows it. */
static int ignore_error(Display *display, XErrorEvent *event)
{
	(void)display;
	(void)event;
	return 0;
}

/* What the window shows now; pixels is NULL when it shows nothing yet. The caller frees pixels. */
static struct picture look(Display *display, Window window)
{
	struct picture p = {.ms = now_ms()};
	XWindowAttributes attributes;
	XImage *image;

	if (!XGetWindowAttributes(display, window, &attributes) || attributes.map_state != IsViewable)
		return p;
	image = XGetImage(display, window, 0, 0, attributes.width, attributes.height, AllPlanes, ZPixmap);
	if (!image)
		return p;
	if (image->bits_per_pixel == 32 && image->bytes_per_line == image->width * 4) {
		p.width = image->width;
		p.height = image->height;
		p.pixels = (unsigned int *)image->data;
		image->data = NULL;
	}
	XDestroyImage(image);
	return p;
}

static int same(const struct picture *a, const struct picture *b)
{
	return a->width == b->width && a->height == b->height &&
		memcmp(a->pixels, b->pixels, (size_t)a->width * a->height * 4) == 0;
}

static int by_value(const void *a, const void *b)
{
	unsigned int x = *(const unsigned int *)a, y = *(const unsigned int *)b;
	return (x > y) - (x < y);
}

/* The colour most of the picture has. */
static unsigned int background(const struct picture *p)
{
	size_t n = (size_t)p->width * p->height, run = 0, best = 0;
	unsigned int *sorted = malloc(n * 4), colour = 0;

	memcpy(sorted, p->pixels, n * 4);
	qsort(sorted, n, 4, by_value);
	for (size_t i = 0; i < n; i++) {
		run = i > 0 && sorted[i] == sorted[i - 1] ? run + 1 : 1;
		if (run > best) {
			best = run;
			colour = sorted[i];
		}
	}
	free(sorted);
	return colour;
}

/* When the first of the pictures was taken that shows what the last one shows; negative if that one is empty. */
static double painted_ms(const struct picture *pictures, int count)
{
	const struct picture *last = &pictures[count - 1];
	unsigned int ground = background(last);
	size_t n = (size_t)last->width * last->height;

	for (int k = 0; k < count; k++) {
		size_t drawn = 0, there = 0;
		if (pictures[k].width != last->width || pictures[k].height != last->height)
			continue;
		for (size_t i = 0; i < n; i++) {
			if (last->pixels[i] == ground)
				continue;
			drawn++;
			there += pictures[k].pixels[i] == last->pixels[i];
		}
		if (drawn < fewest_pixels)
			return -1;
		if (there * 10 >= drawn * 9)
			return pictures[k].ms;
	}
	return -1;
}

/* Processor time the process has used so far, in seconds. */
static double cpu_seconds(pid_t pid)
{
	char path[64], line[1024], *after;
	unsigned long user = 0, kernel = 0;
	FILE *f;

	snprintf(path, sizeof path, "/proc/%d/stat", pid);
	f = fopen(path, "r");
	if (f && fgets(line, sizeof line, f) && (after = strrchr(line, ')')))
		sscanf(after + 2, "%*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %lu %lu", &user, &kernel);
	if (f)
		fclose(f);
	return (double)(user + kernel) / sysconf(_SC_CLK_TCK);
}

/* Resident memory of the process in MB (10^6 bytes). */
static double rss_mb(pid_t pid)
{
	char path[64];
	long size, resident = 0;
	FILE *f;

	snprintf(path, sizeof path, "/proc/%d/statm", pid);
	f = fopen(path, "r");
	if (f) {
		if (fscanf(f, "%ld %ld", &size, &resident) != 2)
			resident = 0;
		fclose(f);
	}
	return resident * (double)sysconf(_SC_PAGESIZE) / 1e6;
}

/* Ends the program and says why nothing was measured. */
static int fail(pid_t pid, const char *why)
{
	kill(pid, SIGKILL);
	waitpid(pid, NULL, 0);
	fprintf(stderr, "windowtime: %s\n", why);
	return 1;
}

int main(int argc, char **argv)
{
	struct picture pictures[most_pictures];
	int count = 0;
	double mapped = 0, painted, before, began;
	Window window = None;
	Display *display;
	pid_t pid;

	if (argc < 2) {
		fprintf(stderr, "usage: windowtime PROGRAM [ARGUMENT]...\n");
		return 2;
	}
	display = XOpenDisplay(NULL);
	if (!display) {
		fprintf(stderr, "windowtime: no X display\n");
		return 1;
	}
	XSetErrorHandler(ignore_error);
	/* wine takes its window away after its program has ended */
	for (int i = 0; i < 1000 && first_client(display) != None; i++)
		usleep(10000);
	if (first_client(display) != None) {
		fprintf(stderr, "windowtime: another window is open on this display\n");
		return 1;
	}

	clock_gettime(CLOCK_MONOTONIC, &started);
	pid = fork();
	if (pid == 0) {
		close(ConnectionNumber(display));
		execvp(argv[1], argv + 1);
		perror(argv[1]);
		_exit(127);
	}

	while (window == None) {
		if (waitpid(pid, NULL, WNOHANG) == pid)
			return fail(pid, "the program ended without a window");
		if (now_ms() > give_up_ms)
			return fail(pid, "no window came");
		usleep(poll_us);
		window = first_client(display);
		mapped = now_ms();
	}
	while (now_ms() < mapped + watch_ms && count < most_pictures) {
		struct picture p = look(display, window);
		if (p.pixels && (count == 0 || !same(&p, &pictures[count - 1])))
			pictures[count++] = p;
		else
			free(p.pixels);
		usleep(poll_us);
	}
	if (count == 0 || (painted = painted_ms(pictures, count)) < 0)
		return fail(pid, "the window stayed empty");

	sleep(1);
	before = cpu_seconds(pid);
	began = now_ms();
	sleep(idle_s);
	printf("%.0f %.0f %.0f %.1f\n", mapped, painted, rss_mb(pid),
		(cpu_seconds(pid) - before) / (now_ms() - began) * 1e5);

	kill(pid, SIGTERM);
	for (int i = 0; i < 3000; i++) { /* half a minute: the machine may be busy with others */
		if (waitpid(pid, NULL, WNOHANG) == pid)
			return 0;
		usleep(10000);
	}
	return fail(pid, "the program does not end when asked to");
}
