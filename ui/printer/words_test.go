package printer

import (
	"strings"
	"testing"

	"ieumdesk/assets"
)

func TestErrors_tellPeopleWhatToDo(t *testing.T) {
	for _, language := range assets.Languages {
		w, err := assets.LoadWords(language)
		if err != nil {
			t.Fatal(err)
		}
		for _, code := range []string{NoPrinter, NoService, Stopped, Offline, NoPaper, Attention, Rejected, Cancelled, Access, Failed} {
			text := w.Error(outside(code, "Office", nil))
			if !w.Has("error."+code) || strings.Contains(text, "%!") {
				t.Errorf("%s: %s says %q", language, code, text)
			}
		}
	}
}
