package vault

import (
	"crypto/rand"
	"fmt"
	"slices"

	"golang.org/x/crypto/chacha20poly1305"
)

const fieldVersion = 1

// Overhead is how many bytes longer a sealed field is than what it holds.
const Overhead = 1 + nonceSize + chacha20poly1305.Overhead

// Seal encrypts a field for one place: the row with this id and the column (or
// group of columns) with this name. Sealing the same twice gives different bytes.
func (v *Vault) Seal(row [16]byte, column string, plain []byte) []byte {
	return v.AppendSeal(nil, row, column, plain)
}

// AppendSeal is Seal appended to dst, which must not overlap plain.
//
// The nonce is the one random number here that is not a parameter: a nonce that
// comes twice would give fields away, so nothing may choose it. crypto/rand
// ends the program rather than fail.
func (v *Vault) AppendSeal(dst []byte, row [16]byte, column string, plain []byte) []byte {
	var nonce [nonceSize]byte
	rand.Read(nonce[:])
	return v.seal(dst, nonce, row, column, plain)
}

func (v *Vault) seal(dst []byte, nonce [nonceSize]byte, row [16]byte, column string, plain []byte) []byte {
	v.use()
	defer v.mu.RUnlock()
	dst = append(slices.Grow(dst, Overhead+len(plain)), fieldVersion)
	dst = append(dst, nonce[:]...)
	label := v.place(row, column)
	defer v.label.Put(label)
	return v.field.Seal(dst, dst[len(dst)-nonceSize:], plain, *label)
}

// Open returns what Seal sealed for this row and column. Errors: ErrDamaged,
// ErrNewer, ErrDestroyed; none of them holds anything of the field.
func (v *Vault) Open(row [16]byte, column string, sealed []byte) ([]byte, error) {
	return v.AppendOpen(nil, row, column, sealed)
}

// AppendOpen is Open appended to dst, which must not overlap sealed: a reader of
// many rows keeps one buffer. On error the result is nil.
func (v *Vault) AppendOpen(dst []byte, row [16]byte, column string, sealed []byte) ([]byte, error) {
	switch {
	case len(sealed) < Overhead || sealed[0] == 0:
		return nil, fmt.Errorf("%w: column %s, %d bytes", ErrDamaged, column, len(sealed))
	case sealed[0] != fieldVersion:
		return nil, fmt.Errorf("%w: column %s, version %d", ErrNewer, column, sealed[0])
	}
	v.mu.RLock()
	defer v.mu.RUnlock()
	if v.field == nil {
		return nil, ErrDestroyed
	}
	label := v.place(row, column)
	defer v.label.Put(label)
	plain, err := v.field.Open(dst, sealed[1:1+nonceSize], sealed[1+nonceSize:], *label)
	if err != nil {
		return nil, fmt.Errorf("%w: column %s does not authenticate", ErrDamaged, column)
	}
	return plain, nil
}

// place is the associated data of a field, in a buffer to be put back.
func (v *Vault) place(row [16]byte, column string) *[]byte {
	b := v.label.Get().(*[]byte)
	*b = append(append((*b)[:0], row[:]...), column...)
	return b
}
