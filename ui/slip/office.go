package slip

import (
	"context"

	"ieumdesk/model"
)

// Office is what a slip says of the desk that issues it.
type Office struct {
	Centre, Desk, Phone, Fax string
}

// OfficeOf reads the desk's settings.
func OfficeOf(ctx context.Context, s model.Settings) (o Office, err error) {
	for key, to := range map[string]*string{
		"desk.center": &o.Centre, "desk.name": &o.Desk, "desk.phone": &o.Phone, "desk.fax": &o.Fax,
	} {
		if *to, err = s.Setting(ctx, key); err != nil {
			return Office{}, err
		}
	}
	return o, nil
}
