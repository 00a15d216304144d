package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
)

// palette answers every colour role for one mode.
type palette map[fyne.ThemeColorName]color.NRGBA

// rgb makes an opaque colour from 0xRRGGBB.
func rgb(v uint32) color.NRGBA {
	return color.NRGBA{R: uint8(v >> 16), G: uint8(v >> 8), B: uint8(v), A: 0xff}
}

// The tables hold values of KRDS, the Korean government's design system
// (krds-uiux 1.1.0, tokens). KRDS has two mode tables, light and high contrast,
// the second on black; our dark mode takes its text and sign colours from the
// second and lies on the softer surfaces gray-95 and gray-90.
var (
	lightPalette = palette{
		ColorGround: rgb(0xf4f5f6), ColorSurface: rgb(0xffffff), // gray-5, white
		ColorSubtle: rgb(0xeef2f7), ColorSubtleLine: rgb(0xbacbde), // secondary-5, -20
		ColorText: rgb(0x1e2124), ColorSecond: rgb(0x58616a), // gray-90, -60
		ColorLabel: rgb(0x464c53), ColorFaint: rgb(0x8a949e), // gray-70, -40
		ColorLine: rgb(0xcdd1d5), ColorLineSoft: rgb(0xe6e8ea), // gray-20, -10
		ColorField: rgb(0xffffff), ColorFieldOff: rgb(0xf4f5f6),
		ColorFieldBorder: rgb(0x8a949e), ColorFocus: rgb(0x256ef4), // gray-40, primary-50
		ColorAction: rgb(0x256ef4), ColorActionHover: rgb(0x0b50d0), ColorOnAction: rgb(0xffffff),
		ColorHover: rgb(0xf4f5f6), ColorOff: rgb(0xcdd1d5), ColorOnOff: rgb(0x464c53),
		ColorChosen: rgb(0xecf2fe), ColorChosenBar: rgb(0x256ef4), ColorChosenText: rgb(0x083891),
		ColorChipBorder: rgb(0xb1b8be), ColorChipOn: rgb(0x4c87f6),
		ColorKeyBorder: rgb(0xb1b8be), ColorKeyText: rgb(0x464c53),
		ColorRequired: rgb(0xde3412), ColorDotGreen: rgb(0x228738),
		ColorGreen: rgb(0x267337), ColorAmber: rgb(0x9e6a00), ColorRed: rgb(0xbd2c0f),
		ColorAmberChosen: rgb(0x8a5c00), // warning-60: warning-50 is 4.1:1 on primary-5
		ColorTagGrey:     rgb(0xe6e8ea), ColorTagGreyText: rgb(0x33363d),
		ColorTagBlue: rgb(0xd8e5fd), ColorTagBlueText: rgb(0x083891),
		ColorTagGreen: rgb(0xd8eedd), ColorTagGreenText: rgb(0x285d33),
		ColorTagAmber: rgb(0xffe0a3), ColorTagAmberText: rgb(0x614100),
		ColorTagRed: rgb(0xfcdfd9), ColorTagRedText: rgb(0x8a240f),
		ColorNote: rgb(0xfff3db), ColorNoteBar: rgb(0xffb114), ColorNoteLine: rgb(0xffc95c),
		ColorMark: rgb(0xffe0a3), ColorTrack: rgb(0xe6e8ea),
		ColorToast: rgb(0x1e2124), ColorOnToast: rgb(0xffffff), ColorOnToastAction: rgb(0xb1cefb),
		ColorDim: {A: 0x80}, ColorSheetGround: rgb(0xcdd1d5),
	}
	darkPalette = palette{
		ColorGround: rgb(0x131416), ColorSurface: rgb(0x1e2124), // gray-95, -90
		ColorSubtle: rgb(0x02162c), ColorSubtleLine: rgb(0x052b57), // secondary-95, -80
		ColorText: rgb(0xf4f5f6), ColorSecond: rgb(0xb1b8be), // gray-5, -30
		ColorLabel: rgb(0xcdd1d5), ColorFaint: rgb(0x8a949e), // gray-20, -40
		ColorLine: rgb(0x464c53), ColorLineSoft: rgb(0x33363d), // gray-70, -80
		ColorField: rgb(0x131416), ColorFieldOff: rgb(0x33363d),
		ColorFieldBorder: rgb(0x8a949e), ColorFocus: rgb(0x4c87f6), // gray-40, primary-40
		ColorAction: rgb(0x256ef4), ColorActionHover: rgb(0x0b50d0), ColorOnAction: rgb(0xffffff),
		ColorHover: rgb(0x33363d), ColorOff: rgb(0x33363d), ColorOnOff: rgb(0xb1b8be),
		ColorChosen: rgb(0x052561), ColorChosenBar: rgb(0x4c87f6), ColorChosenText: rgb(0xb1cefb),
		ColorChipBorder: rgb(0x6d7882), ColorChipOn: rgb(0x4c87f6),
		ColorKeyBorder: rgb(0x6d7882), ColorKeyText: rgb(0xcdd1d5),
		ColorRequired: rgb(0xf48771), ColorDotGreen: rgb(0x3fa654),
		ColorGreen: rgb(0x7ec88e), ColorAmber: rgb(0xffc95c), ColorRed: rgb(0xf7afa1),
		ColorAmberChosen: rgb(0xffc95c),
		ColorTagGrey:     rgb(0x33363d), ColorTagGreyText: rgb(0xe6e8ea),
		ColorTagBlue: rgb(0x052561), ColorTagBlueText: rgb(0xb1cefb),
		ColorTagGreen: rgb(0x1f4727), ColorTagGreenText: rgb(0xd8eedd),
		ColorTagAmber: rgb(0x614100), ColorTagAmberText: rgb(0xffe0a3),
		ColorTagRed: rgb(0x5c180a), ColorTagRedText: rgb(0xfcdfd9),
		ColorNote: rgb(0x2e1f00), ColorNoteBar: rgb(0xffb114), ColorNoteLine: rgb(0x8a5c00),
		ColorMark: rgb(0x614100), ColorTrack: rgb(0x33363d),
		ColorToast: rgb(0xe6e8ea), ColorOnToast: rgb(0x1e2124), ColorOnToastAction: rgb(0x0b50d0),
		ColorDim: {A: 0xbf}, ColorSheetGround: rgb(0x33363d),
	}
	contrastPalette = palette{
		ColorGround: rgb(0x000000), ColorSurface: rgb(0x000000), // gray-100
		ColorSubtle: rgb(0x091f25), ColorSubtleLine: rgb(0x8a949e), // secondary-95
		ColorText: rgb(0xffffff), ColorSecond: rgb(0xe6e8ea), // gray-0, -10
		ColorLabel: rgb(0xffffff), ColorFaint: rgb(0xb1b8be), // gray-30
		ColorLine: rgb(0x8a949e), ColorLineSoft: rgb(0x58616a), // gray-40, -60
		ColorField: rgb(0x131416), ColorFieldOff: rgb(0x33363d),
		ColorFieldBorder: rgb(0xcdd1d5), ColorFocus: rgb(0x86aff9), // gray-20, primary-30
		ColorAction: rgb(0xb1cefb), ColorActionHover: rgb(0xecf2fe), ColorOnAction: rgb(0x000000),
		ColorHover: rgb(0x1e2124), ColorOff: rgb(0x1e2124), ColorOnOff: rgb(0xb1b8be),
		ColorChosen: rgb(0x03163a), ColorChosenBar: rgb(0x86aff9), ColorChosenText: rgb(0xd8e5fd),
		ColorChipBorder: rgb(0xb1b8be), ColorChipOn: rgb(0x86aff9),
		ColorKeyBorder: rgb(0xb1b8be), ColorKeyText: rgb(0xffffff),
		ColorRequired: rgb(0xf7afa1), ColorDotGreen: rgb(0x7ec88e),
		ColorGreen: rgb(0xa9dab4), ColorAmber: rgb(0xffc95c), ColorRed: rgb(0xf7afa1),
		ColorAmberChosen: rgb(0xffc95c),
		ColorTagGrey:     rgb(0x33363d), ColorTagGreyText: rgb(0xffffff),
		ColorTagBlue: rgb(0x052561), ColorTagBlueText: rgb(0xd8e5fd),
		ColorTagGreen: rgb(0x122b18), ColorTagGreenText: rgb(0xd8eedd),
		ColorTagAmber: rgb(0x422c00), ColorTagAmberText: rgb(0xffe0a3),
		ColorTagRed: rgb(0x5c180a), ColorTagRedText: rgb(0xfcdfd9),
		ColorNote: rgb(0x241800), ColorNoteBar: rgb(0xffb114), ColorNoteLine: rgb(0xffb114),
		ColorMark: rgb(0x614100), ColorTrack: rgb(0x464c53),
		ColorToast: rgb(0xffffff), ColorOnToast: rgb(0x000000), ColorOnToastAction: rgb(0x052561),
		ColorDim: {A: 0xbf}, ColorSheetGround: rgb(0x33363d),
	}
)
