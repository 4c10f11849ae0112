package config

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

var update = flag.Bool("update", false, "rewrite golden files")

// mark begins the expected message on its line: "titel = 1 # error 1: unknown key ...", with the
// column after "error". A line may have several.
var mark = regexp.MustCompile(`[ \t]*# (error \d+: .*)$`)

// sample has a field of each type that Decode fills.
type sample struct {
	shared
	Title   string            `toml:"title" required:"true"`
	Wide    bool              `toml:"wide"`
	Columns int               `toml:"columns"`
	Ratio   float64           `toml:"ratio"`
	Y       []string          `toml:"y"`
	Values  []float64         `toml:"values"`
	Light   []any             `toml:"highlight"`
	Labels  map[string]string `toml:"labels"`
	Filter  map[string]any    `toml:"filter"`
	Day     Date              `toml:"day"`
	Built   Date              `toml:"built" today:"true"`
	Limit   *int              `toml:"limit"`
	Paper   string            `toml:"paper" default:"a4" oneof:"a4,letter"`
	Marks   []string          `toml:"marks" default:"bar,line" oneof:"bar,line"`
	Ink     Color             `toml:"ink"`
	Axis    axis              `toml:"axis"`
	Column  map[string]axis   `toml:"column"`
	Faces   []axis            `toml:"faces"`
	Made    int               // the program's own
}

type shared struct {
	Note string `toml:"note" default:"none"`
}

type axis struct {
	Label string   `toml:"label" required:"true"`
	Min   *float64 `toml:"min"`
	Step  float64  `toml:"step" default:"0.5"`
}

// check reads a file of testdata/bad as its name says.
func check(t *testing.T, file string, data []byte, d *Diagnostics) {
	builtIn, err := os.ReadFile("testdata/good/brand.toml")
	if err != nil {
		t.Fatal(err)
	}
	switch what, _, _ := strings.Cut(filepath.Base(file), "-"); what {
	case "brand":
		ParseBrand(builtIn, file, data, d)
	case "decode":
		if table := ParseTable(file, data, d); table != nil {
			table.Decode(new(sample), d)
		}
	case "config", "syntax":
		root, err := OpenRoot(".")
		if err != nil {
			t.Fatal(err)
		}
		defer root.Close()
		Load(root, file, Options{DefaultBrand: builtIn, Today: time.Date(2024, 3, 6, 12, 0, 0, 0, time.UTC)}, d)
	default:
		t.Fatalf("%s: no reader for this kind of file", file)
	}
}

