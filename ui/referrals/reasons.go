package referrals

import "ieumdesk/model"

// quickReasons are the usual reasons of an answer, by list.reason.STATUS.CODE. None
// of them says anything about somebody's health.
var quickReasons = map[model.ReferralStatus][]string{
	model.NotHired:        {"no_show", "experience", "skills", "terms", "other", "cancelled"},
	model.BeforeInterview: {"postponed", "documents", "waiting"},
	model.NoContact:       {"seeker", "employer"},
	model.Declined:        {"wage", "hours", "distance", "duties", "found", "personal"},
}
