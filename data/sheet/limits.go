package sheet

import (
	"io"

	"ieumdesk/model"
)

// What a file may ask of the machine. A list of 100,000 leads is about 10 MB as
// a file, 130 MB unpacked and has 10 MB of different texts.
const (
	maxFile    = 256 << 20 // bytes on disk
	maxPart    = 1 << 30   // bytes of one unpacked sheet, which is read as a stream
	maxStrings = 256 << 20 // bytes of the unpacked text table, which is kept
	maxSmall   = 16 << 20  // bytes of the other unpacked parts, which are kept
	maxRows    = 1 << 20   // rows and columns of the format
	maxColumns = 1 << 14
	maxCell    = 1 << 15 // characters of one cell
)

func refuse(code string, err error) error {
	return &model.Error{Kind: model.Invalid, Code: code, Err: err}
}

// bounded ends with file_too_big where a part unpacks to more than it may. What a
// packed file says of its own size is not believed.
type bounded struct {
	io.Reader
	left int64
}

func (b *bounded) Read(p []byte) (int, error) {
	if b.left <= 0 {
		return 0, refuse("file_too_big", nil)
	}
	n, err := b.Reader.Read(p[:min(int64(len(p)), b.left)])
	b.left -= int64(n)
	return n, err
}
