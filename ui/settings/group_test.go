package settings

import (
	"errors"
	"slices"
	"testing"
)

func TestStore_triesAgainWhatAnotherSettingStoodInTheWayOf(t *testing.T) {
	refusal := errors.New("not in order")
	stored := map[string]int{"first": 3, "second": 7, "escalate": 14}
	rises := func(key string, n int) error {
		trial := map[string]int{"first": stored["first"], "second": stored["second"], "escalate": stored["escalate"]}
		trial[key] = n
		if trial["first"] >= trial["second"] || trial["second"] >= trial["escalate"] {
			return refusal
		}
		stored = trial
		return nil
	}
	keys := []string{"first", "second", "escalate"}
	for _, c := range []struct {
		typed   map[string]int
		refused []string
	}{
		{map[string]int{"first": 10, "second": 15, "escalate": 20}, nil},
		{map[string]int{"first": 1, "second": 2, "escalate": 3}, nil},
		{map[string]int{"first": 9, "second": 2, "escalate": 4}, []string{"first"}},
	} {
		refused := map[string]error{}
		store(keys, refused, func(key string) error { return rises(key, c.typed[key]) })
		var left []string
		for _, key := range keys {
			if refused[key] != nil {
				left = append(left, key)
			}
		}
		if !slices.Equal(left, c.refused) {
			t.Errorf("%v: %v refused, want %v", c.typed, left, c.refused)
		}
	}
}
