package main

import (
	"fmt"
	"io"
	"runtime"
	"strings"

	"ieumdesk/assets"
)

// complain says what is wrong to whoever started a program that has no window to
// say it in: in every language, for which one the desk speaks is known only once
// its store is open. A program with a window has no console on Windows, so there
// it is a message box too.
func complain(errs io.Writer, err error) {
	var title string
	var texts []string
	for _, language := range assets.Languages {
		words, failed := assets.LoadWords(language)
		if failed != nil {
			continue
		}
		if title == "" {
			title = words.T("app.name")
		}
		texts = append(texts, words.Error(err))
	}
	text := strings.Join(texts, "\n\n")
	fmt.Fprintln(errs, text)
	if runtime.GOOS == "windows" {
		tell(title, text)
	}
}
