package model

import "time"

// FollowDays are after how many working days from the slip the steps of following
// up are due: settings follow.first, follow.second and follow.escalate.
type FollowDays struct{ First, Second, Escalate int }

// DefaultFollowDays are those of the settings nobody has changed: D+3, D+7, D+14.
var DefaultFollowDays = FollowDays{3, 7, 14}

// at is the step that so many working days since the slip have come to.
func (f FollowDays) at(workDays int) (FollowUpStep, int) {
	switch {
	case workDays >= f.Escalate:
		return Escalate, f.Escalate
	case workDays >= f.Second:
		return SecondCall, f.Second
	default:
		return FirstCall, f.First
	}
}

// Chase is all that says when the result of an open referral is to be asked for.
type Chase struct {
	Issued    Date      // D: the day of the slip
	Interview time.Time // zero: none is arranged
	// Answered is the day of the newest result, if that is BeforeInterview.
	Answered   Date
	AnsweredAt time.Time // when that was recorded
	// Called and Again are of the last call: when it was, and when to call next.
	Called time.Time
	Again  Date
}

// Next is the step that today has come to, the day on which to ask, and how many
// working days have passed since the slip. The rule:
//
// Each step is due so many working days after the slip. Where the interview is on
// that day or later, there is nothing to ask before the first working day after
// it. Whoever was reached said when to ask again, and that holds: after a call
// Again; after "not interviewed yet" the day after the interview, or if none is to
// come as long as for a first call. Only the supervisor hears of it in any case:
// calls do not put that off.
func (c Chase) Next(cal *Calendar, days FollowDays, today Date) (step FollowUpStep, due Date, workDays int) {
	workDays = cal.WorkDaysBetween(c.Issued, today)
	step, n := days.at(workDays)
	answered := c.afterAnswer(cal, days)
	switch {
	case !c.Called.IsZero() && c.Called.After(c.AnsweredAt):
		due = c.Again
		if escalation := max(c.after(cal, days.Escalate), answered); Today(c.Called) < escalation {
			due = min(due, escalation)
		}
	case answered != "":
		due = answered
	default:
		due = c.after(cal, n)
	}
	return step, cal.NextWorkDay(due.AddDays(-1)), workDays
}

// after is when a step is due that comes n working days after the slip.
func (c Chase) after(cal *Calendar, n int) Date {
	due := cal.AddWorkDays(c.Issued, n)
	if on := c.interview(); on >= due {
		return cal.NextWorkDay(on)
	}
	return due
}

// afterAnswer is when to ask again after "not interviewed yet"; "" without it.
func (c Chase) afterAnswer(cal *Calendar, days FollowDays) Date {
	switch on := c.interview(); {
	case c.Answered == "":
		return ""
	case on >= c.Answered:
		return cal.NextWorkDay(on)
	default:
		return cal.AddWorkDays(c.Answered, days.First)
	}
}

func (c Chase) interview() Date {
	if c.Interview.IsZero() {
		return ""
	}
	return Today(c.Interview)
}
