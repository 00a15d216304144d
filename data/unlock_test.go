package data

import (
	"testing"
	"time"

	"ieumdesk/data/testkit"
	"ieumdesk/model"
)

// try logs in with a passphrase and returns what came of it.
func (d *desk) try(s *Store, passphrase string) error {
	in, err := s.Unlock(d.tb.Context(), testkit.Login, passphrase)
	if err == nil {
		in.Close()
	}
	return err
}

func TestUnlock_refusesAWrongPassphraseAndAnUnknownLoginAlike(t *testing.T) {
	d := emptyDesk(t)
	s := d.openStore(d.o)
	wantError(t, d.try(s, "틀린 암호문"), model.Denied, "wrong_passphrase")
	wantError(t, d.try(s, ""), model.Denied, "wrong_passphrase")
	_, err := s.Unlock(t.Context(), "nobody", testkit.Passphrase)
	wantError(t, err, model.Denied, "wrong_passphrase")
	if err := d.try(s, testkit.Passphrase); err != nil {
		t.Error(err)
	}
}

func TestUnlock_takesTheLoginInAnyCase(t *testing.T) {
	d := emptyDesk(t)
	in, err := d.openStore(d.o).Unlock(t.Context(), " KIM ", testkit.Passphrase)
	if err != nil {
		t.Fatal(err)
	}
	in.Close()
}

// seconds is how long a throttled login is told to wait, 0 for any other outcome.
func seconds(err error) int {
	if e, ok := err.(*model.Error); ok && e.Code == "login_throttled" {
		return e.Args[0].(int)
	}
	return 0
}

func TestUnlock_waitsTwiceAsLongAfterEachWrongPassphrase(t *testing.T) {
	d := emptyDesk(t)
	s := d.openStore(d.o)
	for range freeTries {
		wantError(t, d.try(s, "틀림"), model.Denied, "wrong_passphrase")
	}
	for _, want := range []int{2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900} {
		if got := seconds(d.try(s, testkit.Passphrase)); got != want {
			t.Fatalf("waits %d s, want %d: even the right passphrase waits", got, want)
		}
		d.clock.Advance(time.Duration(want) * time.Second)
		wantError(t, d.try(s, "틀림"), model.Denied, "wrong_passphrase")
	}
	d.clock.Advance(lastWait)
	if err := d.try(s, testkit.Passphrase); err != nil {
		t.Fatal(err)
	}
	wantError(t, d.try(s, "틀림"), model.Denied, "wrong_passphrase")
	if err := d.try(s, testkit.Passphrase); err != nil {
		t.Error("the right passphrase did not end the waiting:", err)
	}
}

func TestUnlock_letsManyProgramsInAtOnce(t *testing.T) {
	d := emptyDesk(t)
	errs := make(chan error)
	for range 3 * freeTries {
		s := d.openStore(d.o)
		go func() { errs <- d.try(s, testkit.Passphrase) }()
	}
	for range 3 * freeTries {
		if err := <-errs; err != nil {
			t.Error(err)
		}
	}
}

func TestUnlock_keepsWaitingAfterARestart(t *testing.T) {
	d := emptyDesk(t)
	s := d.openStore(d.o)
	for range freeTries {
		wantError(t, d.try(s, "틀림"), model.Denied, "wrong_passphrase")
	}
	s.Close()
	if got := seconds(d.try(d.openStore(d.o), testkit.Passphrase)); got != 2 {
		t.Errorf("waits %d s after a restart, want 2", got)
	}
}

func TestUnlock_isNeitherOpenedNorShutForLongByAClockSetBack(t *testing.T) {
	d := emptyDesk(t)
	s := d.openStore(d.o)
	for range freeTries {
		wantError(t, d.try(s, "틀림"), model.Denied, "wrong_passphrase")
	}
	d.clock.Advance(-365 * 24 * time.Hour)
	if got := seconds(d.try(s, testkit.Passphrase)); got != 2 {
		t.Errorf("a year back: waits %d s, want 2", got)
	}
	d.clock.Advance(2 * time.Second)
	if err := d.try(s, testkit.Passphrase); err != nil {
		t.Error("a year back, after the wait:", err)
	}
}

func TestUnlock_refusesADisabledLogin(t *testing.T) {
	d := newDesk(t)
	lee, err := d.in.AddStaff(t.Context(), model.Staff{Login: "Lee", Name: "이나래"}, "노란 장화 다섯 켤레")
	if err != nil {
		t.Fatal(err)
	}
	if lee.Login != "lee" || lee.Role != model.Counsellor {
		t.Errorf("added %+v", lee)
	}
	if err := d.in.SetStaffDisabled(t.Context(), lee.ID, true); err != nil {
		t.Fatal(err)
	}
	_, err = d.in.Unlock(t.Context(), "lee", "노란 장화 다섯 켤레")
	wantError(t, err, model.Denied, "staff_disabled")
	logins, err := d.in.Logins(t.Context())
	if err != nil || len(logins) != 1 || logins[0].Login != testkit.Login {
		t.Errorf("logins %+v, %v", logins, err)
	}
	all, err := d.in.StaffList(t.Context())
	if err != nil || len(all) != 2 || !all[1].Disabled {
		t.Errorf("staff %+v, %v", all, err)
	}
}

