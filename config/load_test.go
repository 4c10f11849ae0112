package config

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"sync"
	"testing"
	"time"
)

// load writes the files of a briefing to a folder and loads config.toml from it.
func load(t *testing.T, files map[string]string, opt Options) (*Config, *Diagnostics) {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	root, err := OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { root.Close() })
	opt.Today = time.Date(2024, 3, 6, 23, 59, 0, 0, time.FixedZone("", 8*3600))
	if opt.DefaultBrand == nil {
		opt.DefaultBrand = goodBrand(t)
	}
	var d Diagnostics
	return Load(root, "config.toml", opt, &d), &d
}

func goodBrand(t testing.TB) []byte {
	data, err := os.ReadFile("testdata/good/brand.toml")
	if err != nil {
		t.Fatal(err)
	}
	return data
}

const small = `[report]
title = "Outlook"
date = "today"
sections = ["b", "c", "a"]
[section.a]
[section.b]
kind = "text"
[section.c]
[section.unused]
[chart.x]
filter = { year = 2023 }
`

func names(tables []*Table) string { return strings.Join(tableNames(tables), " ") }

func TestLoad(t *testing.T) {
	root, err := OpenRoot("testdata/good")
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	var d Diagnostics
	c := Load(root, "config.toml", Options{DefaultBrand: goodBrand(t)}, &d)
	if len(d.List) != 0 {
		t.Fatal(&d)
	}
	r := c.Report
	r.Table = nil
	got := fmt.Sprintf("%q", []string{r.Title, r.Subtitle, r.Date.Time.String(), r.Author, r.Lang, r.Brand, r.Output, r.Charts, r.Paper,
		strings.Join(r.Keywords, " "), names(c.Data), names(c.Charts), names(c.Sections), names(c.Facts), names(c.Selected), c.Dir})
	want := `["Outlook" "In \"figures\"and words" "2024-03-06 00:00:00 +0000 UTC" "Policy Desk" "en-GB" "brand.toml" "out/briefing.pdf" "png" "a4" ` +
		`"science technology" "contracts" "turnover" "turnover summary annex" "growth" "summary turnover" "."]`
	if got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
}

func TestToday(t *testing.T) {
	c, d := load(t, map[string]string{"config.toml": small}, Options{})
	if err := d.Err(); err != nil {
		t.Fatal(err)
	}
	if got := c.Report.Date.Time.String(); got != "2024-03-06 00:00:00 +0000 UTC" {
		t.Error(got)
	}
}

func TestSelection(t *testing.T) {
	for _, x := range []struct{ only, skip, want, errors string }{
		{"", "", "b c a", ""},
		{"a,b", "", "b a", ""},
		{"", "c", "b a", ""},
		{"a,b", "b", "a", ""},
		{"", "unused", "b c a", ""},
		{"unused", "", "", `--only: error: the section "unused" is not in report.sections; add it there`},
		{"a,unsued", "", "a", `--only: error: there is no section "unsued"; did you mean "unused"?`},
		{"", "d", "b c a", `--skip: error: there is no section "d"; choose from: a, b, c, unused`},
		{"a", "a", "", `--skip: error: no section is left to build`},
	} {
		opt := Options{}
		if x.only != "" {
			opt.Only = strings.Split(x.only, ",")
		}
		if x.skip != "" {
			opt.Skip = strings.Split(x.skip, ",")
		}
		c, d := load(t, map[string]string{"config.toml": small}, opt)
		if got := names(c.Selected); got != x.want || d.Error() != x.errors {
			t.Errorf("only %q, skip %q: %q, %s", x.only, x.skip, got, d.Error())
		}
	}
}

