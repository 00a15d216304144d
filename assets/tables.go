package assets

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"strconv"

	"ieumdesk/model"
)

// Edition names the tables shipped with this program; each gate result keeps it.
const Edition = "KECO2025 KSIC11 dong2022 wage2027 lists2026-11"

// Tables reads the shipped tables. An error means the program was built wrong.
func Tables() (*model.Tables, error) {
	occupations, err := codeTable("keco-tree.json")
	if err != nil {
		return nil, err
	}
	industries, err := codeTable("ksic-tree.json")
	if err != nil {
		return nil, err
	}
	t := &model.Tables{Edition: Edition, Occupations: occupations, Industries: industries}
	if t.Dongs, err = dongs(); err != nil {
		return nil, err
	}
	if t.Wages, err = minimumWages(); err != nil {
		return nil, err
	}
	if t.Holidays, err = holidays(); err != nil {
		return nil, err
	}
	t.Lists, err = lists()
	return t, err
}

// lists are the small code lists; their Korean names stand in the translations,
// where the English ones do too.
func lists() (map[string][]model.Code, error) {
	b, err := files.ReadFile("tables/lists.json")
	if err != nil {
		return nil, err
	}
	var codes map[string][]string
	if err := json.Unmarshal(b, &codes); err != nil {
		return nil, err
	}
	words, err := LoadWords(Languages[0])
	if err != nil {
		return nil, err
	}
	out := make(map[string][]model.Code, len(codes))
	for list, rows := range codes {
		for _, c := range rows {
			out[list] = append(out[list], model.Code{Code: c, Name: words.Name(list, c), Level: 1})
		}
	}
	return out, nil
}

func codeTable(name string) (*model.CodeTable, error) {
	b, err := files.ReadFile("tables/" + name)
	if err != nil {
		return nil, err
	}
	var rows []model.Code
	if err := json.Unmarshal(b, &rows); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return model.NewCodeTable(rows), nil
}

// csvRows reads a table without its header line.
func csvRows(name string) ([][]string, error) {
	f, err := files.Open("tables/" + name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil || len(rows) < 2 {
		return nil, fmt.Errorf("%s: %d rows: %w", name, len(rows), err)
	}
	return rows[1:], nil
}

func dongs() ([]model.Dong, error) {
	rows, err := csvRows("ansan_dong25.csv")
	if err != nil {
		return nil, err
	}
	var out []model.Dong
	for _, r := range rows {
		x, errX := strconv.ParseFloat(r[4], 64)
		y, errY := strconv.ParseFloat(r[5], 64)
		if errX != nil || errY != nil {
			return nil, fmt.Errorf("dong %s: no centre", r[3])
		}
		out = append(out, model.Dong{Code: r[0], City: r[1], Gu: r[2], Name: r[3], X: x, Y: y})
	}
	return out, nil
}

func minimumWages() ([]model.MinimumWage, error) {
	rows, err := csvRows("minimum_wage.csv")
	if err != nil {
		return nil, err
	}
	var out []model.MinimumWage
	for _, r := range rows {
		won, err := strconv.ParseInt(r[2], 10, 64)
		if err != nil {
			return nil, fmt.Errorf("minimum wage %s: %w", r[0], err)
		}
		out = append(out, model.MinimumWage{From: model.Date(r[1]), Hourly: won, Notice: r[4]})
	}
	return out, nil
}

func holidays() ([]model.Holiday, error) {
	rows, err := csvRows("holidays.csv")
	if err != nil {
		return nil, err
	}
	var out []model.Holiday
	for _, r := range rows {
		h := model.Holiday{On: model.Date(r[0]), Name: r[1], Kind: r[2], Source: r[3]}
		if !h.On.Valid() {
			return nil, fmt.Errorf("holiday %s: no day", r[0])
		}
		out = append(out, h)
	}
	return out, nil
}
