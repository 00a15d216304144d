package data

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// leadSampler makes leads with enough different words for an honest measurement:
// some stand in every lead (안산), some in one of a hundred, some in one only.
// The same seed makes the same leads.
type leadSampler struct {
	rng *rand.Rand
}

func newLeadSampler(seed uint64) leadSampler {
	return leadSampler{rand.New(rand.NewPCG(seed, 7))}
}

func words(s string) []string { return strings.Fields(s) }

var (
	sampleForms  = []string{"(주)", "㈜", "주식회사 ", "", "", "", "유한회사 ", "(유)"}
	sampleFirsts = words(`안산 한양 대성 호수 늘봄 선부 시화 반월 동양 우리 새한 삼우 정우 성진 태광 금강 해오름 단원 상록 고잔 원곡
		초지 신길 한마음 세종 명진 유성 광명 미래 으뜸 가온 다온 서해 경인 수도 한국 대한 신한 국제 중앙 제일 동서 남양 북일 현대
		삼화 삼진 일진 이화 오성 육일 칠성 팔도 구일 천지 만수 백두 한라 지리 설악 SK LS GS KT AJ 쌍용 빵굼터 꽃마루 까치 딸기`)
	sampleSyllables = []rune("가강건경고공광구국금기나남다대도동두라로마명모무미민바배백보부비사산삼상서선성소수시신아안애연영예오온용우원유은의이인일자재전정제조주중지진찬창천청초충치태통평포하한해현호홍화효희")
	sampleSuffixes  = words(`호텔 정밀 산업 테크 푸드 물류 케어 요양원 전자 금속 화학 건설 식품 기계 섬유 유통 상사 환경 시스템 엔지니어링
		디자인 병원 의원 학원 어린이집 마트 모터스 크리닝 급식 베이커리 공업 플라스틱 도금 로지스 시설관리 중공업 약국 관광호텔`)
	sampleJobs = words(`조리원 조리보조 홀서빙 객실관리원 건물청소원 경비원 요양보호사 간호조무사 CNC선반조작원 사출성형원 프레스조작원 용접원
		전자부품조립원 도금원 포장원 품질검사원 지게차운전원 물류분류원 납품운전원 마트계산원 매장판매원 경리사무원 생산관리사무원 재봉원
		식품가공원 세탁원 주방장 자동차정비원 보육교사 사회복지사 영양사 배송기사 택배기사 화물운전원 굴착기운전원 전기기사 배관공 도장공
		목공 미화원 주차관리원 상담원 텔레마케터 웹디자이너 프로그래머 회계사무원 인사사무원 총무사무원 무역사무원 비서 번역가 강사
		방과후교사 미용사 피부관리사 네일아티스트 바리스타 제빵사 제과사 정육원 횟집주방보조 떡제조원 꽃꽂이강사 빵포장원 까페매니저 딸기수확원
		A/S기사 AS상담원 QA검사원 CS매니저`)
	sampleExtras = words(`모집 구함 급구 채용 (주간) (야간) (2교대) (3교대) 신입 경력 초보가능 주5일 시간제 단기 장기 계약직 정규직 사원 기숙사 통근버스
		외국인가능 중장년 주부환영 오전 오후 주말`)
	sampleIndustries = words(`숙박업 음식점업 금속가공제조업 전자부품제조업 화학제품제조업 식료품제조업 섬유제조업 기계장비제조업 도매업 소매업
		운수업 창고업 사회복지서비스업 보건업 교육서비스업 사업지원서비스업 건설업 자동차수리업 세탁업 이미용업 부동산관리업 정보서비스업`)
	sampleDongs = words(`일동 이동 사동 사이동 해양동 본오1동 본오2동 본오3동 부곡동 월피동 성포동 반월동 안산동 와동 고잔동 중앙동 호수동
		원곡동 백운동 신길동 초지동 선부1동 선부2동 선부3동 대부동`)
	sampleStreets = words(`광덕대로 중앙대로 원곡로 산단로 성포로 본오로 사세충열로 첨단로 별망로 해안로 동산로 화랑로 석수로 예술대학로`)
	sampleNotes   = words(`직원 분위기 좋음 작업장 밝고 환기 잘됨 절반이 3년 이상 근무 앞치마 지급 무거운 것은 함께 생산라인 서서 하는 일 두시간마다
		휴식 통근버스 안산역 초지역 상록수역 출발 기숙사 2인실 중식 제공 석식 제공 팀장이 직접 면접 러시아어 가능 직원 있음 중국어 통역
		야근 거의 없음 명절 상여 퇴직금 4대보험 주차 가능 버스 123번 정류장 앞 안전화 안전모 필수 소음 있음 냄새 약간 에어컨 난방 휴게실
		새로 지음 사장님 친절 외국인 근로자 많음 한국어 기초 필요 경력 무관 50대 환영 60대 가능 오전반 오후반 선택 가능 주말 교대 근무
		면접 때 신분증 이력서 지참 담당자에게 먼저 전화 방문 확인함 발굴팀 메모`)
)

func pickFrom[T any](s leadSampler, from []T) T { return from[s.rng.IntN(len(from))] }

func (s leadSampler) company() string {
	name := pickFrom(s, sampleFirsts)
	for range s.rng.IntN(3) {
		name += string(pickFrom(s, sampleSyllables))
	}
	return pickFrom(s, sampleForms) + name + pickFrom(s, sampleSuffixes)
}

func (s leadSampler) lead() leadText {
	dong := pickFrom(s, sampleDongs)
	t := leadText{
		employer:   s.company(),
		title:      pickFrom(s, sampleJobs),
		industry:   pickFrom(s, sampleIndustries),
		dong:       dong,
		address:    fmt.Sprintf("경기도 안산시 %s %s %s %d", pickFrom(s, words("단원구 상록구")), dong, pickFrom(s, sampleStreets), 1+s.rng.IntN(400)),
		occupation: fmt.Sprintf("%d%d%d%d", s.rng.IntN(10), s.rng.IntN(4), s.rng.IntN(4), s.rng.IntN(4)),
		employment: pickFrom(s, words("permanent permanent permanent permanent fixed part daily")),
		wageType:   pickFrom(s, words("month month month hour hour day year")),
		phones:     []string{fmt.Sprintf("010%08d", s.rng.IntN(1e8)), fmt.Sprintf("031%07d", 4_000_000+s.rng.IntN(1e6))},
		businessNo: fmt.Sprintf("999%07d", s.rng.IntN(1e7)),
	}
	for range 1 + s.rng.IntN(3) {
		t.title += " " + pickFrom(s, sampleExtras)
	}
	for range 10 + s.rng.IntN(25) {
		t.note += " " + pickFrom(s, sampleNotes)
	}
	t.until = fmt.Sprintf("2026-%02d-%02d", 11+s.rng.IntN(2), 1+s.rng.IntN(30))
	if s.rng.IntN(20) > 0 {
		t.monthlyWon = 1_500_000 + 10_000*int64(s.rng.ExpFloat64()*80)
	}
	return t
}
