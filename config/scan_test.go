package config

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const places = "\"q k\" = 1\r\n" +
	`list = [ # a [ comment
  "é]", 'a"', [1, 2],
  { x = 1, y.z = """
]"""""}, # trailing
]
d.e.f = 2024-03-06 10:00:00
[a.'b c'.d] # header
  日本 = 0
`

func TestPlaces(t *testing.T) {
	text := strings.Replace(places, "日本", `"日本"`, 1) + `s = '''
x'''' # four quotes
"a\u0042" = 1
[[t]]
k = 1
[[t]]
  k = "日本" 
[t.sub]
m = 2
[a]
z = {}
`
	var d Diagnostics
	table := ParseTable("f", []byte(text), &d)
	if err := d.Err(); err != nil {
		t.Fatal(err)
	}
	for _, x := range []struct {
		path       []any
		key, value string
	}{
		{[]any{"q k"}, "1:1", "1:9"},
		{[]any{"list"}, "2:1", "2:8"},
		{[]any{"list", 0}, "3:3", "3:3"},
		{[]any{"list", 1}, "3:9", "3:9"},
		{[]any{"list", 2, 1}, "3:19", "3:19"},
		{[]any{"list", 3}, "4:3", "4:3"},
		{[]any{"list", 3, "x"}, "4:5", "4:9"},
		{[]any{"list", 3, "y"}, "4:12", "4:12"},
		{[]any{"list", 3, "y", "z"}, "4:14", "4:18"},
		{[]any{"list", 9}, "2:8", "2:8"},
		{[]any{"d", "e", "f"}, "7:5", "7:9"},
		{[]any{"a", "b c", "d"}, "8:10", "8:1"},
		{[]any{"a", "b c", "d", "日本"}, "9:3", "9:10"},
		{[]any{"a", "b c", "d", "none"}, "8:1", "8:1"},
		{[]any{"a", "b c", "d", "s"}, "10:1", "10:5"},
		{[]any{"a", "b c", "d", "aB"}, "12:1", "12:13"},
		{[]any{"t", 0, "k"}, "14:1", "14:5"},
		{[]any{"t", 1, "k"}, "16:3", "16:7"},
		{[]any{"t", 1, "sub"}, "17:4", "17:1"},
		{[]any{"a"}, "19:2", "19:1"},
		{[]any{"a", "z"}, "20:1", "20:5"},
		{nil, "1:1", "1:1"},
	} {
		if got := table.KeyAt(x.path...).String(); got != "f:"+x.key {
			t.Errorf("key %v: %s, want f:%s", x.path, got, x.key)
		}
		if got := table.At(x.path...).String(); got != "f:"+x.value {
			t.Errorf("value %v: %s, want f:%s", x.path, got, x.value)
		}
	}
}

func TestTablesInOrder(t *testing.T) {
	var d Diagnostics
	table := ParseTable("f", []byte("[q.b]\nx = 1\n[q.a.deep]\n[q]\nc.y = 1\nn = 3\n"), &d)
	if err := d.Err(); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, s := range table.Tables("q") {
		got = append(got, fmt.Sprintf("%s %s %s", s.Name, s.Path, s.Pos))
	}
	if want := "b q.b f:1:1, a q.a f:3:1, c q.c f:5:1"; strings.Join(got, ", ") != want {
		t.Errorf("got %s, want %s", strings.Join(got, ", "), want)
	}
	if table.Has("n") || !table.Has("q") || strings.Join(table.Keys(), " ") != "q" || table.Tables("n") != nil {
		t.Error("keys of the root:", table.Keys())
	}
}

