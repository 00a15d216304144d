package model

import "encoding/json"

// MaxMargin is the widest margin of a sheet, in millimetres: more would leave no
// room for what stands on it.
const MaxMargin = 40

// ParseMargins reads the margins of printers, by their names, as the setting
// print.margins holds them: {"HP-3F":[10,15,10,15]}, millimetres clockwise from the
// top. Errors: Invalid margins_form.
func ParseMargins(setting string) (map[string][4]float64, error) {
	if setting == "" {
		return nil, nil
	}
	var numbers map[string][]float64
	if err := json.Unmarshal([]byte(setting), &numbers); err != nil {
		return nil, invalid("print.margins", "margins_form")
	}
	out := make(map[string][4]float64, len(numbers))
	for printer, n := range numbers {
		if len(n) != 4 || min(n[0], n[1], n[2], n[3]) < 0 || max(n[0], n[1], n[2], n[3]) > MaxMargin {
			return nil, invalid("print.margins", "margins_form")
		}
		out[printer] = [4]float64(n)
	}
	return out, nil
}
