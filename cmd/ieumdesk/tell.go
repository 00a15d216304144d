package main

import (
	"fmt"
	"io"
	"strings"

	"ieumdesk/assets"
)

// tell says what is wrong to whoever started a program that has no window to say
// it in: in every language, for which one the desk speaks is known only once its
// store is open. On Windows a program with a window has no console, so it is a
// message box there too.
func tell(errs io.Writer, err error) {
	var texts []string
	title := ""
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
	showBox(title, text)
}
