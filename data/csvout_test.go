package data

import (
	"encoding/csv"
	"reflect"
	"strings"
	"testing"
)

func TestWriteCSV(t *testing.T) {
	table := &Table{
		Columns: []Column{{Name: "who", Kind: Text}, {Name: "turnover", Kind: Number, Unit: "bn yuan"}, {Name: "=x", Kind: Text}},
		Rows: []Row{
			{Cells: []Cell{{Kind: Text, Text: `a, "b"`}, {Kind: Number, Text: "-1,234.50"}, {Kind: Text, Text: "two\nlines"}}},
			{Cells: []Cell{{Kind: Text, Text: `=HYPERLINK("http://x")`}, {Kind: Number, Text: "+5"}, {Kind: Text, Text: "@SUM(1)"}}},
			{Cells: []Cell{{Kind: Text, Text: "-"}, {Kind: Number, Text: "..", Missing: true}, {Kind: Text, Text: "增长"}}},
		},
	}
	var b strings.Builder
	if err := table.WriteCSV(&b); err != nil {
		t.Fatal(err)
	}
	got := b.String()
	want := "who,turnover (bn yuan),'=x\r\n" +
		"\"a, \"\"b\"\"\",\"-1,234.50\",\"two\r\nlines\"\r\n" +
		"\"'=HYPERLINK(\"\"http://x\"\")\",+5,'@SUM(1)\r\n" +
		"'-,,增长\r\n"
	if got != want {
		t.Errorf("got\n%q\nwant\n%q", got, want)
	}
	read, err := csv.NewReader(strings.NewReader(got)).ReadAll()
	if err != nil || !reflect.DeepEqual(read[1], []string{`a, "b"`, "-1,234.50", "two\nlines"}) {
		t.Errorf("it is read back as %q (%v)", read, err)
	}
}
