package vault

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/binary"
)

// Blind returns the blind index of a value, for looking up exactly this value
// in an indexed column without decrypting it. The value must be normalised first
// (a phone to its digits), or equal things will not be found. Without the key
// nobody can try values against it.
func (v *Vault) Blind(column, value string) [16]byte {
	v.use()
	defer v.mu.RUnlock()
	return [16]byte(mac(v.blind[:], column, []byte(value)))
}

// ChainMAC returns the 32-byte link of an audit entry that follows the entry
// with the link prev; prev is empty for the first. An entry that was changed,
// removed or put elsewhere gives another link, and so do all that follow.
func (v *Vault) ChainMAC(prev, entry []byte) []byte {
	v.use()
	defer v.mu.RUnlock()
	return mac(v.chain[:], string(prev), entry)
}

// mac authenticates two texts, the first with its length so that no byte can
// pass from one to the other.
func mac(key []byte, first string, second []byte) []byte {
	m := hmac.New(sha256.New, key)
	var length [4]byte
	binary.BigEndian.PutUint32(length[:], uint32(len(first)))
	m.Write(length[:])
	m.Write([]byte(first))
	m.Write(second)
	return m.Sum(nil)
}
