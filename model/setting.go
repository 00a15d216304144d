package model

import (
	"net/url"
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
	Secret  bool // kept sealed; nobody reads it back
	Days    bool // text: days, apart by spaces or commas
}

// SecretKept stands for the value of a secret that is set. Setting a secret to it
// leaves it as it is.
const SecretKept = "••••••••"

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
	{Key: "desk.closed_days", Limit: 1000, Days: true},
	{Key: "print.printer", Limit: MaxShort, Staff: true},
	{Key: "print.folder", Limit: MaxLine, Staff: true},
	{Key: "print.paper", Default: "a4", Choices: []string{"a4", "a5", "80mm"}, Staff: true},
	{Key: "print.set", Default: "all", Choices: []string{"all", "seeker", "seeker,reply", "seeker,employer", "employer,reply"}, Staff: true},
	{Key: "print.together", Default: "yes", Choices: []string{"yes", "no"}, Staff: true},
	{Key: "print.language", Default: "seeker", Choices: []string{"seeker", "none", "zh", "ru", "uz", "vi", "en", "km", "id", "ne", "th", "mn"}, Staff: true},
	{Key: "print.raw", Default: "no", Choices: []string{"no", "yes"}, Staff: true}, // 80 mm rolls as ESC/POS, past the driver
	{Key: "print.margins", Limit: MaxNote, Staff: true},                            // {"PRINTER":[top,right,bottom,left]}, millimetres
	{Key: "print.logo", Limit: MaxLine},
	{Key: "print.footer", Limit: MaxLine},
	{Key: "gate.referrals_per_opening", Default: "5", Min: 1, Max: 50},
	{Key: "gate.consent_version", Default: "2026-09", Limit: 20},
	{Key: "follow.first", Default: "3", Min: 1, Max: 60},
	{Key: "follow.second", Default: "7", Min: 1, Max: 60},
	{Key: "follow.escalate", Default: "14", Min: 1, Max: 60},
	{Key: "export.folder", Limit: MaxLine},
	{Key: "export.hwpx_template", Limit: MaxLine},
	{Key: "stats.min_cell", Default: "5", Min: 1, Max: 100},
	{Key: "backup.folder", Limit: MaxLine},
	{Key: "backup.keep", Default: "14", Min: 1, Max: 365},
	{Key: "city.folder.path", Limit: MaxLine},
	{Key: "city.https.url", Limit: MaxLine},
	{Key: "city.https.token", Limit: MaxLine, Secret: true},
	{Key: "city.https.ca", Limit: MaxLine}, // a file of certificates (PEM), besides those of the system
	{Key: "city.postgres.dsn", Limit: 2 * MaxLine, Secret: true},
	{Key: "city.detail.ground", Limit: MaxLine}, // the law that allows city.detail=full
	{Key: "city.detail", Default: "minimal", Choices: []string{"minimal", "full"}},
	{Key: "city.pause", Default: "off", Choices: []string{"off", "on"}},
}

// FindSetting returns the description of key.
func FindSetting(key string) (SettingKey, bool) {
	i := slices.IndexFunc(SettingKeys, func(k SettingKey) bool { return k.Key == key })
	if i < 0 {
		return SettingKey{}, false
	}
	return SettingKeys[i], true
}

// cityURL is where the city's interface lies: always encrypted, and without what
// would stand in a log with it.
func (c *fieldCheck) cityURL(field string, value *string, limit int) {
	c.line(field, value, limit, false)
	if *value == "" {
		return
	}
	u, err := url.Parse(*value)
	if err != nil || u.Scheme != "https" || u.Host == "" || u.User != nil || u.RawQuery != "" || u.Fragment != "" {
		c.add(invalid(field, "city_url_form"))
		return
	}
	*value = strings.TrimRight(u.String(), "/")
}

// Check normalises a value for this setting. Errors: Invalid code_unknown, range,
// too_long, resident_no, date_form, date_none, margins_form, city_url_form.
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
	case k.Key == "city.https.url":
		c.cityURL(k.Key, &value, k.Limit)
	case k.Secret:
		if len(value) > k.Limit {
			c.add(invalid(k.Key, "too_long", len(value), k.Limit))
		}
	case k.Key == "print.margins":
		c.line(k.Key, &value, k.Limit, false)
		if _, err := ParseMargins(value); err != nil {
			return value, err
		}
	default:
		c.line(k.Key, &value, k.Limit, false)
	}
	if k.Days && c.errs == nil {
		value = c.days(k.Key, value)
	}
	return value, c.err()
}

// centuryEnd makes a year of two digits one of this century.
const centuryEnd = Date("2099-12-31")

// days normalises a text that names days: each once, the first one first, with a
// space between.
func (c *fieldCheck) days(field, value string) string {
	var out []string
	for _, word := range dayWords(value) {
		d, err := ParseDate(word, centuryEnd, 0)
		if err != nil {
			c.add(invalid(field, CodeOf(err)))
			return value
		}
		out = append(out, string(d))
	}
	slices.Sort(out)
	return strings.Join(slices.Compact(out), " ")
}

// Follow are the settings of following up, from what get says of each.
func Follow(get func(key string) string) FollowDays {
	number := func(key string, otherwise int) int {
		if n, err := strconv.Atoi(get(key)); err == nil {
			return n
		}
		return otherwise
	}
	f := DefaultFollowDays
	return FollowDays{number("follow.first", f.First), number("follow.second", f.Second), number("follow.escalate", f.Escalate)}
}

// CheckFollow refuses steps that do not come one after the other; key is the
// setting that was changed. Errors: FieldErrors follow_order.
func CheckFollow(key string, f FollowDays) error {
	if f.First < f.Second && f.Second < f.Escalate {
		return nil
	}
	return FieldErrors{invalid(key, "follow_order", f.First, f.Second, f.Escalate)}
}