func TestBadFiles(t *testing.T) {
	files, err := filepath.Glob("testdata/bad/*.toml")
	if err != nil || len(files) == 0 {
		t.Fatal("no files", err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			var d Diagnostics
			check(t, file, data, &d)
			bare, want := expectations(string(data))
			got := make(map[int][]string)
			for _, x := range d.Sorted() {
				if x.Pos.File != file || x.Pos.Line == 0 {
					t.Errorf("no place in the file: %s", x)
				}
				_, rest, _ := strings.Cut(x.String(), ": error: ")
				got[x.Pos.Line] = append(got[x.Pos.Line], fmt.Sprintf("error %d: %s", x.Pos.Col, rest))
			}
			if *update {
				for line, messages := range got {
					bare[line-1] += " # " + strings.Join(messages, " # ")
				}
				if err := os.WriteFile(file, []byte(strings.Join(bare, "\n")), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if len(want) == 0 {
				t.Error("no mistake is expected")
			}
			for line := range bare {
				if g, w := strings.Join(got[line+1], " # "), want[line+1]; g != w {
					t.Errorf("line %d: %s\n got %s\nwant %s", line+1, bare[line], g, w)
				}
			}
		})
	}
}

// expectations takes the expected messages off a file's lines.
func expectations(text string) (bare []string, want map[int]string) {
	want = map[int]string{}
	for i, line := range strings.Split(text, "\n") {
		if m := mark.FindStringSubmatchIndex(line); m != nil {
			want[i+1] = line[m[2]:]
			line = line[:m[0]]
		}
		bare = append(bare, line)
	}
	return bare, want
}

// Mistakes at the end of a line or of the file, where a comment would change them.
func TestSyntaxErrors(t *testing.T) {
	for _, x := range []struct{ text, want string }{
		{"[report", `f:1:7: error: expected "]" after the table's name, but found the end of the file`},
		{"[report\na = 1", `f:1:8: error: expected "]" after the table's name, but found the end of the line`},
		{"[report\r\na = 1", `f:1:8: error: expected "]" after the table's name, but found the end of the line`},
		{"[[report]\na = 1", `f:1:9: error: "]]" is missing after the name`},
		{"a", `f:1:1: error: "=" is missing after the key; write key = value`},
		{"a\nb = 1", `f:1:2: error: "=" is missing after the key; write key = value`},
		{"b = 1\na =\n", `f:2:4: error: the value is missing`},
		{"a = ", `f:1:4: error: the value is missing`},
		{"a = \"x", `f:1:6: error: this text has no closing '"'`},
		{"a = \"x\nb = 1", `f:1:7: error: this text has no closing quote on its line; text of several lines stands between """ and """`},
		{"a = 'x\n", `f:1:7: error: this text has no closing quote on its line; text of several lines stands between """ and """`},
		{"a = \"\"\"x\nb = 1\n", "f:2:6: error: this text has no closing '\"\"\"'"},
		{"a = [1,\n2,\n", `f:2:3: error: the value is missing`},
		{"a = [1\n", `f:1:7: error: expected "," or "]" in a list, but found the end of the file`},
		{"a = {b = 1,\n", `f:2:1: error: there is no key before "="; write key = value`},
		{"a = {b = 1\n", `f:1:11: error: expected "," or "}" in a table, but found the end of the file`},
		{"= 1", `f:1:1: error: there is no key before "="; write key = value`},
		{".a = 1", `f:1:1: error: there is no key before "."; write key = value`},
		{"a. = 1", `f:1:4: error: there is no key before "="; write key = value`},
		{"é = 1", `f:1:1: error: expected "=" after the key, but found 'é'; write key = value; a key with other characters than letters, digits, _ and - stands in quotes`},
		{"a = 1\na.b = 2", `f:2:1: error: "a" is already set on line 1; keep one of the two`},
		{"[section.cover]\n[section.cover]\n", `f:2:10: error: "section.cover" is already set on line 1; keep one of the two`},
		{"x = 1\n[a.'b'] # one\n[ a . b ]\n", `f:3:7: error: "a.b" is already set on line 2; keep one of the two`},
		{"a = 1\n[a]\n", `f:2:2: error: "a" is already set on line 1; keep one of the two`},
		{"[[a]]\n[a]\n", `f:2:2: error: "a" is already set on line 1; keep one of the two`},
		{"[section.封面]\n", `f:1:10: error: expected "]" after the table's name, but found '封'; a name with other characters than a to z, digits, _ and - stands in quotes: [section."NAME"]`},
		{"x = 2022-Q3\n", `f:1:5: error: "2022-" is no date; write a date as 2024-03-06; a quarter stands in quotes: "2022-Q3"`},
		{"as_of = 2024-02\n", `f:1:9: error: "2024-02" is no date; write a date as 2024-03-06, or in quotes: "2024-02"`},
		{"[a]\nb = 1\n[[a]]", `f:3:3: error: "a" already has a value, so it cannot be a list of tables`},
		{"a = 0x", `f:1:5: error: "0x" is no number`},
		{"a = 1__0", `f:1:5: error: "1__0" is no number`},
		{"a = \"\"\"b\\ c\"\"\"", `f:1:8: error: \  is no escape that TOML knows; write \\ for a backslash, or put the text in single quotes; in paths use /`},
		{"\ufeff\ufeffa = 1", "f:1:1: error: the file begins with two byte order marks; save it with one or none"},
	} {
		var d Diagnostics
		if ParseTable("f", []byte(x.text), &d) != nil {
			t.Errorf("%q was read", x.text)
		}
		if got := d.Error(); got != x.want {
			t.Errorf("%q\n got %s\nwant %s", x.text, got, x.want)
		}
	}
}
