package data

import (
	"archive/zip"
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"report/config"
)

// describeTable writes a table down: a line a column, then a line a row. A number has its precision after it
// where that is not its last digit.
func describeTable(table *Table) string {
	var b strings.Builder
	for _, c := range table.Columns {
		fmt.Fprintf(&b, "%s: %s", c.Name, c.Kind)
		if c.Unit != "" {
			fmt.Fprintf(&b, " in %s", c.Unit)
		}
		b.WriteString("\n")
	}
	for i, r := range table.Rows {
		for j, c := range r.Cells {
			if j > 0 {
				b.WriteString(" | ")
			}
			switch _, written, _ := (notation{}).parse(c.Text); {
			case c.Missing:
				b.WriteString("-")
			case c.Kind == Number && c.Precision != written:
				fmt.Fprintf(&b, "%s to %v", c.Text, c.Precision)
			case c.Kind == Date:
				b.WriteString(c.ISO())
			default:
				b.WriteString(c.Text)
			}
		}
		if i == 0 {
			fmt.Fprintf(&b, " at %s", r.CellAt(0))
		}
		b.WriteString("\n")
	}
	return b.String()
}

// Workbooks as programs write them. testdata/workbooks/README.md says how these were made.
func TestWorkbooks(t *testing.T) {
	for name, tc := range map[string]struct{ file, more, want, warnings string }{
		"two rows of header, formulas, a note that the range leaves out": {"energy.xlsx", "sheet = \"Generation\"\nrange = \"A3:G10\"\nheader_rows = 2", `Year: number
Generation, TWh Wind: number
Generation, TWh Solar: number
Generation, TWh Both: number
Growth: number in %
As of: date
Final: boolean
2018 | 365.8 | 176.9 | 542.7 | - | 2019-01-15 | true at energy.xlsx:Generation!A5
2019 | 405.3 | 224 | 629.3 | 15.9572507831214 to 0.1 | 2020-02-15 | true
2020 | 466.5 | 261.1 | 727.6 | 15.6205307484507 to 0.1 | 2021-03-15 | true
2021 | 655.8 | 327 | 982.8 | 35.0742166025289 to 0.1 | 2022-01-15 | true
2022 | 762.7 | 427.3 | 1190 to 0.1 | 21.0826210826211 to 0.1 | 2023-02-15 | true
2023 | 885.9 | 584.2 | 1470.1 | 23.5378151260504 to 0.1 | 2024-03-15 | false
`, ""},
		"a name": {"energy.xlsx", "range = \"prices_2023\"", `month: date
price: number
code: text
2023-01 | 66.89 | 001 at energy.xlsx:Prices!A2
2023-02 | 72.96 | 002
2023-03 | 78.21 | 003
2023-04 | 82.64 | 004
2023-05 | 86.25 | 005
2023-06 | 89.04 | 006
2023-07 | 91.01 | 007
2023-08 | 92.16 | 008
2023-09 | 92.49 | 009
2023-10 | 92 | 010
2023-11 | 90.69 | 011
2023-12 | 88.56 | 012
`, ""},
		"the only sheet": {"plants.xlsx", "", `plant: text
capacity: number
share: number in %
opened: date
note: text
North | 1200.5 | 28.6 | 2019-03-05 | two
lines at plants.xlsx:Plants!A2
South | 840 | 71.4 | 2021-11-30 | rich text
`, ""},
		"a table of a sheet, without its totals": {"stations.xlsx", "range = \"stations\"", `Station: text
River: text
Full at: number
Share: number in %
Inspected: date
Read: date
Cost: number
Code: text
Weir A | Elbe | 0.3 | 28.6 | 2024-03-05 | 2024-03-05 | 1200.5 to 0.01 | 007 at stations.xlsx:Stations by river!B4
Weir B | Elbe | 1.25 | 50 to 0.1 | 2023-11-30 | 2024-03-06 | 980 to 0.01 | 012
Lock C | Havel | 1234567.891 | 21.4 | 1999-12-31 | 2024-03-07 | 15 to 0.01 | 104
`, `stations.xlsx:Stations by river!G4: warning: column "Read" has times of day beside its dates, and they are left out`},
		"a name in capitals": {"stations.xlsx", "range = \"RIVERS\"", `Station: text
River: text
Weir A | Elbe at stations.xlsx:Stations by river!B4
Weir B | Elbe
Lock C | Havel
`, ""},
		"open at the end, columns alone": {"plants.xlsx", "range = \"B:$C\"", `capacity: number
share: number in %
1200.5 | 28.6 at plants.xlsx:Plants!B2
840 | 71.4
`, ""},
	} {
		t.Run(name, func(t *testing.T) {
			raw, err := os.ReadFile(filepath.Join("testdata/workbooks", tc.file))
			if err != nil {
				t.Fatal(err)
			}
			table, problems := load(t, "[data.t]\nfile = \""+tc.file+"\"\n"+tc.more, map[string]string{tc.file: string(raw)})
			if problems != tc.warnings {
				t.Errorf("got\n%s\nwant\n%s", problems, tc.warnings)
			}
			if table == nil {
				t.Fatal("no table")
			}
			if got := describeTable(table); got != tc.want {
				t.Errorf("got\n%s\nwant\n%s", got, tc.want)
			}
		})
	}
}

