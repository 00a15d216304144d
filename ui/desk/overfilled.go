package desk

import (
	"maps"
	"slices"
	"strings"

	"ieumdesk/model"
)

// Hires says how many each desk reports for a lead: D07(이 창구) 1명, D12 1명.
func Hires(d *Desk, x model.CityConflict) string {
	var parts []string
	for _, code := range slices.Sorted(maps.Keys(x.Hires)) {
		key := "conflict.hires"
		if code == d.Session.Desk().Code {
			key = "conflict.hires_own"
		}
		parts = append(parts, d.Words.T(key, code, x.Hires[code]))
	}
	return strings.Join(parts, ", ")
}
