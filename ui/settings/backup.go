package settings

import (
	"context"
	"path/filepath"
	"strconv"

	"fyne.io/fyne/v2"

	"ieumdesk/model"
	"ieumdesk/ui/desk"
	"ieumdesk/ui/kit"
)

// backupSection is where backups go, how many are kept, those there are, and one
// more now.
type backupSection struct {
	*form
	where *kit.Paragraph
	rows  *fyne.Container
	now   *kit.Button
	busy  bool
}

func newBackupSection(d *desk.Desk) section {
	w := d.Words
	b := &backupSection{where: kit.NewParagraph("", kit.SizeBody, kit.ColorText), rows: kit.Column(4)}
	b.now = kit.NewButton(w.T("settings.backup.now"), "Alt B", b.make)
	b.form = newForm(d, "settings.backup", "settings.backup.text", []string{"backup.folder", "backup.keep"},
		kit.KeyValue(w.T("settings.backup.where"), b.where), kit.Row(10, b.now),
		kit.NewSection(w.T("settings.backup.list")), b.rows)
	b.stored = func([]string) { b.list() }
	return b
}

func (b *backupSection) keeper() model.Keeper {
	k, _ := b.d.Session.(model.Keeper)
	return k
}

// kept is what the backup folder holds.
type kept struct {
	folder string
	copies []model.Copy
}

// mostCopies is how many backups are listed.
const mostCopies = 14

func (b *backupSection) list() {
	keeper := b.keeper()
	desk.Do(b.d, func(ctx context.Context) (k kept, err error) {
		if k.folder, err = keeper.BackupFolder(ctx); err == nil {
			k.copies, err = keeper.Backups(ctx)
		}
		return k, err
	}, b.show)
}

func (b *backupSection) show(k kept) {
	w := b.d.Words
	b.where.SetText(k.folder)
	b.rows.Objects = nil
	if len(k.copies) == 0 {
		b.rows.Add(kit.NewParagraph(w.T("settings.backup.none"), kit.SizeBody, kit.ColorSecond))
	}
	for _, c := range k.copies[:min(len(k.copies), mostCopies)] {
		b.rows.Add(kit.NewLine(kit.Line{
			Left:  []kit.Span{kit.Text(w.Moment(c.At)), kit.Gap(12), kit.Text(filepath.Base(c.File)).In(kit.ColorSecond).At(kit.SizeSecond)},
			Right: []kit.Span{kit.Text(w.T("settings.backup.size", megabytes(c.Size))).In(kit.ColorSecond)},
		}))
	}
	kit.Relayout(b.rows)
}

// megabytes is a size with one figure behind the point, in units of 10^6 bytes.
func megabytes(bytes int64) string { return strconv.FormatFloat(float64(bytes)/1e6, 'f', 1, 64) }

// make makes a backup; people go on working meanwhile.
func (b *backupSection) make() {
	if b.busy {
		return
	}
	w, keeper := b.d.Words, b.keeper()
	b.busy = true
	b.now.SetText(w.T("settings.backup.making"))
	b.now.Disable()
	var made model.Copy
	var err error
	b.d.Run.Do(func() { made, err = keeper.BackupNow(context.Background()) }, func() {
		b.busy = false
		b.now.SetText(w.T("settings.backup.now"))
		b.now.Enable()
		if err != nil {
			b.d.Shell.Fail(err)
			return
		}
		b.d.Shell.Toast(w.T("settings.backup.done", made.File), nil)
		b.list()
	})
}

func (b *backupSection) shown() {
	b.form.shown()
	b.list()
}

func (b *backupSection) hints() []desk.Hint {
	return append(b.form.hints(), desk.Hint{Key: "Alt B", Text: b.d.Words.T("settings.backup.now")})
}

func (b *backupSection) key(k desk.Key) bool {
	if k == (desk.Key{Name: fyne.KeyB, Mod: fyne.KeyModifierAlt}) {
		b.make()
		return true
	}
	return b.form.key(k)
}
