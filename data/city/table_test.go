package city

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"ieumdesk/model"
)

func TestColumns_haveAllThatABodySaysInOneWord(t *testing.T) {
	inJSON := map[string]bool{"seen": true, "lead": true, "full": true} // of use to programs, or groups with columns of their own
	for _, body := range []any{
		model.CityVisitBody{}, model.CitySeekerBody{}, model.CityLeadBody{}, model.CityReferralBody{}, model.CityResultBody{}, model.CityDayBody{}, model.CityErased{},
	} {
		for _, f := range reflect.VisibleFields(reflect.TypeOf(body)) {
			name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
			if name != "" && !inJSON[name] && !slices.Contains(columns, name) {
				t.Errorf("the lists have no column for %s of %T", name, body)
			}
		}
	}
}
