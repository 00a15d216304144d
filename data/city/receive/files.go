package receive

import (
	"crypto/sha256"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"github.com/google/uuid"

	"ieumdesk/data/city"
	"ieumdesk/model"
)

// Files are the batches in a folder: DESK/BATCH.json as it came, and beside it
// BATCH.answer.json. The answer is written last; a batch without one has not been
// taken. What is remembered of them is read back when they are opened.
type Files struct {
	mu      sync.Mutex
	folder  string
	batches map[model.ID]known
	revs    map[model.ID]int64 // newest revision of each event
}

type known struct {
	sum    [sha256.Size]byte
	answer []byte
}

const answerSuffix = ".answer.json"

// Open reads what is in a folder, which is made if need be.
func Open(folder string) (*Files, error) {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return nil, err
	}
	f := &Files{folder: folder, batches: map[model.ID]known{}, revs: map[model.ID]int64{}}
	answers, err := filepath.Glob(filepath.Join(folder, "*", "*"+answerSuffix))
	if err != nil {
		return nil, err
	}
	for _, path := range answers {
		if err := f.load(path); err != nil {
			return nil, err
		}
	}
	return f, nil
}

func (f *Files) load(path string) error {
	said, errAnswer := os.ReadFile(path)
	content, errBatch := os.ReadFile(strings.TrimSuffix(path, answerSuffix) + ".json")
	id, errID := uuid.Parse(strings.TrimSuffix(filepath.Base(path), answerSuffix))
	if err := errors.Join(errAnswer, errBatch, errID); err != nil {
		return err
	}
	var a answer
	if err := json.Unmarshal(said, &a); err != nil {
		return err
	}
	refused := map[model.ID]bool{}
	for _, r := range a.Rejected {
		refused[r.ID] = true
	}
	events, err := city.DecodeEvents(content)
	if err != nil {
		return err
	}
	for _, e := range events {
		if !refused[e.ID] {
			f.revs[e.ID] = max(f.revs[e.ID], e.Rev)
		}
	}
	f.batches[id] = known{sha256.Sum256(content), said}
	return nil
}

// put stores a batch and its answer. The caller holds mu.
func (f *Files) put(id model.ID, desk string, content []byte, sum [sha256.Size]byte, said []byte, fresh map[model.ID]int64) error {
	dir := filepath.Join(f.folder, filepath.Base(desk))
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	for _, file := range []struct {
		suffix  string
		content []byte
	}{{".json", content}, {answerSuffix, said}} {
		if err := place(filepath.Join(dir, id.String()+file.suffix), file.content); err != nil {
			return err
		}
	}
	f.batches[id] = known{sum, said}
	for event, rev := range fresh {
		f.revs[event] = rev
	}
	return nil
}

// place writes a file beside its place and renames it there.
func place(path string, content []byte) error {
	part, err := os.CreateTemp(filepath.Dir(path), ".part-*")
	if err != nil {
		return err
	}
	_, err = part.Write(content)
	if err = errors.Join(err, part.Sync(), part.Close()); err == nil {
		err = os.Rename(part.Name(), path)
	}
	if err != nil {
		os.Remove(part.Name())
	}
	return err
}

// Newest is the newest revision of every event that has been taken, each counted
// once.
func (f *Files) Newest() map[model.ID]int64 {
	f.mu.Lock()
	defer f.mu.Unlock()
	out := make(map[model.ID]int64, len(f.revs))
	for id, rev := range f.revs {
		out[id] = rev
	}
	return out
}

// Folder is where they are.
func (f *Files) Folder() string { return f.folder }
