package data

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
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

// tooLargeHint says what to do about a file of which too much would have to be held.
func (s Spec) tooLargeHint(file, table string) string {
	hint := "write group and aggregate in [data." + table + "]: the rows are summed up as they are read then, and never held"
	switch {
	case s.streams(), s.Fetch != "":
		return ""
	case streamDelimiters[strings.ToLower(path.Ext(file))] == 0:
		return asCSV + ", and " + hint
	case s.gathers():
		return "the rows need not be held where [data." + table + "] has neither join, unpivot nor gates but required"
	}
	return hint
}

// A reader turns a file into a header and rows of text cells, each row as wide as the header.
type reader func(in input, m *mistakes) ([]heading, []Row)

// readers are the kinds of file, by ending. To add one, write its file and its line here.
var readers = map[string]reader{
	".csv":    delimited(','),
	".db":     readSQLite,
	".json":   readJSON,
	".jsonl":  readJSONLines,
	".ndjson": readJSONLines,
	".sqlite": readSQLite,
	".tsv":    delimited('\t'),
	".xlsm":   readWorkbook,
	".xlsx":   readWorkbook,
}

// otherKinds are endings of files that hold tables all the same, and that nobody should have to guess
// about, with what to do about them.
var otherKinds = map[string]string{
	".parquet": asCSV, ".sql": asCSV,
	".numbers": asWorkbook, ".ods": asWorkbook, ".xls": asWorkbook, ".xlsb": asWorkbook,
}

const (
	asCSV      = "save the table as CSV, in UTF-8"
	asWorkbook = "save it as an Excel workbook, .xlsx"
)

// input is what a reader gets.
type input struct {
	ctx       context.Context
	path      string // relative to the root, for messages
	raw       []byte
	spec      Spec
	node      *config.Table // the [data.NAME]
	delimiter rune          // 0: the usual one of the kind
	table     string        // NAME of [data.NAME]
	maxRows   int
	maxCells  int
	// beside says whether there is something in a file with the same name and this at its end; nil where there
	// are no files.
	beside func(suffix string) bool
}

// refuse tells of words of the config that are for files of another kind.
func (in input) refuse(m *mistakes, why string, keys ...string) {
	for _, key := range keys {
		if in.node.Has(key) {
			m.errorf(in.node.KeyAt(key), "", "%s %s, and %s is none", key, why, in.path)
		}
	}
}

// heading is a column's name and its place in the file.
type heading struct {
	name  string
	at    config.Pos
	kind  Kind
	typed bool   // the source says that the column holds this kind
	unit  string // that the source says for the whole column
	whole string // the name as it stands there, where it has the unit in brackets; empty otherwise
}

// loading is the reading of one [data.NAME].
type loading struct {
	Inputs
	ctx  context.Context
	spec Spec
	node *config.Table
	m    *mistakes
	// inputs are what was read.
	inputs []Input
	// named gives another table, nil with the mistake told.
	named func(name string, at config.Pos) *Table
	// made is the table where no rows are read, but another table is taken.
	made *Table
}

// A source gets the header and the rows of a table from where its key of [data.NAME] says. It tells what
// is wrong.
type source func(l *loading) ([]heading, []Row)

// sources are the ways to a table by the key of [data.NAME] that chooses them. To add one, write its file and
// its line here.
var sources = map[string]source{
	"database": (*loading).database,
	"fetch":    (*loading).fetch,
	"file":     (*loading).file,
	"from":     (*loading).from,
}

// source finds how the table is got.
func (s Spec) source(node *config.Table, d *config.Diagnostics) source {
	var found string
	for _, key := range node.Keys() {
		switch {
		case sources[key] == nil:
		case found == "":
			found = key
		default:
			d.Errorf(node.KeyAt(key), "keep one", "[%s] says %s already, and a table comes from one place", node.Path, found)
		}
	}
	if found == "" {
		known := slices.Sorted(maps.Keys(sources))
		d.Errorf(node.Pos, "write "+strings.Join(known, " = \"...\" or ")+" = \"...\"", "[%s] does not say where its table is", node.Path)
		return nil
	}
	return sources[found]
}

