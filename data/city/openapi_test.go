package city_test

import (
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"ieumdesk/data/city"
	"ieumdesk/model"
)

// fieldsOf are the names of a type's fields in JSON, those of embedded types too.
func fieldsOf(t reflect.Type) (names []string) {
	for i := range t.NumField() {
		f := t.Field(i)
		if f.Anonymous {
			names = append(names, fieldsOf(f.Type)...)
			continue
		}
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		names = append(names, name)
	}
	return names
}

func TestOpenAPI_describesEveryFieldThatIsSent(t *testing.T) {
	b, err := os.ReadFile(filepath.Join("..", "..", "assets", "city-openapi.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	schemas := map[string]string{}
	for _, part := range regexp.MustCompile(`(?m)^    ([A-Z]\w+):\n((?:      .*\n)+)`).FindAllStringSubmatch(string(b), -1) {
		schemas[part[1]] = part[2]
	}
	for name, body := range map[string]any{
		"Event": city.Event{}, "Visit": model.CityVisitBody{}, "Seeker": model.CitySeekerBody{}, "Lead": model.CityLeadBody{},
		"Referral": model.CityReferralBody{}, "Result": model.CityResultBody{}, "DayLog": model.CityDayBody{},
	} {
		described := map[string]bool{}
		for _, m := range regexp.MustCompile(`(?m)^        (?:  )?(\w+): `).FindAllStringSubmatch(schemas[name], -1) {
			described[m[1]] = true
		}
		for _, m := range regexp.MustCompile(`(?m)^        (\w+):$`).FindAllStringSubmatch(schemas[name], -1) {
			described[m[1]] = true
		}
		for _, field := range fieldsOf(reflect.TypeOf(body)) {
			if !described[field] {
				t.Errorf("%s has no field %s", name, field)
			}
		}
	}
}
