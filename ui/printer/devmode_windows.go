package printer

import (
	"cmp"
	"math"
	"strconv"
	"unsafe"

	"golang.org/x/sys/windows"

	"ieumdesk/ui/slip/sheet"
)

// devmode is DEVMODEW: how a printer is set for a document. The driver keeps more
// behind it.
type devmode struct {
	deviceName                                                            [32]uint16
	specVersion, driverVersion, size, driverExtra                         uint16
	fields                                                                uint32
	orientation, paperSize, paperLength, paperWidth, scale, copies        int16
	defaultSource, printQuality, colour, duplex, yResolution, tt, collate int16
	formName                                                              [32]uint16
	logPixels                                                             uint16
	bitsPerPel, pelsWidth, pelsHeight, flags, frequency                   uint32
	icm                                                                   [8]uint32
}

// What is set in a devmode.
const (
	fieldOrientation = 0x1
	fieldPaperSize   = 0x2
	fieldPaperLength = 0x4
	fieldPaperWidth  = 0x8
	fieldCopies      = 0x100
	fieldSource      = 0x200
	fieldQuality     = 0x400
	fieldDuplex      = 0x1000
	fieldYResolution = 0x2000
	fieldCollate     = 0x8000
	fieldForm        = 0x10000

	modeIn, modeOut = 8, 2

	portrait, landscape      = 1, 2
	oneSided, turnedLongEdge = 1, 2
	paperA4                  = 9
)

// Questions to DeviceCapabilities.
const (
	askFields     = 1
	askPapers     = 2
	askPaperSize  = 3
	askBins       = 6
	askDuplex     = 7
	askBinNames   = 12
	askPaperNames = 16
	askCopies     = 18
)

// settings is a devmode with what the driver keeps behind it.
type settings record

func (s settings) mode() *devmode { return (*devmode)(record(s).at()) }

// settingsOf asks a printer how it is set.
func settingsOf(h handle, name string) (settings, error) {
	size, _, err := procDocumentProperties.Call(0, uintptr(h), uintptr(unsafe.Pointer(wide(name))), 0, 0, 0)
	if int32(size) <= 0 {
		return nil, err
	}
	s := make(settings, max(int(size), int(unsafe.Sizeof(devmode{})))/word+1)
	if r, _, err := procDocumentProperties.Call(0, uintptr(h), uintptr(unsafe.Pointer(wide(name))), uintptr(unsafe.Pointer(&s[0])), 0, modeOut); int32(r) < 0 {
		return nil, err
	}
	return s, nil
}

// merge has the driver make the rest fit to what was set.
func (s settings) merge(h handle, name string) error {
	at := unsafe.Pointer(&s[0])
	if r, _, err := procDocumentProperties.Call(0, uintptr(h), uintptr(unsafe.Pointer(wide(name))), uintptr(at), uintptr(at), modeIn|modeOut); int32(r) < 0 {
		return err
	}
	return nil
}

// choose sets what a document asks for.
func (s settings) choose(d Document, paper Paper) {
	m := s.mode()
	m.setPaper(paper)
	m.orient(d.Sheet.Pages[0])
	m.copies, m.collate = int16(min(max(1, d.Copies), math.MaxInt16)), 1
	m.duplex = oneSided
	if d.BothSides {
		m.duplex = turnedLongEdge
	}
	m.fields |= fieldCopies | fieldCollate | fieldDuplex
	if tray, err := strconv.ParseInt(d.Tray, 10, 16); err == nil {
		m.defaultSource = int16(tray)
		m.fields |= fieldSource
	}
	if m.printQuality > finest {
		m.printQuality, m.yResolution = finest, finest
		m.fields |= fieldQuality | fieldYResolution
	}
}

