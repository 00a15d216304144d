package data

import (
	"database/sql"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"ieumdesk/model"
)

// The schema must hold whoever writes to it: these statements go past all code.

// vandal is a store with one of everything, and the names by which its
// statements call what is there.
type vandal struct {
	*desk
	names map[string][]byte
}

func newVandal(t *testing.T) vandal {
	d := newDesk(t)
	v := d.NewReferral()
	other := d.NewReferral()
	shut := d.NewLead(func(l *model.Lead) { l.Status = model.LeadClosed })
	over := d.NewLead(func(l *model.Lead) { l.Received, l.ValidUntil = "2026-10-01", "2026-11-23" })
	filled := d.NewReferral(func(r *model.NewReferral) {
		r.LeadID = d.NewLead(func(l *model.Lead) { l.Openings = 1 }).ID
	})
	d.answer(filled.ID, model.Hired)
	answered := d.NewReferral()
	d.answer(answered.ID, model.NotHired)
	void := d.NewReferral()
	if _, err := d.VoidReferral(t.Context(), void.ID, "시험"); err != nil {
		t.Fatal(err)
	}
	if _, err := d.RecordCall(t.Context(), model.NewCall{ReferralID: v.ID, Outcome: model.NoAnswer}); err != nil {
		t.Fatal(err)
	}
	staff, id, unused := d.Staff().ID, d.o.NewID(), d.o.NewID()
	lead := d.NewLead()
	return vandal{d, map[string][]byte{
		"$staff": staff[:], "$new": id[:], "$nobody": []byte("0123456789abcdef"),
		"$seeker": v.SeekerID[:], "$lead": v.LeadID[:], "$referral": v.ID[:], "$employer": v.Lead.EmployerID[:],
		"$otherReferral": other.ID[:], "$otherSeeker": other.SeekerID[:], "$fresh": lead.ID[:],
		"$shut": shut.ID[:], "$over": over.ID[:], "$filled": filled.LeadID[:], "$hired": filled.ID[:], "$void": void.ID[:],
		"$answered": answered.ID[:], "$other": unused[:],
	}}
}

// run puts names into statements as blobs and runs them.
func (v vandal) run(tx *sql.Tx, statements string) error {
	_, err := tx.Exec(name.ReplaceAllStringFunc(statements, func(n string) string { return fmt.Sprintf("x'%x'", v.names[n]) }))
	return err
}

var name = regexp.MustCompile(`\$\w+`)

// refer is a statement that stores referral $new; fields of the plain one are
// replaced by change, as "lead_id=$shut".
func refer(change ...string) string {
	return insert("referral", [][2]string{
		{"id", "$new"},
		{"seeker_id", "$otherSeeker"},
		{"lead_id", "$fresh"},
		{"staff_id", "$staff"},
		{"desk", "'D07'"},
		{"year", "2026"},
		{"seq", "6"},
		{"day", "'2026-11-24'"},
		{"issued_at", "1"},
		{"status", "'issued'"},
		{"status_at", "1"},
		{"gate", "'{}'"},
		{"sealed_details", "x'00'"},
	}, change)
}

// insert is a statement that stores a row; its fields are replaced by change, and
// INSERT by what in it is no field.
func insert(table string, row [][2]string, change []string) string {
	how := "INSERT"
	var columns, values []string
	for _, c := range row {
		for _, other := range change {
			if column, value, ok := strings.Cut(other, "="); ok && column == c[0] {
				c[1] = value
			} else if !ok {
				how = other
			}
		}
		columns, values = append(columns, c[0]), append(values, c[1])
	}
	return how + " INTO " + table + " (" + strings.Join(columns, ", ") + ") VALUES (" + strings.Join(values, ", ") + ")"
}

// told is a statement that stores the second result $new of $answered.
func told(change ...string) string {
	return insert("result", [][2]string{
		{"id", "$new"},
		{"referral_id", "$answered"},
		{"revision", "2"},
		{"status", "'declined'"},
		{"replied_on", "'2026-11-24'"},
		{"how", "'fax'"},
		{"at", "1"},
		{"staff_id", "$staff"},
		{"sealed_answer", "x'00'"},
	}, change)
}

