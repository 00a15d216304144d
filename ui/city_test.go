package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"ieumdesk/model"
	"ieumdesk/ui/desk"
	"ieumdesk/ui/deskfake"
)

func topText(w *Window) string { return w.room.frame.Top.Line().String() }

// inTown is a window of somebody whose desk sends to the city.
func inTown(t *testing.T) (*Window, *deskfake.House) {
	t.Helper()
	w, h := opened(t)
	h.In.InTown()
	w.Start()
	w.enter(h)
	return w, h
}

func TestTop_saysNothingOfACityThatIsNotThere(t *testing.T) {
	w, h := opened(t)
	w.Start()
	w.enter(h)
	if strings.Contains(topText(w), "전송") || strings.Contains(statusText(w), "시청") {
		t.Errorf("says %q and %q", topText(w), statusText(w))
	}
}

func TestTop_followsWhatWaits(t *testing.T) {
	w, h := inTown(t)
	for _, s := range h.In.Town.States {
		s.Stopped = false
	}
	w.tick()
	if !strings.Contains(topText(w), "전송 대기 1,204") {
		t.Errorf("says %q", topText(w))
	}
	for _, s := range h.In.Town.States {
		s.Waiting = 0
	}
	w.tick() // it was sent in the background
	if !strings.Contains(topText(w), "전송 대기 0") {
		t.Errorf("says %q", topText(w))
	}
	h.In.Town.States[model.ByHTTPS].Gathering = true
	w.tick()
	if !strings.Contains(topText(w), "전송 대기 0+") {
		t.Errorf("says %q while the past is still counted", topText(w))
	}
	h.In.SettingBy["city.pause"] = "on"
	w.tick()
	if !strings.Contains(topText(w), "전송 쉼") {
		t.Errorf("says %q", topText(w))
	}
}

func TestNotice_leadsToWhatHasStoppedThenToWhatIsToBeDecided(t *testing.T) {
	w, h := inTown(t)
	if !strings.Contains(topText(w), "전송 멈춤") || !strings.Contains(statusText(w), "시청 전송 멈춤") {
		t.Fatalf("says %q and %q", topText(w), statusText(w))
	}
	w.key(desk.Key{Name: fyne.KeyF12})
	if w.room.places[w.room.at].name != desk.PlaceSettings {
		t.Error("F12 does not lead to the settings")
	}
	w.key(desk.Key{Name: fyne.KeyG, Mod: fyne.KeyModifierAlt}) // the trouble is over
	if !strings.Contains(statusText(w), "정할 구인 2건") {
		t.Fatalf("says %q", statusText(w))
	}
	w.key(desk.Key{Name: fyne.KeyF12})
	if w.room.places[w.room.at].name != desk.PlaceLeads {
		t.Error("F12 does not lead to the lead")
	}
	h.In.Town.Conflicts = nil
	w.room.d.Changed()
	if !strings.Contains(statusText(w), "돌려보낸 것 3건") {
		t.Errorf("says %q", statusText(w))
	}
	h.In.Town.Rejected = nil
	w.room.d.Changed()
	if strings.Contains(statusText(w), "시청") {
		t.Errorf("says %q", statusText(w))
	}
}

func TestNotice_ofThePrinterComesBeforeTheCity(t *testing.T) {
	w, _ := inTown(t)
	w.room.Notice(desk.Notice{Text: "인쇄 확인 1건", Open: func() {}})
	if !strings.Contains(statusText(w), "인쇄 확인") || strings.Contains(statusText(w), "시청") {
		t.Errorf("says %q", statusText(w))
	}
	w.room.Notice(desk.Notice{})
	if !strings.Contains(statusText(w), "시청 전송 멈춤") {
		t.Errorf("says %q", statusText(w))
	}
}

func TestTop_isStillWhileTheDeskIsLocked(t *testing.T) {
	w, h := inTown(t)
	before := topText(w)
	w.lock()
	h.In.Town.States[model.ByHTTPS].Waiting = 7
	w.tick()
	if topText(w) != before {
		t.Error("a locked desk asks the store")
	}
}
