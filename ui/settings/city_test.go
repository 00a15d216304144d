package settings

import (
	"encoding/json"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"ieumdesk/model"
	"ieumdesk/ui/desk"
	"ieumdesk/ui/deskfake"
	"ieumdesk/ui/kit"
	"ieumdesk/ui/run"
)

func altKey(name fyne.KeyName) desk.Key { return desk.Key{Name: name, Mod: fyne.KeyModifierAlt} }

func ctrlKey(name fyne.KeyName) desk.Key { return desk.Key{Name: name, Mod: fyne.KeyModifierControl} }

// sending is the settings open at what is sent; in a town everything is going on.
func sending(t *testing.T, town bool) (*Place, *citySection, *deskfake.Session, *deskfake.Shell) {
	t.Helper()
	p, s, shell := opened(t)
	if town {
		s.InTown()
	}
	p.d.LookAtCity()
	p.section(t, "settings.city")
	return p, p.sections[p.at].(*citySection), s, shell
}

// text is everything that a part of the screen says.
func text(o fyne.CanvasObject) string {
	switch o := o.(type) {
	case *kit.Paragraph:
		return o.Text() + "\n"
	case *kit.LineView:
		return o.Line().String() + "\n"
	case *fyne.Container:
		all := ""
		for _, inner := range o.Objects {
			all += text(inner)
		}
		return all
	}
	return ""
}

func TestCity_aWayIsSetUpAndTriedByKeyboard(t *testing.T) {
	p, c, s, shell := sending(t, false)
	if c.send.Visible() || c.pages.Visible() {
		t.Error("something can be sent by a desk without a city")
	}
	typed(shell, "/media/city")
	p.Key(altKey(fyne.KeyF))
	if s.SettingBy["city.folder.path"] != "/media/city" || !strings.Contains(text(c.ways[model.ByFolder].said), "연결됨") {
		t.Errorf("stored %v, said %q", s.SettingBy, text(c.ways[model.ByFolder].said))
	}
	if !c.send.Visible() || !c.pages.Visible() || !c.ways[model.ByFolder].off.Visible() {
		t.Error("the way that is set up does not show")
	}
}

func TestCity_aTestSaysWhyTheCityIsNotReached(t *testing.T) {
	p, c, s, _ := sending(t, true)
	s.Town.Fails = &model.Error{Kind: model.Outside, Code: "city_certificate", Args: []any{"ieum.example.go.kr"}}
	p.Key(altKey(fyne.KeyH))
	if said := text(c.ways[model.ByHTTPS].said); !strings.Contains(said, "연결 안 됨") || !strings.Contains(said, "인증서를 믿을 수 없어") {
		t.Errorf("said %q", said)
	}
	if said := text(c.ways[model.ByPostgres].said); said != "" {
		t.Errorf("another way says %q", said)
	}
}

func TestCity_aWrongAddressIsNotTried(t *testing.T) {
	p, c, s, _ := sending(t, false)
	c.entries["city.https.url"].SetText("http://ieum.example.go.kr")
	p.Key(altKey(fyne.KeyH))
	if c.form.form.Field("city.https.url").Wrong() == "" || len(s.Called) != 0 {
		t.Errorf("said %q, called %v", c.form.form.Field("city.https.url").Wrong(), s.Called)
	}
}

func TestCity_aSecretIsNeverSeenAgain(t *testing.T) {
	p, c, s, _ := sending(t, false)
	e := c.secrets["city.https.token"]
	e.SetText("very secret")
	save(p)
	if s.SettingBy["city.https.token"] != "very secret" {
		t.Fatalf("stored %v", s.SettingBy)
	}
	if e.Text != "" || !e.Password || strings.Contains(c.typed["city.https.token"]+c.group.stored["city.https.token"], "secret") {
		t.Error("the secret is still there")
	}
	c.shown() // as on the next day
	if hint := text(fieldBox(c.form.form.Field("city.https.token"))); e.Text != "" || !strings.Contains(hint, "정해져 있습니다") {
		t.Errorf("the field shows %q and says %q", e.Text, hint)
	}
	c.entries["city.https.url"].SetText("https://ieum.example.go.kr")
	save(p)
	if s.SettingBy["city.https.token"] != "very secret" {
		t.Error("a field that was left empty took the secret away")
	}
}

// fieldBox is what a field is made of.
func fieldBox(f *kit.Field) *fyne.Container {
	all := &fyne.Container{}
	for _, o := range f.CreateRenderer().Objects() {
		all.Add(o)
	}
	return all
}

