package slip

import (
	"testing"

	"ieumdesk/assets"
	"ieumdesk/model"
	"ieumdesk/ui/slip/golden"
	"ieumdesk/ui/slip/sheet"
)

// alone is one sheet on a paper, in Korean.
func alone(t *testing.T, s Slip, k model.SheetKind, p Paper) *sheet.Document {
	return drawSet(t, []Slip{s}, []model.SheetKind{k}, Setup{Paper: p})
}

func TestSeekersSheet_looksAsApproved(t *testing.T) {
	for name, s := range map[string]Slip{"ordinary": ordinary(), "long": long(), "bare": bare(), "void": void(), "reissue": reissue()} {
		t.Run(name, func(t *testing.T) { golden.Pages(t, "seeker-a4-"+name, alone(t, s, model.SheetSeeker, A4)) })
	}
}

func TestSheets_lookAsApprovedOnEveryPaper(t *testing.T) {
	for _, p := range Papers {
		for _, k := range model.ReferralSheets {
			if k != model.SheetSeeker || p != A4 {
				golden.Pages(t, string(k)+"-"+p.Name, alone(t, ordinary(), k, p))
			}
		}
		golden.Pages(t, "application-"+p.Name, DrawApplication(fonts(t), words(t, "ko"), applied(), Setup{Paper: p}))
	}
}

func TestSet_looksAsApproved(t *testing.T) {
	all, shared := model.ReferralSheets, Setup{Paper: A4, Together: true}
	own := Setup{Paper: A4, Together: true, Logo: crest(), Footer: "안산시 일자리센터 · 상록구 석호로 110 · 평일 09:00~18:00 · 점심시간에도 접수합니다", Margins: Margins{12, 14, 12, 20}}
	foreign, second := spoken(t, reissue(), "vi")
	golden.Pages(t, "set", drawSet(t, []Slip{ordinary()}, all, shared))
	golden.Pages(t, "set-void", drawSet(t, []Slip{void()}, all, shared))
	golden.Pages(t, "set-long", drawSet(t, []Slip{long()}, all, shared))
	golden.Pages(t, "set-vi", drawSet(t, []Slip{foreign}, all, Setup{Paper: A4, Together: true, Second: second}))
	golden.Pages(t, "set-own", drawSet(t, []Slip{bare()}, all, own))
	golden.Pages(t, "list", drawSet(t, several(), all[1:2], shared))
	golden.Pages(t, "list-80mm", drawSet(t, several(), all[1:2], Setup{Paper: Roll80}))
}

func TestSeekersSheet_looksAsApprovedInEveryLanguage(t *testing.T) {
	for _, language := range assets.SlipLanguages() {
		s, second := spoken(t, ordinary(), language)
		for _, p := range Papers {
			golden.Pages(t, "seeker-"+p.Name+"-"+language, drawSet(t, []Slip{s}, model.ReferralSheets[:1], Setup{Paper: p, Second: second}))
		}
	}
}

// What of a set is in one language only is no other in a set of two: of those the
// Vietnamese one stands for all.
func TestApplication_looksAsApprovedInEveryLanguage(t *testing.T) {
	for _, language := range assets.SlipLanguages() {
		_, second := spoken(t, ordinary(), language)
		for _, p := range Papers {
			golden.Pages(t, "application-"+p.Name+"-"+language, DrawApplication(fonts(t), words(t, "ko"), applied(), Setup{Paper: p, Second: second}))
		}
	}
}
