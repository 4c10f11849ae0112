package data

import (
	"maps"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"report/config"
)

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
