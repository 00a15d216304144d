package data

import (
	"context"
	"database/sql"
	"fmt"
	"slices"

	"ieumdesk/model"
)

// maxGoal is more than any desk does in a month.
const maxGoal = 99_999

// DayGoals are this desk's goals of the month of a day.
func (s *session) DayGoals(ctx context.Context, month model.Date) (model.DayGoals, error) {
	if !month.Valid() {
		return nil, badDay("date")
	}
	var goals model.DayGoals
	err := s.look(ctx, func(tx *sql.Tx) (err error) {
		goals, err = s.loadGoals(ctx, tx, month)
		return err
	})
	return goals, err
}

func (s *session) loadGoals(ctx context.Context, tx *sql.Tx, month model.Date) (model.DayGoals, error) {
	rows, err := tx.QueryContext(ctx, "SELECT figure, goal FROM day_goal WHERE desk = ? AND month = ?", s.desk.Code, month[:7])
	if err != nil {
		return nil, err
	}
	goals := model.DayGoals{}
	return goals, each(rows, func() error {
		var f model.Figure
		var n int
		err := rows.Scan(&f, &n)
		goals[f] = n
		return err
	})
}

// SetDayGoal sets one; 0 is none.
func (s *session) SetDayGoal(ctx context.Context, month model.Date, figure model.Figure, goal int) error {
	if err := s.supervisor(); err != nil {
		return err
	}
	switch {
	case !month.Valid():
		return badDay("date")
	case !slices.Contains(model.AllFigures, figure):
		return model.UnknownCode("figure", string(figure), texts(model.AllFigures)...)
	case goal < 0 || goal > maxGoal:
		return &model.Error{Kind: model.Invalid, Code: "range", Field: "goal", Args: []any{0, maxGoal}}
	}
	return s.inTx(ctx, func(tx *sql.Tx) error {
		query := "INSERT INTO day_goal (desk, month, figure, goal) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO UPDATE SET goal = ?4"
		if goal == 0 {
			query = "DELETE FROM day_goal WHERE desk = ?1 AND month = ?2 AND figure = ?3 AND ?4 = 0"
		}
		if _, err := tx.ExecContext(ctx, query, s.desk.Code, month[:7], figure, goal); err != nil {
			return err
		}
		return s.record(tx, "goal_set", model.ID{}, fmt.Sprintf("%s %s %d", month[:7], figure, goal))
	})
}
