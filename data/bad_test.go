package data

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"report/config"
)

var update = flag.Bool("update", false, "rewrite the expected messages of testdata/bad")

// Each folder of testdata/bad is a kind of source, each NAME.want in it the messages of one mistake: of the
// file NAME.csv, NAME.json and so on, read by a [data.t] that names it. NAME.toml holds further lines of
// this [data.t]; one that begins with "[" is the whole config instead.
func TestBadSources(t *testing.T) {
	cases, err := filepath.Glob("testdata/bad/*/*.want")
	if err != nil || len(cases) == 0 {
		t.Fatal("no cases", err)
	}
	for _, want := range cases {
		name := strings.TrimSuffix(want, ".want")
		t.Run(strings.TrimPrefix(name, "testdata/bad/"), func(t *testing.T) {
			root, err := config.OpenRoot(filepath.Dir(name))
			if err != nil {
				t.Fatal(err)
			}
			defer root.Close()
			var d config.Diagnostics
			node := parseConfig(t, badConfig(t, name)).Tables("data")[0]
			Load(t.Context(), Inputs{Root: root, Dir: ".", Getenv: func(string) string { return "" }}, node, &d)
			if len(d.List) == 0 {
				t.Fatal("there is nothing wrong")
			}
			got := d.Error() + "\n"
			if *update {
				if err := os.WriteFile(want, []byte(got), 0o600); err != nil {
					t.Fatal(err)
				}
				return
			}
			expected, err := os.ReadFile(want)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(expected) {
				t.Errorf("got\n%swant\n%s", got, expected)
			}
		})
	}
}

// badConfig is the config that reads a case.
func badConfig(t *testing.T, name string) string {
	more, err := os.ReadFile(name + ".toml")
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	if strings.HasPrefix(string(more), "[") {
		return string(more)
	}
	files, err := filepath.Glob(name + ".*")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if ending := filepath.Ext(file); ending != ".want" && ending != ".toml" {
			return "[data.t]\nfile = \"" + filepath.Base(file) + "\"\n" + string(more)
		}
	}
	t.Fatal("neither a file nor a whole config")
	return ""
}
