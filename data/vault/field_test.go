package vault

import (
	"bytes"
	"errors"
	"strings"
	"testing"
)

func TestOpen_noticesEveryFlippedBit(t *testing.T) {
	v, _, _ := newVault(t)
	row := [16]byte{1}
	good := v.Seal(row, "name", []byte("홍길동"))
	for i := range len(good) * 8 {
		b := bytes.Clone(good)
		b[i/8] ^= 1 << (i % 8)
		want := error(ErrDamaged)
		if i/8 == 0 && b[0] > fieldVersion {
			want = ErrNewer
		}
		if got, err := v.Open(row, "name", b); !errors.Is(err, want) || got != nil {
			t.Errorf("bit %d of byte %d: %q, %v", i%8, i/8, got, err)
		}
	}
}

func TestOpen_noticesEveryTruncation(t *testing.T) {
	v, _, _ := newVault(t)
	row := [16]byte{1}
	good := v.Seal(row, "name", []byte("홍길동"))
	for n := range good {
		if _, err := v.Open(row, "name", good[:n]); !errors.Is(err, ErrDamaged) {
			t.Errorf("first %d bytes: %v", n, err)
		}
	}
}

func TestOpen_noticesSwappedRowsAndColumns(t *testing.T) {
	v, _, _ := newVault(t)
	kim, lee := [16]byte{1}, [16]byte{2}
	name := v.Seal(kim, "name", []byte("홍길동"))
	for _, c := range []struct {
		row    [16]byte
		column string
	}{{lee, "name"}, {kim, "phone"}, {kim, ""}, {kim, "names"}, {lee, "phone"}} {
		if _, err := v.Open(c.row, c.column, name); !errors.Is(err, ErrDamaged) {
			t.Errorf("row %d, %q: %v", c.row[0], c.column, err)
		}
	}
}

func TestOpen_refusesAnotherStoresField(t *testing.T) {
	a, _, _ := newVault(t)
	b, _, _ := newVault(t)
	row := [16]byte{1}
	if _, err := b.Open(row, "name", a.Seal(row, "name", []byte("홍길동"))); !errors.Is(err, ErrDamaged) {
		t.Errorf("got %v", err)
	}
}

func TestOpen_saysNothingOfTheField(t *testing.T) {
	v, _, _ := newVault(t)
	row := [16]byte{1}
	sealed := v.Seal(row, "name", []byte("gildong"))
	sealed[len(sealed)-1] ^= 1
	if _, err := v.Open(row, "name", sealed); strings.Contains(err.Error(), "gildong") {
		t.Errorf("the error holds the field: %v", err)
	}
}

func TestSeal_neverGivesTheSameTwice(t *testing.T) {
	v, _, _ := newVault(t)
	seen := map[string]bool{}
	for range 1000 {
		sealed := string(v.Seal([16]byte{1}, "name", []byte("홍길동")))
		if len(sealed) != len("홍길동")+Overhead || seen[sealed] {
			t.Fatalf("%x", sealed)
		}
		seen[sealed] = true
	}
}

func TestAppend_keepsWhatIsThere(t *testing.T) {
	v, _, _ := newVault(t)
	row := [16]byte{1}
	for _, room := range []int{0, 7, 500} {
		dst := append(make([]byte, 0, 5+room), "head|"...)
		sealed := v.AppendSeal(dst, row, "name", []byte("홍길동"))
		head, field := sealed[:5], sealed[5:]
		plain, err := v.AppendOpen(bytes.Clone(head), row, "name", field)
		if err != nil || string(plain) != "head|홍길동" {
			t.Errorf("with room for %d: %q, %v", room, plain, err)
		}
	}
}

func TestBlind_findsTheSameValueInTheSameColumnOnly(t *testing.T) {
	a, slots, _ := newVault(t)
	b, _, _ := newVault(t)
	again, err := slots[0].Unlock("kim", "보라색 우산")
	if err != nil {
		t.Fatal(err)
	}
	phone := a.Blind("phone", "01012345678")
	if phone != again.Blind("phone", "01012345678") {
		t.Error("not found after unlocking again")
	}
	for name, other := range map[string][16]byte{
		"value": a.Blind("phone", "01012345679"), "column": a.Blind("phone2", "01012345678"),
		"border": a.Blind("phone0", "1012345678"), "store": b.Blind("phone", "01012345678"),
	} {
		if other == phone {
			t.Errorf("another %s has the same index", name)
		}
	}
}

func TestChainMAC_changesWithEverythingBefore(t *testing.T) {
	v, _, _ := newVault(t)
	link := func(entries ...string) (prev []byte) {
		for _, e := range entries {
			prev = v.ChainMAC(prev, []byte(e))
		}
		return prev
	}
	good := link("a opened 1", "b opened 2", "a printed 1")
	for name, other := range map[string][]byte{
		"changed": link("a opened 1", "b opened 3", "a printed 1"), "removed": link("a opened 1", "a printed 1"),
		"reordered": link("b opened 2", "a opened 1", "a printed 1"), "joined": link("a opened 1", "b opened 2a printed 1"),
	} {
		if bytes.Equal(other, good) {
			t.Errorf("%s entries give the same link", name)
		}
	}
}
