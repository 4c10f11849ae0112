package config

import (
	"go/ast"
	"go/parser"
	"go/token"
	"math"
	"os"
	"strings"
	"testing"
)

// Ratios of the chart palette on white, as WCAG's formula gives them.
func TestContrast(t *testing.T) {
	for _, x := range []struct {
		a, b string
		want float64
	}{
		{"#000", "#fff", 21},
		{"#fff", "#fff", 1},
		{"#12436D", "#fff", 10.247},
		{"#fff", "#12436D", 10.247},
		{"#28A197", "#fff", 3.165},
		{"#801650", "#fff", 9.775},
		{"#F46A25", "#fff", 3.028},
		{"#BFBFBF", "#fff", 1.839},
		{"#595959", "#fff", 7.005},
	} {
		a, ok := parseHex(x.a)
		b, ok2 := parseHex(x.b)
		if got := Contrast(a, b); !ok || !ok2 || math.Abs(got-x.want) > 0.0006 {
			t.Errorf("%s on %s: %.3f, want %.3f", x.a, x.b, got, x.want)
		}
	}
}

func TestHex(t *testing.T) {
	for _, bad := range []string{"", "#", "#12", "#1234", "#12345g", "123456", "#+12345", "#12345678", "#é1", "#_12345"} {
		if c, ok := parseHex(bad); ok {
			t.Errorf("%q was read as %s", bad, c.Hex())
		}
	}
	if c, _ := parseHex("#1aF"); c.Hex() != "#11aaff" {
		t.Error(c.Hex())
	}
}

func TestSuggest(t *testing.T) {
	keys := []string{"title", "subtitle", "date", "description", "chart_colors"}
	all := "choose from: title, subtitle, date, description, chart_colors"
	for _, x := range []struct{ word, want string }{
		{"titel", `did you mean "title"?`},
		{"Title", `did you mean "title"?`},
		{"sub_title", `did you mean "subtitle"?`},
		{"desc", `did you mean "description"?`},
		{"chart-colours", `did you mean "chart_colors"?`},
		{"dat", `did you mean "date"?`},
		{"dtea", `did you mean "date"?`},
		{"tilte", `did you mean "title"?`},
		{"de", all},
		{"", all},
		{"legend", all},
		{strings.Repeat("title", 1000), all},
	} {
		if got := Suggest(x.word, keys); got != x.want {
			t.Errorf("%.20q: %s, want %s", x.word, got, x.want)
		}
	}
	if got := Suggest("x", nil) + Suggest("x", make([]string, 17)); got != "" {
		t.Error(got)
	}
}

func TestDiagnostics(t *testing.T) {
	var d Diagnostics
	d.Warnf(Pos{File: "b", Line: 1, Col: 2}, "", "odd")
	if d.Err() != nil {
		t.Error("a warning is no error")
	}
	d.Errorf(Pos{File: "a", Line: 10, Col: 1}, "", "third")
	d.Errorf(Pos{File: "a", Line: 2, Col: 9}, "did you mean %d?", "second %q", "x")
	d.Errorf(Pos{File: "a", Line: 2, Col: 1}, "", "line\nbreak\x1b")
	d.Errorf(Pos{File: "a", Line: 10, Col: 1}, "", "third")
	d.Errorf(Pos{File: "a"}, "", "first")
	d.Errorf(Pos{}, "", "nowhere")
	want := `error: nowhere
a: error: first
a:2:1: error: line break 
a:2:9: error: second "x"; did you mean %d?
a:10:1: error: third
b:1:2: warning: odd`
	if got := d.Err().Error(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestHasErrorAt(t *testing.T) {
	var d Diagnostics
	d.Warnf(Pos{File: "a", Line: 1, Col: 2}, "", "odd")
	d.Errorf(Pos{File: "a", Line: 3, Col: 4}, "", "wrong")
	if d.HasErrorAt(Pos{File: "a", Line: 1, Col: 2}) || d.HasErrorAt(Pos{File: "a", Line: 3, Col: 5}) || !d.HasErrorAt(Pos{File: "a", Line: 3, Col: 4}) {
		t.Error("a warning counts, or an error does not")
	}
}

// Each key that a user may write is described beside its field.
func TestFieldsAreDocumented(t *testing.T) {
	entries, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	count := 0
	for _, entry := range entries {
		if !strings.HasSuffix(entry.Name(), ".go") || strings.HasSuffix(entry.Name(), "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), entry.Name(), nil, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			f, ok := n.(*ast.Field)
			if !ok || f.Tag == nil || !strings.Contains(f.Tag.Value, `toml:"`) || strings.Contains(f.Tag.Value, `toml:"-"`) {
				return true
			}
			count++
			if f.Doc.Text() == "" {
				t.Errorf("%s: %s has no comment", entry.Name(), f.Names[0])
			}
			return true
		})
	}
	if count < 50 {
		t.Errorf("%d fields found", count)
	}
}
