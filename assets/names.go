package assets

import (
	"fmt"
	"strconv"

	"ieumdesk/model/sample"
)

// SampleNames are the names synthetic people get: the most common surnames with
// their shares of the 2015 census where known, and common given names.
func SampleNames() (sample.Names, error) {
	rows, err := csvRows("korean_names_faker.csv")
	if err != nil {
		return sample.Names{}, err
	}
	var n sample.Names
	for _, r := range rows {
		switch r[0] {
		case "given_female":
			n.Female = append(n.Female, r[1])
		case "given_male":
			n.Male = append(n.Male, r[1])
		default:
			w, err := strconv.ParseFloat(r[2], 64)
			if err != nil {
				return n, fmt.Errorf("surname %s: %w", r[1], err)
			}
			n.Surnames = append(n.Surnames, sample.Weighted{Name: r[1], Weight: w})
		}
	}
	return n, nil
}
