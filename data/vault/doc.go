// Package vault keeps the personal data of a store unreadable to whoever copies
// its file: it makes and unlocks the keys and seals single fields. It reads no
// file and keeps no table; the store puts what comes out of here into its rows.
//
// # Keys
//
// A store has one data key of 32 random bytes, which is never written in clear.
// Three keys are derived from it by HKDF-SHA256 (no salt, 32 bytes out), and the
// data key itself encrypts nothing:
//
//	field key   info "ieumdesk/vault/1/field"
//	blind key   info "ieumdesk/vault/1/blind"
//	chain key   info "ieumdesk/vault/1/chain"
//
// # Slot
//
// A slot is the data key wrapped under one secret: the passphrase of a staff
// login, or the recovery code. Each login has its own slot, so somebody can be
// added, leave or change the passphrase without a field being rewritten. A slot
// is 112 bytes; numbers are big-endian:
//
//	  0   6  magic "IEUMKS"
//	  6   1  version, 1
//	  7   1  kind: 1 login, 2 recovery
//	  8   4  Argon2id memory in KiB
//	 12   2  Argon2id passes
//	 14   2  Argon2id lanes
//	 16  16  salt
//	 32  24  nonce
//	 56  48  wrapped data key: 32 bytes and the tag
//	104   8  checksum: the first 8 bytes of SHA-256 over bytes 0 to 103
//
//	wrapping key = Argon2id v1.3(secret, salt, memory, passes, lanes), 32 bytes
//	wrapped key  = XChaCha20-Poly1305(wrapping key, nonce, data key,
//	               associated data = bytes 0 to 31 of the slot || login)
//
// The secret of a login is the passphrase in Unicode NFC as UTF-8, because one
// keyboard writes 한 as one character and another as three. The login, in NFC
// too, is authenticated and not stored: a slot copied to another login's row
// does not open there. The recovery slot has an empty login, and its secret is
// the 30 characters of the code, upper case, without hyphens.
//
// The checksum is no defence; it tells a damaged slot from a wrong passphrase.
// A reader refuses more than 256 MiB, 16 passes or 8 lanes before it spends any,
// so that a forged slot cannot exhaust the machine.
//
// # Recovery code
//
// Six groups of five from the alphabet 0123456789ABCDEFGHJKMNPQRSTVWXYZ, each
// character 5 bits in that order: 25 random ones (125 bits) and five that check
// them. The 30 values are the coefficients, highest power first, of a multiple
// of (x-a)(x-a^2)(x-a^3)(x-a^4)(x-a^5) over GF(32) = GF(2)[a]/(a^5+a^2+1): a
// Reed-Solomon code of distance 6. Up to five wrong characters are always
// noticed, and the group of a single one is named. A reader takes lower case,
// full width, any spaces and dashes, O for 0, I and L for 1, U for V, and what
// comes out when the code is typed with the Korean input method on.
//
// # Field
//
// A sealed field is 41 bytes longer than what it holds:
//
//	0   1  version, 1
//	1  24  random nonce
//	25  n  XChaCha20-Poly1305(field key, nonce, plain,
//	       associated data = row id of 16 bytes || column name), tag last
//
// so a field cannot be moved to another row or column unnoticed.
//
// # Blind index and audit chain
//
//	blind = first 16 bytes of HMAC-SHA256(blind key, u32(len(column)) || column || value)
//	link  = HMAC-SHA256(chain key, u32(len(prev)) || prev || entry)
//
// The blind index finds an exact value, a phone, without decrypting; it shows
// that two rows hold the same value and nothing else. A link authenticates an
// audit entry and all before it; prev is the link before, empty for the first.
// Cutting off the newest entries leaves a valid chain, so the newest link is to
// be kept in a second place as well.
//
// testdata/vectors.json holds an example of everything above, made by
// testdata/vectors.py with libsodium and the reference Argon2.
package vault
