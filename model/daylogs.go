package model

import "context"

// DayLogs keeps 업무일지. A counsellor sees the own desk; supervisors and
// administrators see every desk that shares the store.
type DayLogs interface {
	// DayLog is the log of a day of this desk: live, or as it was frozen if it is
	// closed. Errors: Invalid date_form (date).
	DayLog(ctx context.Context, day Date) (DayLog, error)

	// DayRevision is the log as one closing froze it, also when it was reopened
	// since. Errors: Invalid date_form (date); NotFound day_revision.
	DayRevision(ctx context.Context, day Date, revision int) (DayLog, error)

	// DayRevisions are the closings of a day, newest first; none is no error.
	DayRevisions(ctx context.Context, day Date) ([]Closing, error)

	// DayRows are the records behind a figure, in the order in which they happened:
	// there are as many as the figure, or the cell of Statistics, says. Errors: Invalid
	// code_unknown (figure, by), date_form (from, to); NotFound day_revision; Denied
	// supervisor_only for another desk, cell_hidden for a cell that Statistics hides.
	DayRows(ctx context.Context, q DayQuery) ([]DayRow, error)

	// SaveRemarks keeps what was typed so far and returns it with its new revision.
	// Errors: FieldErrors (handover, special, suggestion, leave; date_form of date);
	// Refused day_closed; Conflict remarks_changed if Revision is not the stored one.
	SaveRemarks(ctx context.Context, day Date, r Remarks) (Remarks, error)

	// AddQuiet stores what happened outside the records; only Day ("" is today),
	// Kind, Text and SeekerID of e count. Errors: FieldErrors (kind, text, day);
	// NotFound seeker; Refused day_closed, day_future.
	AddQuiet(ctx context.Context, e QuietEntry) (QuietEntry, error)

	// EditQuiet corrects kind, text and person. Errors: those of AddQuiet; NotFound
	// quiet; Conflict quiet_changed.
	EditQuiet(ctx context.Context, e QuietEntry) (QuietEntry, error)

	// RemoveQuiet takes an entry out of the log. Errors: NotFound quiet; Refused
	// day_closed; Conflict quiet_changed.
	RemoveQuiet(ctx context.Context, id ID, revision int) error

	// CloseDay freezes the day, with these remarks or, if nil, those saved. A past
	// day may be closed still; Closing.DaysLate says how late. Errors: FieldErrors;
	// Invalid date_form (date); Refused day_closed, day_future; Conflict
	// remarks_changed.
	CloseDay(ctx context.Context, day Date, remarks *Remarks) (DayLog, error)

	// ReopenDay makes a closed day open again; the closing is kept, and the next is
	// a new revision. Errors: Denied supervisor_only unless the staff is Supervisor
	// or Admin; FieldErrors (reason); Invalid date_form (date); Refused day_not_closed.
	ReopenDay(ctx context.Context, day Date, reason string) (DayLog, error)

	// OpenDays are the days before today that should have been closed and are not,
	// oldest first: working days since the desk first closed one (a desk that never
	// did is told a month of them), and days off on which something happened.
	OpenDays(ctx context.Context) ([]Date, error)

	// DayGoals are the goals of the month of day. Errors: Invalid date_form (date).
	DayGoals(ctx context.Context, month Date) (DayGoals, error)

	// SetDayGoal sets one for the month of day; 0 is none. Errors: Denied
	// supervisor_only; Invalid code_unknown (figure), range (goal), date_form (date).
	SetDayGoal(ctx context.Context, month Date, figure Figure, goal int) error

	// Statistics are the figures of a span as a table. In a Delicate split of
	// another desk's figures small cells are hidden (stats.min_cell). Errors:
	// Invalid code_unknown (by), date_form (from, to); Denied supervisor_only for
	// another desk.
	Statistics(ctx context.Context, q StatQuery) (StatTable, error)
}
