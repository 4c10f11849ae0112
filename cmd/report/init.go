package main

import (
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"unicode"

	"github.com/spf13/cobra"

	"report/assets"
	"report/edition"
)

func initCommand(_ world, log *log) *cobra.Command {
	return &cobra.Command{
		Use:   "init DIR",
		Short: "Write a small briefing to DIR that builds at once",
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usageError{fmt.Errorf("name the folder of the new briefing: report init DIR")}
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error {
			dir := args[0]
			files, err := starter(dir)
			if err != nil {
				return err
			}
			if err := edition.Publish(files); err != nil {
				return err
			}
			log.done(fmt.Sprintf("%s: %s; build it with: report build %s", dir, count(len(files), "file"), quoted(filepath.Join(dir, "config.toml"))),
				slog.String("dir", dir), slog.Int("files", len(files)))
			return nil
		},
	}
}

// quoted is a name as a shell takes it for one word.
func quoted(name string) string {
	if strings.ContainsFunc(name, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("/\\._-:", r)
	}) {
		return "'" + strings.ReplaceAll(name, "'", `'\''`) + "'"
	}
	return name
}

// starter is the files of a new briefing. It takes the place of nothing.
func starter(dir string) ([]edition.File, error) {
	var files []edition.File
	err := fs.WalkDir(assets.Starter, "starter", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		rel, err := filepath.Rel("starter", filepath.FromSlash(path))
		if err != nil {
			return err
		}
		data, err := assets.Starter.ReadFile(path)
		if err != nil {
			return err
		}
		name := filepath.Join(dir, rel)
		if exists(name) {
			return usageError{fmt.Errorf("%s is there already, and init takes the place of nothing; name a new folder", name)}
		}
		files = append(files, edition.File{Path: name, Data: data})
		return nil
	})
	return files, err
}

// exists says whether something of that name is there already.
func exists(name string) bool {
	_, err := os.Lstat(name)
	return err == nil
}
