package referrals

import (
	"testing"

	"fyne.io/fyne/v2"

	"ieumdesk/model"
	"ieumdesk/ui/deskfake"
	"ieumdesk/ui/paper"
)

func TestSlip_saysThatItsLeadHasTooManyHires(t *testing.T) {
	d, s, shell := deskfake.Desk(t, "ko", 2, 40)
	v := s.Send(0, 0, 3)
	if overfilled(d, v.LeadID) != nil {
		t.Error("says so of a lead that has not")
	}
	s.Town.Conflicts = []model.CityConflict{{Kind: model.LeadOverfilled, Mine: v.Lead, Hires: map[string]int{"D07": 1, "D12": 1}}}
	d.LookAtCity()
	if overfilled(d, v.LeadID) == nil {
		t.Fatal("does not say so")
	}
	OpenSlip(d, paper.NewPress(d, &spool{}), v.ID)
	page := shell.Pages[0].(*SlipPage)
	page.Key(ctrl(fyne.KeyU))
	if last := shell.Went[len(shell.Went)-1]; last != "lead "+v.LeadID.String() {
		t.Errorf("went %v", shell.Went)
	}
}
