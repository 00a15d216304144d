package data

import (
	"encoding/json"
	"testing"
)

// FuzzReadIdentity: the quick way and json agree on whatever there is to read.
func FuzzReadIdentity(f *testing.F) {
	for _, s := range []string{
		`{}`, `{"name":"박영자","birth_date":"1965-03-01","sex":"F","phone":"010-1234-5678"}`, `{"name":""}`, `{"name":"\u003cb\u003e"}`,
		`{"name":"a","name":"b"}`, `{"name":"a",}`, `{"name":"a"}}`, `{"name":null}`, `{"other":"x"}`, `{"name" : "x"}`, `{"name":"a"`, `{"name":"a":"b"}`,
		`{"NAME":"x"}`, `["a"]`, `{"name":"a""phone":"b"}`, `{,}`, `{"a"}`, "{\"name\":\"\xff\"}", "{\"name\":\"\n\"}",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		var quick, want identity
		if !quickIdentity(b, &quick) {
			return
		}
		if err := json.Unmarshal(b, &want); err != nil {
			t.Fatalf("%q: json says %v", b, err)
		}
		if want.Address = ""; quick != want {
			t.Errorf("%q: %+v, json %+v", b, quick, want)
		}
	})
}

func TestReadIdentity_takesTheQuickWayForWhatIsSealed(t *testing.T) {
	who := identity{
		Name: "김하나", LatinName: "KIM HANA", BirthDate: "1990-01-02", Sex: "F", Phone: "010-0000-0001",
		OtherPhone: "031-100-0001", Dong: "본오2동", Address: "상록구 동산로 62",
	}
	b, err := json.Marshal(who)
	if err != nil {
		t.Fatal(err)
	}
	var got identity
	if !quickIdentity(b, &got) {
		t.Errorf("not quick: %s", b)
	}
	if who.Address = ""; got != who {
		t.Errorf("%+v, want %+v", got, who)
	}
}