// What the TOML library cannot bear is refused before it sees it.
func TestLimits(t *testing.T) {
	for _, x := range []struct{ name, text, want string }{
		{"2 MB of brackets", strings.Repeat("[", 2<<20), "f: error: this file is larger than 256 KB"},
		{"brackets", "x = " + strings.Repeat("[", 200<<10), "f:1:37: error: values may not be nested more than 32 deep"},
		{"brackets on lines", "x = " + strings.Repeat("[\n", 100<<10), "f:33:1: error: values may not be nested more than 32 deep"},
		{"braces", "x = " + strings.Repeat("{a=", 50<<10), "f:1:99: error: this dotted key is too long"},
		{"400 KB dotted key", strings.Repeat("a.", 200<<10) + "a = 1", "f: error: this file is larger than 256 KB"},
		{"dotted key", strings.Repeat("a.", 100<<10) + "a = 1", "f:1:65: error: this dotted key is too long"},
		{"dotted key after a mistake", "x = 1 1" + strings.Repeat(".a", 100<<10) + " = 1", "f:1:6: error: expected the end of the line, but found '1'; write one key = value on a line; text stands in quotes"},
		{"dotted header", "[" + strings.Repeat("a.", 100<<10) + "a]", "f:1:66: error: this dotted key is too long"},
		{"dotted quoted key", strings.Repeat(`"a".`, 50<<10) + "a = 1", "f:1:129: error: this dotted key is too long"},
		{"long key", strings.Repeat("a", 200<<10) + " = 1", "f:1:1: error: this key is longer than 256 bytes"},
		{"long quoted key", `"\t` + strings.Repeat("a", 200<<10) + `" = 1`, "f:1:1: error: this key is longer than 256 bytes"},
		{"long keys one in the other", "x = " + strings.Repeat("{"+strings.Repeat("a", 100)+"=", 30), "f:1:1127: error: the keys around this value are too long"},
	} {
		t.Run(x.name, func(t *testing.T) {
			var d Diagnostics
			if ParseTable("f", []byte(x.text), &d) != nil {
				t.Error("was read")
			}
			if got := d.Error(); got != x.want {
				t.Errorf("got %s\nwant %s", got, x.want)
			}
		})
	}
}

// As large as allowed, in the forms that take the most: a fraction of a second, where what is quadratic
// takes minutes.
func TestLargest(t *testing.T) {
	var keys, escaped strings.Builder
	for i := 0; keys.Len() < maxFile-20; i++ {
		fmt.Fprintf(&keys, "k%d = 0\n", i)
	}
	for i := 0; escaped.Len() < maxFile-20; i++ {
		fmt.Fprintf(&escaped, "\"\\t%d\" = 0\n", i)
	}
	for name, text := range map[string]string{
		"elements on a line": "x = [" + strings.Repeat("1,", maxFile/2-10) + "]",
		"keys":               keys.String(),
		"escaped keys":       escaped.String(),
		"array of tables":    strings.Repeat("[[a]]\n", maxFile/6),
		"one key again":      strings.Repeat("a=0\n", maxFile/4),
	} {
		var d Diagnostics
		table := ParseTable("f", []byte(text), &d)
		if ok := table != nil; ok == (name == "one key again") {
			t.Errorf("%s: read: %v; %v", name, ok, d.Err())
		}
	}
}

// Whatever the library decodes, the scanner has understood to the end, and knows each key of it.
func FuzzScan(f *testing.F) {
	files, _ := filepath.Glob("testdata/*/*.toml")
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(data))
	}
	f.Add(places)
	f.Add("a = [{b.c = 1, d = {},\n},\n]\n[[e.f]]\n[e.f.g]\nx = '''a'''''\n")
	f.Fuzz(func(t *testing.T, text string) {
		if message, _ := checkBytes(text); message != "" || len(text) > 4<<10 {
			return
		}
		s := scan("f", text)
		if s.limit != nil {
			return
		}
		values, err := decode(text)
		if err != nil {
			return
		}
		if s.i != len(text) {
			t.Fatalf("stopped at %d of %d", s.i, len(text))
		}
		s.root.attach(values)
		compare(t, s.root, values)
	})
}

// compare fails where the values have what the tree has not, or the other way round.
func compare(t *testing.T, n *node, value any) {
	if n.at.Line == 0 || n.at.Col == 0 || n.keyAt.Line == 0 {
		t.Fatalf("%s has no place", n.path)
	}
	elements := func(count int, at func(int) any) {
		if n.kind != array || len(n.items) != count {
			t.Fatalf("%s: %d elements known of %d", n.path, len(n.items), count)
		}
		for i, c := range n.items {
			compare(t, c, at(i))
		}
	}
	switch v := value.(type) {
	case map[string]any:
		if n.kind != table || len(n.items) != len(v) {
			t.Fatalf("%q: %q known of %v", n.path, n.keys(), v)
		}
		for key, inner := range v {
			if n.child(key) == nil {
				t.Fatalf("%q: the key %q is not known", n.path, key)
			}
			compare(t, n.child(key), inner)
		}
	case []any:
		elements(len(v), func(i int) any { return v[i] })
	case []map[string]any:
		elements(len(v), func(i int) any { return v[i] })
	default:
		if n.kind != scalar || n.value == nil {
			t.Fatalf("%q is no scalar", n.path)
		}
	}
}
