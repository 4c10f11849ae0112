package data

import (
	"bytes"
	"fmt"
	"math"
	"math/rand/v2"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"report/config"
)

// bookIn reads a workbook that is in memory.
func bookIn(raw []byte, spec Spec, maxRows, maxCells int) (*Table, *config.Diagnostics) {
	var d config.Diagnostics
	m := &mistakes{d: &d}
	in := input{path: "t.xlsx", raw: raw, spec: spec, node: &config.Table{Name: "t"}, table: "t", maxRows: maxRows, maxCells: maxCells}
	l := loading{spec: spec, node: in.node, m: m}
	table := l.table(func(*loading) ([]heading, []Row) { return readWorkbook(in, m) })
	if m.count > 0 {
		return nil, &d
	}
	return table, &d
}

// Workbooks that are made to exhaust memory or time are refused before they do.
func TestWorkbookBombs(t *testing.T) {
	const mega = 1 << 20
	row := `<row><c t="inlineStr"><is><t>a</t></is></c><c><v>1</v></c></row>`
	sheet := func(rows string) string { return "<worksheet><sheetData>" + rows + "</sheetData></worksheet>" }
	spread := func(n int, piece string) string { // shrinks a hundredfold and no more
		random := rand.New(rand.NewPCG(1, 2))
		var b strings.Builder
		for b.Len() < n {
			b.WriteString(strings.Repeat(piece, 64))
			fmt.Fprintf(&b, "<!--%x%x-->", random.Uint64(), random.Uint64())
		}
		return b.String()
	}
	const tooLarge = "it unpacks to more than a workbook of this size holds"
	for name, tc := range map[string]struct {
		sheet string
		more  map[string]string
		want  string
	}{
		"zeros":           {sheet(strings.Repeat(" ", 100*mega)), nil, "t.xlsx: error: the workbook's part xl/worksheets/sheet1.xml is too large: " + tooLarge},
		"nested":          {"<worksheet>" + spread(6*mega, "<a>"), nil, "t.xlsx: error: the workbook is damaged: its part xl/worksheets/sheet1.xml cannot be read: its elements are nested more than 64 deep; save it anew in a spreadsheet program"},
		"attributes":      {"<worksheet " + strings.NewReplacer("<!--", `b="`, "-->", `" `).Replace(spread(6*mega, `a="" `)), nil, "t.xlsx: error: the workbook's part xl/worksheets/sheet1.xml is too large: " + tooLarge},
		"one attribute":   {"<worksheet a=\"" + strings.ReplaceAll(strings.ReplaceAll(spread(6*mega, "a"), "<!--", ""), "-->", ""), nil, "t.xlsx: error: the workbook's part xl/worksheets/sheet1.xml is too large: " + tooLarge},
		"one text":        {sheet(`<row><c t="inlineStr"><is><t>` + spread(6*mega, "a")), nil, "t.xlsx: error: the workbook's part xl/worksheets/sheet1.xml is too large: " + tooLarge},
		"rows":            {sheet(spread(6*mega, row)), nil, "t.xlsx:S!1002: error: the table is too large: the limit is 1000 rows and 100000 cells; save the table as CSV, in UTF-8, and write group and aggregate in [data.t]: the rows are summed up as they are read then, and never held"},
		"a row":           {sheet("<row>" + spread(2*mega, `<c t="inlineStr"><is><t>a</t></is></c>`) + "</row>"), nil, "t.xlsx: error: the workbook is damaged: its part xl/worksheets/sheet1.xml cannot be read: its rows or cells are out of order; save it anew in a spreadsheet program"},
		"columns":         {sheet("<row>" + strings.Repeat(`<c t="inlineStr"><is><t>a</t></is></c>`, 1001) + "</row>"), nil, "t.xlsx:S!A1: error: the header has 1001 columns; the limit is 1000"},
		"far apart":       {sheet(`<row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c><c r="XFD1" t="inlineStr"><is><t>b</t></is></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>`), nil, "t.xlsx:S!A1: error: the header has 16384 columns; the limit is 1000"},
		"texts":           {sheet(row), map[string]string{"xl/sharedStrings.xml": "<sst>" + spread(2*mega, "<si/>") + "</sst>"}, "t.xlsx: error: the workbook is damaged: its part xl/sharedstrings.xml cannot be read: it has more than 100000 texts; save it anew in a spreadsheet program"},
		"one shared text": {sheet(`<row><c t="s"><v>0</v></c></row>` + strings.Repeat(`<row><c t="s"><v>0</v></c></row>`, 100)), map[string]string{"xl/sharedStrings.xml": "<sst><si><t>" + strings.Repeat("a", mega) + "</t></si></sst>"}, "t.xlsx:S!66: error: the table is too large: the limit is 64 MB of text; save the table as CSV, in UTF-8, and write group and aggregate in [data.t]: the rows are summed up as they are read then, and never held"},
		"merged":          {strings.Replace(sheet(row), "</sheetData>", "</sheetData>"+strings.Repeat(`<mergeCell ref="A1:B1"/>`, 50_001), 1), nil, "t.xlsx: error: the workbook is damaged: its part xl/worksheets/sheet1.xml cannot be read: it has more than 50000 merged cells; save it anew in a spreadsheet program"},
		"parts":           {sheet(row), manyParts(10_001), "t.xlsx: error: the workbook has 10007 parts; the limit is 10000"},
	} {
		t.Run(name, func(t *testing.T) {
			raw := []byte(workbookOf(t, tc.sheet, tc.more))
			tc.sheet, tc.more = "", nil
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			start := time.Now()
			_, d := bookIn(raw, Spec{HeaderRows: 1}, 1000, 100_000)
			took := time.Since(start)
			runtime.ReadMemStats(&after)
			if got := d.Error(); got != tc.want {
				t.Errorf("got\n%s\nwant\n%s", got, tc.want)
			}
			taken := int64(after.HeapSys-before.HeapSys) >> 20 // never given back, so the most that was wanted
			t.Logf("%d KB: %v, %d MB", len(raw)>>10, took, taken)
			if taken > 500 || took > 20*time.Second {
				t.Errorf("%v and %d MB", took, taken)
			}
		})
	}
}

