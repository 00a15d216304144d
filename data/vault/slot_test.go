package vault

import (
	"bytes"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"strings"
	"sync"
	"testing"
	"testing/iotest"

	"golang.org/x/text/unicode/norm"

	"ieumdesk/model"
)

// newVault makes a store's keys at no cost, for login "kim" and "보라색 우산".
func newVault(t testing.TB) (v *Vault, slots [2]Slot, code string) {
	t.Helper()
	v, slots, code, err := Create(rand.Reader, "kim", "보라색 우산", TestParams())
	if err != nil {
		t.Fatal(err)
	}
	return v, slots, code
}

// sameKeys reports whether what one seals the other opens.
func sameKeys(a, b *Vault) bool {
	row := [16]byte{1}
	got, err := b.Open(row, "name", a.Seal(row, "name", []byte("홍길동")))
	return err == nil && string(got) == "홍길동"
}

func TestCreate_bothSlotsOpenTheSameKeys(t *testing.T) {
	v, slots, code := newVault(t)
	byLogin, err := slots[0].Unlock("kim", "보라색 우산")
	if err != nil || !sameKeys(v, byLogin) {
		t.Errorf("login: %v", err)
	}
	byCode, err := slots[1].UnlockRecovery(code)
	if err != nil || !sameKeys(v, byCode) {
		t.Errorf("recovery: %v", err)
	}
}

func TestCreate_makesOtherKeysEachTime(t *testing.T) {
	a, aSlots, aCode := newVault(t)
	b, bSlots, bCode := newVault(t)
	if sameKeys(a, b) || aCode == bCode || aSlots[0].salt == bSlots[0].salt || aSlots[0].salt == aSlots[1].salt {
		t.Error("two stores share a secret")
	}
}

func TestCreate_failsWithoutRandomness(t *testing.T) {
	need := keySize + dataSize + 2*(saltSize+nonceSize)
	for n := range need {
		v, slots, code, err := Create(iotest.DataErrReader(io.LimitReader(rand.Reader, int64(n))), "kim", "p", TestParams())
		if err == nil || v != nil || code != "" || slots[1] != (Slot{}) {
			t.Fatalf("with %d of %d random bytes: %v", n, need, err)
		}
	}
}

func TestCreate_refusesAnEmptyPassphrase(t *testing.T) {
	_, _, _, err := Create(rand.Reader, "kim", "", TestParams())
	if model.KindOf(err) != model.Invalid {
		t.Errorf("got %v", err)
	}
}

func TestNewSlot_refusesParametersThatCannotBeRead(t *testing.T) {
	v, _, _ := newVault(t)
	for _, p := range []Params{
		{},
		{Memory: 64, Passes: 0, Lanes: 1},
		{Memory: 64, Passes: 1, Lanes: 0},
		{Memory: 7, Passes: 1, Lanes: 1},
		{Memory: maxMemory + 1, Passes: 1, Lanes: 1},
		{Memory: 64, Passes: maxPasses + 1, Lanes: 1},
		{Memory: 1 << 10, Passes: 1, Lanes: maxLanes + 1},
	} {
		if _, err := v.NewSlot(rand.Reader, "kim", "p", p); err == nil {
			t.Errorf("%+v was accepted", p)
		}
	}
}

func TestDefaultParams_areThoseOfTheVectors(t *testing.T) {
	slots := readVectors(t).Slots
	for _, c := range slots {
		if c.Name == "default cost" && (Params{c.Memory, c.Passes, c.Lanes}) == DefaultParams() {
			return
		}
	}
	t.Errorf("no slot of the vectors was made with %+v", DefaultParams())
}

func TestUnlock_tellsAWrongPassphrase(t *testing.T) {
	_, slots, _ := newVault(t)
	for _, c := range [][2]string{
		{"kim", "보라색 우산 "}, {"kim", "보라색우산"}, {"kim", ""}, {"kim", "qhfktor dntks"}, {"lee", "보라색 우산"}, {"Kim", "보라색 우산"}, {"", "보라색 우산"},
	} {
		v, err := slots[0].Unlock(c[0], c[1])
		if !errors.Is(err, ErrWrongPassphrase) || v != nil {
			t.Errorf("%q: %v", c, err)
		}
	}
}

func TestUnlock_takesAPassphraseFromAnyKeyboard(t *testing.T) {
	v, slots, _ := newVault(t)
	got, err := slots[0].Unlock("kim", norm.NFD.String("보라색 우산")) // decomposed, as macOS types it
	if err != nil || !sameKeys(v, got) {
		t.Errorf("got %v", err)
	}
}

func TestUnlock_refusesTheOtherKindOfSlot(t *testing.T) {
	_, slots, code := newVault(t)
	if _, err := slots[1].Unlock("", strings.ReplaceAll(code, "-", "")); !errors.Is(err, ErrDamaged) {
		t.Errorf("recovery slot by passphrase: %v", err)
	}
	if _, err := slots[0].UnlockRecovery(code); !errors.Is(err, ErrDamaged) {
		t.Errorf("login slot by code: %v", err)
	}
	if _, err := (Slot{}).Unlock("kim", "p"); !errors.Is(err, ErrDamaged) {
		t.Errorf("no slot: %v", err)
	}
}

