package printer

import "github.com/OpenPrinting/goipp"

// What stands in an answer of the scheduler. An attribute that is missing or of
// another kind reads as none.

type words []string

func (w words) first() string {
	if len(w) == 0 {
		return ""
	}
	return w[0]
}

func values(in goipp.Attributes, name string) goipp.Values {
	for _, a := range in {
		if a.Name == name {
			return a.Values
		}
	}
	return nil
}

func texts(in goipp.Attributes, name string) (all words) {
	for _, v := range values(in, name) {
		switch v := v.V.(type) {
		case goipp.String:
			all = append(all, string(v))
		case goipp.TextWithLang:
			all = append(all, v.Text)
		}
	}
	return all
}

func number(in goipp.Attributes, name string) int {
	for _, v := range values(in, name) {
		if n, ok := v.V.(goipp.Integer); ok {
			return int(n)
		}
	}
	return 0
}

func truth(in goipp.Attributes, name string) bool {
	for _, v := range values(in, name) {
		if b, ok := v.V.(goipp.Boolean); ok {
			return bool(b)
		}
	}
	return false
}

func collections(in goipp.Attributes, name string) (all []goipp.Attributes) {
	for _, v := range values(in, name) {
		if c, ok := v.V.(goipp.Collection); ok {
			all = append(all, goipp.Attributes(c))
		}
	}
	return all
}