// file reads a table from a file of the briefing's.
func (l *loading) file() ([]heading, []Row) {
	read := l.spec.reader(l.spec.File, l.node.At("file"), l.m.d) // check has found it
	file, err := config.Join(l.Dir, l.spec.File)
	var raw []byte
	if err == nil {
		raw, err = l.Root.Read(file, maxFileBytes)
	}
	if err != nil {
		hint := ""
		if errors.Is(err, config.ErrTooLarge) {
			hint = l.spec.tooLargeHint(file, l.node.Name)
		}
		l.m.errorf(l.node.At("file"), hint, "%v", err)
		return nil, nil
	}
	l.inputs = append(l.inputs, Input{Name: file, SHA256: sumOf(raw), Bytes: int64(len(raw))})
	in := l.input(file, raw)
	in.beside = func(suffix string) bool { return l.Root.Holds(file + suffix) }
	return read(in, l.m)
}

// input is what a reader gets of a file.
func (l *loading) input(name string, raw []byte) input {
	return input{
		ctx: l.ctx, path: name, raw: raw, spec: l.spec, node: l.node, delimiter: l.spec.delimiter(), table: l.node.Name,
		maxRows: maxRows, maxCells: maxCells,
	}
}

// sumOf is the SHA-256 of some bytes in hexadecimal.
func sumOf(raw []byte) string {
	sum := sha256.Sum256(raw)
	return hex.EncodeToString(sum[:])
}

// reader finds the reader of a file by its name, or reports that there is none.
func (s Spec) reader(name string, at config.Pos, d *config.Diagnostics) reader {
	ending := strings.ToLower(path.Ext(name))
	read, ok := readers[ending]
	if ok {
		return read
	}
	known := listed(slices.Sorted(maps.Keys(readers)))
	hint := "data files end in " + known
	if save := otherKinds[ending]; save != "" {
		hint = save
		d.Errorf(at, hint, "this version reads %s files, not %s", known, ending)
		return nil
	}
	d.Errorf(at, hint, "%q is no kind of file that can be read", name)
	return nil
}

// table makes a table of what the source gives. It is only good when m counts no mistake.
func (l *loading) table(get source) *Table {
	header, rows := get(l)
	s, node, m := l.spec, l.node, l.m
	if node.Has("from") {
		return l.made
	}
	profiles := s.profilesOf(rows, len(header))
	l.takeUnits(header, profiles)
	l.renameHeader(header)
	if m.count > 0 {
		return nil
	}
	t := l.newTable(header)
	if t == nil {
		return nil
	}
	t.Rows = rows
	s.describe(t, profiles, node, m)
	t.attribute(m)
	if m.count == 0 {
		s.know(t, node, m)
	}
	t.agreeOnUnits()
	if m.count == 0 {
		s.warnOfText(t, profiles, node, m.d)
	}
	return t
}

// newTable makes a table without rows of a header, nil where it lacks a column that is required.
func (l *loading) newTable(header []heading) *Table {
	s, node := l.spec, l.node
	t := &Table{
		Name:     node.Name,
		Source:   Source{Publisher: s.Source, Title: s.Title, URL: s.URL, AsOf: s.AsOf, CopyOf: l.copyOf()},
		Inputs:   l.inputs,
		At:       node.Pos,
		notation: s.notation(),
	}
	for _, h := range header {
		t.Columns = append(t.Columns, Column{Name: h.name, Label: inWords(h.name), Kind: h.kind, typed: h.typed, Unit: h.unit, whole: h.whole})
	}
	if len(header) > 0 && !l.hasColumns(t, header[0].at) {
		return nil
	}
	return t
}

func (s Spec) notation() notation { return notation{decimal: s.Decimal, grouping: s.Grouping} }

// profilesOf looks at the columns of rows whose cells are text.
func (s Spec) profilesOf(rows []Row, columns int) []*profile {
	s.markMissing(rows)
	t := &Table{Rows: rows, notation: s.notation()}
	profiles := make([]*profile, columns)
	for i := range profiles {
		profiles[i] = t.profileOf(i)
	}
	return profiles
}

// markMissing finds the cells without a value.
func (s Spec) markMissing(rows []Row) {
	for _, r := range rows {
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