func TestCity_aWayIsLeftAfterAQuestion(t *testing.T) {
	_, c, s, shell := sending(t, true)
	c.askOff(model.ByHTTPS)
	if s.SettingBy["city.https.url"] == "" {
		t.Fatal("left without asking")
	}
	shell.Answer = true
	c.askOff(model.ByHTTPS)
	if s.SettingBy["city.https.url"] != "" || s.SettingBy["city.https.token"] != "" || c.isOn(model.ByHTTPS) || !c.isOn(model.ByFolder) {
		t.Errorf("stored %v", s.SettingBy)
	}
}

func TestCity_namesAreSentOnlyOnALegalGroundAndAfterAQuestion(t *testing.T) {
	p, c, s, shell := sending(t, true)
	choice := c.choices["city.detail"]
	choice.Pick("full")
	if s.SettingBy["city.detail"] == "full" || choice.Chosen() != "minimal" || c.form.form.Field("city.detail.ground").Wrong() == "" {
		t.Fatal("names without a ground")
	}
	c.entries["city.detail.ground"].SetText("개인정보 보호법 제15조제1항제3호")
	choice.Pick("full")
	if !shell.Asked.Danger || s.SettingBy["city.detail"] == "full" || choice.Chosen() != "minimal" {
		t.Fatal("names without an answer")
	}
	shell.Answer = true
	choice.Pick("full")
	if s.SettingBy["city.detail"] != "full" || s.SettingBy["city.detail.ground"] == "" {
		t.Errorf("stored %v", s.SettingBy)
	}
	choice.Pick("minimal")
	save(p)
	if s.SettingBy["city.detail"] != "minimal" {
		t.Error("not taken back at once")
	}
}

func TestCity_saysHowEachWayStands(t *testing.T) {
	_, c, _, _ := sending(t, true)
	said := text(c.state)
	for _, want := range []string{"모두 보냄", "접수 12,408", "다시 보낼 예정", "대기 204", "보냄 1,000", "반려 2", "닿지 않습니다", "14:14에 다시", "멈춤", "접속을 거절"} {
		if !strings.Contains(said, want) {
			t.Errorf("does not say %q: %s", want, said)
		}
	}
}

func TestCity_sendsNowWhatHadStopped(t *testing.T) {
	p, c, s, shell := sending(t, true)
	p.Key(altKey(fyne.KeyG))
	if len(s.Called) != 1 || !strings.Contains(shell.Toasts[0], "접수 1,239건 · 반려 2건") {
		t.Fatalf("called %v, said %v", s.Called, shell.Toasts)
	}
	if c.cancel != nil || c.stop.Visible() || strings.Contains(text(c.state), "멈춤") {
		t.Error("it looks as if it were still sent, or stopped")
	}
	s.Town.Fails = &model.Error{Kind: model.Outside, Code: "city_busy", Args: []any{503}}
	p.Key(altKey(fyne.KeyG))
	if last := shell.Toasts[len(shell.Toasts)-1]; !strings.Contains(last, "받을 수 없다고 합니다(503)") || shell.Failed != nil {
		t.Errorf("said %q, failed %v", last, shell.Failed)
	}
}

func TestCity_sendingStopsWhenSomebodyEndsIt(t *testing.T) {
	p, c, s, shell := sending(t, true)
	s.Town.Hangs = true
	ui := make(chan func(), 10)
	p.d.Run = run.New(func(f func()) { ui <- f })
	if p.Leave() {
		t.Error("there is something to end")
	}
	p.Key(altKey(fyne.KeyG))
	if !c.stop.Visible() || !c.send.Disabled() {
		t.Error("it does not look as if it were sent")
	}
	if !p.Leave() {
		t.Fatal("Esc does not end it")
	}
	(<-ui)()
	if c.stop.Visible() || c.send.Disabled() || shell.Failed != nil || !strings.Contains(shell.Toasts[0], "그만 보냅니다") {
		t.Errorf("failed %v, said %v", shell.Failed, shell.Toasts)
	}
}

func TestCity_isPausedAndResumed(t *testing.T) {
	p, c, s, _ := sending(t, true)
	for _, want := range []string{"on", "off"} {
		p.Key(altKey(fyne.KeyP))
		if s.SettingBy["city.pause"] != want || c.d.City().Paused != (want == "on") {
			t.Errorf("paused %q, want %q", s.SettingBy["city.pause"], want)
		}
	}
}

