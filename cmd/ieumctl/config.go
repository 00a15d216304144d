package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"ieumdesk/model"
)

func (t *tool) configCmd() *cobra.Command {
	return t.group("config", t.words.T("ctl.config"), t.configList(), t.configGet(), t.configSet())
}

// configValue is one setting.
type configValue struct {
	Key   string `json:"key"`
	Value string `json:"value"`
}

func (t *tool) configList() *cobra.Command {
	return &cobra.Command{
		Use: "list", Short: t.words.T("ctl.config.list"), Args: t.exactly(0),
		RunE: func(c *cobra.Command, _ []string) error {
			return t.session(c.Context(), func(desk model.Session) error {
				var all []configValue
				for _, k := range model.SettingKeys {
					v, err := desk.Setting(c.Context(), k.Key)
					if err != nil {
						return err
					}
					all = append(all, configValue{k.Key, v})
				}
				return t.print(map[string][]configValue{"settings": all}, func(w io.Writer) {
					for _, v := range all {
						fmt.Fprintf(w, "%s=%s\n", v.Key, v.Value)
					}
				})
			})
		},
	}
}

func (t *tool) configGet() *cobra.Command {
	return &cobra.Command{
		Use: "get KEY", Short: t.words.T("ctl.config.get"), Args: t.exactly(1), ValidArgsFunction: settingKeys,
		RunE: func(c *cobra.Command, args []string) error {
			return t.session(c.Context(), func(desk model.Session) error {
				v, err := desk.Setting(c.Context(), args[0])
				if err != nil {
					return err
				}
				return t.print(configValue{args[0], v}, func(w io.Writer) { fmt.Fprintln(w, v) })
			})
		},
	}
}

func (t *tool) configSet() *cobra.Command {
	return &cobra.Command{
		Use: "set KEY", Short: t.words.T("ctl.config.set"), Args: t.exactly(1), ValidArgsFunction: settingKeys,
		RunE: func(c *cobra.Command, args []string) error {
			t.fed = true
			value, err := line(t.in)
			if err != nil {
				return err
			}
			if err := checkChoice(args[0], value); err != nil {
				return err
			}
			return t.session(c.Context(), func(desk model.Session) error {
				if err := desk.SetSetting(c.Context(), args[0], value); err != nil {
					return err
				}
				v, err := desk.Setting(c.Context(), args[0])
				if err != nil {
					return err
				}
				return t.print(configValue{args[0], v}, func(io.Writer) { t.say("ctl.config.stored", args[0]) })
			})
		},
	}
}

// checkChoice names the values of a setting that has only a few.
func checkChoice(key, value string) error {
	k, ok := model.FindSetting(key)
	if !ok || k.Choices == nil || slices.Contains(k.Choices, strings.TrimSpace(value)) {
		return nil
	}
	return &model.Error{Kind: model.Invalid, Code: "setting_choice", Field: key, Args: []any{key, strings.Join(k.Choices, ", ")}}
}

// settingKeys completes the name of a setting.
func settingKeys(*cobra.Command, []string, string) (keys []string, _ cobra.ShellCompDirective) {
	for _, k := range model.SettingKeys {
		keys = append(keys, k.Key)
	}
	return keys, cobra.ShellCompDirectiveNoFileComp
}

func (t *tool) versionCmd() *cobra.Command {
	return &cobra.Command{
		Use: "version", Short: t.words.T("ctl.version"), Args: t.exactly(0),
		RunE: func(*cobra.Command, []string) error {
			return t.print(map[string]string{"version": version}, func(w io.Writer) { fmt.Fprintln(w, "ieumctl", version) })
		},
	}
}
