package desk

import (
	"slices"

	"ieumdesk/model"
)

// WorstFirst are the lines of a gate in the order in which they are read: what
// stands in the way, what wants a look, what fits.
func WorstFirst(lines []model.GateLine) []model.GateLine {
	rank := map[model.GateLevel]int{model.Red: 0, model.Amber: 1, model.Green: 2}
	out := slices.Clone(lines)
	slices.SortStableFunc(out, func(a, b model.GateLine) int { return rank[a.Level] - rank[b.Level] })
	return out
}