func TestCity_everythingThatWaitsIsReadBeforeItIsSent(t *testing.T) {
	p, _, s, shell := sending(t, true)
	p.Key(altKey(fyne.KeyW))
	page := shell.Pages[0].(*cityReader)
	page.Shown()
	if len(page.events) != len(s.Town.Events) {
		t.Fatalf("%d events, %d wait", len(page.events), len(s.Town.Events))
	}
	for i, e := range page.events {
		page.list.Choose(i)
		said := text(page.column)
		var body map[string]any
		if err := json.Unmarshal(e.Body, &body); err != nil {
			t.Fatal(err)
		}
		for key, value := range body {
			if v, ok := value.(string); ok && len(eventLists[key]) == 0 && !strings.Contains(said, v) {
				t.Errorf("%s: %s %q is left out of %s", e.Kind, key, v, said)
			}
		}
	}
	page.list.Choose(1)
	if said := text(page.column); !strings.Contains(said, "응우옌티프엉타오") || !strings.Contains(said, "이름과 연락처가 들어 있습니다") {
		t.Errorf("names are not told: %s", said)
	}
	page.Key(ctrlKey(fyne.KeyJ))
	sent := strings.NewReplacer("\n", "", " ", "").Replace(text(page.column))
	if want := strings.NewReplacer("\n", "", " ", "").Replace(string(s.Town.Events[1])); !strings.Contains(sent, want) {
		t.Errorf("shows %s, sent is %s", sent, want)
	}
}

func TestCity_whatCameBackIsSentAgainOrLeft(t *testing.T) {
	p, _, s, shell := sending(t, true)
	p.Key(altKey(fyne.KeyR))
	page := shell.Pages[0].(*cityRejected)
	page.Shown()
	if said := text(page.column); !strings.Contains(said, "시청에 없습니다") {
		t.Errorf("the reason is not told: %s", said)
	}
	page.Key(ctrlKey(fyne.KeyR))
	page.Key(ctrlKey(fyne.KeyD))
	if len(s.Town.Rejected) != 1 {
		t.Fatal("left without asking")
	}
	shell.Answer = true
	page.Key(ctrlKey(fyne.KeyD))
	if strings.Join(s.Town.Decided, " ") != "again left" || p.d.City().Rejected() != 0 {
		t.Errorf("decided %v", s.Town.Decided)
	}
	page.Key(ctrlKey(fyne.KeyR)) // nothing is left to decide
	if shell.Failed != nil {
		t.Errorf("failed %v", shell.Failed)
	}
}

func TestCity_whatWasRefusedForTheSameReasonIsSentAgainAtOnce(t *testing.T) {
	p, _, s, shell := sending(t, true)
	first := s.Town.Rejected[0]
	for range 3 {
		first.ID[0]++
		s.Town.Rejected = append(s.Town.Rejected, first)
	}
	p.Key(altKey(fyne.KeyR))
	page := shell.Pages[0].(*cityRejected)
	page.Shown()
	page.Key(ctrlKey(fyne.KeyT))
	if len(s.Town.Decided) != 4 || len(s.Town.Rejected) != 1 || s.Town.Rejected[0].Reason == first.Reason {
		t.Errorf("decided %v, left %v", s.Town.Decided, s.Town.Rejected)
	}
}

func TestCity_aBatchIsReadUntilTheCityHasAnswered(t *testing.T) {
	p, _, _, shell := sending(t, true)
	p.Key(altKey(fyne.KeyB))
	page := shell.Pages[0].(*cityBatches)
	page.Shown()
	page.list.Choose(1)
	page.Key(ctrlKey(fyne.KeyJ))
	if _, ok := shell.Pages[len(shell.Pages)-1].(*cityReader); !ok {
		t.Fatal("a batch on its way cannot be read")
	}
	page.list.Choose(2)
	page.Key(ctrlKey(fyne.KeyJ))
	if len(shell.Pages) != 2 || !strings.Contains(text(page.column), "남기지 않습니다") {
		t.Error("a batch that is gone is opened")
	}
}

func TestCity_aCounsellorReadsAndChangesNothing(t *testing.T) {
	d, s, shell := deskfake.Desk(t, "ko", 0, 0)
	s.InTown()
	s.Be(model.Counsellor)
	p := New(d, Options{Strength: rate, Printers: &printers{}, Sheets: &noPaper{}})
	shell.Win.SetContent(p.Content())
	d.LookAtCity()
	p.section(t, "settings.city")
	c := p.sections[p.at].(*citySection)
	c.entries["city.folder.path"].SetText("/elsewhere")
	c.choices["city.detail"].Pick("full")
	save(p)
	p.Key(altKey(fyne.KeyP))
	if s.SettingBy["city.folder.path"] == "/elsewhere" || s.SettingBy["city.pause"] == "on" || c.pause.Visible() || c.ways[model.ByHTTPS].off.Visible() {
		t.Errorf("stored %v", s.SettingBy)
	}
	p.Key(altKey(fyne.KeyW))
	if len(shell.Pages) != 1 {
		t.Error("what is sent cannot be read")
	}
}
