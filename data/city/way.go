package city

import (
	"context"
	"errors"
	"time"

	"ieumdesk/model"
)

// Way is one way to the city.
type Way interface {
	// Limit is the most that a batch of this way may hold.
	Limit() Limit

	// Send brings a batch to the other end. When it returns an answer, that end has
	// the batch for good. After an error nobody knows whether it has; the same batch
	// is sent again. Errors are Trouble.
	Send(ctx context.Context, b Batch) (Answer, error)

	// Test reaches the other end and leaves nothing there. Errors are Trouble.
	Test(ctx context.Context) error

	// Close gives back what the way holds.
	Close() error
}

// Answer is what the other end made of a batch: it has everything but Rejected,
// which says of an event why not.
type Answer struct{ Rejected map[model.ID]string }

// Act is what is to be done after trouble.
type Act int

// What is to be done. The zero Act is to try again later.
const (
	TryAgain Act = iota
	Stop         // until a person has seen to it
	Split        // the batch is too large: halves may pass
	Rename       // the name of the files is another batch's
)

// Trouble is why a batch did not get through.
type Trouble struct {
	Cause *model.Error
	Act   Act
	After time.Duration // the other end asks for at least that much patience; 0: nothing said
}

// Error is for logs.
func (t *Trouble) Error() string { return t.Cause.Error() }

// Unwrap returns what a person is told.
func (t *Trouble) Unwrap() error { return t.Cause }

// TroubleOf is err as Trouble. What nobody foresaw is tried again.
func TroubleOf(err error) *Trouble {
	var t *Trouble
	if errors.As(err, &t) {
		return t
	}
	var e *model.Error
	if errors.As(err, &e) {
		return &Trouble{Cause: e}
	}
	return &Trouble{Cause: &model.Error{Kind: model.Outside, Code: "city_unreachable", Args: []any{""}, Err: err}}
}

// Outside is trouble with the other end, or on the way to it.
func Outside(act Act, code string, err error, args ...any) *Trouble {
	return &Trouble{Act: act, Cause: &model.Error{Kind: model.Outside, Code: code, Args: args, Err: err}}
}
