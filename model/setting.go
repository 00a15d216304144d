package model

import (
	"slices"
	"strconv"
	"strings"
)

// SettingKey describes one setting: its default, and what it may hold.
type SettingKey struct {
	Key     string
	Default string
	Choices []string // if not nil, one of these
	Min     int      // if Max > 0, a whole number from Min to Max
	Max     int
	Staff   bool // anybody may change it; others are an administrator's
	Limit   int  // text: most characters
}

// SettingKeys are all settings, by page order.
var SettingKeys = []SettingKey{
	{Key: "desk.center", Limit: MaxShort},
	{Key: "desk.name", Limit: MaxShort},
	{Key: "desk.phone", Limit: 20},
	{Key: "desk.fax", Limit: 20},
	{Key: "desk.language", Default: "ko", Choices: []string{"ko", "en"}, Staff: true},
	{Key: "desk.text_size", Default: "100", Choices: []string{"100", "115", "130", "145", "160"}, Staff: true},
	{Key: "desk.theme", Default: "light", Choices: []string{"light", "dark", "contrast"}, Staff: true},
	{Key: "desk.lock_minutes", Default: "10", Min: 1, Max: 120},
	{Key: "print.printer", Limit: MaxShort, Staff: true},
	{Key: "print.folder", Limit: MaxLine, Staff: true},
	{Key: "gate.referrals_per_opening", Default: "5", Min: 1, Max: 50},
	{Key: "gate.consent_version", Default: "2026-09", Limit: 20},
	{Key: "stats.min_cell", Default: "5", Min: 1, Max: 100},
	{Key: "backup.folder", Limit: MaxLine},
	{Key: "backup.keep", Default: "14", Min: 1, Max: 365},
}

// FindSetting returns the description of key.
func FindSetting(key string) (SettingKey, bool) {
	i := slices.IndexFunc(SettingKeys, func(k SettingKey) bool { return k.Key == key })
	if i < 0 {
		return SettingKey{}, false
	}
	return SettingKeys[i], true
}

// Check normalises a value for this setting. Errors: Invalid code_unknown, range,
// too_long, resident_no.
func (k SettingKey) Check(value string) (string, error) {
	var c fieldCheck
	value = strings.TrimSpace(value)
	switch {
	case k.Choices != nil:
		c.oneOf(k.Key, value, k.Choices...)
	case k.Max > 0:
		n, err := strconv.Atoi(value)
		if err != nil {
			n = k.Min - 1
		}
		c.between(k.Key, int64(n), int64(k.Min), int64(k.Max))
	case strings.HasSuffix(k.Key, ".phone"), strings.HasSuffix(k.Key, ".fax"):
		c.phone(k.Key, &value, false)
	default:
		c.line(k.Key, &value, k.Limit, false)
	}
	return value, c.err()
}
