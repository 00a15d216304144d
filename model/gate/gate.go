// Package gate checks, before a slip is issued, what the law and the centre ask
// (직업안정법 시행규칙 §5③④, 개인정보 보호법 §17). It is a checklist for trained
// staff, not legal advice.
//
// A rule looks at the Facts and answers with one line. New rules are rows in
// the table Rules; the order of the table is the order on screen and paper.
package gate

import "ieumdesk/model"

// Facts are all a rule may look at. They are gathered in the transaction that
// stores the referral, so what was checked is what was true.
type Facts struct {
	Today    model.Date // in Seoul
	Seeker   model.Seeker
	Lead     model.Lead // with its counts
	Earlier  []Earlier  // referrals of this pair, newest first
	PerOpen  int        // setting gate.referrals_per_opening, at least 1
	Editions string     // of the tables the rules read
}

// Earlier is one earlier referral of the same pair.
type Earlier struct {
	On     model.Date
	Slip   model.SlipNumber
	Status model.ReferralStatus
}

// Rule is one check and the article or form it rests on. Check says nothing
// (ok false) where the rule does not apply.
type Rule struct {
	Article string
	Check   func(f Facts) (line Line, ok bool)
}

// Line is what a rule found; Code names the text "gate." + Code.
type Line struct {
	Level model.GateLevel
	Code  string
	Args  []any
}

// Rules are the checks in the order they are shown.
var Rules = []Rule{
	{"직업안정법 시행규칙 §5③", leadOpen},
	{"직업안정법 시행규칙 §5③", openings},
	{"알선 한도(센터 설정)", pending},
	{"직업안정법 시행규칙 §5③", registration},
	{"구직자 의사", wish},
	{"개인정보 보호법 §17", consent},
	{"직업안정법 시행규칙 §5④", earlier},
}

// Check runs every rule. The result is the worst line's level. Text is left to
// whoever knows the words.
func Check(f Facts) model.GateResult {
	result := model.GateResult{Result: model.Green, Tables: f.Editions}
	for _, rule := range Rules {
		line, ok := rule.Check(f)
		if !ok {
			continue
		}
		result.Lines = append(result.Lines, model.GateLine{
			Level: line.Level, Code: line.Code, Article: rule.Article, Args: line.Args,
		})
		result.Result = worse(result.Result, line.Level)
	}
	return result
}

func worse(a, b model.GateLevel) model.GateLevel {
	rank := map[model.GateLevel]int{model.Green: 0, model.Amber: 1, model.Red: 2}
	if rank[b] > rank[a] {
		return b
	}
	return a
}
