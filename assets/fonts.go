package assets

import (
	"bytes"
	"compress/gzip"
	"embed"
	"encoding/binary"
	"fmt"
	"io"
)

// packed are the fonts that stand behind Pretendard on a sheet, compressed: the
// Chinese one is 10 MB. scripts/fonts.sh says where each comes from.
//
//go:embed fonts/*.ttf.gz
var packed embed.FS

// Font unpacks one of the fonts for scripts that Pretendard does not write, by
// its PostScript name ("NotoSansThai-Bold"). The Chinese one takes some 150 ms,
// so a program does it when a text first needs the font, and once.
func Font(name string) ([]byte, error) {
	b, err := packed.ReadFile("fonts/" + name + ".ttf.gz")
	if err != nil {
		return nil, fmt.Errorf("font %s: %w", name, err)
	}
	z, err := gzip.NewReader(bytes.NewReader(b))
	if err != nil {
		return nil, fmt.Errorf("font %s: %w", name, err)
	}
	size := binary.LittleEndian.Uint32(b[len(b)-4:]) // RFC 1952: how long it is unpacked
	raw := bytes.NewBuffer(make([]byte, 0, size+bytes.MinRead))
	if _, err := io.Copy(raw, z); err != nil {
		return nil, fmt.Errorf("font %s: %w", name, err)
	}
	return raw.Bytes(), z.Close()
}