// setPaper asks for a paper by the driver's number, or by its size.
func (m *devmode) setPaper(p Paper) {
	if number, err := strconv.ParseInt(p.ID, 10, 16); err == nil {
		m.paperSize = int16(number)
		m.fields = m.fields&^(fieldPaperLength|fieldPaperWidth|fieldForm) | fieldPaperSize
		return
	}
	m.paperSize, m.formName = 0, [32]uint16{}
	m.paperWidth, m.paperLength = int16(math.Round(p.W*10)), int16(math.Round(p.H*10))
	m.fields = m.fields&^(fieldPaperSize|fieldForm) | fieldPaperLength | fieldPaperWidth
}

// orient turns the paper for a page that lies.
func (m *devmode) orient(p *sheet.Page) {
	m.orientation = portrait
	if p.W > p.H && !onRoll(p) {
		m.orientation = landscape
	}
	m.fields |= fieldOrientation
}

// driver asks the driver of a printer what it can.
type driver struct{ name, port string }

func (d driver) ask(question uintptr, answer unsafe.Pointer) int {
	n, _, _ := procDeviceCapabilities.Call(uintptr(unsafe.Pointer(wide(d.name))), uintptr(unsafe.Pointer(wide(d.port))), question, uintptr(answer), 0)
	return int(int32(n)) // -1: it cannot say
}

// numbers asks for a list of them.
func (d driver) numbers(question uintptr) []uint16 {
	n := d.ask(question, nil)
	if n <= 0 {
		return nil
	}
	out := make([]uint16, n)
	return out[:max(0, min(n, d.ask(question, unsafe.Pointer(&out[0]))))]
}

// names asks for a list of texts of a fixed length.
func (d driver) names(question uintptr, length int) (all []string) {
	n := d.ask(question, nil)
	if n <= 0 {
		return nil
	}
	text := make([]uint16, n*length)
	for i := range max(0, min(n, d.ask(question, unsafe.Pointer(&text[0])))) {
		all = append(all, windows.UTF16ToString(text[i*length:][:length]))
	}
	return all
}

// papers lists those of the driver, and whether it takes other sizes too.
func (d driver) papers() (all []Paper, custom bool) {
	ids, names := d.numbers(askPapers), d.names(askPaperNames, 64)
	sizes := make([][2]int32, max(0, d.ask(askPaperSize, nil)))
	if len(sizes) > 0 {
		d.ask(askPaperSize, unsafe.Pointer(&sizes[0]))
	}
	for i := range min(len(ids), len(names), len(sizes)) {
		w, h := float64(sizes[i][0])/10, float64(sizes[i][1])/10
		if w > 0 && h > 0 {
			all = append(all, Paper{ID: strconv.Itoa(int(ids[i])), Name: names[i], W: w, H: h})
		}
	}
	const bothLengths = fieldPaperLength | fieldPaperWidth
	return all, d.ask(askFields, nil)&bothLengths == bothLengths
}

func (d driver) trays() (all []Tray) {
	ids, names := d.numbers(askBins), d.names(askBinNames, 24)
	for i := range min(len(ids), len(names)) {
		all = append(all, Tray{ID: strconv.Itoa(int(ids[i])), Name: cmp.Or(names[i], strconv.Itoa(int(ids[i])))})
	}
	if len(all) == 1 {
		return nil
	}
	return all
}

// copies is how many the driver makes by itself.
func (d driver) copies() int { return max(1, d.ask(askCopies, nil)) }

func (d driver) bothSides() bool { return d.ask(askDuplex, nil) == 1 }

// paperFor is the driver's paper for a document: Windows knows A4 by a number that
// every driver shares; a size that the driver does not list is asked for as such.
func (d driver) paperFor(doc Document) Paper {
	p := doc.paper()
	if p.ID != "" {
		return p
	}
	if p.fits(210, 297) {
		p.ID = strconv.Itoa(paperA4)
		return p
	}
	papers, _ := d.papers()
	for _, known := range papers {
		if known.fits(p.W, p.H) {
			return known
		}
	}
	return p
}
