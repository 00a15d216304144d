package data

import (
	"encoding/json"
	"fmt"

	"ieumdesk/data/vault"
	"ieumdesk/model"
)

// The groups in which personal data is sealed: one column each, JSON under the
// row's id and the column's name. What is read together is sealed together, so
// that the people index opens one group for each person and no more.

// identity is who a seeker is (seeker.sealed_identity): all that search needs.
type identity struct {
	Name       string     `json:"name"`
	LatinName  string     `json:"latin_name,omitempty"`
	BirthDate  model.Date `json:"birth_date"`
	Sex        model.Sex  `json:"sex,omitempty"`
	Phone      string     `json:"phone"`
	OtherPhone string     `json:"other_phone,omitempty"`
	Dong       string     `json:"dong,omitempty"`
	Address    string     `json:"address,omitempty"`
}

// profile is what a seeker brings and wants (seeker.sealed_profile).
type profile struct {
	Nationality     string         `json:"nationality,omitempty"`
	Visa            string         `json:"visa,omitempty"`
	VisaExpires     model.Date     `json:"visa_expires,omitempty"`
	Languages       []string       `json:"languages,omitempty"`
	Education       string         `json:"education,omitempty"`
	School          string         `json:"school,omitempty"`
	Major           string         `json:"major,omitempty"`
	Graduated       int            `json:"graduated,omitempty"`
	CareerMonths    int            `json:"career_months,omitempty"`
	Occupations     []string       `json:"occupations"`
	Duties          string         `json:"duties,omitempty"`
	Places          []string       `json:"places,omitempty"`
	EmploymentTypes []string       `json:"employment_types,omitempty"`
	WageType        model.WageType `json:"wage_type,omitempty"`
	Wage            int64          `json:"wage,omitempty"`
	Available       string         `json:"available,omitempty"`
	Licences        []string       `json:"licences,omitempty"`
	NoReferral      bool           `json:"no_referral,omitempty"`
}

// private may speak of health or hardship (seeker.sealed_private).
type private struct {
	Groups []string `json:"groups,omitempty"`
	Note   string   `json:"note,omitempty"`
}

// contact is whom to call about a lead (lead.sealed_contact).
type contact struct {
	Contact string `json:"contact,omitempty"`
	Phone   string `json:"phone,omitempty"`
	Fax     string `json:"fax,omitempty"`
}

// details are what a slip says beyond its number (referral.sealed_details).
type details struct {
	Place     string   `json:"place,omitempty"`
	Contact   string   `json:"contact,omitempty"`
	Bring     []string `json:"bring,omitempty"`
	SetBy     string   `json:"set_by,omitempty"`
	Reason    string   `json:"reason,omitempty"`
	VoidedFor string   `json:"void_reason,omitempty"`
}

// answer is what somebody was hired under, and who said so (result.sealed_answer).
type answer struct {
	model.ResultTerms
	Reason string `json:"reason,omitempty"`
	By     string `json:"by,omitempty"`
}

// Columns of the groups, which their seals are bound to.
const (
	identityColumn = "sealed_identity"
	profileColumn  = "sealed_profile"
	privateColumn  = "sealed_private"
	contactColumn  = "sealed_contact"
	importColumn   = "sealed_import"
	detailsColumn  = "sealed_details"
	answerColumn   = "sealed_answer"
	noteColumn     = "sealed_note"
	textColumn     = "sealed_text"
	remarksColumn  = "sealed_remarks"
	contentColumn  = "sealed_content"
	reasonColumn   = "sealed_reason"
)

func seal(v *vault.Vault, id model.ID, column string, group any) ([]byte, error) {
	b, err := json.Marshal(group)
	if err != nil {
		return nil, fmt.Errorf("seal %s: %w", column, err)
	}
	return v.Seal(id, column, b), nil
}

func unseal(v *vault.Vault, id model.ID, column string, sealed []byte, group any) error {
	b, err := v.Open(id, column, sealed)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(b, group); err != nil {
		return fmt.Errorf("unseal %s: %w", column, err)
	}
	return nil
}
