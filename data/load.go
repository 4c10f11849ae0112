package data

import (
	"maps"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"report/config"
)

// Spec is [data.NAME].
type Spec struct {
	// File is a path relative to the config. The ending names the kind: .csv, .tsv.
	File string `toml:"file" required:"true"`
	// Source is the publisher, where the rows do not say it themselves.
	Source string `toml:"source"`
	// Title of the publication.
	Title string `toml:"title"`
	// URL of the publication: http or https.
	URL string `toml:"url"`
	// AsOf is the date of the data: a date, or "2024-03", or "2024".
	AsOf string `toml:"as_of"`
	// Delimiter is the character between cells; a comma in .csv and a tab in .tsv when left out.
	Delimiter string `toml:"delimiter"`
	// Decimal is the mark before the decimals of the file's numbers: "." or ",".
	Decimal string `toml:"decimal" default:"."`
	// Grouping is the character between thousands in the file's numbers; none when left out.
	Grouping string `toml:"grouping"`
	// Missing lists the words that stand in cells without a value, besides nothing at all.
	Missing []string `toml:"missing"`
	// Values lists the number columns that the columns "precision" and "unit" speak of. When left
	// out it is the column named "value", else the only number column.
	Values []string `toml:"values"`
	// Columns says of columns what their header and cells do not.
	Columns map[string]ColumnSpec `toml:"columns"`
}

// ColumnSpec is [data.NAME.columns.COLUMN].
type ColumnSpec struct {
	// Type is what the column holds; found from the cells when left out.
	Type string `toml:"type" oneof:"text,number,date,boolean"`
	// Label is the column's name for people.
	Label string `toml:"label"`
	// Unit of the numbers: "bn yuan", "thousand", "%". It goes before a column named unit.
	Unit string `toml:"unit"`
	// Format of the numbers, a CLDR pattern such as "#,##0.0". An unquoted % multiplies by 100.
	Format string `toml:"format"`
	// Precision is the unit to which the numbers are known, such as 10 or 0.01, where the rows do
	// not say it; that of the last digit written when left out.
	Precision float64 `toml:"precision"`
}

// Limits that keep a file that is no table, or is broken, from taking the machine with it.
const (
	maxFileBytes = 64 << 20
	maxCellBytes = 1 << 20
	maxColumns   = 1000
	maxRows      = 2_000_000
	maxCells     = 5_000_000
)

// A reader turns a file into a header and rows of text cells, each row as wide as the header.
type reader func(in input, m *mistakes) ([]heading, []Row)

// readers are the kinds of file, by ending. To add one, write its file and its line here.
var readers = map[string]reader{
	".csv": delimited(','),
	".tsv": delimited('\t'),
}

// otherKinds are endings of files that hold tables all the same, and that nobody should have to guess
// about.
var otherKinds = []string{".xlsx", ".xls", ".ods", ".json", ".sql", ".parquet", ".db", ".sqlite"}

// input is what a reader gets.
type input struct {
	path      string // relative to the root, for messages
	raw       []byte
	delimiter rune   // 0: the usual one of the kind
	table     string // NAME of [data.NAME]
	maxRows   int
	maxCells  int
}

// heading is a column's name and its place in the file.
type heading struct {
	name string
	at   config.Pos
}

// Load reads the table that a [data.NAME] names. What is wrong goes to d at its place, in the config
// or in the file; the result is then nil.
func Load(root *config.Root, dir string, node *config.Table, d *config.Diagnostics) *Table {
	var spec Spec
	before := countErrors(d)
	node.Decode(&spec, d)
	read := spec.check(node, d)
	if countErrors(d) > before {
		return nil
	}
	file, err := config.Join(dir, spec.File)
	var raw []byte
	if err == nil {
		raw, err = root.Read(file, maxFileBytes)
	}
	if err != nil {
		d.Errorf(node.At("file"), "", "%v", err)
		return nil
	}
	m := &mistakes{d: d}
	t := spec.table(read, input{
		path: file, raw: raw, delimiter: spec.delimiter(), table: node.Name, maxRows: maxRows, maxCells: maxCells,
	}, node, m)
	m.end()
	if countErrors(d) > before {
		return nil
	}
	return t
}

// check holds the words of a [data.NAME] against what they may be, and finds the file's reader. Values
// of the wrong type have been told by Decode.
func (s Spec) check(node *config.Table, d *config.Diagnostics) reader {
	read := s.reader(node, d)
	if s.URL != "" && !isWebAddress(s.URL) {
		d.Errorf(node.At("url"), "", "%q is not an address that begins with http:// or https://", s.URL)
	}
	if _, _, ok := parseDate(s.AsOf); s.AsOf != "" && !ok {
		d.Errorf(node.At("as_of"), "", "%q is not a date such as 2024-03-05, 2024-03 or 2024", s.AsOf)
	}
	if at := node.At("delimiter"); node.Has("delimiter") && s.delimiter() == 0 && !d.HasErrorAt(at) {
		d.Errorf(at, "", "delimiter must be one character, such as \";\" or \"\\t\", not %q", s.Delimiter)
	}
	if at := node.At("decimal"); s.Decimal != "." && s.Decimal != "," && !d.HasErrorAt(at) {
		d.Errorf(at, "", "decimal must be \".\" or \",\", not %q", s.Decimal)
	}
	if utf8.RuneCountInString(s.Grouping) > 1 || strings.ContainsAny(s.Grouping, "0123456789+-"+minus) {
		d.Errorf(node.At("grouping"), "", "grouping must be one character, such as \",\" or \" \", not %q", s.Grouping)
	}
	s.checkMarks(node, d)
	s.checkColumns(node, d)
	return read
}

