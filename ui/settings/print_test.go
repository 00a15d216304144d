package settings

import (
	"image"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"ieumdesk/model"
	"ieumdesk/ui/desk"
	"ieumdesk/ui/deskfake"
	"ieumdesk/ui/printer"
)

func printing(t *testing.T) (*Place, *printSection, *deskfake.Session, *deskfake.Shell) {
	t.Helper()
	p, s, shell := opened(t)
	p.section(t, "settings.print")
	return p, p.sections[2].(*printSection), s, shell
}

func TestPrint_offersThePrintersThereAre(t *testing.T) {
	_, sec, s, _ := printing(t)
	sec.printers.Pick("3층")
	if s.SettingBy["print.printer"] != "3층" || !strings.Contains(sec.edges.Text(), "12.7") {
		t.Errorf("stored %v, edges %q", s.SettingBy, sec.edges.Text())
	}
}

func TestPrint_marginsAreOfOnePrinter(t *testing.T) {
	p, sec, s, _ := printing(t)
	for i, mm := range []string{"10", "12.5", "10", "20"} {
		sec.margins[i].SetText(mm)
	}
	save(p)
	if got := s.SettingBy["print.margins"]; got != `{"HP":[10,12.5,10,20]}` {
		t.Fatalf("stored %s", got)
	}
	sec.printers.Pick("3층")
	if sec.margins[1].Text != "" {
		t.Errorf("another printer has a margin of %s", sec.margins[1].Text)
	}
	sec.printers.Pick("HP")
	if sec.margins[1].Text != "12.5" {
		t.Fatalf("the margin reads %q", sec.margins[1].Text)
	}
	for _, e := range sec.margins {
		e.SetText("")
	}
	save(p)
	if got := s.SettingBy["print.margins"]; got != "" {
		t.Errorf("emptied, and stored %s", got)
	}
}

func TestPrint_marginsThatAreNoneAreSaidAtTheField(t *testing.T) {
	for _, typed := range [][4]string{{"10", "", "10", "10"}, {"10", "삼", "10", "10"}, {"41", "0", "0", "0"}, {"-1", "0", "0", "0"}} {
		p, sec, s, shell := printing(t)
		for i, mm := range typed {
			sec.margins[i].SetText(mm)
		}
		save(p)
		if said := sec.form.form.Field("print.margins").Wrong(); s.SettingBy["print.margins"] != "" || !strings.Contains(said, "40") {
			t.Errorf("%v: stored %q, said %q", typed, s.SettingBy["print.margins"], said)
		}
		if len(shell.Toasts) != 0 {
			t.Errorf("%v: said %q", typed, shell.Toasts)
		}
	}
}

func TestPrint_choicesAreStoredAtOnce(t *testing.T) {
	_, sec, s, _ := printing(t)
	for key, code := range map[string]string{
		"print.paper": "a5", "print.set": "seeker,reply", "print.together": "no", "print.language": "vi", "print.raw": "yes",
	} {
		sec.choices[key].Pick(code)
		if s.SettingBy[key] != code {
			t.Errorf("%s: stored %q", key, s.SettingBy[key])
		}
	}
}

func TestPrint_everyChoiceOfASettingHasItsName(t *testing.T) {
	_, sec, _, _ := printing(t)
	for key := range sec.choices {
		k, _ := model.FindSetting(key)
		for i, name := range sec.names(k) {
			if strings.HasPrefix(name, "setting.") {
				t.Errorf("%s %s has no name", key, k.Choices[i])
			}
		}
	}
}

func TestPrint_aLogoIsLookedAtBeforeItIsKept(t *testing.T) {
	p, sec, s, _ := printing(t)
	dir := t.TempDir()
	text, good := filepath.Join(dir, "logo.txt"), filepath.Join(dir, "logo.png")
	if err := os.WriteFile(text, []byte("no picture"), 0o600); err != nil {
		t.Fatal(err)
	}
	f, err := os.Create(good)
	if err != nil {
		t.Fatal(err)
	}
	if err := png.Encode(f, image.NewGray(image.Rect(0, 0, 40, 20))); err != nil {
		t.Fatal(err)
	}
	f.Close()
	for file, said := range map[string]string{text: "PNG나 JPEG", filepath.Join(dir, "none.png"): "읽을 수 없습니다"} {
		sec.entries["print.logo"].SetText(file)
		save(p)
		if got := sec.form.form.Field("print.logo").Wrong(); s.SettingBy["print.logo"] != "" || !strings.Contains(got, said) {
			t.Errorf("%s: stored %q, said %q", file, s.SettingBy["print.logo"], got)
		}
	}
	sec.entries["print.logo"].SetText(good)
	save(p)
	if s.SettingBy["print.logo"] != good || len(sec.logo.Objects) != 1 {
		t.Errorf("stored %q, %d pictures", s.SettingBy["print.logo"], len(sec.logo.Objects))
	}
}

func TestPrint_aTestPageGoesToTheChosenPrinter(t *testing.T) {
	p, sec, _, shell := printing(t)
	sec.printers.Pick("3층")
	spool := sec.o.Printers.(*printers)
	altT := desk.Key{Name: fyne.KeyT, Mod: fyne.KeyModifierAlt}
	p.Key(altT)
	if len(spool.sent) != 1 || spool.sent[0] != "3층: Test page" || shell.Failed != nil {
		t.Fatalf("sent %v, failed %v", spool.sent, shell.Failed)
	}
	spool.fail = &model.Error{Kind: model.Outside, Code: printer.Access, Args: []any{"3층"}}
	p.Key(altT)
	if model.CodeOf(shell.Failed) != printer.Access {
		t.Errorf("said %v", shell.Failed)
	}
}