func TestSet(t *testing.T) {
	for _, x := range []struct{ set, want, errors string }{
		{`report.title=A better title`, "A better title", ""},
		{`report.title="quoted"`, "quoted", ""},
		{`report.title=a # b`, "a # b", ""},
		{"report.title=a\n[section.x]", "a\n[section.x]", ""},
		{"report.title=\"a\"\nsubtitle=3", "\"a\"\nsubtitle=3", ""},
		{`report.title=`, "", `--set report.title=: error: title is empty`},
		{`report.title=x=y`, "x=y", ""},
		{`report.subtitle=new`, "Outlook", ""},
		{`report.title=2024`, "", `--set report.title=2024: error: title must be text, not a whole number; put it in quotes: 'report.title="2024"'`},
		{`report.keywords=[7]`, "Outlook", `--set report.keywords=[7]: error: each entry of keywords must be text, not a whole number; put it in quotes, "7", and the whole setting in single quotes`},
		{`report.titel=x`, "Outlook", `--set report.titel=x: error: unknown key "titel" in [report]; did you mean "title"?`},
		{`report.sections=["a", "n"]`, "Outlook", `--set report.sections=["a", "n"]: error: there is no section "n"; choose from: a, b, c, unused`},
		{`report.sections=["a"`, "Outlook", `--set report.sections=["a": error: expected "," or "]" in a list, but found the end of the file`},
		{`report.title.x=1`, "Outlook", `--set report.title.x=1: error: report.title is text, so no key in it can be set`},
		{`report=1`, "", `--set report=1: error: report must be a table, not a whole number; write [report] on a line of its own`},
		{`raport.title=x`, "Outlook", `--set raport.title=x: error: unknown table "raport"; did you mean [report]?`},
		{`report title=x`, "Outlook", `--set report title=x: error: "report title" is no key; write names with dots between them, as in report.title`},
		{`=x`, "Outlook", `--set =x: error: write key=value, as in --set report.title=Outlook`},
		{`report.title`, "Outlook", `--set report.title: error: write key=value, as in --set report.title=Outlook`},
		{"report.title=a\x00b", "Outlook", "--set report.title=a b: error: there is a control character (0x00), which TOML does not allow"},
		{`report.date=` + strings.Repeat("x", 100), "Outlook", `--set report.date=` + strings.Repeat("x", 48) + `...: error: date must be a date, not "` + strings.Repeat("x", 100) + `"; write it as 2024-03-06, or "today"`},
	} {
		c, d := load(t, map[string]string{"config.toml": small}, Options{Set: []string{x.set}})
		if got := c.Report.Title; got != x.want || d.Error() != x.errors {
			t.Errorf("%q: %q\n got %s\nwant %s", x.set, got, d.Error(), x.errors)
		}
	}
}

func TestSetAddsTables(t *testing.T) {
	c, d := load(t, map[string]string{"config.toml": small}, Options{Set: []string{
		"section.new.kind=text", "report.sections=[\"new\", \"a\"]", "chart.x.filter.month=3", "chart.x.mark=bar", "chart.y={mark = \"bar\"}",
	}})
	if err := d.Err(); err != nil {
		t.Fatal(err)
	}
	x := c.Charts[0]
	got := fmt.Sprint(names(c.Selected), "; ", names(c.Charts), "; ", x.Keys(), x.Pos, " ", x.At("filter", "month"), " ", c.Charts[1].node.child("mark").path)
	if want := "new a; x y; [filter mark] config.toml:10:1 --set chart.x.filter.month=3 chart.y.mark"; got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
}

func TestUnreadable(t *testing.T) {
	c, d := load(t, map[string]string{"confg.toml": small}, Options{})
	if got, want := d.Error(), `config.toml: error: config.toml does not exist; did you mean "confg.toml"?`; c != nil || got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
}

