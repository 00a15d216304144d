package printer

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
)

// What lpstat says of queues, in the C locale (cups 2.x, systemv/lpstat.c). A
// reason stands on the next line after a tab.
var (
	defaultLine = regexp.MustCompile(`^system default destination: (\S+)`)
	queueLine   = regexp.MustCompile(`^printer (\S+) (is idle|now printing|disabled)`)
	acceptLine  = regexp.MustCompile(`^(\S+) (not accepting|accepting) requests since`)
)

var queueStates = map[string]State{"is idle": Idle, "now printing": Printing, "disabled": Held}

// parsePrinters reads the answer to lpstat -d -p -a.
func parsePrinters(answer string) []Printer {
	var (
		printers []Printer
		standard string
		current  = -1 // whom a reason is about
	)
	find := func(name string) int {
		i := slices.IndexFunc(printers, func(p Printer) bool { return p.Name == name })
		if i < 0 {
			printers = append(printers, Printer{Name: name, Accepting: true})
			i = len(printers) - 1
		}
		return i
	}
	for line := range strings.Lines(answer) {
		line = strings.TrimRight(line, "\r\n")
		if m := defaultLine.FindStringSubmatch(line); m != nil {
			standard = m[1]
		} else if m := queueLine.FindStringSubmatch(line); m != nil {
			current = find(m[1])
			printers[current].State = queueStates[m[2]]
		} else if m := acceptLine.FindStringSubmatch(line); m != nil {
			current = find(m[1])
			printers[current].Accepting = m[2] == "accepting"
		} else if reason := strings.TrimSpace(line); strings.HasPrefix(line, "\t") && current >= 0 && reason != "" {
			printers[current].Reason = reason
		}
	}
	for i := range printers {
		printers[i].Default = printers[i].Name == standard
	}
	return printers
}

// withNames adds printers known by name only and sorts, the default first.
func withNames(printers []Printer, names []string) []Printer {
	for _, name := range names {
		if !slices.ContainsFunc(printers, func(p Printer) bool { return p.Name == name }) {
			printers = append(printers, Printer{Name: name, Accepting: true})
		}
	}
	slices.SortFunc(printers, func(a, b Printer) int {
		if a.Default != b.Default {
			if a.Default {
				return -1
			}
			return 1
		}
		return cmp.Compare(a.Name, b.Name)
	})
	return printers
}

// queued is what lpstat -l says of a job.
type queued struct{ status, alerts string }

// parseJob finds a job in the answer to lpstat -l -o.
func parseJob(answer, id string) (q queued, found bool) {
	here := false
	for line := range strings.Lines(answer) {
		if name, _, _ := strings.Cut(strings.TrimSpace(line), " "); !strings.HasPrefix(line, "\t") {
			here = name == id
			found = found || here
			continue
		}
		if !here {
			continue
		}
		if status, ok := strings.CutPrefix(strings.TrimSpace(line), "Status:"); ok {
			q.status = strings.TrimSpace(status)
		}
		if alerts, ok := strings.CutPrefix(strings.TrimSpace(line), "Alerts:"); ok {
			q.alerts = strings.TrimSpace(alerts)
		}
	}
	return q, found
}

// broken reports whether the system gave the job up.
func (q queued) broken() bool {
	return strings.Contains(q.alerts, "aborted") || strings.Contains(q.alerts, "completed-with-errors") ||
		strings.Contains(q.alerts, "document-format-error") || strings.Contains(q.alerts, "unsupported-document-format")
}

// cancelled reports whether somebody took the job out while it printed.
func (q queued) cancelled() bool { return strings.Contains(q.alerts, "job-canceled") }
