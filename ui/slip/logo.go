package slip

import (
	"bytes"
	"image"
	_ "image/jpeg" // formats that a logo may have
	_ "image/png"
	"io"
	"os"

	"ieumdesk/model"
	"ieumdesk/ui/slip/sheet"
)

// What a logo may have at most: more would only make every file of a slip large.
const (
	logoBytes = 2 << 20
	logoSide  = 2000 // pixels
)

// LoadLogo reads the centre's logo, a PNG or JPEG; nil if file is "". Errors:
// Invalid logo_missing, logo_format, logo_large.
func LoadLogo(file string) (*sheet.Picture, error) {
	if file == "" {
		return nil, nil
	}
	wrong := func(code string, err error, args ...any) error {
		return &model.Error{Kind: model.Invalid, Code: code, Field: "print.logo", Args: args, Err: err}
	}
	f, err := os.Open(file)
	if err != nil {
		return nil, wrong("logo_missing", err, file)
	}
	defer f.Close()
	b, err := io.ReadAll(io.LimitReader(f, logoBytes+1))
	if err != nil {
		return nil, wrong("logo_missing", err, file)
	}
	if len(b) > logoBytes {
		return nil, wrong("logo_large", nil, logoSide, logoBytes>>20)
	}
	size, _, err := image.DecodeConfig(bytes.NewReader(b))
	if err != nil {
		return nil, wrong("logo_format", err)
	}
	if size.Width > logoSide || size.Height > logoSide {
		return nil, wrong("logo_large", nil, logoSide, logoBytes>>20)
	}
	img, _, err := image.Decode(bytes.NewReader(b))
	if err != nil {
		return nil, wrong("logo_format", err)
	}
	return sheet.NewPicture(img), nil
}