// workbookOf makes a workbook of the sheet S with these rows: "A1 s Year" is text, "B2 n 4.5 3" a number with
// the style 3, and so on; more are parts beside it, and those with a name that it has stand in their place.
func workbookOf(t testing.TB, sheet string, more map[string]string) string {
	t.Helper()
	if more == nil {
		more = map[string]string{}
	}
	parts := []struct{ name, content string }{
		{"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`},
		{"_rels/.rels", relationsPart("officeDocument xl/workbook.xml")},
		{"xl/workbook.xml", `<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>`},
		{"xl/_rels/workbook.xml.rels", relationsPart("worksheet worksheets/sheet1.xml", "styles styles.xml", "sharedStrings sharedStrings.xml")},
		{"xl/styles.xml", `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="#,##0.0"/><numFmt numFmtId="165" formatCode="yyyy\-mm\-dd"/><numFmt numFmtId="166" formatCode="[h]:mm"/><numFmt numFmtId="167" formatCode="dd/mm/yy hh:mm"/><numFmt numFmtId="168" formatCode="0.0&quot; %&quot;"/><numFmt numFmtId="169" formatCode="#,##0,"/></numFmts>` +
			`<cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="10"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="167"/><xf numFmtId="168"/><xf numFmtId="169"/><xf numFmtId="17"/></cellXfs><dxfs><dxf><numFmt numFmtId="164" formatCode="0%"/></dxf></dxfs></styleSheet>`},
		{"xl/worksheets/sheet1.xml", sheet},
	}
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	write := func(name, content string) {
		w, err := z.Create(name)
		if err == nil {
			_, err = w.Write([]byte(content))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, p := range parts {
		if content, ok := more[p.name]; ok {
			p.content = content
		}
		if p.content != "" {
			write(p.name, p.content)
		}
	}
	for name, content := range more {
		known := false
		for _, p := range parts {
			known = known || p.name == name
		}
		if !known {
			write(name, content)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// relationsPart makes a part of relations r1, r2 and so on, each given as its kind and its target.
func relationsPart(of ...string) string {
	var b strings.Builder
	b.WriteString("<Relationships>")
	for i, r := range of {
		kind, target, _ := strings.Cut(r, " ")
		fmt.Fprintf(&b, `<Relationship Id="r%d" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s" Target="%s"/>`, i+1, kind, target)
	}
	return b.String() + "</Relationships>"
}

// sheetOfRows makes the XML of a sheet: each row is its cells, parted by semicolons, each a type, a style where it
// has one, and a value: "t Year", "n 4.5", "n/2 0.286". An empty cell is left out.
func sheetOfRows(rows ...string) string {
	var b strings.Builder
	b.WriteString("<worksheet><sheetData>")
	for i, row := range rows {
		fmt.Fprintf(&b, `<row r="%d">`, i+1)
		for j, cell := range strings.Split(row, ";") {
			kind, text, _ := strings.Cut(strings.TrimSpace(cell), " ")
			kind, style, _ := strings.Cut(kind, "/")
			at := config.SheetColumn(j+1) + strconv.Itoa(i+1)
			switch kind {
			case "":
			case "t":
				fmt.Fprintf(&b, `<c r="%s" t="inlineStr"><is><t>%s</t></is></c>`, at, text)
			case "f": // a formula and its value
				fmt.Fprintf(&b, `<c r="%s" s="%s"><f>1+1</f><v>%s</v></c>`, at, style, text)
			default:
				fmt.Fprintf(&b, `<c r="%s" t="%s" s="%s"><v>%s</v></c>`, at, kind, style, text)
			}
		}
		b.WriteString("</row>")
	}
	return b.String() + "</sheetData></worksheet>"
}

// A number, and what is known of it, by how it is stored and shown.
func TestWorkbookValues(t *testing.T) {
	for _, tc := range []struct{ cell, want string }{
		{"n 746.91", "number: 746.91"},
		{"n/1 746.91", "number: 746.91"}, // shown as 746.9, and typed as it is
		{"n 0.30000000000000004", "number: 0.3"},
		{"n 106.38999999999999", "number: 106.39"},
		{"n/1 25", "number: 25 to 0.1"}, // shown as 25.0
		{"n/2 0.5", "number in %: 50 to 0.01"},
		{"n/7 1340800", "number: 1340800"},
		{"f/1 5.7499999999999998", "number: 5.75 to 0.1"},
		{"f/1 25", "number: 25 to 0.1"},
		{"f 25.5", "number: 25.5"},
		{"n/1 28.571428571428573", "number: 28.5714285714286 to 0.1"}, // pasted as a value
		{"f/7 1340800", "number: 1340800 to 1000"},
		{"n 1E+21", "number: 1000000000000000000000"},
		{"n -1.5E-7", "number: -0.00000015"},
		{"n 123456789012345678", "number: 123456789012346000"},
		{"n/2 0.28599999999999998", "number in %: 28.6 to 0.01"},
		{"f/2 0.285714285714286", "number in %: 28.5714285714286 to 0.01"},
		{"n/6 28.6", "number: 28.6"}, // the sign is in quotes
		{"n/3 45356", "date: 2024-03-05"},
		{"n/3 45356.6", "date: 2024-03-05"},
		{"n/8 45356", "date: 2024-03"},
		{"n/3 59", "date: 1900-02-28"},
		{"n/3 61", "date: 1900-03-01"},
		{"n/3 1", "date: 1900-01-01"},
		{"n/3 2958465", "date: 9999-12-31"},
		{"d 2024-03-05T00:00:00", "date: 2024-03-05"},
		{"n/4 1.5", "text: 36:00:00"},
		{"b 1", "boolean: true"},
		{"b 0", "boolean: false"},
		{"t true", "text: true"},
		{"t 2024-03-05", "date: 2024-03-05"},
		{"t  spaced ", "text: spaced"},
		{"t a_x000D_b_xD800_", "text: a\rb_xD800_"},
		{"t A\u0308", "text: Ä"},
		{"str", "text: -"},
	} {
		table, problems := load(t, "[data.t]\nfile = \"t.xlsx\"", map[string]string{"t.xlsx": workbookOf(t, sheetOfRows("t k;t v", "t a;"+tc.cell), nil)})
		if problems != "" {
			t.Errorf("%s: %s", tc.cell, problems)
			continue
		}
		lines := strings.Split(describeTable(table), "\n")
		value := strings.TrimPrefix(strings.TrimSuffix(lines[2], " at t.xlsx:S!A2"), "a | ")
		if got := strings.TrimPrefix(lines[1], "v: ") + ": " + value; got != tc.want {
			t.Errorf("%s: got %s, want %s", tc.cell, got, tc.want)
		}
	}
}

// Number formats, and what they say.
func TestNumberFormats(t *testing.T) {
	plain := func(decimals int) numberFormat { return numberFormat{decimals: decimals} }
	date := func(g Grain, clock bool) numberFormat {
		return numberFormat{kind: dateFormat, grain: g, clock: clock, decimals: noDecimals}
	}
	clock := numberFormat{kind: clockFormat, decimals: noDecimals}
	for code, want := range map[string]numberFormat{
		"":                               plain(noDecimals),
		"General":                        plain(noDecimals),
		"[Red]General":                   plain(noDecimals),
		"@":                              plain(noDecimals),
		"0":                              plain(0),
		"#,##0.00":                       plain(2),
		`#,##0.0 "Mio. €";[Red]-#,##0.0`: plain(1),
		`#,##0.00\ [$€-407]`:             plain(2),
		"#,##0,":                         plain(-3),
		"0.0,,":                          plain(-5),
		"0.00E+00":                       plain(noDecimals),
		"# ?/?":                          plain(noDecimals),
		`_-* #,##0.00_-;\-* #,##0.00_-;_-* "-"??_-;_-@_-`: plain(2),
		`0.0"%"`:                           plain(1),
		"0%":                               {kind: percentFormat},
		"0.00\\ %":                         {kind: percentFormat, decimals: 2},
		"yyyy-mm-dd":                       date(Day, false),
		"YYYY\\-MM\\-DD":                   date(Day, false),
		`[$-F800]dddd\,\ mmmm\ dd\,\ yyyy`: date(Day, false),
		`yyyy"年"m"月"d"日";@`:                date(Day, false),
		`yyyy"年"m"月"`:                      date(Month, false),
		"mmm yy":                           date(Month, false),
		"yyyy":                             date(Year, false),
		"d-mmm":                            date(Day, false),
		"m/d/yy h:mm":                      date(Day, true),
		"yyyy-mm-dd hh:mm:ss.000":          date(Day, true),
		"h:mm AM/PM":                       clock,
		"mm:ss":                            clock,
		"mm:ss.0":                          clock,
		"[h]:mm:ss":                        clock,
		`"y"0.0`:                           plain(1),
		`0.0" quoted`:                      plain(1),
		"[":                                plain(noDecimals),
		"\\":                               plain(noDecimals),
	} {
		if got := readFormat(code); got != want {
			t.Errorf("%q: got %+v, want %+v", code, got, want)
		}
	}
}

// What is worth a warning, and what is wrong, in a sheet.
func TestWorkbookProblems(t *testing.T) {
	header := "t year;t value"
	for name, tc := range map[string]struct {
		more  string
		sheet string
		want  string
	}{
		"numbers as text": {"", sheetOfRows(header, "n 2022;t 4780", "n 2023;t 6150"),
			`t.xlsx:S!B2: warning: column "value" is taken as text: "4780" is text in the file and looks like a number; make it a number there, or write type = "number" in [data.t.columns.value], or type = "text"`},
		"numbers as text, one": {"", sheetOfRows(header, "n 2022;n 4780", "n 2023;n 6150", "n 2024;t 6900"),
			`t.xlsx:S!B4: warning: column "value" is taken as text: "6900" is text in the file and looks like a number; make it a number there, or write type = "number" in [data.t.columns.value], or type = "text"`},
		"numbers as text, wanted": {"columns.value.type = \"number\"", sheetOfRows(header, "n 2022;t 4780", "n 2023;n 6150"), ``},
		"codes":                   {"", sheetOfRows(header, "n 2022;t 0478", "n 2023;t 0615"), ``},
		"years as text": {"", sheetOfRows(header, "t 2022;n 1", "t 2023;n 2"),
			`t.xlsx:S!A2: warning: column "year" is taken as text: "2022" is text in the file and looks like a number; make it a number there, or write type = "number" in [data.t.columns.year], or type = "text"`},
		"computed": {"", sheetOfRows(header, "n 2022;n 5", "n 2023;f 28.571428571428573"),
			`t.xlsx:S!B3: warning: column "value" is computed, and nobody says how many digits are known of numbers such as 28.5714285714286; write precision = 0.1, or what it is, in [data.t.columns.value], or give the cells a number format in the workbook`},
		"computed, and said": {"columns.value.precision = 0.1", sheetOfRows(header, "n 2022;n 5", "n 2023;f 28.571428571428573"), ``},
		"hidden": {"", strings.NewReplacer(`<row r="2">`, `<row r="2" hidden="1">`, `<row r="3">`, `<row r="3" hidden="true">`, "<sheetData>", `<cols><col min="2" max="9" hidden="1"/></cols><sheetData>`).Replace(sheetOfRows(header, "n 2022;n 5", "n 2023;n 6", "n 2024;n 7")),
			"t.xlsx:S: warning: 2 rows are hidden and are read all the same: 2 to 3; delete what does not belong to the table\nt.xlsx:S: warning: 1 column is hidden and is read all the same: B; delete what does not belong to the table"},
		"rows without numbers": {"", "<worksheet><sheetData><row/><row><c/><c t=\"inlineStr\"><is><t>v</t></is></c></row><row><c/><c><v>abc</v></c></row></sheetData></worksheet>",
			`t.xlsx:S!B3: error: the workbook is damaged: "abc" is no number`},

		"errors": {"", sheetOfRows(header, "n 2022;e #N/A", "n 2023;e #DIV/0!"),
			"t.xlsx:S!B2: error: the cell holds the error #N/A; mend it in the workbook, or, if it stands for no value, set missing = [\"#N/A\"] in [data.t]\n" +
				"t.xlsx:S!B3: error: the cell holds the error #DIV/0!; mend it in the workbook, or, if it stands for no value, set missing = [\"#DIV/0!\"] in [data.t]"},
		"errors, listed":         {`missing = ["#N/A"]`, sheetOfRows(header, "n 2022;e #N/A", "n 2023;n 5"), ``},
		"error beside the range": {`range = "A1:B9"`, sheetOfRows(header+";t x", "n 2022;n 1;e #N/A"), ``},
		"no stored value": {"", sheetOfRows(header, "n 2022;f"),
			`t.xlsx:S!B2: error: the cell has a formula and no stored value; open the workbook in a spreadsheet program and save it there`},
		"29 February 1900": {"", sheetOfRows(header, "n 2022;n/3 60"),
			`t.xlsx:S!B2: error: the cell holds the date 29 February 1900, which never was; give the cell a number format, or mend the date`},
		"no date": {"", sheetOfRows(header, "n 2022;n/3 -1", "n 2023;n/3 2958466", "n 2024;n/3 0"),
			"t.xlsx:S!B2: error: the cell holds -1 as a date, and there is none of that number; give the cell a number format, or mend the date\n" +
				"t.xlsx:S!B3: error: the cell holds 2958466 as a date, and there is none of that number; give the cell a number format, or mend the date\n" +
				"t.xlsx:S!B4: error: the cell holds 0 as a date, and there is none of that number; give the cell a number format, or mend the date"},
		"percent and not": {"", sheetOfRows(header, "n 2022;n/2 0.286", "n 2023;n 28.6", "n 2024;n 0"),
			`t.xlsx:S!B3: error: column "value" has numbers and percentages, such as in B2; give all of the column's cells the same number format`},
		"percent and a unit": {`columns.value.unit = "bn yuan"`, sheetOfRows(header, "n 2022;n/2 0.286"),
			`config.toml:3:22: error: column "value" holds percentages, the first in t.xlsx:S!B2; its unit is "%"`},
		"percent of something": {`columns.value.unit = "% of GDP"`, sheetOfRows(header, "n 2022;n/2 0.286"), ``},
		"title": {"", sheetOfRows("t Turnover in bn yuan", "", header, "n 2022;n 5", "n 2023;n 6"),
			`t.xlsx:S!B3: error: the cell and 2 more stand outside of the header's columns, A to A; if the table begins there, set range = "A3:B"`},
		"beside": {"", sheetOfRows(header, "n 2022;n 5", "n 2023;n 6;;t checked"),
			`t.xlsx:S!D3: error: the cell stands outside of the header's columns, A to B; if that does not belong to the table, set range = "A1:B"`},
		"note": {"", sheetOfRows(header, "n 2022;n 5", "n 2023;n 6", "", "t Source: NBS", "t As of 2024"),
			`t.xlsx:S!A5: error: "Source: NBS" stands alone below the table; if it is a note, end the table above it: range = "A1:B3"; if it is a row, say so by a range that holds it`},
		"note in the range":   {`range = "A1:B5"`, sheetOfRows(header, "t 2022;n 5", "t 2023;n 6", "", "t 2024"), `t.xlsx:S!A2: warning: column "year" is taken as text: "2022" is text in the file and looks like a number; make it a number there, or write type = "number" in [data.t.columns.year], or type = "text"`},
		"merged":              {"", strings.Replace(sheetOfRows(header, "n 2022;n 5", "n 2023;"), "</sheetData>", `</sheetData><mergeCells><mergeCell ref="B2:B3"/></mergeCells>`, 1), `t.xlsx:S!B2: error: the cells B2:B3 are merged, and only the first has a value; take the cells apart in the workbook and give each its value`},
		"merged names":        {"", strings.Replace(sheetOfRows("t year;t value;", "n 2022;n 5;n 6"), "</sheetData>", `</sheetData><mergeCells><mergeCell ref="B1:C1"/></mergeCells>`, 1), `t.xlsx:S!C2: error: the cell stands outside of the header's columns, A to B; if that does not belong to the table, set range = "A1:B"`},
		"merged names, range": {`range = "A1:C9"`, strings.Replace(sheetOfRows("t year;t value;", "n 2022;n 5;n 6"), "</sheetData>", `</sheetData><mergeCells><mergeCell ref="B1:C1"/></mergeCells>`, 1), `t.xlsx:S!B1: error: columns 2 and 3 have the same name "value"; its cell spans columns: if the header has more rows, set header_rows = 2 in [data.t]`},
		"no name":             {`range = "A1:C9"`, sheetOfRows("t year;;t value", "n 2022;n 5;n 6"), `t.xlsx:S!B1: error: column 2 has no name in the header`},
		"empty":               {"", sheetOfRows(""), `t.xlsx:S: error: the sheet has no cells with values`},
		"empty range":         {`range = "H3:J9"`, sheetOfRows(header), `t.xlsx:S: error: the sheet has no cells with values in the range "H3:J9"`},
		"header alone":        {"", sheetOfRows(header), `t.xlsx:S!1: error: the table has a header and no rows`},
		"half a header":       {"header_rows = 3", sheetOfRows(header, "n 1;n 2"), `t.xlsx:S!2: error: the header has 3 rows, and the sheet ends here`},
		"header of none":      {"header_rows = 0", sheetOfRows(header), `config.toml:3:15: error: header_rows must be from 1 to 10, not 0`},
		"words for text":      {"decimal = \",\"\ndelimiter = \";\"", sheetOfRows(header, "n 1;n 2"), "config.toml:3:1: error: decimal is for text files, and t.xlsx is none\nconfig.toml:4:1: error: delimiter is for text files, and t.xlsx is none"},
		"sheet":               {`sheet = "s2"`, sheetOfRows(header, "n 1;n 2"), `config.toml:3:9: error: the workbook t.xlsx has no sheet "s2"; choose from: S`},
		"range":               {`range = "B3"`, sheetOfRows(header, "n 1;n 2"), `config.toml:3:9: error: the range "B3" is a single cell; write the first cell of the header and the last of the table, such as B3:F40, or B3:F down to the last row`},
		"range and sheet":     {`range = "S!A1:B2"`, sheetOfRows(header, "n 1;n 2"), `config.toml:3:9: error: the range "S!A1:B2" names a sheet; name the sheet by sheet = "S" and write range = "A1:B2"`},
		"no range":            {`range = "A1-B2"`, sheetOfRows(header, "n 1;n 2"), `config.toml:3:9: error: the range "A1-B2" is none such as B3:F40, and no name or table of the workbook`},
		"too far":             {`range = "A1:AAAA2"`, sheetOfRows(header, "n 1;n 2"), `config.toml:3:9: error: the range "A1:AAAA2" is none such as B3:F40, and no name or table of the workbook`},
		"duplicate row":       {"", strings.Replace(sheetOfRows(header, "n 1;n 2", "n 2;n 3"), `r="3"`, `r="2"`, 1), `t.xlsx: error: the workbook is damaged: its part xl/worksheets/sheet1.xml cannot be read: its rows or cells are out of order; save it anew in a spreadsheet program`},
		"shared text":         {"", sheetOfRows(header, "n 1;s 5"), `t.xlsx:S!B2: error: the workbook is damaged: it has no text number "5"`},
		"kind of cell":        {"", sheetOfRows(header, "n 1;x 5"), `t.xlsx:S!B2: error: the workbook is damaged: it has no kind of cell "x"`},
		"breaks off":          {"", sheetOfRows(header, "n 1;n 2")[:150], `t.xlsx: error: the workbook is damaged: its part xl/worksheets/sheet1.xml cannot be read: XML syntax error on line 1: unexpected EOF; save it anew in a spreadsheet program`},
		"entities":            {"", `<!DOCTYPE x [<!ENTITY a "aaaa">]>` + sheetOfRows(header, "n 1;t &a;"), `t.xlsx: error: the workbook is damaged: its part xl/worksheets/sheet1.xml cannot be read: it declares a document type, which workbooks do not; save it anew in a spreadsheet program`},
		"nested":              {"", "<worksheet>" + strings.Repeat("<a>", 100), `t.xlsx: error: the workbook is damaged: its part xl/worksheets/sheet1.xml cannot be read: its elements are nested more than 64 deep; save it anew in a spreadsheet program`},
		"empty rows within":   {"", sheetOfRows("", header, "", "n 1;n 2", "", "n 3;n 4", ""), ``},
	} {
		t.Run(name, func(t *testing.T) {
			_, got := load(t, "[data.t]\nfile = \"t.xlsx\"\n"+tc.more, map[string]string{"t.xlsx": workbookOf(t, tc.sheet, nil)})
			if got != tc.want {
				t.Errorf("got\n%s\nwant\n%s", got, tc.want)
			}
		})
	}
}
