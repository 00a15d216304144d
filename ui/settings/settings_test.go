package settings

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"ieumdesk/model"
	"ieumdesk/ui/desk"
	"ieumdesk/ui/deskfake"
	"ieumdesk/ui/door"
	"ieumdesk/ui/kit"
	"ieumdesk/ui/paper"
	"ieumdesk/ui/printer"
)

// printers is a machine with those printers, on which everything is printed at once.
type printers struct {
	printer.Spooler
	names []string
	sent  []string
	fail  error // of the next Print
}

func (p *printers) Printers(context.Context) ([]printer.Printer, error) {
	all := make([]printer.Printer, len(p.names))
	for i, n := range p.names {
		all[i] = printer.Printer{Name: n, Accepting: true}
	}
	return all, nil
}

func (p *printers) Capabilities(context.Context, string) (printer.Capabilities, error) {
	return printer.Capabilities{Edges: printer.Edges{Left: 4.2, Top: 4.2, Right: 4.2, Bottom: 12.7}}, nil
}

func (p *printers) Print(_ context.Context, to string, d printer.Document) (printer.Job, error) {
	p.sent = append(p.sent, to+": "+d.Title)
	return printer.Job{}, p.fail
}

func (p *printers) Follow(context.Context, printer.Job, func(printer.Progress)) error { return nil }

// noPaper is a person without a printer whose files always succeed.
type noPaper struct{ saved string }

func (n *noPaper) Save(s door.RecoverySheet, then func(string, error)) {
	n.saved = s.Code
	then("/home/kim/code.pdf", nil)
}
func (n *noPaper) Print(door.RecoverySheet, func(string, error)) {}
func (n *noPaper) CanPrint() bool                                { return false }

func rate(s string, _ ...string) (int, string) {
	return min(len([]rune(s))/4, 4), "strength.good"
}

func opened(t *testing.T) (*Place, *deskfake.Session, *deskfake.Shell) {
	t.Helper()
	d, s, shell := deskfake.Desk(t, "ko", 0, 0)
	spool := &printers{names: []string{"HP", "3층"}}
	p := New(d, Options{Strength: rate, Printers: spool, Press: paper.NewPress(d, spool), Sheets: &noPaper{}, Version: "test"})
	shell.Win.SetContent(p.Content())
	p.Shown()
	return p, s, shell
}

// section goes to a section by the name of its title.
func (p *Place) section(t *testing.T, title string) {
	t.Helper()
	for i, s := range p.sections {
		if s.title() == title {
			p.Key(desk.Key{Name: fyne.KeyName(rune('1' + i)), Mod: fyne.KeyModifierAlt})
			return
		}
	}
	t.Fatalf("no section %s", title)
}

func save(p *Place) { p.Key(desk.Key{Name: fyne.KeyS, Mod: fyne.KeyModifierControl}) }

func typed(s *deskfake.Shell, text string) {
	e := s.Win.Canvas().Focused().(*kit.Entry)
	e.SetText("")
	test.Type(e, text)
}

func enter(s *deskfake.Shell) {
	s.Win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
}

func TestDesk_isStoredByKeyboard(t *testing.T) {
	p, s, shell := opened(t)
	typed(shell, "안산시 일자리센터")
	enter(shell)
	typed(shell, "사동 행정복지센터")
	enter(shell)
	typed(shell, "0314001234")
	save(p)
	if s.SettingBy["desk.phone"] != "031-400-1234" || s.SettingBy["desk.name"] != "사동 행정복지센터" {
		t.Errorf("stored %v", s.SettingBy)
	}
	if len(shell.Toasts) != 1 {
		t.Errorf("said %v", shell.Toasts)
	}
}

func TestDesk_saysUnderTheFieldWhatIsWrong(t *testing.T) {
	p, s, shell := opened(t)
	typed(shell, "900101-1234567")
	save(p)
	f := p.sections[0].(*form).form.Field("desk.center")
	if !strings.Contains(f.Wrong(), "주민등록번호") {
		t.Errorf("the field says %q", f.Wrong())
	}
	if len(s.SettingBy) != 0 {
		t.Errorf("stored %v", s.SettingBy)
	}
}

