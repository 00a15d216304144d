package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// placeholders are what stands for the value of an option in the help.
var placeholders = map[string]string{
	"db": "FILE", "passphrase-file": "FILE", "staff": "LOGIN", "out": "FILE", "map": "FILE", "to": "FILE",
	"seeker": "ID", "lead": "ID", "dong": "DONG", "occupation": "KECO", "wage-min": "WON", "interview": "2026-11-25T14:00",
	"start": "2026-12-01", "wage": "WON",
	"date": "2026-11-24", "remarks": "FILE",
	"desk": "D07", "desk-name": "NAME", "center": "NAME", "staff-name": "NAME",
}

// placeholder annotates an option whose value is called otherwise with this command.
const placeholder = "placeholder"

// answerHelp prints a command's help: as text, or with --json as a document.
func (t *tool) answerHelp(c *cobra.Command) error {
	text := t.helpOf(c)
	return t.print(map[string]string{"help": text}, func(w io.Writer) { fmt.Fprint(w, text) })
}

// helpOf is what a command does and how it is called.
func (t *tool) helpOf(c *cobra.Command) string {
	var b strings.Builder
	about := c.Long
	if about == "" {
		about = c.Short
	}
	fmt.Fprintf(&b, "%s\n\n%s\n  %s\n", about, t.words.T("ctl.help.usage"), t.useLine(c))
	if c.HasAvailableSubCommands() {
		fmt.Fprintf(&b, "\n%s\n", t.words.T("ctl.help.commands"))
		for _, sub := range c.Commands() {
			if sub.IsAvailableCommand() || sub.Name() == "help" {
				fmt.Fprintf(&b, "  %-12s%s\n", sub.Name(), sub.Short)
			}
		}
	}
	t.listOptions(&b, "ctl.help.options", c.LocalNonPersistentFlags())
	t.listOptions(&b, "ctl.help.common", c.Root().PersistentFlags())
	if c.HasAvailableSubCommands() {
		fmt.Fprintf(&b, "\n%s\n", t.words.T("ctl.help.more", c.CommandPath()))
	}
	return b.String()
}

// useLine is how a command is called.
func (t *tool) useLine(c *cobra.Command) string {
	line := c.Use
	if c.HasParent() {
		line = c.Parent().CommandPath() + " " + line
	}
	if c.HasAvailableSubCommands() {
		line += " " + t.words.T("ctl.help.command")
	}
	if c.HasAvailableLocalFlags() {
		line += " [" + t.words.T("ctl.help.option") + "]"
	}
	return line
}

// listOptions lists options with their values, defaults and whether they must be given.
func (t *tool) listOptions(b *strings.Builder, title string, flags *pflag.FlagSet) {
	var names, texts []string
	width := 0
	flags.VisitAll(func(f *pflag.Flag) {
		name := "    --" + f.Name
		if f.Shorthand != "" {
			name = "-" + f.Shorthand + ", --" + f.Name
		}
		text := f.Usage
		switch kind := optionKind(f); {
		case f.Annotations[placeholder] != nil:
			name += " " + f.Annotations[placeholder][0]
		case placeholders[f.Name] != "":
			name += " " + placeholders[f.Name]
		case kind == "integer":
			name += " N"
		case kind == "text":
			name += " TEXT"
		}
		switch {
		case required(f):
			text += " " + t.words.T("ctl.help.required")
		case optionKind(f) != "switch" && f.DefValue != "" && f.DefValue != "0" && f.DefValue != "[]":
			text += " " + t.words.T("ctl.help.default", f.DefValue)
		}
		names, texts, width = append(names, name), append(texts, text), max(width, len(name))
	})
	if len(names) == 0 {
		return
	}
	fmt.Fprintf(b, "\n%s\n", t.words.T(title))
	for i, name := range names {
		fmt.Fprintf(b, "  %-*s  %s\n", width, name, texts[i])
	}
}

func (t *tool) helpCmd() *cobra.Command {
	return &cobra.Command{
		Use: "help [COMMAND]", Short: t.words.T("ctl.help"), Args: cobra.ArbitraryArgs,
		ValidArgsFunction: func(c *cobra.Command, args []string, _ string) (names []string, _ cobra.ShellCompDirective) {
			if of, rest, err := c.Root().Find(args); err == nil && len(rest) == 0 {
				for _, sub := range of.Commands() {
					if sub.IsAvailableCommand() {
						names = append(names, cobra.CompletionWithDesc(sub.Name(), sub.Short))
					}
				}
			}
			return names, cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(c *cobra.Command, args []string) error {
			of, rest, err := c.Root().Find(args)
			if err != nil || len(rest) > 0 {
				return t.noCommand(of, rest)
			}
			return t.answerHelp(of)
		},
	}
}

// completionCmd writes the completion scripts of the command library.
func (t *tool) completionCmd() *cobra.Command {
	shell := func(name string, write func(*cobra.Command, io.Writer) error) *cobra.Command {
		return &cobra.Command{
			Use: name, Short: t.words.T("ctl.completion.shell", name), Args: t.exactly(0),
			RunE: func(c *cobra.Command, _ []string) error {
				var script strings.Builder
				if err := write(c.Root(), &script); err != nil {
					return err
				}
				answer := map[string]string{"shell": name, "script": script.String()}
				return t.print(answer, func(w io.Writer) { fmt.Fprint(w, script.String()) })
			},
		}
	}
	c := t.group("completion", t.words.T("ctl.completion"),
		shell("bash", func(root *cobra.Command, w io.Writer) error { return root.GenBashCompletionV2(w, true) }),
		shell("zsh", (*cobra.Command).GenZshCompletion),
		shell("fish", func(root *cobra.Command, w io.Writer) error { return root.GenFishCompletion(w, true) }),
		shell("powershell", (*cobra.Command).GenPowerShellCompletionWithDesc),
	)
	c.Long = t.words.T("ctl.completion.long")
	return c
}
