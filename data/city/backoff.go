package city

import "time"

// How long a way rests after trouble: twice as long each time, at most a quarter of
// an hour, and never for exactly as long as the other desks of the city.
const (
	firstRest = 5 * time.Second
	lastRest  = 15 * time.Minute
)

// Rest is how long to wait after so many tries in vain (from 1). chance is a number
// from 0 to 1 that differs between desks. What the other end asked for is waited for
// in any case, up to a day.
func Rest(tries int, asked time.Duration, chance float64) time.Duration {
	most := min(firstRest<<min(max(tries-1, 0), 20), lastRest)
	rest := most/2 + time.Duration(chance*float64(most/2))
	return max(rest, min(asked, 24*time.Hour))
}
