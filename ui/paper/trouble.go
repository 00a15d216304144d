package paper

import (
	"slices"

	"ieumdesk/ui/desk"
)

// heed keeps the jobs that a printer had and that wait for somebody, and tells the
// window: the person is elsewhere by now. What failed before a printer had it is
// said on the page that sent it.
func (p *Press) heed(j *Job) {
	at := slices.Index(p.troubled, j)
	waits := j.stage == Trouble && j.counted
	switch {
	case waits && at < 0:
		p.troubled, j.told = append(p.troubled, j), true
		p.d.Shell.Toast(p.d.Words.T("paper.trouble.toast", j.matter.Said(p.d.Words), p.d.Words.Error(j.err)), nil)
	case !waits && at >= 0:
		p.troubled = slices.Delete(p.troubled, at, at+1)
	case !waits:
		return
	}
	p.notify()
}

// notify puts what waits into the status line.
func (p *Press) notify() {
	n := len(p.troubled)
	if n == 0 {
		p.d.Shell.Notice(desk.Notice{})
		return
	}
	last := p.troubled[n-1]
	p.d.Shell.Notice(desk.Notice{Text: p.d.Words.T("paper.notice", n), Open: func() { p.openTrouble(last) }})
}

// others are the printers that a job could go to, the one it is at first.
func (p *Press) others(j *Job) []string {
	names := []string{j.printer}
	for _, q := range p.printers {
		if q.Name != j.printer {
			names = append(names, q.Name)
		}
	}
	return names
}
