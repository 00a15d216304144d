package data

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/sys/unix"

	"ieumdesk/data/testkit"
	"ieumdesk/data/vault"
)

// smallDisk mounts a file system of so many bytes.
func smallDisk(t *testing.T, size int) string {
	t.Helper()
	dir := t.TempDir()
	if err := unix.Mount("tmpfs", dir, "tmpfs", 0, fmt.Sprintf("size=%d", size)); err != nil {
		t.Skip("mounting a small disk needs rights this process lacks:", err)
	}
	t.Cleanup(func() {
		if err := unix.Unmount(dir, 0); err != nil {
			t.Error(err)
		}
	})
	return dir
}

// deskIn is a desk on such a disk, with somebody logged in.
func deskIn(t *testing.T, dir string) *desk {
	t.Helper()
	d := &desk{tb: t, path: filepath.Join(dir, "desk.db"), clock: testkit.NewClock()}
	d.o = Options{Clock: d.clock.Now, NewID: testkit.IDs(d.clock), KDF: vault.TestParams()}
	if _, err := Create(t.Context(), d.path, testkit.NewStore(), d.o); err != nil {
		t.Fatal(err)
	}
	d.open()
	return d
}

func TestFullDisk_losesNothingAndGoesOnWhenThereIsRoom(t *testing.T) {
	dir := smallDisk(t, 4<<20)
	d := deskIn(t, dir)
	ballast := filepath.Join(dir, "ballast")
	fill := func() {
		f, err := os.Create(ballast)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		for block := make([]byte, 4096); err == nil; {
			_, err = f.Write(block)
		}
		if !errors.Is(err, unix.ENOSPC) {
			t.Fatal(err)
		}
	}
	d.tellFullDisk(t, fill, func() {
		if err := os.Remove(ballast); err != nil {
			t.Fatal(err)
		}
	})
}

func TestReadOnlyDisk_isSaidByName(t *testing.T) {
	dir := smallDisk(t, 4<<20)
	d := deskIn(t, dir)
	d.in.Close()
	d.in.Store.Close()
	before := read(t, d.path)
	if err := unix.Mount("", dir, "", unix.MS_REMOUNT|unix.MS_RDONLY, ""); err != nil {
		t.Fatal(err)
	}
	d.tellReadOnly(t, dir)
	if err := unix.Mount("", dir, "", unix.MS_REMOUNT, ""); err != nil {
		t.Fatal(err)
	}
	if string(before) != string(read(t, d.path)) {
		t.Error("the store was changed")
	}
	d.open()
	d.draft(t, `"room again"`)
}
