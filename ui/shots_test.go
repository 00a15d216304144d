package ui

import (
	"os"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"ieumdesk/model"
	"ieumdesk/ui/desk"
	"ieumdesk/ui/deskfake"
)

// TestPictures leaves pictures of the frame, the door and the settings in the
// folder IEUM_SHOTS, in every look, for whoever wants to see them; it fails when
// one of them cannot be drawn at all.
func TestPictures(t *testing.T) {
	if os.Getenv("IEUM_SHOTS") == "" {
		t.Skip("IEUM_SHOTS names no folder for pictures")
	}
	for name, c := range looks {
		t.Run(name, func(t *testing.T) { pictures(t, name, c.size, c.settings) })
	}
}

// looks are what pictures are made in.
var looks = map[string]struct {
	size     fyne.Size
	settings map[string]string
}{
	"ko":       {DrawnSize, nil},
	"en-small": {fyne.NewSize(1024, 700), map[string]string{"desk.language": "en"}},
	"dark":     {DrawnSize, map[string]string{"desk.theme": "dark"}},
	"big":      {fyne.NewSize(1024, 700), map[string]string{"desk.text_size": "160"}},
	"contrast": {DrawnSize, map[string]string{"desk.theme": "contrast", "desk.text_size": "130"}},
}

func pictures(t *testing.T, name string, size fyne.Size, settings map[string]string) {
	w, h := opened(t, func(h *deskfake.House, o *Options) {
		o.DayFiles = &deskfake.DayFiles{}
		h.Staff = append(h.Staff, model.Staff{Login: "lee", Name: "이도우미", Role: model.Counsellor}, model.Staff{Login: "nguyen", Name: "NGUYEN THI PHUONG THAO", Role: model.Supervisor})
		for k, v := range settings {
			h.In.SettingBy[k] = v
		}
	})
	w.win.Resize(size)
	w.Start()
	shot(t, w, name+"-login")
	w.key(desk.Key{Name: fyne.KeyR, Mod: fyne.KeyModifierAlt})
	shot(t, w, name+"-recover")
	w.key(desk.Key{Name: fyne.KeyEscape})
	w.enter(h)
	person := h.In.People[0]
	person.Name = "박순자"
	w.room.d.Serve(person)
	shot(t, w, name+"-reception")
	w.key(desk.Key{Name: fyne.KeyF4})
	shot(t, w, name+"-leads")
	w.key(desk.Key{Name: fyne.KeyEscape})
	w.room.d.Release()
	last := &model.Call{At: deskfake.Noon.Add(-23 * time.Hour), Outcome: model.CallAgain, Again: "2026-11-24", Note: "팀장이 면접을 다음 주로 미루자고 함", Staff: "김상담"}
	h.In.Chase(h.In.Send(0, 0, 20), model.SecondCall, "2026-11-20", last)
	h.In.Chase(h.In.Send(1, 1, 14), model.Escalate, "2026-11-23", nil)
	h.In.Chase(h.In.Send(2, 2, 5), model.FirstCall, "2026-11-24", nil)
	h.In.Chase(h.In.Send(3, 3, 2), model.FirstCall, "2026-11-26", nil)
	h.In.DueList = []model.Due{
		{Kind: model.DueRegistration, On: "2026-11-26", SeekerID: h.In.People[6].ID, Name: h.In.People[6].Name, Phone: h.In.People[6].Phone},
	}
	w.key(desk.Key{Name: fyne.KeyF5})
	shot(t, w, name+"-referrals")
	w.key(desk.Key{Name: fyne.Key2, Mod: fyne.KeyModifierControl})
	shot(t, w, name+"-slips")
	w.room.d.Routes.Result(h.In.Made[0].ID)
	w.key(desk.Key{Name: fyne.Key1, Mod: fyne.KeyModifierAlt})
	shot(t, w, name+"-result-hired")
	w.key(desk.Key{Name: fyne.Key5, Mod: fyne.KeyModifierAlt})
	shot(t, w, name+"-result")
	w.key(desk.Key{Name: fyne.KeyEscape})
	dayLogPictures(t, w, h, name)
	w.room.Ask(desk.Question{Title: "되돌릴 수 없습니다", Text: "이 알선을 무효로 할까요? 번호는 남고 다시 쓰이지 않습니다.", Yes: "무효로 하기", No: "그만두기", Danger: true}, func(bool) {})
	shot(t, w, name+"-question")
	w.key(desk.Key{Name: fyne.KeyEscape})
	w.room.d.Routes.Settings()
	for i := range 9 {
		w.key(desk.Key{Name: fyne.KeyName(rune('1' + i)), Mod: fyne.KeyModifierAlt})
		shot(t, w, name+"-settings"+string(rune('1'+i)))
	}
	w.lock()
	shot(t, w, name+"-locked")
}

// dayLogPictures are those of the place F8, with what its own package cannot show:
// the frame, the person served and the keys in the status line.
func dayLogPictures(t *testing.T, w *Window, h *deskfake.House, name string) {
	h.In.Days.Goals = map[string]model.DayGoals{"2026-11": {model.ReferralsMade: 30, model.Hires: 5}}
	h.In.Days.Open = []model.Date{"2026-11-20"}
	w.room.d.Serve(h.In.People[0])
	w.key(desk.Key{Name: fyne.KeyF8})
	shot(t, w, name+"-daylog-served")
	w.room.d.Release()
	shot(t, w, name+"-daylog")
	w.key(desk.Key{Name: fyne.KeyReturn, Mod: fyne.KeyModifierControl})
	shot(t, w, name+"-daylog-close")
	w.Press(desk.Key{Name: fyne.KeyEscape})
	w.key(desk.Key{Name: fyne.Key5, Mod: fyne.KeyModifierAlt})
	shot(t, w, name+"-daylog-rows")
	w.key(desk.Key{Name: fyne.KeyEscape})
	w.key(desk.Key{Name: fyne.Key2, Mod: fyne.KeyModifierControl})
	shot(t, w, name+"-daylog-month")
	w.key(desk.Key{Name: fyne.Key3, Mod: fyne.KeyModifierControl})
	shot(t, w, name+"-daylog-year")
	w.key(desk.Key{Name: fyne.Key1, Mod: fyne.KeyModifierControl})
}