// Paths in a brand are relative to its own folder, and its mistakes are in its own file.
func TestBrandInFolder(t *testing.T) {
	c, d := load(t, map[string]string{
		"config.toml":     strings.Replace(small, "date", "brand = \"style/b.toml\"\ndate", 1),
		"style/b.toml":    "[color]\nprimary = \"teal\"\n[logo]\nmedium = \"../l.png\"\n[logo.images]\nmark = \"m.png\"\n[typography]\nbase.size = 11\nbase.colour = 1\n",
		"style/other.txt": "",
	}, Options{})
	if got, want := d.Error(), `style/b.toml:9:6: error: unknown key "colour" in [typography.base]; did you mean "color"?`; got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
	b := c.Brand
	got := fmt.Sprintln(b.Dir, b.Logo.Medium, b.Logo.Small, b.Color.Primary.Hex(), b.Color.Secondary.Hex(), b.Color.Light.Hex(),
		b.Typography.Headings.Color.Hex(), b.Typography.Base.Size, b.Typography.Base.LineHeight, b.Typography.Headings.Weight, b.At("color", "primary"), b.At("color", "light"))
	want := "style l.png style/m.png #28a197 #28a197 #f5f5f2 #28a197 11 1.4 600 style/b.toml:2:11 built-in brand:17:9\n"
	if got != want {
		t.Errorf("got  %swant %s", got, want)
	}
}

// A brand file's own font stands in for the built-in one of the same name or family.
func TestBrandReplacesFonts(t *testing.T) {
	var d Diagnostics
	b := ParseBrand(goodBrand(t), "b.toml", []byte(`[typography.fonts.plex]
family = "Own Sans"
files = [{ path = "own.ttf" }]
[typography.fonts.mine]
family = "Source Serif 4"
files = [{ path = "serif.ttf", weight = 600, style = "italic" }]
[typography]
base = { family = "Own Sans" }
headings.family = "Source Serif 4"
`), &d)
	if err := d.Err(); err != nil {
		t.Fatal(err)
	}
	want := map[string]BrandFont{
		"plex": {Family: "Own Sans", Source: "file", Files: []BrandFontFile{{"own.ttf", 400, "normal"}}},
		"mine": {Family: "Source Serif 4", Source: "file", Files: []BrandFontFile{{"serif.ttf", 600, "italic"}}},
	}
	if !reflect.DeepEqual(b.Typography.Fonts, want) {
		t.Errorf("got %+v", b.Typography.Fonts)
	}
}

func TestBrandWithoutBuiltIn(t *testing.T) {
	var d Diagnostics
	ParseBrand([]byte("[color]\nprimary = \"#000\"\n"), "", nil, &d)
	want := `built-in brand:1:1: error: "foreground" is missing in [color]
built-in brand:1:1: error: "background" is missing in [color]
built-in brand:1:1: error: "family" is missing in [typography.base]
built-in brand:1:1: error: "size" is missing in [typography.base]`
	if got := d.Error(); got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
}

func TestReadNamed(t *testing.T) {
	c, _ := load(t, map[string]string{
		"config.toml": small,
		"q.toml":      "[quote.a]\nx = 1\n[quote.'b c']\n[qoute.c]\n",
		"list.toml":   "[[quote]]\n",
	}, Options{})
	for _, x := range []struct{ file, want string }{
		{"q.toml", `q.toml:3:8: error: "b c" cannot be a name: a name has letters and digits of any script, _ and - only, from 1 to 64 of them; write it as "b_c"
q.toml:4:2: error: unknown key "qoute"; this file has tables [quote.NAME] only`},
		{"list.toml", `list.toml:1:1: error: each table in "quote" needs a name of its own; write [quote.NAME] instead of [[quote]]`},
		{"p.toml", `config.toml:9:1: error: p.toml does not exist; did you mean "q.toml"?`},
	} {
		var d Diagnostics
		ReadNamed(c.Root, x.file, "quote", Pos{File: "config.toml", Line: 9, Col: 1}, &d)
		if got := d.Error(); got != x.want {
			t.Errorf("got %s\nwant %s", got, x.want)
		}
	}
}

