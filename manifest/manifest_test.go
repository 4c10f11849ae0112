package manifest

import (
	"bytes"
	"reflect"
	"strings"
	"testing"
)

func edition(date, turnover string, rows [][]string, sentences ...string) *Manifest {
	m := &Manifest{
		Version: Version, Title: "Growth <2023> & \"more\"", Date: date, Lang: "en", Config: "config.toml",
		Sections: []Section{{"summary", "text", "Summary"}},
		Inputs:   []Input{{Name: "turnover.csv", SHA256: "sum of " + date, Bytes: 12}},
		Facts: []Fact{{
			Name: "turnover", Expression: "at(turnover.turnover, 2023)", At: "config.toml:9:1", Kind: "number", Value: turnover, Unit: "bn yuan",
			Precision: "0.1", Printed: turnover + " bn yuan", Uses: []Use{{Section: "summary", At: "config.toml:3:4", Printed: turnover + " bn yuan"}},
			Origins: []Origin{{Table: "turnover", Column: "turnover", At: "turnover.csv:2:6", Text: turnover}},
		}},
		Tables: []Table{{
			Name: "turnover", Columns: []Column{{Name: "year", Kind: "number", Years: true}, {Name: "turnover", Kind: "number", Unit: "bn yuan"}},
			Count: len(rows), SHA256: date, Rows: rows,
		}},
		Charts: []Chart{{Name: "line", Section: "summary", Title: "As of " + date}},
	}
	for _, s := range sentences {
		m.Sentences = append(m.Sentences, Sentence{Section: "summary", Text: s})
	}
	return m
}

func TestRoundTrip(t *testing.T) {
	want := edition("2024-03-06", "6147.6", [][]string{{"2022", "4779.1"}, {"2023", "6\"1\\47,6"}}, "Turnover rose.")
	raw := want.Encode()
	got, err := Decode(raw)
	if err != nil {
		t.Fatal(err)
	}
	want.Sources = nil
	if !bytes.Equal(got.Encode(), raw) || !reflect.DeepEqual(got.Tables, want.Tables) {
		t.Errorf("got %s\nwant %s", got.Encode(), raw)
	}
	if !bytes.Contains(raw, []byte("\n        [\"2022\",\"4779.1\"],\n")) || !bytes.Contains(raw, []byte("<2023> &")) {
		t.Errorf("it is not set for people:\n%s", raw)
	}
	if got := got.WithoutRows(); got.Tables[0].Rows != nil || len(want.Tables[0].Rows) != 2 {
		t.Error("WithoutRows leaves rows, or takes them from the record itself")
	}
}

func TestDecodeErrors(t *testing.T) {
	good := string(edition("2024-03-06", "1", nil).Encode())
	for _, c := range []struct{ raw, want string }{
		{"", "it is no JSON of a manifest: unexpected end of JSON input"},
		{"[1]", "it is no JSON of a manifest: cannot unmarshal array into Go value of type struct { Version *int \"json:\\\"version\\\"\" }"},
		{"{}", "it is no manifest: it has no version"},
		{`{"version": 7}`, "it is of version 7, and this program reads up to version 1"},
		{`{"version": 0}`, "there is no version 0 of manifests"},
		{`{"version": 1, "titel": ""}`, `it is no manifest: unknown field "titel"`},
		{`{"version": 1}`, "it is no manifest: title, lang or config is missing"},
		{strings.Replace(good, "2024-03-06", "March", 1), `it is no manifest: "March" is no date`},
		{good + "x", "it is no JSON of a manifest: invalid character 'x' after top-level value"},
		{strings.Replace(good, `"count": 0`, `"count": 0, "rows": [["2023"]]`, 1), "it is no manifest: row 1 of the table turnover has 1 cells, not 2"},
		{strings.Replace(good, `"count": 0`, `"count": 0, "rows": [["2023", "1"]]`, 1), "it is no manifest: the table turnover has more rows than it counts"},
	} {
		if _, err := Decode([]byte(c.raw)); err == nil || err.Error() != c.want {
			t.Errorf("%.60q: got %v, want %s", c.raw, err, c.want)
		}
	}
}

func TestListed(t *testing.T) {
	long := make([][]string, MostRows+5)
	for i := range long {
		long[i] = []string{"1"}
	}
	wide := [][]string{{"a"}, {strings.Repeat("b", MostText)}}
	for _, c := range []struct {
		rows [][]string
		want int
	}{{nil, 0}, {long[:3], 3}, {long, MostRows}, {wide, 1}} {
		if got := Listed(c.rows); got != c.want {
			t.Errorf("%d of %d rows are listed, not %d", got, len(c.rows), c.want)
		}
	}
}

func FuzzDecode(f *testing.F) {
	f.Add(edition("2024-03-06", "6147.6", [][]string{{"2022", "4779.1"}, {"2023", "6147.6"}}, "Turnover rose.").Encode())
	f.Add([]byte(`{"version": 1}`))
	f.Fuzz(func(t *testing.T, raw []byte) {
		m, err := Decode(raw)
		if err != nil {
			return
		}
		again, err := Decode(m.Encode())
		if err != nil {
			t.Fatalf("what was written is not read: %v", err)
		}
		if c := Compare(m, again); !c.None() {
			t.Errorf("a record differs from itself: %+v", c)
		}
		Compare(edition("2024-03-06", "1", [][]string{{"2022", "4779.1"}}, "Turnover rose."), m)
	})
}
