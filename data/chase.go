package data

import (
	"context"
	"database/sql"

	"ieumdesk/model"
)

// chaseRule is what says when a result is to be asked for: the settings and the
// working days of this desk, on one day.
type chaseRule struct {
	cal   *model.Calendar
	days  model.FollowDays
	today model.Date
}

// chaseRule reads the settings in the transaction of what they are for.
func (s *session) chaseRule(ctx context.Context, q asker) (chaseRule, error) {
	rows, err := q.QueryContext(ctx, "SELECT key, value FROM setting WHERE key IN ('desk.closed_days', 'follow.first', 'follow.second', 'follow.escalate')")
	if err != nil {
		return chaseRule{}, err
	}
	set := map[string]string{}
	err = each(rows, func() error {
		var key, value string
		err := rows.Scan(&key, &value)
		set[key] = value
		return err
	})
	return chaseRule{
		cal:   s.o.Tables.Calendar(set["desk.closed_days"]),
		days:  model.Follow(func(key string) string { return set[key] }),
		today: s.today(),
	}, err
}

// chaseColumns are what chased takes, of referral r and of what chaseJoins finds.
const chaseColumns = "r.status, r.day, r.interview_at, a.replied_on, a.at, c.at, c.again"

// chaseJoins find the newest result a and the last call c of an open referral r.
const chaseJoins = `
	LEFT JOIN result a ON a.referral_id = r.id AND r.status = 'before_interview'
	      AND a.revision = (SELECT max(revision) FROM result WHERE referral_id = r.id)
	LEFT JOIN call c ON c.referral_id = r.id AND r.status IN ('issued', 'before_interview')
	      AND c.seq = (SELECT max(seq) FROM call WHERE referral_id = r.id)`

// chased is a row of a referral as the rule looks at it.
type chased struct {
	status     model.ReferralStatus
	day        model.Date
	interview  int64
	answered   sql.NullString
	answeredAt sql.NullInt64
	calledAt   sql.NullInt64
	again      sql.NullString
}

func (c *chased) fields() []any {
	return []any{&c.status, &c.day, &c.interview, &c.answered, &c.answeredAt, &c.calledAt, &c.again}
}

// next is when its result is to be asked for; "" if that is known or never will be.
func (c *chased) next(r chaseRule) (step model.FollowUpStep, due model.Date, workDays int) {
	if !c.status.Open() {
		return "", "", 0
	}
	return model.Chase{
		Issued: c.day, Interview: instant(c.interview),
		Answered: model.Date(c.answered.String), AnsweredAt: instant(c.answeredAt.Int64),
		Called: instant(c.calledAt.Int64), Again: model.Date(c.again.String),
	}.Next(r.cal, r.days, r.today)
}
