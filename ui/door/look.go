package door

import (
	"context"
	"strconv"

	"ieumdesk/assets"
	"ieumdesk/ui/kit"
)

// Look is how the window looks: what staff choose in the settings.
type Look struct {
	Language string // of assets.Languages
	Mode     kit.Mode
	Percent  int // of the drawn text size
}

// PlainLook is that of a window before any settings are known.
func PlainLook() Look { return Look{Language: assets.Languages[0], Percent: kit.ScaleMin} }

var modes = map[string]kit.Mode{"light": kit.Light, "dark": kit.Dark, "contrast": kit.HighContrast}

// ReadLook reads the settings of the look; what cannot be read is as in PlainLook.
func ReadLook(ctx context.Context, setting func(ctx context.Context, key string) (string, error)) Look {
	look := PlainLook()
	if v, err := setting(ctx, "desk.language"); err == nil {
		look.Language = v
	}
	if v, err := setting(ctx, "desk.theme"); err == nil {
		look.Mode = modes[v]
	}
	if v, err := setting(ctx, "desk.text_size"); err == nil {
		if n, err := strconv.Atoi(v); err == nil {
			look.Percent = n
		}
	}
	return look
}