// called is a statement that stores the second call $new about $referral.
func called(change ...string) string {
	return insert("call", [][2]string{
		{"id", "$new"},
		{"referral_id", "$referral"},
		{"seq", "2"},
		{"at", "1"},
		{"staff_id", "$staff"},
		{"outcome", "'no_answer'"},
		{"again", "'2026-11-25'"},
		{"sealed_note", "NULL"},
	}, change)
}

const (
	takeNumber = "UPDATE slip_seq SET last = last + 1"
	onePrint   = "INSERT INTO referral_print VALUES ($referral, 'seeker', 1)"
)

func TestConstraints_takeWhatIsRight(t *testing.T) {
	v := newVandal(t)
	for _, query := range []string{
		takeNumber, refer(), called("referral_id=$new", "seq=1"), told("id=$other", "referral_id=$new", "revision=1", "status='before_interview'"),
		"INSERT INTO referral_print VALUES ($new, 'reply', 1)", "UPDATE referral_print SET printed = 2 WHERE referral_id = $new", told("referral_id=$new", "status='not_hired'"),
	} {
		if err := v.in.inTx(t.Context(), func(tx *sql.Tx) error { return v.run(tx, query) }); err != nil {
			t.Fatalf("%s: %v", query, err)
		}
	}
}

func TestConstraints_forbidWhatMustNeverHappen(t *testing.T) {
	v := newVandal(t)
	for _, c := range []struct {
		name   string
		before string // right in itself
		query  string
		says   string
	}{
		// slip numbers
		{"a number skipped", "", "UPDATE slip_seq SET last = last + 2", "SLIP_SEQ_STEP"},
		{"a number taken back", "", "UPDATE slip_seq SET last = last - 1", "SLIP_SEQ_STEP"},
		{"a count moved to another year", "", "UPDATE slip_seq SET last = last + 1, year = 2027", "SLIP_SEQ_STEP"},
		{"a count moved to another desk", "", "UPDATE slip_seq SET last = last + 1, desk = 'D08'", "SLIP_SEQ_STEP"},
		{"a count that begins later", "", "INSERT INTO slip_seq VALUES ('D07', 2027, 7)", "SLIP_SEQ_START"},
		{"a count of an unknown desk", "", "INSERT INTO slip_seq VALUES ('D09', 2026, 0)", "FOREIGN KEY"},
		{"a count of no year", "", "INSERT INTO slip_seq VALUES ('D07', 26, 0)", "CHECK"},
		{"a count forgotten", "", "DELETE FROM slip_seq", "SLIP_SEQ_KEEP"},
		{"a count begun again", "", "INSERT OR REPLACE INTO slip_seq VALUES ('D07', 2026, 0)", "SLIP_SEQ_START"},
		{"a slip without its number taken", "", refer(), "SLIP_SEQ_GAP"},
		{"a slip ahead of its number", takeNumber, refer("seq=7"), "SLIP_SEQ_GAP"},
		{"a slip that leaves a gap", takeNumber + "; " + takeNumber, refer("seq=7"), "SLIP_SEQ_GAP"},
		{"a slip of a year without a count", "", refer("year=2031", "seq=1"), "SLIP_SEQ_GAP"},
		{"a number used twice", "", refer("seq=5"), "REFERRAL_TWICE"},
		{"a number used again in another's place", "", refer("INSERT OR REPLACE", "seq=5"), "REFERRAL_TWICE"},
		{"number zero", "", refer("seq=0"), "SLIP_SEQ_GAP"},

		// referrals
		{"the same pair twice", takeNumber, refer("seeker_id=$seeker", "lead_id=$lead"), "REFERRAL_TWICE"},
		{"the same pair in the other's place", takeNumber, refer("INSERT OR REPLACE", "seeker_id=$seeker", "lead_id=$lead"), "REFERRAL_TWICE"},
		{"the same slip in its own place", takeNumber, refer("INSERT OR REPLACE", "id=$referral"), "REFERRAL_TWICE"},
		{
			"a pair opened twice by an answer taken back",
			told("id=$other", "referral_id=$referral", "revision=1") + "; " + takeNumber + "; " + refer("seeker_id=$seeker", "lead_id=$lead"),
			told("referral_id=$referral", "status='before_interview'"), "REFERRAL_TWICE",
		},
		{
			"the same in the other's place",
			told("id=$other", "referral_id=$referral", "revision=1") + "; " + takeNumber + "; " + refer("seeker_id=$seeker", "lead_id=$lead"),
			told("INSERT OR REPLACE", "referral_id=$referral", "status='before_interview'"), "REFERRAL_TWICE",
		},
		{"a referral to a closed lead", takeNumber, refer("lead_id=$shut"), "LEAD_SHUT"},
		{"a referral to an expired lead", takeNumber, refer("lead_id=$over"), "LEAD_SHUT"},
		{"a referral to a filled lead", takeNumber, refer("lead_id=$filled"), "LEAD_SHUT"},
		{"a referral that has its answer already", takeNumber, refer("status='hired'"), "REFERRAL_NEW"},
		{"a referral of nobody", takeNumber, refer("seeker_id=$nobody"), "FOREIGN KEY"},
		{"a referral to nothing", takeNumber, refer("lead_id=$nobody"), "FOREIGN KEY"},
		{"a referral by nobody", takeNumber, refer("staff_id=$nobody"), "FOREIGN KEY"},
		{"a referral on no day", takeNumber, refer("day=''"), "CHECK"},
		{"a gate result that is no JSON", takeNumber, refer("gate='red'"), "CHECK"},
		{"a short id", takeNumber, refer("id=x'01'"), "CHECK"},
		{"text in a column of numbers", takeNumber, refer("issued_at='noon'"), "cannot store TEXT"},
		{"an answer that nobody gave", "", "UPDATE referral SET status = 'hired' WHERE id = $referral", "REFERRAL_UNTOLD"},
		{"another answer than was given", "", "UPDATE referral SET status = 'declined' WHERE id = $answered", "REFERRAL_UNTOLD"},
		{"an answer taken back", "", "UPDATE referral SET status = 'issued' WHERE id = $answered", "REFERRAL_UNTOLD"},

		{"a sheet that is none", "", "INSERT INTO referral_print VALUES ($referral, 'poster', 1)", "CHECK"},
		{"a sheet of no referral", "", "INSERT INTO referral_print VALUES ($nobody, 'seeker', 1)", "FOREIGN KEY"},
		{"a first print counted as the third", "", "INSERT INTO referral_print VALUES ($referral, 'seeker', 3)", "PRINT_START"},
		{"a print taken back", onePrint, "UPDATE referral_print SET printed = printed - 1", "PRINT_STEP"},
		{"a print of another sheet", onePrint, "UPDATE referral_print SET printed = printed + 1, sheet = 'reply'", "PRINT_STEP"},
		{"a print forgotten", onePrint, "DELETE FROM referral_print", "PRINT_KEEP"},
		{"a print begun again", onePrint, "INSERT OR REPLACE INTO referral_print VALUES ($referral, 'seeker', 1)", "PRINT_START"},
		{"a slip deleted", "", "DELETE FROM referral WHERE id = $otherReferral", "REFERRAL_KEEP"},
		{"a void slip revived", "", "UPDATE referral SET status = 'issued' WHERE id = $void", "REFERRAL_VOID"},
		{"a void slip answered", "", "UPDATE referral SET status = 'hired' WHERE id = $void", "REFERRAL_VOID"},
		{"a result of a void slip", "", told("referral_id=$void", "revision=1"), "REFERRAL_VOID"},
		{"another person on a slip", "", "UPDATE referral SET seeker_id = $otherSeeker WHERE id = $referral", "REFERRAL_FIXED"},
		{"another lead on a slip", "", "UPDATE referral SET lead_id = $fresh WHERE id = $referral", "REFERRAL_FIXED"},
		{"another number on a slip", "", "UPDATE referral SET seq = 9 WHERE id = $referral", "REFERRAL_FIXED"},
		{"another year on a slip", "", "UPDATE referral SET year = 2025 WHERE id = $referral", "REFERRAL_FIXED"},
		{"another desk on a slip", "", "UPDATE referral SET desk = 'D08' WHERE id = $referral", "REFERRAL_FIXED"},
		{"another day on a slip", "", "UPDATE referral SET day = '2026-11-01' WHERE id = $referral", "REFERRAL_FIXED"},
		{"another hour on a slip", "", "UPDATE referral SET issued_at = 0 WHERE id = $referral", "REFERRAL_FIXED"},
		{"another gate result on a slip", "", "UPDATE referral SET gate = '{}' WHERE id = $referral", "REFERRAL_FIXED"},
		{"another id of a slip", "", "UPDATE referral SET id = $new WHERE id = $referral", "REFERRAL_FIXED"},

		// results and calls
		{"an unknown answer", "", told("status='maybe'"), "CHECK"},
		{"an answer that was void", "", told("status='void'"), "CHECK"},
		{"a correction left out", "", told("revision=3"), "RESULT_GAP"},
		{"a correction twice", "", told("revision=1"), "RESULT_GAP"},
		{"a correction in place of another", "", told("INSERT OR REPLACE", "revision=1"), "RESULT_GAP"},
		{"a result in place of another", told(), told("INSERT OR REPLACE", "revision=3"), "RESULT_KEEP"},
		{"a result of no slip", "", told("referral_id=$nobody", "revision=1"), "FOREIGN KEY"},
		{"a result by nobody", "", told("staff_id=$nobody"), "FOREIGN KEY"},
		{"an answer on no day", "", told("replied_on=''"), "CHECK"},
		{"an answer by pigeon", "", told("how='pigeon'"), "CHECK"},
		{"terms in clear", "", told("sealed_answer='월 220만원'"), "cannot store TEXT"},
		{"a result changed", "", "UPDATE result SET status = 'hired' WHERE referral_id = $answered", "RESULT_KEEP"},
		{"a result deleted", "", "DELETE FROM result WHERE referral_id = $answered", "RESULT_KEEP"},
		{"a call left out", "", called("seq=3"), "CALL_GAP"},
		{"a call in place of another", called(), called("INSERT OR REPLACE", "seq=3"), "CALL_KEEP"},
		{"a call about what is answered", "", called("referral_id=$answered", "seq=1"), "CALL_LATE"},
		{"a call about what is void", "", called("referral_id=$void", "seq=1"), "CALL_LATE"},
		{"a call about no slip", "", called("referral_id=$nobody", "seq=1"), "FOREIGN KEY"},
		{"a call by nobody", "", called("staff_id=$nobody"), "FOREIGN KEY"},
		{"a call that ended some way", "", called("outcome='shouting'"), "CHECK"},
		{"a call to be made some time", "", called("again='soon'"), "CHECK"},
		{"a note in clear", "", called("sealed_note='바쁨'"), "cannot store TEXT"},
		{"a call changed", "", "UPDATE call SET again = '2027-01-01'", "CALL_KEEP"},
		{"a call deleted", "", "DELETE FROM call", "CALL_KEEP"},

		// leads and employers
		{"more hires than openings", "", "UPDATE lead SET openings = 2, hired = 3 WHERE id = $lead", "LEAD_FULL"},
		{"fewer openings than hires", "UPDATE lead SET openings = 2 WHERE id = $filled; UPDATE lead SET hired = 2 WHERE id = $filled", "UPDATE lead SET openings = 1 WHERE id = $filled", "LEAD_FULL"},
		{"a hire too many", "UPDATE lead SET openings = 1, hired = 1 WHERE id = $lead", told("referral_id=$referral", "revision=1", "status='hired'"), "LEAD_FULL"},
		{"fewer than no hires", "", "UPDATE lead SET hired = -1 WHERE id = $lead", "LEAD_FULL"},
		{"fewer than no answers awaited", "", "UPDATE lead SET pending = -1 WHERE id = $lead", "CHECK"},
		{"a lead without openings", "", "UPDATE lead SET openings = 0 WHERE id = $lead", "CHECK"},
		{"a lead without title", "", "UPDATE lead SET title = '' WHERE id = $lead", "CHECK"},
		{"a lead in no state", "", "UPDATE lead SET status = 'ajar' WHERE id = $lead", "CHECK"},
		{"a lead valid until some time", "", "UPDATE lead SET valid_until = 'soon' WHERE id = $lead", "CHECK"},
		{"a lead received some time", "", "UPDATE lead SET received_on = '' WHERE id = $lead", "CHECK"},
		{"a wage below nothing", "", "UPDATE lead SET wage_min = -1, wage_max = 0 WHERE id = $lead", "CHECK"},
		{"a wage from more to less", "", "UPDATE lead SET wage_min = 10, wage_max = 9 WHERE id = $lead", "CHECK"},
		{"terms that are no JSON", "", "UPDATE lead SET terms = '{' WHERE id = $lead", "CHECK"},
		{"a lead of no employer", "", "UPDATE lead SET employer_id = $nobody WHERE id = $lead", "FOREIGN KEY"},
		{"a lead of no desk", "", "UPDATE lead SET desk = 'D99' WHERE id = $lead", "FOREIGN KEY"},
		{"revision zero of a lead", "", "UPDATE lead SET revision = 0 WHERE id = $lead", "CHECK"},
		{"two leads of one id", "", "UPDATE lead SET id = $fresh WHERE id = $lead", "UNIQUE"},
		{"a lead with referrals deleted", "", "DELETE FROM lead WHERE id = $lead", "FOREIGN KEY"},
		{"an employer with leads deleted", "", "DELETE FROM employer WHERE id = $employer", "FOREIGN KEY"},
		{"an employer without a name", "", "UPDATE employer SET name = '' WHERE id = $employer", "CHECK"},
		{"revision zero of an employer", "", "UPDATE employer SET revision = 0 WHERE id = $employer", "CHECK"},
		{"a short id of an employer", "", "UPDATE employer SET id = x'00' WHERE id = $employer", "CHECK"},
		{"two employers of one number", "UPDATE employer SET business_no = '1' WHERE id = $employer", "UPDATE employer SET business_no = '1'", "UNIQUE"},

		// people
		{"a person with referrals deleted", "", "DELETE FROM seeker WHERE id = $seeker", "FOREIGN KEY"},
		{"two people of one id", "", "UPDATE seeker SET id = $otherSeeker WHERE id = $seeker", "UNIQUE"},
		{"a short id of a person", "", "UPDATE seeker SET id = x'00' WHERE id = $seeker", "CHECK"},
		{"revision zero of a person", "", "UPDATE seeker SET revision = 0 WHERE id = $seeker", "CHECK"},
		{"a person of no desk", "", "UPDATE seeker SET desk = 'D99' WHERE id = $seeker", "FOREIGN KEY"},
		{"a person received some time", "", "UPDATE seeker SET received_on = 'now' WHERE id = $seeker", "CHECK"},
		{"a person valid until some time", "", "UPDATE seeker SET valid_until = '' WHERE id = $seeker", "CHECK"},
		{"a search that ended some time", "", "UPDATE seeker SET closed_on = 'x' WHERE id = $seeker", "CHECK"},
		{"a phone in clear", "", "UPDATE seeker SET phone_blind = '010-0000-0000' WHERE id = $seeker", "cannot store TEXT"},
		{"half a blind index", "", "UPDATE seeker SET phone_blind = x'00' WHERE id = $seeker", "CHECK"},
		{"half a second blind index", "", "UPDATE seeker SET other_blind = x'00' WHERE id = $seeker", "CHECK"},
		{"a name in clear", "", "UPDATE seeker SET sealed_identity = '박미자' WHERE id = $seeker", "cannot store TEXT"},
		{"no identity", "", "UPDATE seeker SET sealed_identity = NULL WHERE id = $seeker", "NOT NULL"},
		{"a consent to nothing", "", "INSERT INTO consent VALUES ($new, $seeker, 'everything', '1', 0, 0, $staff)", "CHECK"},
		{"a consent to no text", "", "INSERT INTO consent VALUES ($new, $seeker, 'collect', '', 0, 0, $staff)", "CHECK"},
		{"a consent of nobody", "", "INSERT INTO consent VALUES ($new, $nobody, 'collect', '1', 0, 0, $staff)", "FOREIGN KEY"},
		{"a consent taken by nobody", "", "INSERT INTO consent VALUES ($new, $seeker, 'collect', '1', 0, 0, $nobody)", "FOREIGN KEY"},
		{"a consent half withdrawn", "", "INSERT INTO consent VALUES ($new, $seeker, 'collect', '1', 0, 2, $staff)", "CHECK"},
		{"a visit of no kind", "", "UPDATE visit SET kind = 'lunch'", "CHECK"},
		{"a visit on no day", "", "UPDATE visit SET day = 'today'", "CHECK"},
		{"a visit of nobody", "", "UPDATE visit SET seeker_id = $nobody", "FOREIGN KEY"},
		{"a visit to nobody", "", "UPDATE visit SET staff_id = $nobody", "FOREIGN KEY"},
		{"a visit at no desk", "", "UPDATE visit SET desk = 'D99'", "FOREIGN KEY"},

		// the desk, its staff and its log
		{"a desk by another name", "", "INSERT INTO desk VALUES ('7', 'x', '', 0)", "CHECK"},
		{"a desk without a name", "", "INSERT INTO desk VALUES ('D08', '', '', 0)", "CHECK"},
		{"two own desks", "", "INSERT INTO desk VALUES ('D08', 'x', '', 1)", "UNIQUE"},
		{"a desk half one's own", "", "INSERT INTO desk VALUES ('D08', 'x', '', 2)", "CHECK"},
		{"a login in capitals", "", "UPDATE staff SET login = 'KIM'", "CHECK"},
		{"staff without a name", "", "UPDATE staff SET name = ''", "CHECK"},
		{"an unknown role", "", "UPDATE staff SET role = 'boss'", "CHECK"},
		{"staff half disabled", "", "UPDATE staff SET disabled = 2", "CHECK"},
		{"staff deleted", "", "DELETE FROM staff", "FOREIGN KEY"},
		{"two recovery codes", "", "INSERT INTO recovery SELECT 2, slot, made_at FROM recovery", "CHECK"},
		{"a draft of nobody", "", "INSERT INTO draft VALUES ($nobody, 'x', 0, x'00')", "FOREIGN KEY"},
		{"an entry of the log changed", "", "UPDATE audit SET detail = 'x'", "AUDIT_FIXED"},
		{"an entry of the log deleted", "", "DELETE FROM audit WHERE seq = 1", "AUDIT_KEEP"},
		{"an entry of the log about nothing", "", "INSERT INTO audit (at, desk, staff_id, action, mac) SELECT at, desk, staff_id, '', mac FROM audit", "CHECK"},
		{"an entry of the log without its seal", "", "INSERT INTO audit (at, desk, staff_id, action, mac) VALUES (0, 'D07', $staff, 'x', x'00')", "CHECK"},
		{"two heads of the log", "", "INSERT INTO audit_head SELECT 2, seq, mac FROM audit_head", "CHECK"},
	} {
		t.Run(c.name, func(t *testing.T) {
			tx, err := v.in.write.Begin()
			if err != nil {
				t.Fatal(err)
			}
			defer tx.Rollback()
			if err := v.run(tx, c.before); err != nil {
				t.Fatalf("%s: %v", c.before, err)
			}
			if err := v.run(tx, c.query); err == nil || !strings.Contains(err.Error(), c.says) {
				t.Errorf("%s\n%v, want %s", c.query, err, c.says)
			}
		})
	}
}
