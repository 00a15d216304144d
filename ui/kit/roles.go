package kit

import "fyne.io/fyne/v2"

// Colour roles. Every colour a screen shows is asked for by one of these names,
// so that the three modes of the theme can answer differently.
const (
	// ColorGround is behind panels; ColorSurface is paper, as the window is where
	// nothing is painted: lists, forms, bars.
	ColorGround  fyne.ThemeColorName = "ground"
	ColorSurface fyne.ThemeColorName = "surface"
	// ColorSubtle is the ground of the pinned bar, ColorSubtleLine its lower edge.
	ColorSubtle     fyne.ThemeColorName = "subtle"
	ColorSubtleLine fyne.ThemeColorName = "subtleLine"

	// ColorText is for what is read first, ColorSecond for what is read next,
	// ColorLabel for captions over fields. ColorFaint is never for what must be read.
	ColorText   fyne.ThemeColorName = "text"
	ColorSecond fyne.ThemeColorName = "second"
	ColorLabel  fyne.ThemeColorName = "label"
	ColorFaint  fyne.ThemeColorName = "faint"

	// ColorLine parts areas, ColorLineSoft parts the rows of one list.
	ColorLine     fyne.ThemeColorName = "line"
	ColorLineSoft fyne.ThemeColorName = "lineSoft"

	ColorField       fyne.ThemeColorName = "field"
	ColorFieldOff    fyne.ThemeColorName = "fieldOff"
	ColorFieldBorder fyne.ThemeColorName = "fieldBorder"
	ColorFocus       fyne.ThemeColorName = "focusRing"

	// ColorAction is the ground of the one primary button of a view.
	ColorAction      fyne.ThemeColorName = "action"
	ColorActionHover fyne.ThemeColorName = "actionHover"
	ColorOnAction    fyne.ThemeColorName = "onAction"
	ColorHover       fyne.ThemeColorName = "hoverGround"
	ColorOff         fyne.ThemeColorName = "off"
	ColorOnOff       fyne.ThemeColorName = "onOff"

	// ColorChosen is the ground of the chosen row, place, chip or option.
	ColorChosen      fyne.ThemeColorName = "chosen"
	ColorChosenBar   fyne.ThemeColorName = "chosenBar"
	ColorChosenText  fyne.ThemeColorName = "chosenText"
	ColorChipBorder  fyne.ThemeColorName = "chipBorder"
	ColorChipOn      fyne.ThemeColorName = "chipOn"
	ColorKeyBorder   fyne.ThemeColorName = "keyBorder"
	ColorKeyText     fyne.ThemeColorName = "keyText"
	ColorRequired    fyne.ThemeColorName = "required"
	ColorDotGreen    fyne.ThemeColorName = "dotGreen"
	ColorAmberChosen fyne.ThemeColorName = "amberChosen"

	// Green fits, amber wants a look, red does not go. Each stands beside its word.
	ColorGreen fyne.ThemeColorName = "green"
	ColorAmber fyne.ThemeColorName = "amber"
	ColorRed   fyne.ThemeColorName = "red"

	ColorTagGrey       fyne.ThemeColorName = "tagGrey"
	ColorTagGreyText   fyne.ThemeColorName = "tagGreyText"
	ColorTagBlue       fyne.ThemeColorName = "tagBlue"
	ColorTagBlueText   fyne.ThemeColorName = "tagBlueText"
	ColorTagGreen      fyne.ThemeColorName = "tagGreen"
	ColorTagGreenText  fyne.ThemeColorName = "tagGreenText"
	ColorTagAmber      fyne.ThemeColorName = "tagAmber"
	ColorTagAmberText  fyne.ThemeColorName = "tagAmberText"
	ColorTagRed        fyne.ThemeColorName = "tagRed"
	ColorTagRedText    fyne.ThemeColorName = "tagRedText"
	ColorNote          fyne.ThemeColorName = "note"
	ColorNoteBar       fyne.ThemeColorName = "noteBar"
	ColorNoteLine      fyne.ThemeColorName = "noteLine"
	ColorMark          fyne.ThemeColorName = "mark"
	ColorTrack         fyne.ThemeColorName = "track"
	ColorToast         fyne.ThemeColorName = "toast"
	ColorOnToast       fyne.ThemeColorName = "onToast"
	ColorOnToastAction fyne.ThemeColorName = "onToastAction"
	ColorDim           fyne.ThemeColorName = "dim"
	ColorSheetGround   fyne.ThemeColorName = "sheetGround"
)

// Text roles. The value the theme answers is in pixels at 100 % and grows with the text scale.
const (
	SizeBody    fyne.ThemeSizeName = "textBody"    // 15
	SizeField   fyne.ThemeSizeName = "textField"   // 16, also names in lists
	SizeLabel   fyne.ThemeSizeName = "textLabel"   // 13.5, captions over fields
	SizeSecond  fyne.ThemeSizeName = "textSecond"  // 13.5, second lines
	SizeSmall   fyne.ThemeSizeName = "textSmall"   // 13, tags, status line, errors
	SizeBar     fyne.ThemeSizeName = "textBar"     // 14, the frame's bar, section headings
	SizeHeading fyne.ThemeSizeName = "textHeading" // 19, the pinned bar
	SizeTitle   fyne.ThemeSizeName = "textTitle"   // 21, a page's first line
	SizeKeyCap  fyne.ThemeSizeName = "textKeyCap"  // 12
)

// Measures the theme answers in pixels, grown with the text scale unless noted.
const (
	// SizeUnit is one pixel of the drawings; Px multiplies by it.
	SizeUnit fyne.ThemeSizeName = "unit"
	// SizeBorder and SizeFocus are line widths; they follow the mode, not the scale.
	SizeBorder fyne.ThemeSizeName = "borderWidth"
	SizeFocus  fyne.ThemeSizeName = "focusWidth"
)

// Heights and widths of the drawings, in pixels at 100 %; pass them through Px.
const (
	HeightField  = 38
	HeightButton = 40
	HeightTop    = 44
	HeightPinned = 56
	HeightStatus = 28
	HeightPlace  = 52
	WidthRail    = 112
	WidthList    = 560

	radiusCorner = 6
	radiusChip   = 14
	radiusTag    = 4
)
