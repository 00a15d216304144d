package kit

import (
	"fmt"
	"image/color"
	"math"
	"testing"

	"fyne.io/fyne/v2"
)

// luminance is WCAG 2.2's relative luminance.
func luminance(c color.NRGBA) float64 {
	channel := func(v uint8) float64 {
		s := float64(v) / 255
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*channel(c.R) + 0.7152*channel(c.G) + 0.0722*channel(c.B)
}

func contrast(a, b color.NRGBA) float64 {
	la, lb := luminance(a), luminance(b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

// readable are the texts that stand on each ground.
var readable = map[fyne.ThemeColorName][]fyne.ThemeColorName{
	ColorGround:      {ColorText, ColorSecond},
	ColorSurface:     {ColorText, ColorSecond, ColorLabel, ColorGreen, ColorAmber, ColorRed, ColorKeyText},
	ColorSubtle:      {ColorText, ColorSecond},
	ColorField:       {ColorText, ColorSecond},
	ColorFieldOff:    {ColorSecond},
	ColorHover:       {ColorText, ColorSecond, ColorLabel},
	ColorAction:      {ColorOnAction},
	ColorActionHover: {ColorOnAction},
	ColorOff:         {ColorOnOff},
	ColorChosen:      {ColorText, ColorSecond, ColorChosenText, ColorGreen, ColorAmberChosen, ColorRed},
	ColorTagGrey:     {ColorTagGreyText},
	ColorTagBlue:     {ColorTagBlueText},
	ColorTagGreen:    {ColorTagGreenText},
	ColorTagAmber:    {ColorTagAmberText},
	ColorTagRed:      {ColorTagRedText},
	ColorNote:        {ColorText, ColorSecond},
	ColorMark:        {ColorText},
	ColorToast:       {ColorOnToast, ColorOnToastAction},
}

// seen are the lines and signs without which something could not be made out.
var seen = map[fyne.ThemeColorName][]fyne.ThemeColorName{
	ColorSurface: {ColorFieldBorder, ColorFocus, ColorChosenBar, ColorDotGreen, ColorRequired, ColorAction, ColorFaint},
	ColorField:   {ColorFieldBorder, ColorFocus, ColorFaint},
	ColorChosen:  {ColorChosenBar, ColorFocus},
	ColorTrack:   {ColorChosenBar},
}

func modes() map[string]palette {
	return map[string]palette{"light": lightPalette, "dark": darkPalette, "high contrast": contrastPalette}
}

func TestTheme_textCanBeReadInEveryMode(t *testing.T) {
	for mode, colors := range modes() {
		least := 4.5
		if mode == "high contrast" {
			least = 7
		}
		for ground, texts := range readable {
			for _, text := range texts {
				if got := contrast(colors[text], colors[ground]); got < least {
					t.Errorf("%s: %s on %s is %.2f:1, want %.1f:1", mode, text, ground, got, least)
				}
			}
		}
	}
}

func TestTheme_bordersAndSignsCanBeSeenInEveryMode(t *testing.T) {
	for mode, colors := range modes() {
		for ground, signs := range seen {
			for _, sign := range signs {
				if got := contrast(colors[sign], colors[ground]); got < 3 {
					t.Errorf("%s: %s on %s is %.2f:1, want 3:1", mode, sign, ground, got)
				}
			}
		}
	}
}

func TestTheme_everyModeAnswersEveryRole(t *testing.T) {
	for mode, colors := range modes() {
		if len(colors) != len(lightPalette) {
			t.Errorf("%s has %d roles, light %d", mode, len(colors), len(lightPalette))
		}
		for role := range lightPalette {
			if _, ok := colors[role]; !ok {
				t.Errorf("%s does not answer %s", mode, role)
			}
		}
		for name, role := range stockColors {
			if _, ok := colors[role]; !ok {
				t.Errorf("%s: Fyne's %s asks for %s", mode, name, role)
			}
		}
	}
}

func TestTheme_sizesGrowWithTheTextScale(t *testing.T) {
	drawn := NewTheme(Fonts{}, Light, 100)
	for _, percent := range []int{100, 125, 160} {
		grown := drawn.With(Light, percent)
		for _, name := range []fyne.ThemeSizeName{SizeBody, SizeField, SizeLabel, SizeSmall, SizeTitle, SizeKeyCap, SizeUnit} {
			want := drawn.Size(name) * float32(percent) / 100
			if got := grown.Size(name); math.Abs(float64(got-want)) > 0.01 {
				t.Errorf("%s at %d %%: %.2f, want %.2f", name, percent, got, want)
			}
		}
	}
	for asked, want := range map[int]int{0: 100, 90: 100, 130: 130, 400: 160} {
		if got := drawn.With(Dark, asked).Percent(); got != want {
			t.Errorf("asked for %d %%: %d, want %d", asked, got, want)
		}
	}
	if got := fmt.Sprint(drawn.With(HighContrast, 100).Size(SizeBorder), drawn.Size(SizeBorder)); got != "2 1" {
		t.Errorf("borders in high contrast and light: %s", got)
	}
}