func TestLook_isAppliedAsSoonAsItIsChosen(t *testing.T) {
	p, s, _ := opened(t)
	p.section(t, "settings.look")
	f := p.sections[1].(*form)
	f.form.Field("desk.text_size").Focus()
	c := p.d.Shell.Window().Canvas()
	c.Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	if s.SettingBy["desk.text_size"] != "115" {
		t.Errorf("stored %v", s.SettingBy)
	}
}

func TestPassphrase_isChangedOnlyByWhoKnowsTheOldOne(t *testing.T) {
	p, s, shell := opened(t)
	s.Keep.Passphrase = "old words"
	p.section(t, "settings.keys")
	change := p.sections[4].(*keysSection)
	change.change.FocusFirst()
	for _, text := range []string{"wrong", "three new words here", "three new words here"} {
		typed(shell, text)
		enter(shell)
	}
	if s.Keep.Passphrase != "old words" || change.change.Field("old").Wrong() == "" {
		t.Fatal("changed without the old passphrase")
	}
	typed(shell, "old words")
	p.Key(desk.Key{Name: fyne.KeyP, Mod: fyne.KeyModifierAlt})
	if s.Keep.Passphrase != "three new words here" || change.secret.Text() != "" {
		t.Error("not changed, or still on the screen")
	}
}

func TestRecoveryCode_isMadeAfterAQuestionAndPutOnPaper(t *testing.T) {
	p, s, shell := opened(t)
	p.section(t, "settings.keys")
	key := desk.Key{Name: fyne.KeyN, Mod: fyne.KeyModifierAlt}
	p.Key(key)
	if !shell.Asked.Danger || len(s.Called) != 0 {
		t.Fatal("made without asking")
	}
	shell.Answer = true
	p.Key(key)
	section := p.sections[4].(*keysSection)
	if len(section.code.Objects) == 0 {
		t.Fatal("the code is not shown")
	}
	section.hideCode()
	if len(section.code.Objects) != 0 {
		t.Error("the code stays on the screen")
	}
}

func TestStaff_isAddedByAnAdministratorAndShutAgain(t *testing.T) {
	p, s, shell := opened(t)
	p.section(t, "settings.staff")
	for _, text := range []string{"이도우미", "lee"} {
		typed(shell, text)
		enter(shell)
	}
	enter(shell) // the role stays that of a counsellor
	for _, text := range []string{"three new words here", "three new words here"} {
		typed(shell, text)
		enter(shell)
	}
	if len(s.Keep.Staff) != 2 || s.Keep.Staff[1].Login != "lee" || s.Keep.Staff[1].Role != model.Counsellor {
		t.Fatalf("staff %+v", s.Keep.Staff)
	}
	section := p.sections[5].(*staffSection)
	section.setDisabled(s.Keep.Staff[1], true)
	if !s.Keep.Staff[1].Disabled {
		t.Fatal("not disabled")
	}
	shell.Undo()
	if s.Keep.Staff[1].Disabled {
		t.Error("not taken back")
	}
}

func TestBackup_isMadeByKey(t *testing.T) {
	p, s, shell := opened(t)
	p.section(t, "settings.backup")
	p.Key(desk.Key{Name: fyne.KeyB, Mod: fyne.KeyModifierAlt})
	if len(s.Keep.Copies) != 1 || len(p.sections[6].(*backupSection).rows.Objects) != 1 || len(shell.Toasts) != 1 {
		t.Errorf("backups %v, said %v", s.Keep.Copies, shell.Toasts)
	}
}

func TestCredits_showNoMarkdown(t *testing.T) {
	for _, o := range credits("# Fonts\n\nPretendard **1.3.9**\nby `orioncactus`.\n\n| a | b |\n|---|---|\n| c | d |\n- e") {
		text := o.(*kit.Paragraph).Text()
		if strings.ContainsAny(text, "|#*`") {
			t.Errorf("shows %q", text)
		}
	}
}
