package city_test

import (
	"crypto/sha256"
	"encoding/base64"
)

func digest(b []byte) string {
	sum := sha256.Sum256(b)
	return "sha-256=" + base64.StdEncoding.EncodeToString(sum[:])
}
