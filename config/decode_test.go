package config

import (
	"reflect"
	"strings"
	"testing"
	"time"
)

func TestDecode(t *testing.T) {
	var d Diagnostics
	table := ParseTable("f", []byte(`
title = 2024-03-05
wide = true
columns = -3
ratio = 2
y = "turnover"
values = [1, 2.5]
highlight = 2023
labels = { a = "x" }
filter = { s = "a", i = 1, f = 1.5, b = true, day = 2024-03-06, list = [1, "b"], table = { x = 1 } }
day = "2024-03-06"
built = "today"
limit = 0
ink = "#1af"
faces = [{ label = "a" }, { label = "b", min = 1 }]
[axis]
label = "Year"
step = 2
[column.b]
label = "B"
`), &d)
	got := sample{Made: 7}
	table.Decode(&got, &d)
	if err := d.Err(); err != nil {
		t.Fatal(err)
	}
	march := Date{Time: time.Date(2024, 3, 6, 0, 0, 0, 0, time.UTC), Set: true}
	zero, one := 0, 1.0
	want := sample{
		shared: shared{Note: "none"}, Title: "2024-03-05", Wide: true, Columns: -3, Ratio: 2,
		Y: []string{"turnover"}, Values: []float64{1, 2.5}, Light: []any{int64(2023)}, Labels: map[string]string{"a": "x"},
		Filter: map[string]any{"s": "a", "i": int64(1), "f": 1.5, "b": true, "day": march, "list": []any{int64(1), "b"}, "table": map[string]any{"x": int64(1)}},
		Day:    march, Built: Date{Today: true, Set: true}, Limit: &zero, Paper: "a4", Marks: []string{"bar", "line"}, Ink: Color{0x11, 0xaa, 0xff},
		Axis: axis{Label: "Year", Step: 2}, Column: map[string]axis{"b": {Label: "B", Step: 0.5}},
		Faces: []axis{{Label: "a", Step: 0.5}, {Label: "b", Min: &one, Step: 0.5}}, Made: 7,
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
}

// A struct with a field that is alone takes a text as well as a table, with its defaults.
func TestDecodeAlone(t *testing.T) {
	type entry struct {
		Word string `alone:"true"`
		Sum  string `toml:"sum"`
		On   string `toml:"on" default:"year"`
	}
	var got struct {
		Made map[string]entry `toml:"made"`
	}
	var d Diagnostics
	table := ParseTable("f", []byte("made = { a = \"sum\", b = { sum = \"x\" }, c = 3, d = [1] }"), &d)
	table.Decode(&got, &d)
	want := "f:1:44: error: made.c must be text or a table, not a whole number; put it in quotes: \"3\"\nf:1:51: error: made.d must be text or a table, not a list"
	if d.Error() != want {
		t.Errorf("got\n%s\nwant\n%s", d.Error(), want)
	}
	if got.Made["a"] != (entry{Word: "sum", On: "year"}) || got.Made["b"] != (entry{Sum: "x", On: "year"}) {
		t.Errorf("%+v", got)
	}
	var names []string
	for _, e := range table.Entries("made") {
		names = append(names, e.Name+" "+e.At().String())
	}
	if got := strings.Join(names, ", "); got != "a f:1:14, b f:1:25, c f:1:44, d f:1:51" {
		t.Errorf("entries %s", got)
	}
}

// Defaults reach into a sub-table that is not there; what it requires is not asked for.
func TestDecodeAbsent(t *testing.T) {
	var d Diagnostics
	got := sample{Ratio: 3}
	ParseTable("f", []byte(`title = "a"`), &d).Decode(&got, &d)
	if d.Err() != nil || got.Axis.Step != 0.5 || got.Ratio != 3 || got.Limit != nil || got.Paper != "a4" {
		t.Errorf("%+v, %v", got, d.Err())
	}
}

func TestDecodeRequiredEmpty(t *testing.T) {
	for _, x := range []struct{ text, want string }{
		{`x = { name = "", list = ["a"], form = "a" }`, `f:1:14: error: name is empty; write something between the quotes`},
		{`x = { name = " \u3000\t", list = ["a"], form = "a" }`, `f:1:14: error: name is empty; write something between the quotes`},
		{`x = { name = "a", list = [], form = "a" }`, `f:1:26: error: list is empty; write something between the brackets`},
		{`x = { name = "a", list = "", form = "a" }`, `f:1:26: error: list is empty; write something between the quotes`},
		{`x = { name = "a", list = ["a"], form = "" }`, `f:1:40: error: form is empty; write something between the quotes`},
		{`x = { name = 2024-03-06, list = ["a"], form = "a", free = "" }`, ``},
	} {
		var d Diagnostics
		var into struct {
			X struct {
				Name string   `toml:"name" required:"true"`
				List []string `toml:"list" required:"true"`
				Form string   `toml:"form" required:"true" oneof:"a,b"`
				Free string   `toml:"free"`
			} `toml:"x"`
		}
		ParseTable("f", []byte(x.text), &d).Decode(&into, &d)
		if got := d.Error(); got != x.want {
			t.Errorf("%s\n got %s\nwant %s", x.text, got, x.want)
		}
	}
}

// Mistakes in the program, not in a file, panic with the field that is wrong.
func TestDecodePanics(t *testing.T) {
	table := ParseTable("f", []byte("a = 1"), new(Diagnostics))
	for name, into := range map[string]any{
		"no pointer":    struct{}{},
		"pointer to no": new(int),
		"field A": &struct {
			A chan int `toml:"a"`
		}{},
		"field B": &struct {
			B []uint8 `toml:"a"`
		}{},
		"field C": &struct {
			C map[int]string `toml:"a"`
		}{},
		"field d": &struct {
			d int `toml:"a"`
		}{},
		"does not fit": &struct {
			E int `toml:"e" default:"x"`
		}{},
		"cannot have a def": &struct {
			F map[string]any `toml:"f" default:"x"`
		}{},
	} {
		func() {
			defer func() {
				message, _ := recover().(string)
				if word, _, _ := strings.Cut(name, " to "); !strings.Contains(message, word) {
					t.Errorf("%s: %s", name, message)
				}
			}()
			table.Decode(into, new(Diagnostics))
		}()
	}
}

func TestTableByHand(t *testing.T) {
	table := &Table{Name: "x", Path: "chart.x", Pos: Pos{File: "f", Line: 3, Col: 1}}
	var d Diagnostics
	table.Decode(new(axis), &d)
	if got, want := d.Error(), `f:3:1: error: "label" is missing in [chart.x]`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if got := table.PathOf("columns", "a b"); got != `chart.x.columns."a b"` {
		t.Error(got)
	}
	if table.Has("a") || table.Keys() != nil || table.Tables("a") != nil || table.At("a", 1) != table.Pos {
		t.Error("has keys")
	}
}

// A file gives the same values whichever system wrote its line ends.
func TestDecodeLineEnds(t *testing.T) {
	var d Diagnostics
	var got sample
	table := ParseTable("f", []byte("title = \"\"\"\r\na\r\nb\"\"\"\r\nnote = '''c\r\nd'''\r\n"), &d)
	table.Decode(&got, &d)
	if d.Err() != nil || got.Title != "a\nb" || got.Note != "c\nd" {
		t.Errorf("%q, %q, %v", got.Title, got.Note, d.Err())
	}
}

func TestValues(t *testing.T) {
	var d Diagnostics
	table := ParseTable("f", []byte(`a = "x"
n = [1, { b = 2024-03-06 }, 10:30:00, 2024-03-06T10:30:00, 2024-03-06T10:30:00+08:00]`), &d)
	want := map[string]any{"a": "x", "n": []any{int64(1), map[string]any{"b": "2024-03-06"}, "10:30:00", "2024-03-06T10:30:00", "2024-03-06T02:30:00Z"}}
	if got := table.Values(); !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if table.Text("a") != "x" || table.Text("n") != "" || table.Text("none") != "" || (&Table{}).Values() != nil {
		t.Error("Text:", table.Text("a"), table.Text("n"))
	}
}
