package manifest

import (
	"reflect"
	"testing"
)

func TestCompare(t *testing.T) {
	old := edition("2024-02-06", "4779.1", [][]string{{"2021", "3729.4"}, {"2022", "4779.1"}},
		"This stays.", "Turnover was 4,779.1 bn yuan in 2022.", "This one goes away for good.", "This moves.", "The end.")
	next := edition("2024-03-06", "6147.61", [][]string{{"2022", "4779.2"}, {"2023", "6147.6"}},
		"This moves.", "This stays.", "Turnover was 6,147.6 bn yuan in 2023.", "Something wholly new!", "The end.")
	next.Facts[0].Precision = "0.01"
	c := Compare(old, next)
	if len(c.Figures) != 1 || c.Figures[0].Difference != "1368.51" || c.Figures[0].Precision != "0.1" {
		t.Errorf("figures %+v", c.Figures)
	}
	wantTables := []TableChange{{Name: "turnover", New: []string{"2023"}, Gone: []string{"2021"},
		Cells: []CellChange{{Row: "2022", Column: "turnover", Unit: "bn yuan", Old: "4779.1", New: "4779.2"}}}}
	if !reflect.DeepEqual(c.Tables, wantTables) {
		t.Errorf("tables %+v", c.Tables)
	}
	wantSentences := []SentenceChange{
		{Section: "summary", Old: "Turnover was 4,779.1 bn yuan in 2022.", New: "Turnover was 6,147.6 bn yuan in 2023."},
		{Section: "summary", New: "Something wholly new!"},
		{Section: "summary", Old: "This one goes away for good."},
	}
	if !reflect.DeepEqual(c.Sentences, wantSentences) {
		t.Errorf("sentences %+v", c.Sentences)
	}
	if want := []TextChange{{"line", "As of 2024-02-06", "As of 2024-03-06"}}; !reflect.DeepEqual(c.Charts, want) {
		t.Errorf("charts %+v", c.Charts)
	}
	if want := []TextChange{{"turnover.csv", "sum of 2024-02-06", "sum of 2024-03-06"}}; !reflect.DeepEqual(c.Inputs, want) {
		t.Errorf("inputs %+v", c.Inputs)
	}
	if same := Compare(old, old); !same.None() {
		t.Errorf("an edition differs from itself: %+v", same)
	}
}

func TestFiguresThatComeAndGo(t *testing.T) {
	old, next := edition("2024-02-06", "1", nil), edition("2024-03-06", "1", nil)
	next.Facts[0].Name = "revenue"
	unused := next.Facts[0]
	unused.Name, unused.Uses = "unused", nil
	next.Facts = append(next.Facts, unused)
	c := Compare(old, next)
	if len(c.Figures) != 2 || c.Figures[0].Name != "revenue" || c.Figures[0].Old != nil || c.Figures[1].Name != "turnover" || c.Figures[1].New != nil {
		t.Errorf("figures %+v", c.Figures)
	}
	// Numbers of two units have no difference.
	next = edition("2024-03-06", "2", nil)
	next.Facts[0].Unit = "trillion yuan"
	if c := Compare(old, next); len(c.Figures) != 1 || c.Figures[0].Difference != "" {
		t.Errorf("figures %+v", c.Figures)
	}
}

// Rows are told apart by as few columns as do it, and never by what is measured, or where it comes from.
func TestKeyColumns(t *testing.T) {
	columns := []Column{{Name: "indicator", Kind: "text"}, {Name: "year", Kind: "number", Years: true}, {Name: "value", Kind: "number"}, {Name: "as_of", Kind: "date"}, {Name: "region", Kind: "text"}}
	for _, c := range []struct {
		rows [][]string
		want []string
	}{
		{[][]string{{"a", "2022", "1", "2024", "x"}, {"b", "2022", "1", "2024", "x"}}, []string{"indicator"}},
		{[][]string{{"a", "2022", "1", "2024", "x"}, {"a", "2023", "1", "2024", "x"}}, []string{"indicator", "year"}},
		{[][]string{{"a", "2022", "1", "2024", "x"}, {"a", "2022", "2", "2024", "y"}}, []string{"indicator", "year", "region"}},
		{[][]string{{"a", "2022", "1", "2024", "x"}, {"a", "2022", "2", "2024", "x"}}, []string{"indicator", "year", "value", "as_of", "region"}},
	} {
		table := &Table{Columns: columns, Rows: c.rows}
		if got := keyColumns(table, table); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%v: key %v, want %v", c.rows, got, c.want)
		}
	}
}

// Where a record does not list all rows, those beyond its end are not taken for new or gone.
func TestTablesThatAreCut(t *testing.T) {
	old := edition("2024-02-06", "1", [][]string{{"2021", "1"}, {"2022", "2"}})
	next := edition("2024-03-06", "1", [][]string{{"2022", "3"}, {"2023", "4"}})
	next.Tables[0].Count = 9
	got := Compare(old, next).Tables
	if len(got) != 1 || !got[0].Cut || len(got[0].New)+len(got[0].Gone) > 0 || len(got[0].Cells) != 1 {
		t.Errorf("tables %+v", got)
	}
}
