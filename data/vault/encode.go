package vault

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
)

// SlotSize is the length of a marshalled slot in bytes.
const SlotSize = headerSize + nonceSize + wrappedSize + checksumSize

const (
	slotMagic    = "IEUMKS"
	slotVersion  = 1
	headerSize   = len(slotMagic) + 1 + 1 + 4 + 2 + 2 + saltSize
	checksumSize = 8
)

// Marshal returns the slot's SlotSize bytes, as the package comment has them.
func (s Slot) Marshal() []byte {
	b := append(s.header(), s.nonce[:]...)
	b = append(b, s.wrapped[:]...)
	return append(b, checksum(b)...)
}

// header is what comes before the nonce, and what the wrapping authenticates.
func (s Slot) header() []byte {
	b := make([]byte, 0, SlotSize)
	b = append(b, slotMagic...)
	b = append(b, slotVersion, byte(s.kind))
	b = binary.BigEndian.AppendUint32(b, s.params.Memory)
	b = binary.BigEndian.AppendUint16(b, s.params.Passes)
	b = binary.BigEndian.AppendUint16(b, s.params.Lanes)
	return append(b, s.salt[:]...)
}

// UnmarshalSlot reads what Marshal wrote. A slot that it returns is safe to
// unlock: it cannot ask for more than 256 MiB. Errors: ErrNewer, ErrDamaged.
func UnmarshalSlot(b []byte) (Slot, error) {
	rest, ok := bytes.CutPrefix(b, []byte(slotMagic))
	switch {
	case !ok || len(rest) == 0:
		return Slot{}, fmt.Errorf("%w: no key slot", ErrDamaged)
	case rest[0] > slotVersion:
		return Slot{}, fmt.Errorf("%w: key slot of version %d", ErrNewer, rest[0])
	case rest[0] != slotVersion || len(b) != SlotSize:
		return Slot{}, fmt.Errorf("%w: key slot of %d bytes, version %d", ErrDamaged, len(b), rest[0])
	case !bytes.Equal(checksum(b[:SlotSize-checksumSize]), b[SlotSize-checksumSize:]):
		return Slot{}, fmt.Errorf("%w: key slot does not match its checksum", ErrDamaged)
	}
	s := Slot{kind: slotKind(b[7]), params: Params{
		Memory: binary.BigEndian.Uint32(b[8:]),
		Passes: binary.BigEndian.Uint16(b[12:]),
		Lanes:  binary.BigEndian.Uint16(b[14:]),
	}}
	if s.kind != loginSlot && s.kind != recoverySlot {
		return Slot{}, fmt.Errorf("%w: key slot of kind %d", ErrDamaged, s.kind)
	}
	if err := s.params.check(); err != nil {
		return Slot{}, fmt.Errorf("%w: key slot with %w", ErrDamaged, err)
	}
	b = b[copy(s.salt[:], b[16:])+16:]
	b = b[copy(s.nonce[:], b):]
	copy(s.wrapped[:], b)
	return s, nil
}

func checksum(b []byte) []byte {
	sum := sha256.Sum256(b)
	return sum[:checksumSize]
}