// checkMarks refuses one character with two meanings, at the later of the two keys. The comma that
// parts cells when nothing is said may stand in numbers all the same, in quotes.
func (s Spec) checkMarks(node *config.Table, d *config.Diagnostics) {
	for _, pair := range []struct{ key, value, other, otherValue string }{
		{"decimal", s.Decimal, "delimiter", s.Delimiter},
		{"grouping", s.Grouping, "delimiter", s.Delimiter},
		{"grouping", s.Grouping, "decimal", s.Decimal},
	} {
		if pair.value == "" || pair.value != pair.otherValue {
			continue
		}
		later, earlier := pair.key, pair.other
		if keys := node.Keys(); slices.Index(keys, later) < slices.Index(keys, earlier) {
			later, earlier = earlier, later
		}
		if at := node.At(later); !d.HasErrorAt(at) {
			d.Errorf(at, "", "%s and %s are the same character %q", later, earlier, pair.value)
		}
	}
}

func (s Spec) checkColumns(node *config.Table, d *config.Diagnostics) {
	for _, name := range slices.Sorted(maps.Keys(s.Columns)) {
		c := s.Columns[name]
		at := node.At("columns", name, "precision")
		if c.Precision <= 0 && hasKey(node, name, "precision") && !d.HasErrorAt(at) {
			d.Errorf(at, "", "precision must be more than 0, such as 10 or 0.01")
		}
		at = node.At("columns", name, "format")
		if !hasKey(node, name, "format") || d.HasErrorAt(at) {
			continue
		}
		if _, err := parsePattern(c.Format); err != nil {
			d.Errorf(at, "", "%v", err)
		}
	}
}

// hasKey says whether a column's table sets a key.
func hasKey(node *config.Table, column, key string) bool {
	for _, t := range node.Tables("columns") {
		if t.Name == column {
			return t.Has(key)
		}
	}
	return false
}

func (s Spec) reader(node *config.Table, d *config.Diagnostics) reader {
	if strings.TrimSpace(s.File) == "" {
		return nil // told by Decode
	}
	ending := strings.ToLower(path.Ext(s.File))
	read, ok := readers[ending]
	if ok {
		return read
	}
	known := strings.Join(slices.Sorted(maps.Keys(readers)), " and ")
	hint := "data files end in " + known
	if slices.Contains(otherKinds, ending) {
		hint = "save the table as CSV, in UTF-8"
		d.Errorf(node.At("file"), hint, "this version reads %s files, not %s", known, ending)
		return nil
	}
	d.Errorf(node.At("file"), hint, "%q is no kind of file that can be read", s.File)
	return nil
}

// delimiter gives 0 where none is declared, or none that can be one.
func (s Spec) delimiter() rune {
	r, n := utf8.DecodeRuneInString(s.Delimiter)
	if n == 0 || n != len(s.Delimiter) || r == utf8.RuneError || strings.ContainsRune("\"\r\n\x00", r) {
		return 0
	}
	return r
}

// table reads a file's bytes. The table is only good when m counts no mistake.
func (s Spec) table(read reader, in input, node *config.Table, m *mistakes) *Table {
	header, rows := read(in, m)
	if m.count > 0 {
		return nil
	}
	t := &Table{
		Name:     node.Name,
		Rows:     rows,
		Source:   Source{Publisher: s.Source, Title: s.Title, URL: s.URL, AsOf: s.AsOf},
		At:       node.Pos,
		notation: notation{decimal: s.Decimal, grouping: s.Grouping},
	}
	for _, h := range header {
		t.Columns = append(t.Columns, Column{Name: h.name, Label: inWords(h.name)})
	}
	s.markMissing(t)
	s.describe(t, node, m)
	t.attribute(m)
	if m.count == 0 {
		s.know(t, node, m)
	}
	t.agreeOnUnits()
	if m.count == 0 {
		s.warnOfText(t, node, m.d)
	}
	return t
}

// markMissing finds the cells without a value.
func (s Spec) markMissing(t *Table) {
	for _, r := range t.Rows {
		for i := range r.Cells {
			c := &r.Cells[i]
			c.Missing = c.Text == "" || slices.Contains(s.Missing, c.Text)
		}
	}
}

// inWords makes a label of a name such as "gross_output". A name that has capitals of its own keeps
// them.
func inWords(name string) string {
	words := strings.ReplaceAll(name, "_", " ")
	if words != strings.ToLower(words) {
		return words
	}
	r, n := utf8.DecodeRuneInString(words)
	return strings.ToUpper(string(r)) + words[n:]
}