func manyParts(n int) map[string]string {
	parts := map[string]string{}
	for i := range n {
		parts["xl/media/"+strconv.Itoa(i)] = ""
	}
	return parts
}

// Whatever a workbook holds, reading it ends without a panic, and either with mistakes or with rows as wide as
// the header, each cell in a place of the sheet.
func FuzzWorkbook(f *testing.F) {
	for _, s := range []string{
		sheetOfRows("t year;t value", "n 2022;n/2 0.5", "n/3 45356;e #N/A", "b 1;f 2.5"),
		`<worksheet><sheetData><row r="2"><c r="B2" t="str"><f>x</f><v>a</v></c><c t="s"><v>0</v></c></row><row><c r="B3" s="4"><v>1E+5</v></c></row></sheetData><mergeCells><mergeCell ref="B2:C3"/></mergeCells></worksheet>`,
		`<worksheet><cols><col min="1" max="3" hidden="1"/></cols><sheetData><row hidden="1"><c t="d"><v>2024-03-05</v></c></row>`,
	} {
		f.Add(s, "<sst><si><t>a</t><rPh><t>b</t></rPh><r><t>c</t></r></si></sst>", "", 1)
		f.Add(s, "<sst><si/></sst>", "A1:B", 2)
		f.Add(s, "", "n", 1)
	}
	f.Fuzz(func(t *testing.T, sheet, texts, area string, headerRows int) {
		if headerRows < 1 || headerRows > maxHeaderRows {
			return
		}
		raw := []byte(workbookOf(t, sheet, map[string]string{
			"xl/sharedStrings.xml": texts,
			"xl/workbook.xml":      `<workbook xmlns:r="r"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets><definedNames><definedName name="n">S!$A$1:$C$9</definedName></definedNames></workbook>`,
		}))
		table, d := bookIn(raw, Spec{HeaderRows: headerRows, Range: area}, 1000, 10000)
		holdsTable(t, table, d)
	})
}

