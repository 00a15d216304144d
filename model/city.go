package model

import (
	"context"
	"encoding/json"
	"time"
)

// CityWay is a way to the city.
type CityWay string

// The ways to the city. Any of them may be in use at once; each gets everything.
const (
	ByFolder   CityWay = "folder"   // files in a folder, also on the network
	ByHTTPS    CityWay = "https"    // the city's own interface
	ByPostgres CityWay = "postgres" // the city's database, from which shared leads come back
)

// CityWays are all ways.
var CityWays = []CityWay{ByFolder, ByHTTPS, ByPostgres}

// CityBatchState is where a batch stands.
type CityBatchState string

// The states of a batch.
const (
	BatchWaiting  CityBatchState = "waiting"  // 대기: has not left the desk
	BatchSent     CityBatchState = "sent"     // 보냄: has left, the city has not answered
	BatchAccepted CityBatchState = "accepted" // 접수: the city has it, but for what CityRejected lists
	BatchRejected CityBatchState = "rejected" // 반려: the city took none of it
)

// CityBatch is a set of events that is sent in one piece: once made, its bytes
// never change.
type CityBatch struct {
	ID       ID             `json:"batch"`
	Way      CityWay        `json:"way"`
	State    CityBatchState `json:"state"`
	Events   int            `json:"events"`
	Bytes    int            `json:"bytes"`
	Rejected int            `json:"rejected"`
	SHA256   string         `json:"sha256"`         // of its canonical bytes, hexadecimal
	Name     string         `json:"name,omitempty"` // of its files, by the folder
	Made     time.Time      `json:"made_at"`
	Sent     time.Time      `json:"sent_at,omitzero"`    // last try
	Settled  time.Time      `json:"settled_at,omitzero"` // when it was accepted or rejected
}

// CityState is how one way stands.
type CityState struct {
	Way       CityWay   `json:"way"`
	On        bool      `json:"on"`                  // it is set up
	Waiting   int       `json:"waiting"`             // events that the city does not have yet
	Sent      int       `json:"sent"`                // those of them that have left and are not answered
	Gathering bool      `json:"gathering"`           // the desk's past is still being counted into Waiting
	Accepted  int       `json:"accepted"`            // events, corrections counted each
	Rejected  int       `json:"rejected"`            // events that somebody has to decide about
	LastSent  time.Time `json:"last_sent,omitzero"`  // last try
	LastTaken time.Time `json:"last_taken,omitzero"` // when the city last took something
	// Stopped says that nothing is tried until somebody calls SendCity: the city
	// refused the desk itself or knows a batch with other content.
	Stopped bool      `json:"stopped"`
	Next    time.Time `json:"next_try,omitzero"` // after trouble
	Trouble *Error    `json:"-"`                 // what went wrong last, nil if nothing did
}

// CityRejection is an event that the city did not take.
type CityRejection struct {
	Way    CityWay   `json:"way"`
	ID     ID        `json:"id"`
	Kind   CityKind  `json:"kind"`
	Rev    int64     `json:"rev"`
	Reason string    `json:"reason"` // in the city's words
	At     time.Time `json:"at"`
}

// CityReport is what one sending came to, in events.
type CityReport struct {
	Sent     int             `json:"sent"`
	Accepted int             `json:"accepted"`
	Rejected []CityRejection `json:"rejected"`
	Waiting  int             `json:"waiting"`
}

// CityPulled is what came back, in leads.
type CityPulled struct {
	Leads     int `json:"leads"`     // that the city told of
	Added     int `json:"added"`     // of other desks
	Updated   int `json:"updated"`   // of other desks
	Conflicts int `json:"conflicts"` // that wait for somebody now
}

// CityConflictKind says what a desk and the city disagree about.
type CityConflictKind string

// The conflicts. None of them is ever resolved without a person.
const (
	// LeadChanged: city hall changed a lead of this desk, which may have changed it
	// too.
	LeadChanged CityConflictKind = "changed"
	// LeadOverfilled: several desks together report more hires than there are
	// openings.
	LeadOverfilled CityConflictKind = "overfilled"
)

// CityConflict is one lead about which somebody has to decide.
type CityConflict struct {
	Kind  CityConflictKind `json:"kind"`
	Mine  Lead             `json:"mine"`
	City  Lead             `json:"city"` // of LeadChanged: the version of city hall
	Since time.Time        `json:"since"`
	// Hires counts the hires for the lead by desk, of LeadOverfilled.
	Hires map[string]int `json:"hires,omitempty"`
}

// City is what leaves the desk for the city, and what comes back. A Session of
// the program's own store is one. Errors of the network are Outside and lose
// nothing; those of a way that is not set up are Refused city_not_set.
type City interface {
	// CityStates are all ways and how they stand.
	CityStates(ctx context.Context) ([]CityState, error)

	// CityBatches are the newest batches of a way, "" for all, newest first.
	CityBatches(ctx context.Context, way CityWay, limit int) ([]CityBatch, error)

	// CityWaiting are the next events that would be sent by a way, byte for byte,
	// those of batches already made first. limit is the most to return.
	CityWaiting(ctx context.Context, way CityWay, limit int) ([]json.RawMessage, error)

	// CityBatchEvents are the events of a batch, for as long as it is not settled.
	// Errors: NotFound city_batch.
	CityBatchEvents(ctx context.Context, batch ID) ([]json.RawMessage, error)

	// CityRejections are the events that the city refused and nobody has decided
	// about, oldest first.
	CityRejections(ctx context.Context) ([]CityRejection, error)

	// DecideRejection sends a refused event again as its record is now, or leaves
	// it. Errors: NotFound city_event.
	DecideRejection(ctx context.Context, way CityWay, event ID, again bool) error

	// SendCity sends what waits, "" by all ways, now and whatever stopped them.
	// What was sent before an error is in the report. Errors: Refused city_none,
	// city_not_set; Outside.
	SendCity(ctx context.Context, way CityWay) (CityReport, error)

	// TestCity reaches the other end and leaves nothing there. Errors: those of
	// SendCity.
	TestCity(ctx context.Context, way CityWay) error

	// PullCity brings the leads that the desks share. It needs ByPostgres.
	PullCity(ctx context.Context) (CityPulled, error)

	// CityConflicts are the leads about which somebody has to decide.
	CityConflicts(ctx context.Context) ([]CityConflict, error)

	// ResolveChange takes city hall's version of a lead or keeps the desk's, which
	// city hall then gets. Errors: NotFound city_conflict; those of EditLead.
	ResolveChange(ctx context.Context, lead ID, takeCity bool) error

	// AcknowledgeOverfilled takes a lead off the list until a desk reports a
	// further hire. Errors: NotFound city_conflict.
	AcknowledgeOverfilled(ctx context.Context, lead ID) error
}
