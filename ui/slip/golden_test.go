package slip

import (
	"flag"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"ieumdesk/assets"
	"ieumdesk/model"
	"ieumdesk/ui/slip/sheet"
)

var update = flag.Bool("update", false, "write the golden images anew; look at them before committing")

// golden compares every page with testdata/golden/NAME[-n].png: 72 dots an inch
// in 16 shades of grey, which shows where everything stands and keeps the files
// small.
func golden(t *testing.T, name string, d *sheet.Document) {
	t.Helper()
	for i, p := range d.Pages {
		file := filepath.Join("testdata", "golden", name+".png")
		if i > 0 {
			file = filepath.Join("testdata", "golden", fmt.Sprintf("%s-%d.png", name, i+1))
		}
		got := shades(d.RasterGray(i, int(p.W*72/25.4+0.5), int(p.H*72/25.4+0.5)))
		if *update {
			save(t, file, got)
			continue
		}
		if n := differing(t, file, got); n > 0 {
			fresh := filepath.Join(t.TempDir(), filepath.Base(file))
			save(t, fresh, got)
			t.Errorf("%s: %d pixels differ; look at it with -update", file, n)
		}
	}
	if stale := fmt.Sprintf("%s-%d.png", name, len(d.Pages)+1); exists(filepath.Join("testdata", "golden", stale)) {
		t.Errorf("%s: the sheet has become shorter", stale)
	}
}

func exists(file string) bool {
	_, err := os.Stat(file)
	return err == nil
}

// shades makes 16 greys of 256.
func shades(img *image.Gray) *image.Paletted {
	greys := make(color.Palette, 16)
	for i := range greys {
		greys[i] = color.Gray{Y: uint8(17 * i)}
	}
	out := image.NewPaletted(img.Rect, greys)
	for i, v := range img.Pix {
		out.Pix[i] = uint8((int(v) + 8) / 17)
	}
	return out
}

func save(t *testing.T, file string, img image.Image) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	f, err := os.Create(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	encoder := png.Encoder{CompressionLevel: png.BestCompression}
	if err := encoder.Encode(f, img); err != nil {
		t.Fatal(err)
	}
}

// differing counts the pixels that are not as in the file. Edges may differ by
// a shade where a processor rounds otherwise.
func differing(t *testing.T, file string, got *image.Paletted) int {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	img, err := png.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	want, ok := img.(*image.Paletted)
	if !ok || want.Rect != got.Rect {
		return got.Rect.Dx() * got.Rect.Dy()
	}
	n := 0
	for i, v := range got.Pix {
		if d := int(v) - int(want.Pix[i]); d > 1 || d < -1 {
			n++
		}
	}
	return n
}

// alone is one sheet on a paper, in Korean.
func alone(t *testing.T, s Slip, k model.SheetKind, p Paper) *sheet.Document {
	return drawSet(t, []Slip{s}, []model.SheetKind{k}, Setup{Paper: p})
}

func TestSeekersSheet_looksAsApproved(t *testing.T) {
	for name, s := range map[string]Slip{"ordinary": ordinary(), "long": long(), "bare": bare(), "void": void(), "reissue": reissue()} {
		t.Run(name, func(t *testing.T) { golden(t, "seeker-a4-"+name, alone(t, s, model.SheetSeeker, A4)) })
	}
}

func TestSheets_lookAsApprovedOnEveryPaper(t *testing.T) {
	for _, p := range Papers {
		for _, k := range model.ReferralSheets {
			if k != model.SheetSeeker || p != A4 {
				golden(t, string(k)+"-"+p.Name, alone(t, ordinary(), k, p))
			}
		}
		golden(t, "application-"+p.Name, DrawApplication(fonts(t), words(t, "ko"), applied(), Setup{Paper: p}))
	}
}

func TestSet_looksAsApproved(t *testing.T) {
	all, shared := model.ReferralSheets, Setup{Paper: A4, Together: true}
	own := Setup{Paper: A4, Together: true, Logo: crest(), Footer: "안산시 일자리센터 · 상록구 석호로 110 · 평일 09:00~18:00 · 점심시간에도 접수합니다", Margins: Margins{12, 14, 12, 20}}
	foreign, second := spoken(t, reissue(), "vi")
	golden(t, "set", drawSet(t, []Slip{ordinary()}, all, shared))
	golden(t, "set-void", drawSet(t, []Slip{void()}, all, shared))
	golden(t, "set-long", drawSet(t, []Slip{long()}, all, shared))
	golden(t, "set-vi", drawSet(t, []Slip{foreign}, all, Setup{Paper: A4, Together: true, Second: second}))
	golden(t, "set-own", drawSet(t, []Slip{bare()}, all, own))
	golden(t, "list", drawSet(t, several(), all[1:2], shared))
	golden(t, "list-80mm", drawSet(t, several(), all[1:2], Setup{Paper: Roll80}))
}

func TestSeekersSheet_looksAsApprovedInEveryLanguage(t *testing.T) {
	for _, language := range assets.SlipLanguages() {
		s, second := spoken(t, ordinary(), language)
		for _, p := range Papers {
			golden(t, "seeker-"+p.Name+"-"+language, drawSet(t, []Slip{s}, model.ReferralSheets[:1], Setup{Paper: p, Second: second}))
		}
	}
}

// What of a set is in one language only is no other in a set of two: of those the
// Vietnamese one stands for all.
func TestApplication_looksAsApprovedInEveryLanguage(t *testing.T) {
	for _, language := range assets.SlipLanguages() {
		_, second := spoken(t, ordinary(), language)
		for _, p := range Papers {
			golden(t, "application-"+p.Name+"-"+language, DrawApplication(fonts(t), words(t, "ko"), applied(), Setup{Paper: p, Second: second}))
		}
	}
}
