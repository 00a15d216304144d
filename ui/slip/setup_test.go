package slip

import (
	"bytes"
	"context"
	"image"
	"image/jpeg"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"ieumdesk/assets"
	"ieumdesk/model"
)

// settings answers from a map, as a store does with what nobody set.
type settings map[string]string

func (s settings) Setting(_ context.Context, key string) (string, error) {
	if v, ok := s[key]; ok {
		return v, nil
	}
	k, ok := model.FindSetting(key)
	if !ok {
		return "", &model.Error{Kind: model.NotFound, Code: "setting"}
	}
	return k.Default, nil
}

func (s settings) SetSetting(context.Context, string, string) error { return nil }

func TestSetupOf_readsHowADeskPrints(t *testing.T) {
	got, err := SetupOf(t.Context(), settings{}, "HP")
	if err != nil || got != (Setup{Paper: A4, Together: true}) {
		t.Errorf("of a new desk: %+v, %v", got, err)
	}
	got, err = SetupOf(t.Context(), settings{
		"print.paper": "80mm", "print.together": "no", "print.footer": "주차 안 됨", "print.margins": `{"HP":[10,11,12,13],"OKI":[1,2,3,4]}`,
		"print.logo": filepath.Join(t.TempDir(), "none.png"),
	}, "HP")
	if want := (Setup{Paper: Roll80, Footer: "주차 안 됨", Margins: Margins{10, 11, 12, 13}}); err != nil || got != want {
		t.Errorf("%+v, %v, want %+v", got, err, want)
	}
}

func TestSettings_haveTheSheetsPapersAndLanguages(t *testing.T) {
	paper, _ := model.FindSetting("print.paper")
	for i, p := range Papers {
		if paper.Choices[i] != p.Name {
			t.Errorf("paper %s is not among %q", p.Name, paper.Choices)
		}
	}
	language, _ := model.FindSetting("print.language")
	for i, l := range assets.SlipLanguages() {
		if language.Choices[i+2] != l {
			t.Errorf("language %s is not among %q", l, language.Choices)
		}
	}
	set, _ := model.FindSetting("print.set")
	for _, c := range set.Choices {
		if _, err := model.ParseSheets(c); err != nil {
			t.Errorf("%s: %v", c, err)
		}
	}
}

func TestLoadLogo_takesAPictureOfBearableSize(t *testing.T) {
	dir := t.TempDir()
	file := func(name string, content []byte) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	var small, photo, large bytes.Buffer
	err := png.Encode(&small, image.NewGray(image.Rect(0, 0, 60, 20)))
	if err == nil {
		err = jpeg.Encode(&photo, image.NewGray(image.Rect(0, 0, 60, 20)), nil)
	}
	if err == nil {
		err = png.Encode(&large, image.NewGray(image.Rect(0, 0, logoSide+1, 10)))
	}
	if err != nil {
		t.Fatal(err)
	}
	for _, good := range []string{file("a.png", small.Bytes()), file("a.jpg", photo.Bytes())} {
		p, err := LoadLogo(good)
		if err != nil || p == nil {
			t.Errorf("%s: %v", good, err)
		} else if w, h := p.Size(45, 8); w != 24 || h != 8 {
			t.Errorf("%s takes %v x %v mm", good, w, h)
		}
	}
	for path, code := range map[string]string{
		filepath.Join(dir, "none.png"):                 "logo_missing",
		file("a.txt", []byte("no picture")):            "logo_format",
		file("cut.png", small.Bytes()[:small.Len()/2]): "logo_format",
		file("wide.png", large.Bytes()):                "logo_large",
		file("heavy.png", make([]byte, logoBytes+1)):   "logo_large",
	} {
		if p, err := LoadLogo(path); p != nil || model.CodeOf(err) != code {
			t.Errorf("%s: %v, want %s", filepath.Base(path), err, code)
		}
	}
	if p, err := LoadLogo(""); p != nil || err != nil {
		t.Errorf("no logo: %v, %v", p, err)
	}
}
