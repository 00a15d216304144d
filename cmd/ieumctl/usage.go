package main

import (
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"ieumdesk/model"
)

// usageError is a wrong command line.
type usageError struct {
	field   string // the option or argument, as in JSON; "" if it is none
	code    string // what a rule of the model says of its value; "": usage
	message string
}

func (e usageError) Error() string { return e.message }

// misused is what the model says of an option's or an argument's value.
func (t *tool) misused(field string, err error) error {
	if model.KindOf(err) != model.Invalid {
		return err
	}
	return usageError{field, model.CodeOf(err), t.words.Error(err)}
}

// unreadable is a file that was named on the command line and cannot be read.
func (t *tool) unreadable(option, path string, err error) error {
	key := "ctl.usage.file"
	if errors.Is(err, os.ErrNotExist) {
		key = "ctl.usage.file_missing"
	}
	return usageError{field: snake(option), message: t.words.T(key, option, path)}
}

// choice refuses a value that is none of the allowed.
func (t *tool) choice(option, value string, allowed ...string) error {
	if slices.Contains(allowed, value) {
		return nil
	}
	return t.notAllowed(option, value, strings.Join(allowed, ", "))
}

// values completes an option that has only these.
func values(c *cobra.Command, option string, allowed ...string) {
	_ = c.RegisterFlagCompletionFunc(option, cobra.FixedCompletions(allowed, cobra.ShellCompDirectiveNoFileComp))
}

// notAllowed says which values an option has.
func (t *tool) notAllowed(option, value, allowed string) error {
	return usageError{field: snake(option), message: t.words.T("ctl.usage.choice", option, value, allowed)}
}

// within refuses a number outside low to high.
func (t *tool) within(option string, n, low, high int64) error {
	if n >= low && n <= high {
		return nil
	}
	return usageError{field: snake(option), message: t.words.T("ctl.usage.range", option, low, high)}
}

// snake is an option's name as JSON writes names.
func snake(option string) string { return strings.ReplaceAll(option, "-", "_") }

// exactly asks for n arguments and for the options that must be there.
func (t *tool) exactly(n int) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		if len(args) != n {
			return usageError{message: t.words.T("ctl.usage.arguments", n, len(args), t.useLine(c))}
		}
		var missing []string
		c.Flags().VisitAll(func(f *pflag.Flag) {
			if required(f) && !f.Changed {
				missing = append(missing, f.Name)
			}
		})
		if len(missing) == 0 {
			return nil
		}
		return usageError{field: snake(missing[0]), message: t.words.T("ctl.usage.options_missing", "--"+strings.Join(missing, ", --"))}
	}
}

func required(f *pflag.Flag) bool {
	return slices.Equal(f.Annotations[cobra.BashCompOneRequiredFlag], []string{"true"})
}

// group is a command that only holds others; without one of them it is wrong usage.
func (t *tool) group(use, short string, subs ...*cobra.Command) *cobra.Command {
	c := &cobra.Command{
		Use: use, Short: short, Args: cobra.ArbitraryArgs,
		RunE: func(c *cobra.Command, args []string) error { return t.noCommand(c, args) },
	}
	c.AddCommand(subs...)
	return c
}

// noCommand says of what was typed after a group that it is none of its commands.
func (t *tool) noCommand(c *cobra.Command, args []string) error {
	var names []string
	for _, sub := range c.Commands() {
		if sub.IsAvailableCommand() {
			names = append(names, sub.Name())
		}
	}
	if len(args) == 0 {
		return usageError{message: t.words.T("ctl.usage.command_missing", c.CommandPath(), strings.Join(names, ", "))}
	}
	c.SuggestionsMinimumDistance = 2
	if like := c.SuggestionsFor(args[0]); len(like) > 0 {
		names = like
	}
	return usageError{message: t.words.T("ctl.usage.command_unknown", c.CommandPath()+" "+args[0], strings.Join(names, ", "))}
}

// badOption puts into words what the library says of an option.
func (t *tool) badOption(c *cobra.Command, err error) error {
	if typed := c.Flags().Args(); c.HasSubCommands() && len(typed) > 0 {
		return t.noCommand(c, typed) // whose option it is nobody knows
	}
	var unknown *pflag.NotExistError
	var bare *pflag.ValueRequiredError
	var value *pflag.InvalidValueError
	switch {
	case errors.As(err, &unknown):
		option := "--" + unknown.GetSpecifiedName()
		if unknown.GetSpecifiedShortnames() != "" {
			option = "-" + unknown.GetSpecifiedName()
		}
		return usageError{message: t.words.T("ctl.usage.option_unknown", option, c.CommandPath())}
	case errors.As(err, &bare):
		return usageError{field: snake(bare.GetFlag().Name), message: t.words.T("ctl.usage.option_bare", bare.GetFlag().Name)}
	case errors.As(err, &value):
		f := value.GetFlag()
		return usageError{field: snake(f.Name), message: t.words.T("ctl.usage.option_kind", f.Name, value.GetValue(), t.words.T("ctl.kind."+optionKind(f)))}
	}
	return usageError{message: fmt.Sprint(t.words.T("ctl.usage.option_form", c.CommandPath()), "\n", err)}
}

// optionKind is what an option wants: integer, switch or text.
func optionKind(f *pflag.Flag) string {
	switch f.Value.Type() {
	case "int", "int64", "uint64":
		return "integer"
	case "bool":
		return "switch"
	default:
		return "text"
	}
}