func TestNames(t *testing.T) {
	const rule = "a name has letters and digits of any script, _ and - only, from 1 to 64 of them"
	long := strings.Repeat("面", 64)
	for _, x := range []struct{ name, want string }{
		{"cover", ""},
		{"Cover", ""},
		{"封面", ""},
		{"उत्पादन", ""}, // has vowel signs, which are marks
		{"Überblick_2-ب٣", ""},
		{long, ""},
		{long + "x", `config.toml:5:10: error: "` + strings.Repeat("面", 60) + `..." cannot be a name: ` + rule + `; write it as "` + long + `"`},
		{"a b", `config.toml:5:10: error: "a b" cannot be a name: ` + rule + `; write it as "a_b"`},
		{"../a.b/", `config.toml:5:10: error: "../a.b/" cannot be a name: ` + rule + `; write it as "a_b"`},
		{"📊", `config.toml:5:10: error: "📊" cannot be a name: ` + rule},
		{"", `config.toml:5:10: error: "" cannot be a name: ` + rule},
	} {
		// The name is used twice, and complained of once.
		text := fmt.Sprintf("[report]\ntitle = \"Outlook\"\ndate = \"today\"\nsections = [%q]\n[section.%[1]q]\n", x.name)
		c, d := load(t, map[string]string{"config.toml": text}, Options{Only: []string{x.name}})
		if got := d.Error(); got != x.want || names(c.Selected) != x.name {
			t.Errorf("%s\n got %s\nwant %s", x.name, got, x.want)
		}
	}
}

// The PNGs of charts are named for them, and not every file system tells capitals apart.
func TestNamesOfCharts(t *testing.T) {
	text := small + "[chart.X]\n[chart.\"é\"]\n[chart.\"e\u0301\"]\n[section.A]\n"
	_, d := load(t, map[string]string{"config.toml": text}, Options{})
	want := `config.toml:12:8: error: the names "x" and "X" would be the same file on some systems
config.toml:14:8: error: the names "é" and "e` + "\u0301" + `" would be the same file on some systems`
	if got := d.Error(); got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
}

// The program must not write over what it reads.
func TestInputs(t *testing.T) {
	c, d := load(t, map[string]string{
		"config.toml": strings.Replace(small, "date", "brand = \"./style/b.toml\"\ndate", 1), "style/b.toml": "", "a.csv": "",
	}, Options{})
	if err := d.Err(); err != nil {
		t.Fatal(err)
	}
	var wait sync.WaitGroup
	for range 4 {
		wait.Go(func() {
			for _, file := range []string{"a.csv", "style/../a.csv", "none.csv", "style", "config.toml"} {
				_, _ = c.Root.Read(file, 1<<10)
			}
		})
	}
	wait.Wait()
	var names []string
	for _, in := range c.Root.Inputs() {
		names = append(names, in.Name)
		if len(in.SHA256) != 64 || (in.Bytes == 0) == (in.Name == "config.toml") {
			t.Errorf("%+v has no sum", in)
		}
	}
	if got, want := fmt.Sprint(names), "[config.toml style/b.toml a.csv]"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// Whatever a config and its brand hold, loading ends, and every mistake has a place.
func FuzzLoad(f *testing.F) {
	files, _ := filepath.Glob("testdata/*/*.toml")
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data, "report.title=x")
	}
	dir := f.TempDir()
	root, err := OpenRoot(dir)
	if err != nil {
		f.Fatal(err)
	}
	builtIn := goodBrand(f)
	f.Fuzz(func(t *testing.T, data []byte, set string) {
		if err := os.WriteFile(filepath.Join(dir, "config.toml"), data, 0o644); err != nil {
			t.Fatal(err)
		}
		var d Diagnostics
		c := Load(root, "config.toml", Options{DefaultBrand: builtIn, Set: []string{set}}, &d)
		if c == nil && d.Err() == nil {
			t.Error("nothing was read, and nothing is wrong")
		}
		if table := ParseTable("decode", data, &d); table != nil {
			table.Decode(new(sample), &d)
		}
		ParseBrand(builtIn, "brand.toml", data, &d)
		for _, x := range d.List {
			if x.Pos.File == "" || x.Message == "" || strings.ContainsAny(x.String(), "\n\r\x00") {
				t.Errorf("%q", x.String())
			}
		}
	})
}