// Whatever bytes a file has, and whichever of a workbook's are changed.
func FuzzWorkbookFile(f *testing.F) {
	good := []byte(workbookOf(f, sheetOfRows("t year;t value", "n 2022;n/2 0.5"), nil))
	f.Add(good, 10, byte(1))
	f.Add(good[:len(good)/2], 0, byte(0))
	f.Add([]byte("PK\x05\x06"+strings.Repeat("\x00", 18)), 8, byte(1))
	f.Add([]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), 0, byte(0))
	f.Fuzz(func(t *testing.T, raw []byte, at int, change byte) {
		raw = bytes.Clone(raw)
		if at >= 0 && at < len(raw) {
			raw[at] ^= change
		}
		table, d := bookIn(raw, Spec{HeaderRows: 1}, 1000, 10000)
		holdsTable(t, table, d)
	})
}

// holdsTable checks what was read of a workbook.
func holdsTable(t *testing.T, table *Table, d *config.Diagnostics) {
	if table == nil {
		if d.Err() == nil {
			t.Fatal("mistakes that nobody is told of")
		}
		return
	}
	for _, r := range table.Rows {
		if len(r.Cells) != len(table.Columns) {
			t.Fatalf("row with %d cells below a header with %d", len(r.Cells), len(table.Columns))
		}
		for i, c := range r.Cells {
			at := r.CellAt(i)
			if at.Sheet != "S" || at.Line < 1 || at.Line > lastSheetRow || at.Col < 1 || at.Col > lastSheetColumn {
				t.Fatalf("cell at %s", at)
			}
			if !utf8.ValidString(c.Text) || math.IsNaN(c.Number) || math.IsInf(c.Number, 0) || c.Kind == Number && !c.Missing && !(c.Precision > 0) {
				t.Fatalf("cell %+v", c)
			}
		}
	}
}

// A sheet of 100,000 rows by 8 columns, as a database's export has them.
func BenchmarkWorkbook(b *testing.B) {
	var s strings.Builder
	s.WriteString("<worksheet><sheetData><row r=\"1\">")
	for i := range 8 {
		fmt.Fprintf(&s, `<c r="%s1" t="s"><v>%d</v></c>`, config.SheetColumn(i+1), i)
	}
	s.WriteString("</row>")
	for i := range 100_000 {
		n := i + 2
		fmt.Fprintf(&s, `<row r="%d" spans="1:8"><c r="A%[1]d"><v>%[2]d</v></c><c r="B%[1]d" t="s"><v>%[3]d</v></c><c r="C%[1]d" s="1"><v>%[4]d.91</v></c><c r="D%[1]d" s="2"><f>C%[1]d/C2-1</f><v>0.%015[5]d</v></c>`+
			`<c r="E%[1]d" s="3"><v>%[6]d</v></c><c r="F%[1]d" t="b"><v>%[7]d</v></c><c r="G%[1]d"><v>%[4]d</v></c><c r="H%[1]d"><v>%[2]d</v></c></row>`,
			n, 2000+i%24, 8+i%31, i, 123456789012345+i, 40000+i%5000, i%2)
	}
	s.WriteString("</sheetData></worksheet>")
	texts := "<sst>"
	for _, name := range []string{"year", "region", "value", "growth", "start", "final", "exports", "imports"} {
		texts += "<si><t>" + name + "</t></si>"
	}
	for i := range 31 {
		texts += fmt.Sprintf("<si><t>region %d</t></si>", i)
	}
	raw := []byte(workbookOf(b, s.String(), map[string]string{"xl/sharedStrings.xml": texts + "</sst>"}))
	b.SetBytes(int64(len(raw)))
	b.ReportAllocs()
	for b.Loop() {
		if table, d := bookIn(raw, Spec{HeaderRows: 1, Decimal: "."}, maxRows, maxCells); table == nil || len(table.Rows) != 100_000 {
			b.Fatal(d.Error())
		}
	}
}
