package assets

import (
	"bytes"
	"compress/gzip"
	"embed"
	"fmt"
	"io"
)

// packed are the fonts that stand behind Pretendard on a sheet, compressed: the
// Chinese one is 10 MB. scripts/fonts.sh says where each comes from.
//
//go:embed fonts/*.ttf.gz
var packed embed.FS

// Font unpacks one of the fonts for scripts that Pretendard does not write, by
// its PostScript name ("NotoSansThai-Bold"). It takes up to 80 ms, so a program
// does it when a text first needs the font, and once.
func Font(name string) ([]byte, error) {
	f, err := packed.Open("fonts/" + name + ".ttf.gz")
	if err != nil {
		return nil, fmt.Errorf("font %s: %w", name, err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, fmt.Errorf("font %s: %w", name, err)
	}
	var raw bytes.Buffer
	if _, err := io.Copy(&raw, z); err != nil {
		return nil, fmt.Errorf("font %s: %w", name, err)
	}
	return raw.Bytes(), z.Close()
}
