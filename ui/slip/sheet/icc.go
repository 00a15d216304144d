package sheet

import "math"

// srgbProfile makes a small ICC profile (version 4.2, ICC.1:2004-10) for sRGB
// as IEC 61966-2-1 defines it: primaries adapted to D50 and its tone curve as
// a formula. PDF/A wants one embedded; making it here needs no file and no
// licence.
func srgbProfile() []byte {
	curve := iccParametric(2.4, 1/1.055, 0.055/1.055, 1/12.92, 0.04045)
	tags := []struct {
		name string
		data []byte
	}{
		{"desc", iccText("sRGB IEC61966-2.1")},
		{"cprt", iccText("No copyright, use freely")},
		{"wtpt", iccFixed("XYZ ", 0.9642, 1, 0.8249)},
		{"chad", iccFixed("sf32", 1.047882, 0.022919, -0.050201, 0.029587, 0.990479, -0.017059, -0.009232, 0.015076, 0.751678)},
		{"rXYZ", iccFixed("XYZ ", 0.436066, 0.222488, 0.013916)},
		{"gXYZ", iccFixed("XYZ ", 0.385147, 0.716873, 0.097076)},
		{"bXYZ", iccFixed("XYZ ", 0.143066, 0.060608, 0.714096)},
		{"rTRC", curve},
		{"gTRC", curve},
		{"bTRC", curve},
	}
	const header = 128
	p := make([]byte, header, 1024)
	p = be.AppendUint32(p, uint32(len(tags)))
	at := header + 4 + 12*len(tags)
	var data []byte
	curveAt := 0
	for _, t := range tags {
		from := at + len(data)
		if t.name[1:] == "TRC" { // the three curves share one entry
			if curveAt == 0 {
				curveAt = from
				data = append(data, t.data...)
			}
			from = curveAt
		} else {
			data = append(data, t.data...)
		}
		p = append(p, t.name...)
		p = be.AppendUint32(be.AppendUint32(p, uint32(from)), uint32(len(t.data)))
	}
	p = append(p, data...)
	iccHeader(p)
	return p
}

// iccHeader fills in the first 128 bytes of a display profile.
func iccHeader(p []byte) {
	be.PutUint32(p, uint32(len(p)))
	be.PutUint32(p[8:], 0x04200000)
	copy(p[12:], "mntrRGB XYZ ")
	for i, v := range []uint16{2026, 1, 1, 0, 0, 0} { // made on; fixed, so that files repeat
		be.PutUint16(p[24+2*i:], v)
	}
	copy(p[36:], "acsp")
	for i, v := range []float64{0.9642, 1, 0.8249} { // D50
		be.PutUint32(p[68+4*i:], fixed16(v))
	}
}

// fixed16 is a number in ICC's s15Fixed16 form.
func fixed16(v float64) uint32 { return uint32(int32(math.Round(v * 65536))) }

func iccFixed(kind string, values ...float64) []byte {
	b := append([]byte(kind), 0, 0, 0, 0)
	for _, v := range values {
		b = be.AppendUint32(b, fixed16(v))
	}
	return b
}

// iccParametric is tone curve type 3: (aX+b)^g from d up, cX below.
func iccParametric(g, a, b, c, d float64) []byte {
	out := append([]byte("para"), 0, 0, 0, 0, 0, 3, 0, 0)
	for _, v := range []float64{g, a, b, c, d} {
		out = be.AppendUint32(out, fixed16(v))
	}
	return out
}

// iccText is a text in one language, padded to a multiple of four bytes.
func iccText(s string) []byte {
	b := append([]byte("mluc"), 0, 0, 0, 0)
	b = be.AppendUint32(be.AppendUint32(b, 1), 12) // one record of 12 bytes
	b = append(b, "enUS"...)
	b = be.AppendUint32(be.AppendUint32(b, uint32(2*len(s))), 28)
	for i := range len(s) {
		b = append(b, 0, s[i])
	}
	for len(b)%4 != 0 {
		b = append(b, 0)
	}
	return b
}
