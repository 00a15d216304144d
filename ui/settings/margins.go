package settings

import (
	"encoding/json"
	"strconv"
	"strings"

	"ieumdesk/model"
)

// sides are the margins in the order of the setting: clockwise from the top.
var sides = []string{"top", "right", "bottom", "left"}

// marginTexts are the margins of a printer as they are typed; "" where it has none.
func marginTexts(setting, printer string) [4]string {
	var out [4]string
	all, err := model.ParseMargins(setting)
	m, ok := all[printer]
	if err != nil || !ok {
		return out
	}
	for i, mm := range m {
		out[i] = strconv.FormatFloat(mm, 'f', -1, 64)
	}
	return out
}

// withMargins puts what was typed for a printer into the setting; with four empty
// fields it has none of its own. Errors: Invalid margins_form.
func withMargins(setting, printer string, typed [4]string) (string, error) {
	numbers, err := model.ParseMargins(setting)
	if err != nil || numbers == nil {
		numbers = map[string][4]float64{} // what cannot be read there is of no use
	}
	delete(numbers, printer)
	if strings.Join(typed[:], "") != "" {
		var mm [4]float64
		for i, text := range typed {
			if mm[i], err = strconv.ParseFloat(strings.TrimSpace(text), 64); err != nil {
				mm[i] = -1 // which no margin may be
			}
		}
		numbers[printer] = mm
	}
	if len(numbers) == 0 {
		return "", nil
	}
	b, err := json.Marshal(numbers)
	if err != nil {
		return "", err
	}
	_, err = model.ParseMargins(string(b))
	return string(b), err
}
