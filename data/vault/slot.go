package vault

import (
	"fmt"
	"io"

	"golang.org/x/crypto/argon2"
	"golang.org/x/crypto/chacha20poly1305"
	"golang.org/x/text/unicode/norm"

	"ieumdesk/model"
)

// slotKind says what secret opens a slot.
type slotKind byte

const (
	loginSlot    slotKind = 1
	recoverySlot slotKind = 2
)

const (
	saltSize    = 16
	nonceSize   = chacha20poly1305.NonceSizeX
	wrappedSize = keySize + chacha20poly1305.Overhead
)

// Slot is the data key of a store wrapped under one secret. It holds nothing
// that needs hiding beyond what Argon2id withstands, and is stored as Marshal
// writes it. Slots compare with ==.
type Slot struct {
	kind    slotKind
	params  Params
	salt    [saltSize]byte
	nonce   [nonceSize]byte
	wrapped [wrappedSize]byte
}

// NewSlot wraps the keys for one more login, or for a login whose passphrase
// changes: its old slot opens until the store deletes it. The login is bound to
// the slot as it is written, upper and lower case told apart.
func (v *Vault) NewSlot(rand io.Reader, login, passphrase string, p Params) (Slot, error) {
	if passphrase == "" {
		return Slot{}, &model.Error{Kind: model.Invalid, Code: "required", Field: "passphrase"}
	}
	return v.wrap(rand, loginSlot, login, norm.NFC.String(passphrase), p)
}

// Unlock returns the vault that the slot was made from. It takes the time and
// memory that the slot's Params say. Errors: ErrWrongPassphrase, ErrDamaged.
func (s Slot) Unlock(login, passphrase string) (*Vault, error) {
	if s.kind != loginSlot {
		return nil, fmt.Errorf("%w: no login's slot", ErrDamaged)
	}
	v, ok := s.unwrap(login, norm.NFC.String(passphrase))
	if !ok {
		return nil, ErrWrongPassphrase
	}
	return v, nil
}

func (v *Vault) wrap(rand io.Reader, kind slotKind, login, secret string, p Params) (Slot, error) {
	if err := p.check(); err != nil {
		return Slot{}, fmt.Errorf("vault: slot with %w", err)
	}
	s := Slot{kind: kind, params: p}
	for _, b := range [][]byte{s.salt[:], s.nonce[:]} {
		if _, err := io.ReadFull(rand, b); err != nil {
			return Slot{}, fmt.Errorf("vault: no randomness for a slot: %w", err)
		}
	}
	key := s.wrappingKey(secret)
	defer clear(key)
	aead, err := chacha20poly1305.NewX(key)
	if err != nil {
		return Slot{}, fmt.Errorf("vault: %w", err)
	}
	v.use()
	defer v.mu.RUnlock()
	aead.Seal(s.wrapped[:0], s.nonce[:], v.data[:], s.label(login))
	return s, nil
}

func (s Slot) unwrap(login, secret string) (*Vault, bool) {
	key := s.wrappingKey(secret)
	defer clear(key)
	aead, err := chacha20poly1305.NewX(key)
	if err != nil {
		return nil, false
	}
	var data [keySize]byte
	defer clear(data[:])
	if _, err := aead.Open(data[:0], s.nonce[:], s.wrapped[:], s.label(login)); err != nil {
		return nil, false
	}
	return open(data), true
}

func (s Slot) wrappingKey(secret string) []byte {
	p := s.params
	return argon2.IDKey([]byte(secret), s.salt[:], uint32(p.Passes), p.Memory, uint8(p.Lanes), keySize)
}

// label is the associated data of the wrapped key.
func (s Slot) label(login string) []byte {
	return append(s.header(), norm.NFC.String(login)...)
}