func TestStaff_isKeptByAdministratorsOnly(t *testing.T) {
	d := newDesk(t)
	if _, err := d.in.AddStaff(t.Context(), model.Staff{Login: "lee", Name: "이나래"}, "노란 장화 다섯 켤레"); err != nil {
		t.Fatal(err)
	}
	opened, err := d.in.Unlock(t.Context(), "lee", "노란 장화 다섯 켤레")
	if err != nil {
		t.Fatal(err)
	}
	defer opened.Close()
	lee := opened.(*session)
	_, err = lee.AddStaff(t.Context(), model.Staff{Login: "choi", Name: "최"}, "노란 장화 다섯 켤레")
	wantError(t, err, model.Denied, "role_denied")
	wantError(t, lee.SetStaffDisabled(t.Context(), d.Staff().ID, true), model.Denied, "role_denied")
	_, err = lee.NewRecoveryCode(t.Context())
	wantError(t, err, model.Denied, "role_denied")
}

func TestStaff_refusesASecondLoginOfTheSameName(t *testing.T) {
	d := newDesk(t)
	_, err := d.in.AddStaff(t.Context(), model.Staff{Login: testkit.Login, Name: "이나래"}, "노란 장화 다섯 켤레")
	wantError(t, err, model.Refused, "login_taken")
}

func TestStaff_oneAdministratorRemains(t *testing.T) {
	d := newDesk(t)
	wantError(t, d.in.SetStaffDisabled(t.Context(), d.Staff().ID, true), model.Refused, "last_admin")
	wantError(t, d.in.SetStaffDisabled(t.Context(), model.ID{1}, true), model.NotFound, "staff")
}

func TestChangePassphrase_letsInWithTheNewOneOnly(t *testing.T) {
	d := newDesk(t)
	const fresh = "초록 모자 스물두 개"
	wantError(t, d.in.ChangePassphrase(t.Context(), "틀림", fresh), model.Denied, "wrong_passphrase")
	wantError(t, d.in.ChangePassphrase(t.Context(), testkit.Passphrase, "1234"), model.Invalid, "weak_passphrase")
	if err := d.in.ChangePassphrase(t.Context(), testkit.Passphrase, fresh); err != nil {
		t.Fatal(err)
	}
	wantError(t, d.try(d.in.Store, testkit.Passphrase), model.Denied, "wrong_passphrase")
	if err := d.try(d.in.Store, fresh); err != nil {
		t.Error(err)
	}
}

func TestRecover_letsInWithANewPassphrase(t *testing.T) {
	d := emptyDesk(t)
	s := d.openStore(d.o)
	const fresh = "초록 모자 스물두 개"
	for range freeTries + 1 {
		if err := d.try(s, "잊었음"); err == nil {
			t.Fatal("let in")
		}
	}
	wantError(t, s.Recover(t.Context(), d.recovery, "nobody", fresh), model.NotFound, "staff")
	wantError(t, s.Recover(t.Context(), d.recovery, testkit.Login, "1234"), model.Invalid, "weak_passphrase")
	if err := s.Recover(t.Context(), d.recovery[:29]+"7", testkit.Login, fresh); model.KindOf(err) != model.Invalid {
		t.Errorf("mistyped code: %v", err)
	}
	if err := s.Recover(t.Context(), d.recovery, testkit.Login, fresh); err != nil {
		t.Fatal(err)
	}
	if err := d.try(s, fresh); err != nil {
		t.Error("with the new passphrase:", err)
	}
}

func TestRecover_refusesACodeThatWasReplaced(t *testing.T) {
	d := newDesk(t)
	code, err := d.in.NewRecoveryCode(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	const fresh = "초록 모자 스물두 개"
	if err := d.in.Recover(t.Context(), d.recovery, testkit.Login, fresh); model.KindOf(err) != model.Denied {
		t.Errorf("old code: %v", err)
	}
	if err := d.in.Recover(t.Context(), code, testkit.Login, fresh); err != nil {
		t.Error("new code:", err)
	}
}

func TestClose_forgetsTheKeysAndThePeople(t *testing.T) {
	d := newDesk(t)
	d.NewSeeker()
	if err := d.in.Close(); err != nil {
		t.Fatal(err)
	}
	if found, err := d.in.FindSeekers(t.Context(), "", 10); err != nil || found.Total != 0 {
		t.Errorf("%d people are still known, %v", found.Total, err)
	}
	err := d.in.SaveDraft(t.Context(), "register", []byte(`{}`))
	wantError(t, err, model.Denied, "desk_locked")
	if err := d.in.Close(); err != nil {
		t.Error("closed twice:", err)
	}
	if err := d.try(d.in.Store, testkit.Passphrase); err != nil {
		t.Error("the next login:", err)
	}
}
