package vault

import "fmt"

// Params is what one guess at a secret costs, by Argon2id (RFC 9106).
type Params struct {
	Memory uint32 // KiB
	Passes uint16
	Lanes  uint16 // computed at the same time where there are cores for it
}

// Bounds of what a slot may ask for, whoever wrote it.
const (
	maxMemory = 256 << 10 // KiB
	maxPasses = 16
	maxLanes  = 8
)

// DefaultParams is 64 MiB, six passes, two lanes: about 0.3 s on the two cores
// of an office PC. RFC 9106 §4 recommends three passes at this memory; the
// other three are the time a login can spare.
func DefaultParams() Params { return Params{Memory: 64 << 10, Passes: 6, Lanes: 2} }

// TestParams costs next to nothing, for tests that are not about the cost. A
// real store made with it is hardly protected.
func TestParams() Params { return Params{Memory: 16, Passes: 1, Lanes: 1} }

// check refuses what Argon2id cannot do and what a desk PC should not.
func (p Params) check() error {
	switch {
	case p.Lanes < 1 || p.Lanes > maxLanes:
		return fmt.Errorf("%d Argon2id lanes, not 1 to %d", p.Lanes, maxLanes)
	case p.Passes < 1 || p.Passes > maxPasses:
		return fmt.Errorf("%d Argon2id passes, not 1 to %d", p.Passes, maxPasses)
	case p.Memory < 8*uint32(p.Lanes) || p.Memory > maxMemory:
		return fmt.Errorf("%d KiB for Argon2id, not %d to %d", p.Memory, 8*p.Lanes, maxMemory)
	}
	return nil
}
