package deskfake

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"ieumdesk/assets"
	"ieumdesk/model"
	"ieumdesk/model/sample"
	"ieumdesk/ui/desk"
	"ieumdesk/ui/kit"
	"ieumdesk/ui/run"
)

// Noon is when the tests' day is: Tuesday 24 November 2026, 14:05 in Seoul.
var Noon = time.Date(2026, 11, 24, 14, 5, 0, 0, model.Seoul)

// Shell remembers what a screen told the window.
type Shell struct {
	Win    fyne.Window
	Pages  []desk.Screen
	Toasts []string
	Undo   func()
	Failed error
	Asked  desk.Question
	Answer bool // given to the next question
	Note   string
	Waits  desk.Notice
	Went   []string // routes taken, with their argument
}

func (s *Shell) Open(p desk.Screen)             { s.Pages = append(s.Pages, p) }
func (s *Shell) Back()                          { s.Pages = s.Pages[:max(len(s.Pages)-1, 0)] }
func (s *Shell) Toast(text string, undo func()) { s.Toasts = append(s.Toasts, text); s.Undo = undo }
func (s *Shell) Fail(err error)                 { s.Failed = err }
func (s *Shell) Ask(q desk.Question, then func(bool)) {
	s.Asked = q
	then(s.Answer)
}
func (s *Shell) Saved(_ desk.Screen, text string) { s.Note = text }
func (s *Shell) Notice(n desk.Notice)             { s.Waits = n }
func (s *Shell) Refresh()                         {}
func (s *Shell) Focus(f fyne.Focusable)           { s.Win.Canvas().Focus(f) }
func (s *Shell) Window() fyne.Window              { return s.Win }
func (s *Shell) Restyle()                         {}

// Desk makes a desk of fakes: a session filled with so many synthetic people and
// leads, a shell with a window of the drawings' size, words in language.
func Desk(t testing.TB, language string, people, leads int) (*desk.Desk, *Session, *Shell) {
	t.Helper()
	tables, err := assets.Tables()
	fatal(t, err)
	words, err := assets.LoadWords(language)
	fatal(t, err)
	names, err := assets.SampleNames()
	fatal(t, err)
	clock := func() time.Time { return Noon }
	s := NewSession(tables, clock)
	s.Words, err = assets.LoadWords(assets.Languages[0])
	fatal(t, err)
	maker := sample.New(1, tables, names, model.Today(Noon))
	for range people {
		p := maker.Seeker()
		p.ID, p.Revision, p.Desk = s.id(), 1, "D07"
		p.Received = model.Today(p.Consents[0].At)
		p.Valid = p.Received.AddMonths(model.RegistrationMonths)
		fatal(t, p.Normalise(tables, model.Today(Noon)))
		s.People = append(s.People, p)
	}
	for range leads {
		l := maker.Lead()
		l.ID, l.Revision = s.id(), 1
		fatal(t, l.Normalise(tables, model.Today(Noon)))
		s.LeadList = append(s.LeadList, l)
	}
	app := test.NewTempApp(t)
	app.Settings().SetTheme(kit.NewTheme(kit.Fonts{Regular: assets.FontRegular, Bold: assets.FontBold}, kit.Light, 100))
	shell := &Shell{Win: test.NewTempWindow(t, nil)}
	shell.Win.SetPadded(false)
	shell.Win.Resize(fyne.NewSize(1168, 700))
	d := &desk.Desk{Session: s, Words: words, Run: run.Sync(), Now: clock, Shell: shell}
	went := func(name string) func() { return func() { shell.Went = append(shell.Went, name) } }
	wentTo := func(name string) func(model.ID) {
		return func(id model.ID) { shell.Went = append(shell.Went, name+" "+id.String()) }
	}
	d.Routes = desk.Routes{
		Reception: went("reception"), Leads: went("leads"), Settings: went("settings"), City: went("city"),
		Register: func(typed string) { shell.Went = append(shell.Went, "register "+typed) },
		Seeker:   wentTo("seeker"), Lead: wentTo("lead"), Slip: wentTo("slip"),
		Result: wentTo("result"), FollowUp: wentTo("follow-up"),
		Application: wentTo("application"), List: wentTo("list"),
		Refer: func(seeker, lead model.ID) {
			shell.Went = append(shell.Went, "refer "+seeker.String()+" "+lead.String())
		},
	}
	return d, s, shell
}

func fatal(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
