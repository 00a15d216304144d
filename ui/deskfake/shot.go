package deskfake

import (
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
)

// Shot leaves a picture of what is seen in the folder IEUM_SHOTS names, for
// whoever wants to look; without one it does nothing.
func Shot(t testing.TB, c fyne.Canvas, name string) {
	t.Helper()
	dir := os.Getenv("IEUM_SHOTS")
	if dir == "" {
		return
	}
	f, err := os.Create(filepath.Join(dir, name+".png"))
	fatal(t, err)
	defer f.Close()
	fatal(t, png.Encode(f, c.Capture()))
}
