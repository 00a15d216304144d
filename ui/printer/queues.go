package printer

import (
	"context"
	"strings"

	"github.com/OpenPrinting/goipp"

	"ieumdesk/model"
)

// What the scheduler says of its queues.

// States of a queue in IPP.
const (
	queueIdle       = 3
	queueProcessing = 4
	queueStopped    = 5
)

var queueStates = map[int]State{queueIdle: Idle, queueProcessing: Printing, queueStopped: Held}

// queueWanted is asked of a queue.
var queueWanted = []string{"printer-name", "printer-state", "printer-state-reasons", "printer-state-message", "printer-is-accepting-jobs"}

// queues lists the queues of the scheduler.
func (c *CUPS) queues(ctx context.Context) ([]Printer, error) {
	answer, err := c.ask(ctx, "", request(goipp.OpCupsGetPrinters, wanted(queueWanted...)))
	if model.CodeOf(err) == NoPrinter { // "no destinations added"
		return nil, nil
	} else if err != nil {
		return nil, err
	}
	standard, err := c.ask(ctx, "", request(goipp.OpCupsGetDefault, wanted("printer-name")))
	if err != nil && model.CodeOf(err) != NoPrinter {
		return nil, err
	}
	var all []Printer
	for _, g := range answer.AttrGroups() {
		if g.Tag != goipp.TagPrinterGroup {
			continue
		}
		p, _ := queue(g.Attrs)
		p.Default = standard != nil && texts(standard.Printer, "printer-name").first() == p.Name
		all = append(all, p)
	}
	return all, nil
}

// queue reads what stands of one; weak as in sight.
func queue(in goipp.Attributes) (p Printer, weak bool) {
	p = Printer{
		Name:      texts(in, "printer-name").first(),
		State:     queueStates[number(in, "printer-state")],
		Accepting: truth(in, "printer-is-accepting-jobs"),
		Reason:    texts(in, "printer-state-message").first(),
	}
	p.Trouble, weak = trouble(texts(in, "printer-state-reasons"))
	return p, weak
}

// troubles are the reasons of RFC 8011 (5.4.12) and PWG 5100.9 that somebody has to
// do something about.
var troubles = map[string]string{
	"media-empty": NoPaper, "media-needed": NoPaper, "input-tray-missing": NoPaper,
	"offline": Offline, "shutdown": Offline, "timed-out": Offline,
	"media-jam": Attention, "cover-open": Attention, "door-open": Attention, "interlock-open": Attention,
	"toner-empty": Attention, "marker-supply-empty": Attention, "developer-empty": Attention, "opc-life-over": Attention,
	"output-area-full": Attention, "output-tray-missing": Attention, "marker-waste-full": Attention, "fuser-over-temp": Attention,
}

// trouble finds what is wrong with a printer. An error comes before what it only
// reports or warns of.
func trouble(reasons []string) (code string, weak bool) {
	for _, r := range reasons {
		name, only := strings.CutSuffix(r, "-report")
		if !only {
			name, only = strings.CutSuffix(r, "-warning")
		}
		found, ok := troubles[strings.TrimSuffix(name, "-error")]
		if ok && (code == "" || weak && !only) {
			code, weak = found, only
		}
	}
	return code, weak
}