func TestNewSlot_opensTheSameKeysForAnotherLogin(t *testing.T) {
	v, slots, _ := newVault(t)
	lee, err := v.NewSlot(rand.Reader, "lee", "기차 감자", TestParams())
	if err != nil {
		t.Fatal(err)
	}
	got, err := lee.Unlock("lee", "기차 감자")
	if err != nil || !sameKeys(v, got) {
		t.Errorf("lee: %v", err)
	}
	if _, err := slots[0].Unlock("kim", "보라색 우산"); err != nil {
		t.Errorf("kim, still: %v", err)
	}
}

func TestNewRecovery_replacesTheCode(t *testing.T) {
	v, _, old := newVault(t)
	slot, code, err := v.NewRecovery(rand.Reader, TestParams())
	if err != nil {
		t.Fatal(err)
	}
	if got, err := slot.UnlockRecovery(code); err != nil || !sameKeys(v, got) {
		t.Errorf("new code: %v", err)
	}
	if _, err := slot.UnlockRecovery(old); !errors.Is(err, ErrWrongRecoveryCode) {
		t.Errorf("old code: %v", err)
	}
}

func TestUnmarshalSlot_noticesEveryFlippedBit(t *testing.T) {
	_, slots, _ := newVault(t)
	good := slots[0].Marshal()
	for i := range len(good) * 8 {
		b := bytes.Clone(good)
		b[i/8] ^= 1 << (i % 8)
		want := error(ErrDamaged)
		if i/8 == len(slotMagic) && b[i/8] > slotVersion {
			want = ErrNewer
		}
		if _, err := UnmarshalSlot(b); !errors.Is(err, want) {
			t.Errorf("bit %d of byte %d: %v, want %v", i%8, i/8, err, want)
		}
	}
}

func TestUnlock_noticesAForgedHeader(t *testing.T) {
	_, slots, _ := newVault(t)
	good := slots[0]
	forge := map[string]func(*Slot){
		"lanes":   func(s *Slot) { s.params.Lanes++ },
		"memory":  func(s *Slot) { s.params.Memory++ },
		"passes":  func(s *Slot) { s.params.Passes++ },
		"salt":    func(s *Slot) { s.salt[0] ^= 1 },
		"nonce":   func(s *Slot) { s.nonce[23] ^= 1 },
		"wrapped": func(s *Slot) { s.wrapped[47] ^= 0x80 },
	}
	for name, change := range forge {
		s := good
		change(&s)
		s, err := UnmarshalSlot(s.Marshal()) // with a checksum that fits
		if err != nil {
			t.Fatal(err)
		}
		if _, err := s.Unlock("kim", "보라색 우산"); !errors.Is(err, ErrWrongPassphrase) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestDestroy_leavesNoKeyAndNoUse(t *testing.T) {
	v, _, _ := newVault(t)
	row := [16]byte{1}
	sealed := v.Seal(row, "name", []byte("홍길동"))
	v.Destroy()
	v.Destroy()
	if v.data != [keySize]byte{} || v.blind != [keySize]byte{} || v.chain != [keySize]byte{} {
		t.Error("a key is left")
	}
	if _, err := v.Open(row, "name", sealed); !errors.Is(err, ErrDestroyed) {
		t.Errorf("Open: %v", err)
	}
	for name, use := range map[string]func(){
		"Seal":     func() { v.Seal(row, "name", nil) },
		"Blind":    func() { v.Blind("phone", "01012345678") },
		"ChainMAC": func() { v.ChainMAC(nil, nil) },
		"NewSlot":  func() { _, _ = v.NewSlot(rand.Reader, "kim", "p", TestParams()) },
	} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%s goes on without keys", name)
				}
			}()
			use()
		}()
	}
}

func TestDestroy_whileOthersRead(t *testing.T) {
	v, _, _ := newVault(t)
	row := [16]byte{1}
	sealed := v.Seal(row, "name", []byte("홍길동"))
	var readers sync.WaitGroup
	started := make(chan struct{}, 4)
	for range 4 {
		readers.Go(func() {
			started <- struct{}{}
			for {
				got, err := v.Open(row, "name", sealed)
				if errors.Is(err, ErrDestroyed) {
					return
				}
				if err != nil || string(got) != "홍길동" {
					t.Errorf("got %q, %v", got, err)
					return
				}
			}
		})
	}
	for range 4 {
		<-started
	}
	v.Destroy()
	readers.Wait()
}

func TestVault_printsNoKey(t *testing.T) {
	v, _, _ := newVault(t)
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%x", "%d"} {
		if got := fmt.Sprintf(verb, v); got != "vault" {
			t.Errorf("%s prints %q", verb, got)
		}
	}
}
