package vault

import (
	"crypto/rand"
	"testing"

	"golang.org/x/crypto/chacha20poly1305"
)

// Opening the people of a store after login: one field group each.

const people = 100_000

func sealedPeople(v *Vault) (rows [][16]byte, sealed [][]byte) {
	plain := []byte("홍길동\x1f01012345678\x1f1964-03-12")
	rows, sealed = make([][16]byte, people), make([][]byte, people)
	for i := range rows {
		rand.Read(rows[i][:])
		sealed[i] = v.Seal(rows[i], "person", plain)
	}
	return rows, sealed
}

func BenchmarkOpen100k(b *testing.B) {
	v, _, _ := newVault(b)
	rows, sealed := sealedPeople(v)
	b.Run("AppendOpen", func(b *testing.B) {
		b.ReportAllocs()
		buf := make([]byte, 0, 64)
		for b.Loop() {
			for i := range rows {
				if _, err := v.AppendOpen(buf, rows[i], "person", sealed[i]); err != nil {
					b.Fatal(err)
				}
			}
		}
	})
	b.Run("Open", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			for i := range rows {
				if _, err := v.Open(rows[i], "person", sealed[i]); err != nil {
					b.Fatal(err)
				}
			}
		}
	})
	b.Run("rival=new_cipher_each_time", func(b *testing.B) {
		b.ReportAllocs()
		field := make([]byte, keySize)
		v.derive(field, "field")
		for b.Loop() {
			for i := range rows {
				aead, err := chacha20poly1305.NewX(field)
				if err != nil {
					b.Fatal(err)
				}
				label := append(append([]byte{}, rows[i][:]...), "person"...)
				if _, err := aead.Open(nil, sealed[i][1:1+nonceSize], sealed[i][1+nonceSize:], label); err != nil {
					b.Fatal(err)
				}
			}
		}
	})
}

func BenchmarkSeal100k(b *testing.B) {
	v, _, _ := newVault(b)
	rows, _ := sealedPeople(v)
	plain, buf := []byte("홍길동\x1f01012345678\x1f1964-03-12"), make([]byte, 0, 128)
	b.ReportAllocs()
	for b.Loop() {
		for i := range rows {
			v.AppendSeal(buf, rows[i], "person", plain)
		}
	}
}

func BenchmarkBlind(b *testing.B) {
	v, _, _ := newVault(b)
	b.ReportAllocs()
	for b.Loop() {
		v.Blind("phone", "01012345678")
	}
}

func BenchmarkChainMAC(b *testing.B) {
	v, _, _ := newVault(b)
	prev, entry := make([]byte, 32), make([]byte, 200)
	b.ReportAllocs()
	for b.Loop() {
		prev = v.ChainMAC(prev, entry)
	}
}

func BenchmarkUnlock(b *testing.B) {
	v, _, _ := newVault(b)
	slot, err := v.NewSlot(rand.Reader, "kim", "보라색 우산", DefaultParams())
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := slot.Unlock("kim", "보라색 우산"); err != nil {
			b.Fatal(err)
		}
	}
}
