package data

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime/metrics"
	"strconv"
	"strings"
	"testing"
	"time"

	"report/config"
)

// bothWays loads a table with its rows held, and without.
func bothWays(t *testing.T, csv, words string) (held, streamed *Table, heldSays, streamedSays string) {
	t.Helper()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "t.csv"), []byte(csv), 0o600); err != nil {
		t.Fatal(err)
	}
	root, err := config.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	node := parseConfig(t, "[data.t]\nfile = \"t.csv\"\n"+words).Tables("data")[0]
	in := Inputs{Root: root, Dir: "."}
	var d config.Diagnostics
	held = Load(t.Context(), in, node, &d)
	heldSays = d.Error()

	d = config.Diagnostics{}
	l := loading{Inputs: in, ctx: t.Context(), node: node, m: &mistakes{d: &d}}
	node.Decode(&l.spec, &d)
	l.spec.check(node, &d)
	if !l.spec.streams() {
		t.Fatal("these words are not for a file that is not held")
	}
	file, err := root.Open("t.csv", maxStreamBytes)
	if err != nil {
		t.Fatal(err)
	}
	x := stream{loading: &l, file: file, name: "t.csv"}
	q := l.spec.Query
	q.Rename = nil
	streamed, ok := x.gather(q, Series{})
	if !ok {
		t.Fatal("the rows are to be held")
	}
	l.m.end()
	return held, streamed, heldSays, d.Error()
}

// full writes a table out with all that a reader of it may see.
func full(t *Table) string {
	if t == nil {
		return "none"
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%+v\n%+v\n%+v\n%+v\n", t.Columns, t.Source, t.Inputs, t.notation)
	for _, r := range t.Rows {
		fmt.Fprintf(&b, "%+v\n", r)
	}
	return b.String()
}

// A table is the same whether its rows are held or not, and so is what is said of it.
func TestStreamIsHeld(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 2026))
	pick := func(words ...string) string { return words[rng.IntN(len(words))] }
	tables, told := 0, 0
	for range 100 {
		var csv strings.Builder
		n := 1 + rng.IntN(3000)
		if rng.IntN(3) > 0 {
			n = 1 + rng.IntN(30)
		}
		odd := pick("", "", "", "x", "2024", "1,5", "3%", "007", "05.03.2024", "\"a\nb\"", "ragged", "\"open")
		csv.WriteString("region,day,year," + pick("v", "v", "v (bn yuan)") + "," + pick("share", "share", "share [%]") + ",source\n")
		for i := range n {
			v := fmt.Sprintf("%.*f", rng.IntN(3), 100*rng.Float64())
			day := fmt.Sprintf("20%02d-%02d-%02d", 10+rng.IntN(10), 1+rng.IntN(12), 1+rng.IntN(28))
			share := strconv.Itoa(rng.IntN(100)) + "%"
			switch {
			case i == n/2 && odd == "ragged":
				csv.WriteString("a,b\n")
				continue
			case i == n/2 && odd != "":
				v = odd
			case i == n/3 && odd == "x":
				share, day = "12", "2014-02-30"
			case rng.IntN(40) == 0:
				v = ""
			}
			fmt.Fprintf(&csv, "%s,%s,%d,%s,%s,%s\n", pick("Tianjin", "天津", "Henan", ""), day, 2000+rng.IntN(20), v, share, pick("", "NBS", "MOST"))
		}
		words := pick("", "columns.v.type = \"number\"\n", "columns.v.precision = 10\n", "source = \"NBS\"\n", "rename = { v = \"w\", region = \"where\" }\n", "missing = [\"x\"]\n") +
			pick("", "filter = { year = { min = 2005 } }\n", "filter = { source = \"NBS\" }\n", "filter = { region = [\"Tianjin\", \"Hebei\"] }\n", "filter = { day = \"2014-03\" }\n", "filter = { year = 2005, share = 7 }\n") +
			pick("", "scale = { share = \"fraction\" }\n") +
			pick("", "group = \"region\"\n", "group = [\"year\", \"source\"]\n", "group = \"quarter of day\"\n") +
			pick("aggregate = { v = { sum = \"v\", skip_missing = true }, n = \"rows\" }\n", "aggregate = { v = \"mean\", low = { min = \"day\" }, high = { max = \"share\" } }\n", "aggregate = { v = \"median\", regions = { distinct = \"region\" }, share = \"last\" }\n") +
			pick("", "sort = \"-v\"\nlimit = 3\n", "select = [\"v\"]\n", "derive = { change = { growth = \"v\" } }\n")
		held, streamed, want, got := bothWays(t, csv.String(), words)
		if want != got {
			t.Fatalf("%s\nheld: %s\nnot held: %s\n%.500s", words, want, got, csv.String())
		}
		if full(held) != full(streamed) {
			t.Fatalf("%s\nheld\n%.3000s\nnot held\n%.3000s", words, full(held), full(streamed))
		}
		if held != nil {
			tables++
		}
		if want != "" {
			told++
		}
	}
	if tables < 10 || told < 30 {
		t.Errorf("%d tables and %d with messages say little", tables, told)
	}
}

