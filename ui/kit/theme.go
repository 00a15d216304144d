// Package kit holds the theme and the widgets that every screen of the desk
// shares: text, buttons, the one text entry, forms, the result list and the
// parts of the frame. Colours and measures come from the theme only, words from
// the caller only. Everything here runs on the UI thread.
package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// Mode is one of the looks of the theme.
type Mode int

// The looks staff may choose in the settings.
const (
	Light Mode = iota
	Dark
	HighContrast
)

// The text scale staff may choose, in percent.
const (
	ScaleMin = 100
	ScaleMax = 160
)

// Fonts are the two weights of the interface font as TrueType bytes. The family
// must hold Hangul: Fyne itself brings no Korean glyphs.
type Fonts struct {
	Regular, Bold []byte
}

// Theme is one look at one text scale. It is immutable: to change the look while
// the window is open, hand app.Settings().SetTheme the value of With.
type Theme struct {
	mode          Mode
	scale         float32
	colors        palette
	regular, bold fyne.Resource
}

var _ fyne.Theme = (*Theme)(nil)

// NewTheme returns the look mode at percent (100 to 160, clamped) of the drawn text size.
func NewTheme(fonts Fonts, mode Mode, percent int) *Theme {
	t := &Theme{
		regular: fyne.NewStaticResource("kit-regular.ttf", fonts.Regular),
		bold:    fyne.NewStaticResource("kit-bold.ttf", fonts.Bold),
	}
	return t.With(mode, percent)
}

// With returns the same fonts in another look or text scale (percent, clamped to 100..160).
func (t *Theme) With(mode Mode, percent int) *Theme {
	other := *t
	other.mode = mode
	other.scale = float32(min(max(percent, ScaleMin), ScaleMax)) / 100
	switch mode {
	case Dark:
		other.colors = darkPalette
	case HighContrast:
		other.colors = contrastPalette
	default:
		other.colors = lightPalette
	}
	return &other
}

// Mode is the look of this theme.
func (t *Theme) Mode() Mode { return t.mode }

// Percent is the text scale of this theme, 100 to 160.
func (t *Theme) Percent() int { return int(t.scale*100 + 0.5) }

// Color answers our roles, and Fyne's own names in their spirit, whatever the
// system's variant is: the look is the staff's choice.
func (t *Theme) Color(name fyne.ThemeColorName, _ fyne.ThemeVariant) color.Color {
	if c, ok := t.colors[name]; ok {
		return c
	}
	if role, ok := stockColors[name]; ok {
		return t.colors[role]
	}
	switch name {
	case theme.ColorNameShadow:
		return color.Transparent // lines, not shadows
	case theme.ColorNameSelection:
		return withAlpha(t.colors[ColorFocus], 0x50)
	case theme.ColorNameScrollBar:
		return withAlpha(t.colors[ColorSecond], 0x80)
	case theme.ColorNameFocus, theme.ColorNamePressed:
		return withAlpha(t.colors[ColorFocus], 0x30)
	}
	variant := theme.VariantLight
	if t.mode != Light {
		variant = theme.VariantDark
	}
	return theme.DefaultTheme().Color(name, variant)
}

// stockColors maps the names Fyne's own widgets ask for (menus, file dialogs) to our roles.
var stockColors = map[fyne.ThemeColorName]fyne.ThemeColorName{
	theme.ColorNameBackground:          ColorSurface, // see Paper
	theme.ColorNameOverlayBackground:   ColorSurface,
	theme.ColorNameMenuBackground:      ColorSurface,
	theme.ColorNameHeaderBackground:    ColorSurface,
	theme.ColorNameForeground:          ColorText,
	theme.ColorNameForegroundOnPrimary: ColorOnAction,
	theme.ColorNamePrimary:             ColorAction,
	theme.ColorNameHyperlink:           ColorAction,
	theme.ColorNameButton:              ColorTagGrey,
	theme.ColorNameDisabledButton:      ColorOff,
	theme.ColorNameDisabled:            ColorFaint,
	theme.ColorNamePlaceHolder:         ColorFaint,
	theme.ColorNameInputBackground:     ColorField,
	theme.ColorNameInputBorder:         ColorFieldBorder,
	theme.ColorNameHover:               ColorHover,
	theme.ColorNameSeparator:           ColorLine,
	theme.ColorNameError:               ColorRed,
	theme.ColorNameWarning:             ColorAmber,
	theme.ColorNameSuccess:             ColorGreen,
}

func withAlpha(c color.NRGBA, a uint8) color.NRGBA {
	c.A = a
	return c
}

// Font answers Pretendard for text; symbols stay Fyne's, for its own icons in text.
func (t *Theme) Font(style fyne.TextStyle) fyne.Resource {
	switch {
	case style.Symbol:
		return theme.DefaultTheme().Font(style)
	case style.Bold:
		return t.bold
	default:
		return t.regular
	}
}

// Icon answers Fyne's icons; our widgets use none.
func (t *Theme) Icon(name fyne.ThemeIconName) fyne.Resource { return theme.DefaultTheme().Icon(name) }

// Size answers our measures and Fyne's, in pixels at this theme's text scale.
// SizeNameText belongs to the entry alone: it is the field's 16 px, and
// SizeNameInnerPadding its 12 px, because widget.Entry takes them from nowhere else.
func (t *Theme) Size(name fyne.ThemeSizeName) float32 {
	switch name {
	case SizeBorder:
		if t.mode == HighContrast {
			return 2 // KRDS border-width.variable-regular
		}
		return 1
	case SizeFocus:
		if t.mode == HighContrast {
			return 3 // KRDS border-width.variable-medium
		}
		return 2
	case theme.SizeNameInputBorder:
		return 2 // the caret's width
	}
	if v, ok := sizes[name]; ok {
		return v * t.scale
	}
	return theme.DefaultTheme().Size(name)
}

// sizes are the measures of the drawings at 100 %.
var sizes = map[fyne.ThemeSizeName]float32{
	SizeUnit:    1,
	SizeBody:    15,
	SizeField:   16,
	SizeLabel:   13.5,
	SizeSecond:  13.5,
	SizeSmall:   13,
	SizeBar:     14,
	SizeHeading: 19,
	SizeTitle:   21,
	SizeKeyCap:  12,

	theme.SizeNameText:               16,
	theme.SizeNameCaptionText:        13,
	theme.SizeNameSubHeadingText:     19,
	theme.SizeNameHeadingText:        21,
	theme.SizeNameInnerPadding:       12,
	theme.SizeNamePadding:            4,
	theme.SizeNameLineSpacing:        4,
	theme.SizeNameScrollBar:          10,
	theme.SizeNameScrollBarSmall:     4,
	theme.SizeNameInlineIcon:         20,
	theme.SizeNameSeparatorThickness: 1,
	theme.SizeNameInputRadius:        6,
	theme.SizeNameSelectionRadius:    2,
	theme.SizeNameButtonRadius:       6,
	theme.SizeNameCardRadius:         6,
	theme.SizeNameDialogRadius:       6,
	theme.SizeNamePopupRadius:        6,
	theme.SizeNameMenuRadius:         6,
}
