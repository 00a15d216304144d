package model

import "testing"

func TestParseMargins_refusesWhatLeavesNoRoom(t *testing.T) {
	key, _ := FindSetting("print.margins")
	for _, wrong := range []string{"10", `{"HP":[1,2,3]}`, `{"HP":[1,2,3,-1]}`, `{"HP":[1,2,3,41]}`, `{"HP":"x"}`} {
		if _, err := ParseMargins(wrong); CodeOf(err) != "margins_form" {
			t.Errorf("%s: %v", wrong, err)
		}
		if _, err := key.Check(wrong); CodeOf(err) != "margins_form" {
			t.Errorf("the setting takes %s: %v", wrong, err)
		}
	}
	got, err := ParseMargins(`{"HP 3층":[10,11.5,12,0]}`)
	if err != nil || got["HP 3층"] != [4]float64{10, 11.5, 12, 0} {
		t.Errorf("%v, %v", got, err)
	}
	if _, err := ParseMargins(""); err != nil {
		t.Error(err)
	}
}