// millionRows writes a CSV of 1,000,000 rows by 6 columns.
func millionRows(tb testing.TB) (dir string) {
	dir = tb.TempDir()
	var b []byte
	b = append(b, "region,year,day,customer,amount,share\n"...)
	regions := []string{"Tianjin", "Henan", "Liaoning", "Hebei", "Shanxi", "Jilin"}
	rng := rand.New(rand.NewPCG(1, 2))
	for i := range 1_000_000 {
		year := 2000 + i%24
		b = append(append(b, regions[rng.IntN(6)]...), ',')
		b = append(strconv.AppendInt(b, int64(year), 10), ',')
		b = append(time.Date(year, time.Month(1+rng.IntN(12)), 1+rng.IntN(28), 0, 0, 0, 0, time.UTC).AppendFormat(b, time.DateOnly), ',')
		b = append(strconv.AppendInt(append(b, 'C'), int64(rng.IntN(50_000)), 10), ',')
		b = append(strconv.AppendFloat(b, 1000*rng.Float64(), 'f', 2, 64), ',')
		b = append(strconv.AppendFloat(b, 100*rng.Float64(), 'f', 1, 64), '\n')
	}
	if err := os.WriteFile(filepath.Join(dir, "t.csv"), b, 0o600); err != nil {
		tb.Fatal(err)
	}
	return dir
}

// A CSV of a million rows becomes a table of 24 years by 6 regions.
func BenchmarkLargeCSV(b *testing.B) {
	dir := millionRows(b)
	root, err := config.OpenRoot(dir)
	if err != nil {
		b.Fatal(err)
	}
	defer root.Close()
	var d config.Diagnostics
	node := config.ParseTable("config.toml", []byte("[data.t]\nfile = \"t.csv\"\ngroup = [\"region\", \"year\"]\naggregate = { amount = { sum = \"amount\", precision = 0.01 }, n = \"rows\" }"), &d).Tables("data")[0]
	memory := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
	peak := uint64(0)
	stop := make(chan struct{})
	go func() {
		for tick := time.NewTicker(5 * time.Millisecond); ; {
			select {
			case <-tick.C:
				metrics.Read(memory)
				peak = max(peak, memory[0].Value.Uint64())
			case stop <- struct{}{}:
				return
			}
		}
	}()
	for b.Loop() {
		t := Load(b.Context(), Inputs{Root: root, Dir: "."}, node, &d)
		if t == nil || len(t.Rows) != 144 || len(d.List) > 0 {
			b.Fatal(d.Error())
		}
	}
	<-stop
	b.ReportMetric(float64(peak)/(1<<20), "MB-peak")
}

func TestStreamLimits(t *testing.T) {
	f := filterCells{col: 1, values: wantedTexts([]any{"z9", int64(20000), "2024-03"}), seen: map[string]bool{}}
	for i := range 30_000 {
		f.take([]Row{{Cells: []Cell{{}, {Text: strconv.Itoa(i)}}}})
	}
	f.take([]Row{{Cells: []Cell{{}, {Text: "z9"}}}, {Cells: []Cell{{}, {Text: "2024-03-05"}}}, {Cells: []Cell{{}, {Text: "other"}}}})
	for text, want := range map[string]bool{"1": true, "20000": true, "z9": true, "2024-03-05": true, "other": false} {
		if f.seen[text] != want {
			t.Errorf("%s is kept: %v", text, !want)
		}
	}
	if n := len(f.rows); n > mostFilterCells+10 {
		t.Errorf("%d cells are kept", n)
	}
}
