package ui

import (
	"ieumdesk/ui/desk"
	"ieumdesk/ui/settings"
)

// built are the places of the rail, in its order, and lays the ways between them.
func (r *room) built() []*place {
	r.d.Routes = desk.Routes{
		Settings: func() { r.visitPlace(desk.PlaceSettings) },
	}
	return []*place{
		{name: desk.PlaceSettings, label: "place.settings", make: r.settings},
	}
}

func (r *room) settings(d *desk.Desk) desk.Screen {
	o := r.w.o
	return settings.New(d, settings.Options{
		Strength: o.Strength, Printers: o.Printers, Sheets: r.w.sheets,
		StoreFile: o.House.Path(), LogFile: o.LogFile, Version: o.Version,
	})
}
