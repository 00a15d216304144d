package hwpx

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"slices"

	"ieumdesk/model"
)

const (
	mimetype = "application/hwp+zip"
	// What a template may take: ten times a document with pictures. A file that
	// claims less than it unpacks to is cut off just the same.
	maxPacked   = 32 << 20
	maxUnpacked = 128 << 20
	maxParts    = 2000
)

// Part is a file inside a document.
type Part struct {
	Name    string
	Content []byte
}

// Archive is a document unpacked, its parts in their order.
type Archive []Part

// part is the part of a name, nil if there is none.
func (a Archive) part(name string) *Part {
	i := slices.IndexFunc(a, func(p Part) bool { return p.Name == name })
	if i < 0 {
		return nil
	}
	return &a[i]
}

func refused(code string, args ...any) error {
	return &model.Error{Kind: model.Invalid, Code: code, Field: "export.hwpx_template", Args: args}
}

// Unpack reads a document. Errors: Invalid template_hwp (the old binary format),
// template_zip, template_large.
func Unpack(file []byte) (Archive, error) {
	switch {
	case bytes.HasPrefix(file, []byte("\xd0\xcf\x11\xe0")): // compound file: .hwp, or an .hwpx under a password
		return nil, refused("template_hwp")
	case len(file) > maxPacked:
		return nil, refused("template_large")
	}
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		return nil, refused("template_zip")
	}
	if len(z.File) > maxParts {
		return nil, refused("template_large")
	}
	var a Archive
	left := int64(maxUnpacked)
	for _, f := range z.File {
		if f.FileInfo().IsDir() {
			continue
		}
		content, err := unpack(f, left)
		if err != nil {
			return nil, err
		}
		left -= int64(len(content))
		a = append(a, Part{f.Name, content})
	}
	return a, nil
}

func unpack(f *zip.File, left int64) ([]byte, error) {
	r, err := f.Open()
	if err != nil {
		return nil, refused("template_zip")
	}
	defer r.Close()
	content, err := io.ReadAll(io.LimitReader(r, left+1))
	switch {
	case int64(len(content)) > left:
		return nil, refused("template_large")
	case err != nil:
		return nil, refused("template_zip")
	}
	return content, nil
}

// dosDay is 1 January 1980, the first day that a ZIP knows: every part has it, so
// that the same document is the same file.
const dosDay = 1<<5 | 1

// Pack writes a document: mimetype first and stored, then the others in their order.
func (a Archive) Pack() ([]byte, error) {
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	parts := Archive{{"mimetype", []byte(mimetype)}}
	for _, p := range a {
		if p.Name != "mimetype" {
			parts = append(parts, p)
		}
	}
	for _, p := range parts {
		if err := pack(z, p); err != nil {
			return nil, fmt.Errorf("pack %s: %w", p.Name, err)
		}
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// pack writes a part with its length and checksum before it, as readers that take
// the file from the front need it.
func pack(z *zip.Writer, p Part) error {
	h := &zip.FileHeader{
		Name: p.Name, Method: zip.Store, CRC32: crc32.ChecksumIEEE(p.Content),
		UncompressedSize64: uint64(len(p.Content)), CompressedSize64: uint64(len(p.Content)),
	}
	h.ModifiedDate = dosDay //nolint:staticcheck // Modified would add an extra field, and mimetype must have none
	packed := p.Content
	if p.Name != "mimetype" {
		var b bytes.Buffer
		f, err := flate.NewWriter(&b, flate.DefaultCompression)
		if err != nil {
			return err
		}
		_, err = f.Write(p.Content)
		if err = errors.Join(err, f.Close()); err != nil {
			return err
		}
		h.Method, packed = zip.Deflate, b.Bytes()
		h.CompressedSize64 = uint64(len(packed))
	}
	w, err := z.CreateRaw(h)
	if err != nil {
		return err
	}
	_, err = w.Write(packed)
	return err
}
