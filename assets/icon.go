package assets

import _ "embed" // for the icon

// Icon is the application's icon, a PNG of 512 pixels a side rendered from icon/ieumdesk.svg.
//
//go:embed icon/ieumdesk.png
var Icon []byte

// Credits names, in Markdown, whose work the program carries and under which licence.
//
//go:embed CREDITS.md
var Credits string
