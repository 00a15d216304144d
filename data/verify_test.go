package data

import (
	"strings"
	"testing"

	"ieumdesk/data/city"
	"ieumdesk/model"
)

func TestVerify_findsWhatIsWrongAndSaysWhere(t *testing.T) {
	for name, c := range map[string]struct {
		forgery []string
		part    func(Verification) string
		says    string
	}{
		"a changed byte of a sealed field": {
			[]string{"UPDATE seeker SET sealed_private = CAST(substr(sealed_private, 1, 30) || x'00' || substr(sealed_private, 32) AS BLOB)"},
			func(v Verification) string { return v.Integrity }, "sealed_private does not authenticate",
		},
		"a sealed field of somebody else": {
			[]string{"UPDATE seeker SET sealed_identity = (SELECT sealed_identity FROM seeker ORDER BY doc DESC) WHERE doc = 1"},
			func(v Verification) string { return v.Integrity }, "sealed_identity does not authenticate",
		},
		"a lead of nobody": {
			[]string{"DELETE FROM employer"},
			func(v Verification) string { return v.Integrity }, "a row of lead belongs to no employer",
		},
		"a number without a slip": {
			[]string{"UPDATE slip_seq SET last = last + 1"},
			func(v Verification) string { return v.SlipGaps }, "2026-D07: 2 numbers given, 1 slips, the highest 1",
		},
		"a slip taken away": {
			[]string{"DROP TRIGGER referral_keep", "DELETE FROM referral"},
			func(v Verification) string { return v.SlipGaps }, "2026-D07: 1 numbers given, 0 slips, the highest 0",
		},
		"a referral that stands otherwise than its result": {
			[]string{"DROP TRIGGER referral_told", "UPDATE referral SET status = 'declined'"},
			func(v Verification) string { return v.Integrity }, "1 referrals stand otherwise than their newest result, 0 leads count wrong",
		},
		"a lead that counts wrong": {
			[]string{"UPDATE lead SET pending = pending + 1"},
			func(v Verification) string { return v.Integrity }, "0 referrals stand otherwise than their newest result, 1 leads count wrong",
		},
		"a lead that search does not know": {
			[]string{"DELETE FROM lead_words WHERE rowid = 1"},
			func(v Verification) string { return v.Index }, "1 leads are missing, 0 are too many",
		},
		"a lead that no filter lets through": {
			[]string{"DELETE FROM lead_words_filter WHERE row = 1"},
			func(v Verification) string { return v.Index }, "1 leads are missing, 0 are too many",
		},
		"an index of another version": {
			[]string{"UPDATE lead_words_made SET tokeniser = -1"},
			func(v Verification) string { return v.Index }, "made by another version",
		},
		"a rule taken away": {
			[]string{"DROP TRIGGER slip_seq_keep", "DROP INDEX referral_open_pair"},
			func(v Verification) string { return v.Schema }, "missing or changed: index referral_open_pair, trigger slip_seq_keep",
		},
		"another version": {
			[]string{"PRAGMA user_version = 700"},
			func(v Verification) string { return v.Schema }, "version 700",
		},
	} {
		t.Run(name, func(t *testing.T) {
			d := newDesk(t)
			d.NewSeeker()
			d.NewReferral()
			v, err := d.in.Verify(t.Context())
			if err != nil || !v.OK || c.part(v) != "ok" {
				t.Fatalf("before: %+v, %v", v, err)
			}
			if _, err := d.in.write.Exec("PRAGMA foreign_keys = OFF"); err != nil {
				t.Fatal(err)
			}
			d.forge(c.forgery...)
			v, err = d.in.Verify(t.Context())
			if err != nil || v.OK || !strings.Contains(c.part(v), c.says) {
				t.Errorf("after: %+v, %v; want %s", v, err, c.says)
			}
		})
	}
}

func TestUnlock_makesAnIndexOfLeadsThatIsMissing(t *testing.T) {
	d := newDesk(t)
	d.NewLead(func(l *model.Lead) { l.Employer = "안산호텔" })
	d.forge("DROP TABLE lead_words", "DROP TABLE lead_words_made")
	in := d.unlock(d.in.Store)
	found, err := in.SearchLeads(t.Context(), model.LeadQuery{Text: "안산"})
	if err != nil || found.Total != 1 {
		t.Errorf("%d found, %v", found.Total, err)
	}
	if v, err := in.Verify(t.Context()); err != nil || !v.OK {
		t.Errorf("%+v, %v", v, err)
	}
}

func TestVerify_opensEveryFieldThatTheSchemaCallsSealed(t *testing.T) {
	d := newDesk(t)
	known := map[string]bool{"draft sealed_content": true}
	for _, s := range seals {
		known[s.table+" "+s.column] = true
	}
	rows, err := d.in.read.Query(`
		SELECT t.name || ' ' || c.name FROM sqlite_schema t JOIN pragma_table_info(t.name) c WHERE t.type = 'table' AND c.name LIKE 'sealed\_%' ESCAPE '\'`)
	if err != nil {
		t.Fatal(err)
	}
	err = each(rows, func() error {
		var field string
		err := rows.Scan(&field)
		if !known[field] {
			t.Errorf("%s is not looked at", field)
		}
		delete(known, field)
		return err
	})
	if err != nil || len(known) > 0 {
		t.Errorf("not in the schema: %v, %v", known, err)
	}
}

func TestVerify_readsWhatTheCityRefusedAndWhatStillWaits(t *testing.T) {
	d := newDesk(t)
	d.toFolder()
	d.NewSeeker()
	d.through(fakeWay{city.FolderLimit, func(b city.Batch) (city.Answer, error) {
		events, err := city.DecodeEvents(b.Bytes)
		return city.Answer{Rejected: map[model.ID]string{events[0].ID: "x"}}, err
	}})
	d.push()
	d.NewSeeker()
	if _, _, err := d.in.outbox().Next(t.Context(), model.ByFolder, city.FolderLimit); err != nil {
		t.Fatal(err)
	}
	if err := d.in.DayExported(t.Context(), model.DayExport{From: theDay, To: theDay, Formats: []string{"csv"}, Full: true, Reason: "감사"}); err != nil {
		t.Fatal(err)
	}
	if v, err := d.in.Verify(t.Context()); err != nil || !v.OK {
		t.Fatalf("%+v, %v", v, err)
	}
	d.forge("UPDATE city_batch SET sealed_bytes = CAST(substr(sealed_bytes, 1, 40) || x'00' || substr(sealed_bytes, 42) AS BLOB) WHERE sealed_bytes IS NOT NULL")
	if v, err := d.in.Verify(t.Context()); err != nil || !strings.Contains(v.Integrity, "sealed_bytes does not authenticate") {
		t.Errorf("%+v, %v", v, err)
	}
}
