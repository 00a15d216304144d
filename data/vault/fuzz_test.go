package vault

import (
	"bytes"
	"errors"
	"testing"

	"ieumdesk/model"
)

func FuzzSlotUnmarshal(f *testing.F) {
	all := readVectors(f)
	for _, c := range all.Slots {
		f.Add([]byte(c.Slot))
	}
	for _, c := range all.BadSlots {
		f.Add([]byte(c.Slot))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		// The checksum would keep the fuzzer at the door.
		if len(b) == SlotSize {
			b = append(bytes.Clone(b[:SlotSize-checksumSize]), checksum(b[:SlotSize-checksumSize])...)
		}
		s, err := UnmarshalSlot(b)
		if err != nil {
			if kind := model.KindOf(err); kind != model.Damaged && kind != model.Newer {
				t.Fatalf("%v is of kind %q", err, kind)
			}
			return
		}
		if !bytes.Equal(s.Marshal(), b) {
			t.Fatalf("%x reads as %x", b, s.Marshal())
		}
		if p := s.params; p.Memory > maxMemory || p.Passes > maxPasses || p.Lanes > maxLanes {
			t.Fatalf("may ask for %+v", p)
		}
		if s.params.Memory > 1<<10 {
			return // would unlock, slowly
		}
		if _, err := unlock(s, "kim", "00000-00000-00000-00000-00000-00000"); !errors.Is(err, ErrWrongPassphrase) && !errors.Is(err, ErrWrongRecoveryCode) {
			t.Fatalf("unlocked by a guess: %v", err)
		}
	})
}

func FuzzOpen(f *testing.F) {
	all := readVectors(f)
	v := open([keySize]byte(all.DataKey))
	for _, c := range append(all.Fields, all.BadFields...) {
		f.Add([]byte(c.Row), c.Column, []byte(c.Sealed))
	}
	f.Fuzz(func(t *testing.T, id []byte, column string, sealed []byte) {
		var row [16]byte
		copy(row[:], id)
		plain, err := v.Open(row, column, sealed)
		if err != nil {
			if kind := model.KindOf(err); kind != model.Damaged && kind != model.Newer || plain != nil {
				t.Fatalf("%q, %v", plain, err)
			}
			return
		}
		nonce := [nonceSize]byte(sealed[1:])
		if again := v.seal(nil, nonce, row, column, plain); !bytes.Equal(again, sealed) {
			t.Fatalf("opened %x, which is not what sealing gives: %x", sealed, again)
		}
	})
}

func FuzzRecoveryCode(f *testing.F) {
	all := readVectors(f)
	for _, c := range all.Codes {
		f.Add(c.Code)
		for _, typed := range c.Typed {
			f.Add(typed)
		}
	}
	for _, c := range all.BadCodes {
		f.Add(c.Typed)
	}
	f.Fuzz(func(t *testing.T, typed string) {
		code, err := ReadRecoveryCode(typed)
		if err != nil {
			if !errors.Is(err, ErrMistyped) || model.KindOf(err) != model.Invalid || code != "" {
				t.Fatalf("%q, %v", code, err)
			}
			return
		}
		again, err := ReadRecoveryCode(code)
		if err != nil || again != code {
			t.Fatalf("%q reads as %q, and that as %q, %v", typed, code, again, err)
		}
	})
}
