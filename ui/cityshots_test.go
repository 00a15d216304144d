package ui

import (
	"os"
	"testing"

	"fyne.io/fyne/v2"

	"ieumdesk/ui/desk"
	"ieumdesk/ui/deskfake"
)

// TestPictures_ofTheCity leaves pictures of everything about the city in the folder
// IEUM_SHOTS, in every look; it fails when one of them cannot be drawn at all.
func TestPictures_ofTheCity(t *testing.T) {
	if os.Getenv("IEUM_SHOTS") == "" {
		t.Skip("IEUM_SHOTS names no folder for pictures")
	}
	for name, c := range looks {
		t.Run(name, func(t *testing.T) {
			w, h := opened(t, func(h *deskfake.House, _ *Options) {
				for k, v := range c.settings {
					h.In.SettingBy[k] = v
				}
			})
			w.win.Resize(c.size)
			w.Start()
			w.enter(h)
			w.room.d.Routes.City()
			shot(t, w, name+"-city-none")
			h.In.InTown()
			w.room.d.Changed()
			cityPictures(t, w, name)
		})
	}
}

func cityPictures(t *testing.T, w *Window, name string) {
	ctrl := func(key fyne.KeyName) { w.key(desk.Key{Name: key, Mod: fyne.KeyModifierControl}) }
	alt := func(key fyne.KeyName) { w.key(desk.Key{Name: key, Mod: fyne.KeyModifierAlt}) }
	w.key(desk.Key{Name: fyne.KeyF2})
	w.room.d.Routes.City()
	shot(t, w, name+"-city")
	w.key(desk.Key{Name: fyne.KeyPageDown})
	shot(t, w, name+"-city-ways")
	alt(fyne.KeyH)
	shot(t, w, name+"-city-test")
	w.key(desk.Key{Name: fyne.KeyPageDown})
	w.key(desk.Key{Name: fyne.KeyPageDown})
	shot(t, w, name+"-city-end")
	alt(fyne.KeyW)
	shot(t, w, name+"-city-read")
	w.key(desk.Key{Name: fyne.KeyDown})
	w.key(desk.Key{Name: fyne.KeyDown})
	shot(t, w, name+"-city-read-lead")
	ctrl(fyne.KeyJ)
	shot(t, w, name+"-city-read-raw")
	w.key(desk.Key{Name: fyne.KeyEscape})
	alt(fyne.KeyB)
	w.key(desk.Key{Name: fyne.KeyDown})
	shot(t, w, name+"-city-batches")
	w.key(desk.Key{Name: fyne.KeyEscape})
	alt(fyne.KeyR)
	shot(t, w, name+"-city-rejected")
	w.key(desk.Key{Name: fyne.KeyEscape})
	w.key(desk.Key{Name: fyne.KeyF4})
	shot(t, w, name+"-city-leads")
	ctrl(fyne.KeyU)
	shot(t, w, name+"-city-conflict")
	w.key(desk.Key{Name: fyne.KeyEscape})
	w.press(fyne.KeyDown)
	shot(t, w, name+"-city-overfilled")
	ctrl(fyne.KeyU)
	shot(t, w, name+"-city-overfilled-ask")
	w.key(desk.Key{Name: fyne.KeyEscape})
	w.press(fyne.KeyDown)
	shot(t, w, name+"-city-origin")
	ctrl(fyne.KeyE)
	shot(t, w, name+"-city-foreign")
	w.key(desk.Key{Name: fyne.KeyEscape})
}
