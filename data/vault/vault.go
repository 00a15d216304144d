package vault

import (
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/sha256"
	"fmt"
	"io"
	"sync"

	"golang.org/x/crypto/chacha20poly1305"
)

const keySize = 32

// Vault holds the keys of one unlocked store. It may be used by any number of
// goroutines at once. Nothing prints its keys: it formats as "vault".
type Vault struct {
	mu    sync.RWMutex // write-locked by Destroy alone
	data  [keySize]byte
	blind [keySize]byte
	chain [keySize]byte
	field cipher.AEAD // nil once destroyed
	label sync.Pool   // *[]byte, the associated data of a field being built
}

// Create makes the keys of a new store and its first two slots: slots[0] opens
// by the passphrase of login, slots[1] by the recovery code, which is returned
// to be printed once and is kept nowhere. rand must be crypto/rand.Reader but in
// tests. How good a passphrase must be is for the caller to say (see Strength);
// only an empty one is refused.
func Create(rand io.Reader, login, passphrase string, p Params) (v *Vault, slots [2]Slot, code string, err error) {
	var data [keySize]byte
	defer clear(data[:])
	if _, err := io.ReadFull(rand, data[:]); err != nil {
		return nil, slots, "", fmt.Errorf("vault: no randomness for the data key: %w", err)
	}
	v = open(data)
	if slots[0], err = v.NewSlot(rand, login, passphrase, p); err != nil {
		return nil, slots, "", err
	}
	if slots[1], code, err = v.NewRecovery(rand, p); err != nil {
		return nil, slots, "", err
	}
	return v, slots, code, nil
}

// open derives the keys that follow from the data key.
func open(data [keySize]byte) *Vault {
	v := &Vault{data: data}
	v.label.New = func() any { b := make([]byte, 0, 64); return &b }
	v.derive(v.blind[:], "blind")
	v.derive(v.chain[:], "chain")
	var field [keySize]byte
	defer clear(field[:])
	v.derive(field[:], "field")
	var err error
	if v.field, err = chacha20poly1305.NewX(field[:]); err != nil {
		panic("vault: " + err.Error()) // only a GODEBUG that forbids the cipher gets here
	}
	return v
}

func (v *Vault) derive(key []byte, purpose string) {
	k, err := hkdf.Key(sha256.New, v.data[:], nil, "ieumdesk/vault/1/"+purpose, len(key))
	if err != nil {
		panic("vault: " + err.Error()) // impossible for 32 bytes
	}
	copy(key, k)
	clear(k)
}

// Destroy wipes the keys; the desk is locked. It waits for calls under way. The
// cipher's own copy of the field key is out of reach and is left to the garbage
// collector. Afterwards Open returns ErrDestroyed, and whatever would need a key
// to go on panics rather than seal under a key of zeros. Calling it again does
// nothing.
func (v *Vault) Destroy() {
	v.mu.Lock()
	defer v.mu.Unlock()
	clear(v.data[:])
	clear(v.blind[:])
	clear(v.chain[:])
	v.field = nil
}

// use takes the keys for one call, which must end with v.mu.RUnlock.
func (v *Vault) use() {
	v.mu.RLock()
	if v.field == nil {
		v.mu.RUnlock()
		panic(ErrDestroyed)
	}
}

// Format keeps the keys out of whatever prints a Vault, whatever the verb.
func (v *Vault) Format(f fmt.State, _ rune) { fmt.Fprint(f, "vault") }
