package assets

import (
	"slices"
	"testing"
)

func TestSlipLanguages_haveANameOfTheirOwnAndOneInKorean(t *testing.T) {
	ko, _ := LoadWords("ko")
	var own []string
	for _, language := range SlipLanguages() {
		w, err := SlipWords(language)
		if err != nil {
			t.Fatal(err)
		}
		if ko.Name("language", language) == language {
			t.Errorf("%s has no Korean name", language)
		}
		own = append(own, w.T("slip.language"))
	}
	if want := []string{"中文", "Русский", "Oʻzbekcha", "Tiếng Việt", "English", "ភាសាខ្មែរ", "Bahasa Indonesia", "नेपाली", "ไทย", "Монгол"}; !slices.Equal(own, want) {
		t.Errorf("%q", own)
	}
}

func TestSlipWords_areThereForTheSlipsLanguagesOnly(t *testing.T) {
	for _, language := range []string{"ko", "fr", "", "../ko", "slip/zh"} {
		if _, err := SlipWords(language); err == nil {
			t.Errorf("%q: no error", language)
		}
	}
}

func TestForSeekers_leavesOutWhatOnlyEmployersRead(t *testing.T) {
	for key, want := range map[string]bool{
		"slip.title": true, "slip.note.absent": true, "list.bring.id": true, "wage.full.month": true,
		"slip.reply.title": false, "slip.list.title": false, "slippage.title": false, "list.visa.F-4": false, "wage.month": false,
	} {
		if ForSeekers(key) != want {
			t.Errorf("%s: %v", key, !want)
		}
	}
}

func TestFont_isNamedWhenItIsNotThere(t *testing.T) {
	if _, err := Font("NotoSansLao-Regular"); err == nil {
		t.Error("no error")
	}
	raw, err := Font("NotoSansThai-Regular")
	if err != nil || len(raw) < 40_000 {
		t.Errorf("%d bytes, %v", len(raw), err)
	}
}
