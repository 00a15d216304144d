package slip

import (
	"fmt"
	"image"

	"github.com/boombuler/barcode/qr"

	"ieumdesk/ui/slip/sheet"
)

// encode makes the QR code: level M, so that a coffee stain does no harm, and
// alphanumeric mode, which keeps a slip's number to 25 modules a side. A
// payload with other than upper-case letters, digits and " $%*+-./:" is an error.
func encode(payload string) (sheet.Matrix, error) {
	if payload == "" {
		return nil, fmt.Errorf("slip: no QR payload")
	}
	code, err := qr.Encode(payload, qr.M, qr.AlphaNumeric)
	if err != nil {
		return nil, fmt.Errorf("slip: QR code: %w", err)
	}
	return modules{code}, nil
}

// modules reads a code that has one pixel a module.
type modules struct{ image.Image }

func (m modules) Size() int { return m.Bounds().Dx() }

func (m modules) Dark(x, y int) bool {
	r, _, _, _ := m.At(x, y).RGBA()
	return r < 0x8000
}
