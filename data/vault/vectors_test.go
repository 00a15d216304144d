package vault

import (
	"bytes"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"

	"ieumdesk/model"
)

// hexBytes are bytes that the vectors write in hexadecimal.
type hexBytes []byte

func (b *hexBytes) UnmarshalText(text []byte) (err error) {
	*b, err = hex.DecodeString(string(text))
	return err
}

type fieldVector struct {
	Name, Column, Plain, Error string
	Row, Nonce, Sealed         hexBytes
}

type vectors struct {
	Keys []struct {
		DataKey             hexBytes `json:"data_key"`
		Field, Blind, Chain hexBytes
	}
	Slots []struct {
		Name, Login, Secret string
		Kind                slotKind
		Memory              uint32
		Passes, Lanes       uint16
		DataKey             hexBytes `json:"data_key"`
		Salt, Nonce, Slot   hexBytes
		Also                []string
	}
	BadSlots []struct {
		Name, Error string
		Slot        hexBytes
	} `json:"bad_slots"`
	Codes []struct {
		Code  string
		Typed []string
	}
	BadCodes []struct {
		Typed, Error string
		Args         []int
	} `json:"bad_codes"`
	DataKey   hexBytes `json:"data_key"`
	Fields    []fieldVector
	BadFields []fieldVector `json:"bad_fields"`
	Blind     []struct {
		Column, Value string
		Blind         hexBytes
	}
	Links []struct {
		Entry      string
		Prev, Link hexBytes
	}
}

func readVectors(t testing.TB) vectors {
	t.Helper()
	b, err := os.ReadFile("testdata/vectors.json")
	if err != nil {
		t.Fatal(err)
	}
	var v vectors
	if err := json.Unmarshal(b, &v); err != nil {
		t.Fatal(err)
	}
	return v
}

func TestVectors_keysDeriveFromTheDataKey(t *testing.T) {
	for _, c := range readVectors(t).Keys {
		v := open([keySize]byte(c.DataKey))
		if !bytes.Equal(v.blind[:], c.Blind) || !bytes.Equal(v.chain[:], c.Chain) {
			t.Errorf("%x: blind %x, chain %x", c.DataKey, v.blind, v.chain)
		}
		field := make([]byte, keySize)
		if v.derive(field, "field"); !bytes.Equal(field, c.Field) {
			t.Errorf("%x: field %x", c.DataKey, field)
		}
	}
}

func TestVectors_slotsAreWrittenByteForByte(t *testing.T) {
	for _, c := range readVectors(t).Slots {
		v := open([keySize]byte(c.DataKey))
		p := Params{Memory: c.Memory, Passes: c.Passes, Lanes: c.Lanes}
		secret := c.Secret
		if c.Kind == recoverySlot {
			secret = strings.ReplaceAll(secret, "-", "")
		}
		rand := bytes.NewReader(append(bytes.Clone(c.Salt), c.Nonce...))
		s, err := v.wrap(rand, c.Kind, c.Login, secret, p)
		if err != nil {
			t.Fatalf("%s: %v", c.Name, err)
		}
		if got := s.Marshal(); !bytes.Equal(got, c.Slot) {
			t.Errorf("%s: wrote\n%x, want\n%x", c.Name, got, c.Slot)
		}
	}
}

func TestVectors_slotsOpenForEverySpellingOfTheSecret(t *testing.T) {
	for _, c := range readVectors(t).Slots {
		s, err := UnmarshalSlot(c.Slot)
		if err != nil {
			t.Fatalf("%s: %v", c.Name, err)
		}
		for _, secret := range append(c.Also, c.Secret) {
			v, err := unlock(s, c.Login, secret)
			if err != nil {
				t.Errorf("%s: %q: %v", c.Name, secret, err)
			} else if !bytes.Equal(v.data[:], c.DataKey) {
				t.Errorf("%s: data key %x", c.Name, v.data)
			}
		}
	}
}

func unlock(s Slot, login, secret string) (*Vault, error) {
	if s.kind == recoverySlot {
		return s.UnlockRecovery(secret)
	}
	return s.Unlock(login, secret)
}

func TestVectors_badSlotsAreRefused(t *testing.T) {
	for _, c := range readVectors(t).BadSlots {
		s, err := UnmarshalSlot(c.Slot)
		if model.CodeOf(err) != c.Error || s != (Slot{}) {
			t.Errorf("%s: %v, want %s", c.Name, err, c.Error)
		}
	}
}

func TestVectors_codesAreReadInEverySpelling(t *testing.T) {
	for _, c := range readVectors(t).Codes {
		for _, typed := range append(c.Typed, c.Code) {
			if got, err := ReadRecoveryCode(typed); err != nil || got != c.Code {
				t.Errorf("%q: %q, %v; want %q", typed, got, err, c.Code)
			}
		}
		var random []byte
		for _, r := range strings.ReplaceAll(c.Code, "-", "")[:dataSize] {
			random = append(random, byte(letterValue(r))|0xA0) // the upper bits must not matter
		}
		random = append(random, make([]byte, saltSize+nonceSize)...)
		_, code, err := open([keySize]byte{}).NewRecovery(bytes.NewReader(random), TestParams())
		if err != nil || code != c.Code {
			t.Errorf("made %q, %v; want %q", code, err, c.Code)
		}
	}
}

func TestVectors_mistypedCodesSayWhere(t *testing.T) {
	for _, c := range readVectors(t).BadCodes {
		_, err := ReadRecoveryCode(c.Typed)
		var e *model.Error
		if !errors.As(err, &e) || e.Code != c.Error || fmt.Sprint(e.Args) != fmt.Sprint(c.Args) || !errors.Is(err, ErrMistyped) {
			t.Errorf("%q: %v, want %s %v", c.Typed, err, c.Error, c.Args)
		}
	}
}

func TestVectors_fieldsBothWays(t *testing.T) {
	all := readVectors(t)
	v := open([keySize]byte(all.DataKey))
	for _, c := range all.Fields {
		row := [16]byte(c.Row)
		if got := v.seal(nil, [nonceSize]byte(c.Nonce), row, c.Column, []byte(c.Plain)); !bytes.Equal(got, c.Sealed) {
			t.Errorf("%s: sealed\n%x, want\n%x", c.Name, got, c.Sealed)
		}
		if got, err := v.Open(row, c.Column, c.Sealed); err != nil || string(got) != c.Plain {
			t.Errorf("%s: opened %q, %v", c.Name, got, err)
		}
	}
	for _, c := range all.BadFields {
		if got, err := v.Open([16]byte(c.Row), c.Column, c.Sealed); model.CodeOf(err) != c.Error || got != nil {
			t.Errorf("%s: %q, %v, want %s", c.Name, got, err, c.Error)
		}
	}
}

func TestVectors_blindIndexAndLinks(t *testing.T) {
	all := readVectors(t)
	v := open([keySize]byte(all.DataKey))
	for _, c := range all.Blind {
		if got := v.Blind(c.Column, c.Value); !bytes.Equal(got[:], c.Blind) {
			t.Errorf("blind of %q in %q: %x, want %x", c.Value, c.Column, got, c.Blind)
		}
	}
	for _, c := range all.Links {
		if got := v.ChainMAC(c.Prev, []byte(c.Entry)); !bytes.Equal(got, c.Link) {
			t.Errorf("link of %q: %x, want %x", c.Entry, got, c.Link)
		}
	}
}
