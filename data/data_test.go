package data

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"report/config"
)

// series is shaped like the tables that statistical offices publish: long, with a unit, a precision
// and a source in each row.
const series = `indicator,year,value,unit,precision,growth,source,url
turnover,2013,746.91,bn yuan,0.01,16.0,Ministry of Science and Technology,https://example.org/2013
turnover,2014,857.7,bn yuan,0.1,14.8,National Bureau of Statistics,https://example.org/2014
turnover,2017,1340,bn yuan,10,17.7,Ministry of Science and Technology,
turnover,2022,4780,bn yuan,10,28.2,National Bureau of Statistics,https://example.org/2022
turnover,2023,6150,bn yuan,10,28.6,Ministry of Science and Technology,https://example.org/2023
contracts,2019,484.077,thousand,0.001,17.5,Ministry of Science and Technology,https://example.org/2019
contracts,2020,550,thousand,10,,Ministry of Science and Technology,https://example.org/2020
contracts,2023,950,thousand,10,,Ministry of Science and Technology,https://example.org/2023
`

// parseConfig reads the text of a config.toml.
func parseConfig(t *testing.T, text string) *config.Table {
	t.Helper()
	var d config.Diagnostics
	node := config.ParseTable("config.toml", []byte(text), &d)
	if err := d.Err(); err != nil {
		t.Fatal(err)
	}
	return node
}

// load loads the first table that a config names, from files in a folder of the test's own.
func load(t *testing.T, text string, files map[string]string) (*Table, string) {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	root, err := config.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	var d config.Diagnostics
	table := Load(t.Context(), Inputs{Root: root, Dir: "."}, parseConfig(t, text).Tables("data")[0], &d)
	if len(d.List) == 0 {
		return table, ""
	}
	return table, d.Error()
}

// mustLoad loads a CSV file named t.csv; more are further lines of its [data.t].
func mustLoad(t *testing.T, csv string, more ...string) *Table {
	t.Helper()
	table, problems := load(t, "[data.t]\nfile = \"t.csv\"\n"+strings.Join(more, "\n"), map[string]string{"t.csv": csv})
	if problems != "" {
		t.Fatal(problems)
	}
	return table
}

// apply applies the query in the text of a [chart.c].
func apply(t *testing.T, table *Table, text string) (*Table, string) {
	t.Helper()
	node := parseConfig(t, "[chart.c]\n"+text).Tables("chart")[0]
	var q Query
	var d config.Diagnostics
	node.Decode(&q, &d)
	if err := d.Err(); err != nil {
		t.Fatal(err)
	}
	out := q.Apply(table, node, &d)
	if len(d.List) == 0 {
		return out, ""
	}
	return out, d.Error()
}

func mustApply(t *testing.T, table *Table, text string) *Table {
	t.Helper()
	out, problems := apply(t, table, text)
	if problems != "" {
		t.Fatal(problems)
	}
	return out
}

// column gives the cells of a column.
func column(t *testing.T, table *Table, name string) []Cell {
	t.Helper()
	col := table.Column(name)
	if col < 0 {
		t.Fatalf("no column %q in %q", name, table.Names())
	}
	var cells []Cell
	for _, r := range table.Rows {
		cells = append(cells, r.Cells[col])
	}
	return cells
}

// printed gives a column as it is printed in a language, values parted by bars.
func printed(t *testing.T, table *Table, lang, name string) string {
	t.Helper()
	return strings.Join(locale(t, lang).Column(column(t, table, name), table.Columns[table.Column(name)]), " | ")
}

// texts gives the texts of a column, parted by spaces.
func texts(t *testing.T, table *Table, name string) string {
	t.Helper()
	var words []string
	for _, c := range column(t, table, name) {
		words = append(words, c.Text)
	}
	return strings.Join(words, " ")
}

func locale(t testing.TB, lang string) *Locale {
	t.Helper()
	l, err := NewLocale(lang)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// From the long table to what a chart shows: one indicator, in trillions, printed no finer than it is
// known in every year.
func TestSeriesToChart(t *testing.T) {
	table := mustLoad(t, series)
	before := printed(t, table, "en", "value")
	chart := mustApply(t, table, `
filter = { indicator = "turnover" }
scale = { value = "trillion yuan" }
sort = ["year"]`)
	if got, want := printed(t, chart, "en", "value"), "0.75 | 0.86 | 1.34 | 4.78 | 6.15"; got != want {
		t.Errorf("printed %s, want %s", got, want)
	}
	if got, want := printed(t, chart, "en", "year"), "2013 | 2014 | 2017 | 2022 | 2023"; got != want {
		t.Errorf("years printed %s, want %s", got, want)
	}
	if got, want := printed(t, chart, "en", "growth"), "16.0 | 14.8 | 17.7 | 28.2 | 28.6"; got != want {
		t.Errorf("growth printed %s, want %s", got, want)
	}
	value := chart.Columns[chart.Column("value")]
	if value.Unit != "trillion yuan" {
		t.Errorf("unit %q", value.Unit)
	}
	l := locale(t, "de")
	var own []string
	for _, c := range column(t, chart, "value") {
		own = append(own, l.Unit(l.Cell(c, value), value.Unit))
	}
	if got, want := strings.Join(own[:3], " | "), "0,74691\u00a0trillion yuan | 0,8577\u00a0trillion yuan | 1,34\u00a0trillion yuan"; got != want {
		t.Errorf("cells printed %s, want %s", got, want)
	}
	if got := texts(t, chart, "value"); got != "0.74691 0.8577 1.34 4.78 6.15" {
		t.Errorf("texts %s", got)
	}
	if got := texts(t, chart, "unit"); got != strings.Repeat(" trillion yuan", 5)[1:] {
		t.Errorf("units %s", got)
	}
	if after := printed(t, table, "en", "value"); before != after {
		t.Errorf("the table was changed: %s", after)
	}
	if u := table.Units(table.Column("value")); len(u) != 2 || u[0] != "bn yuan" || u[1] != "thousand" {
		t.Errorf("units of the whole table: %q", u)
	}
	if s := chart.Rows[4].Source; s.Publisher != "Ministry of Science and Technology" || s.URL != "https://example.org/2023" {
		t.Errorf("source %+v", s)
	}
}

// tableOf reads a CSV file that is in memory.
func tableOf(spec Spec, in input, m *mistakes) *Table {
	in.node = &config.Table{Name: in.table}
	l := loading{spec: spec, node: in.node, m: m}
	return l.table(func(*loading) ([]heading, []Row) { return readers[".csv"](in, m) })
}

// Load reads the table that a [data.NAME] names, which is made of no other.
func Load(ctx context.Context, in Inputs, node *config.Table, d *config.Diagnostics) *Table {
	return LoadAll(ctx, in, []*config.Table{node}, d)[node.Name]
}
