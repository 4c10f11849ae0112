package data

import (
	"encoding/xml"
	"regexp"
	"strconv"
	"strings"

	"report/config"
)

// area is a part of a sheet, rows and columns from 1, to the last inclusive.
type area struct {
	top, bottom, left, right int // 0: where the cells begin, or end
}

// Limits of sheets.
const (
	lastSheetRow    = 1 << 20
	lastSheetColumn = 1 << 14
)

var (
	rangeForm     = regexp.MustCompile(`^\$?([A-Za-z]{1,3})\$?(\d{1,7})?(?::\$?([A-Za-z]{1,3})\$?(\d{1,7})?)?$`)
	qualifiedForm = regexp.MustCompile(`^(?:'((?:[^']|'')+)'|([^'!\[\]]+))!([^!]+)$`)
)

// parseArea reads "B3:F40", "B3:F", which is open at the end, and "B:F". single is for "B3" alone.
func parseArea(s string) (a area, single, ok bool) {
	m := rangeForm.FindStringSubmatch(s)
	if m == nil || m[2] == "" && m[3] == "" || m[2] == "" && m[4] != "" {
		return a, false, false
	}
	number := func(s string) int { n, _ := strconv.Atoi(s); return n }
	a = area{top: number(m[2]), bottom: number(m[4]), left: columnNumber(m[1]), right: columnNumber(m[3])}
	if m[3] == "" {
		a.right, a.bottom = a.left, a.top
	}
	if a.right < a.left {
		a.left, a.right = a.right, a.left
	}
	if a.bottom > 0 && a.bottom < a.top {
		a.top, a.bottom = a.bottom, a.top
	}
	exists := a.right <= lastSheetColumn && max(a.top, a.bottom) <= lastSheetRow && (m[2] == "" || a.top > 0) && (m[4] == "" || a.bottom > 0)
	return a, m[3] == "", exists
}

// columnNumber is a column's number: 1 for A, 27 for AA.
func columnNumber(letters string) int {
	n := 0
	for _, c := range strings.ToUpper(letters) {
		n = 26*n + int(c-'A') + 1
	}
	return n
}

// find finds the sheet and the part of it that the config names. What is wrong is told.
func (w *workbook) find() (*worksheet, area) {
	word, at := strings.TrimSpace(w.spec.Range), w.node.At("range")
	if !w.node.Has("range") {
		return w.sheet(w.spec.Sheet), area{}
	}
	if a, single, ok := parseArea(word); ok {
		if single {
			w.m.errorf(at, "write the first cell of the header and the last of the table, such as B3:F40, or B3:F down to the last row", "the range %q is a single cell", word)
			return nil, a
		}
		return w.sheet(w.spec.Sheet), a
	}
	if m := qualifiedForm.FindStringSubmatch(word); m != nil {
		w.m.errorf(at, "name the sheet by sheet = \""+sheetOf(m)+"\" and write range = \""+m[3]+"\"", "the range %q names a sheet", word)
		return nil, area{}
	}
	return w.named(word, at)
}

// sheetOf is the sheet of a match of qualifiedForm.
func sheetOf(m []string) string { return strings.ReplaceAll(m[1], "''", "'") + m[2] }

// sheet finds a sheet by its name, or the only one that can be seen.
func (w *workbook) sheet(name string) *worksheet {
	var seen, all []string
	only := -1
	for i, s := range w.sheets {
		if s.name == name {
			return &w.sheets[i]
		}
		all = append(all, s.name)
		if !s.hidden {
			seen = append(seen, s.name)
			only = i
		}
	}
	switch {
	case w.node.Has("sheet"):
		w.m.errorf(w.node.At("sheet"), config.Suggest(name, all), "the workbook %s has no sheet %q", w.path, name)
	case len(seen) == 1:
		return &w.sheets[only]
	case len(seen) == 0:
		w.m.errorf(w.node.Pos, "write sheet = \""+w.sheets[0].name+"\" in [data."+w.table+"]", "the workbook %s has hidden sheets alone: %s", w.path, quoteAll(all))
	default:
		w.m.errorf(w.node.Pos, "write sheet = \""+seen[0]+"\" in [data."+w.table+"]", "the workbook %s has %d sheets: %s", w.path, len(seen), quoteAll(seen))
	}
	return nil
}

// named finds what a name of the workbook stands for, or a table of one of its sheets. A name of one sheet
// alone goes before one of all.
func (w *workbook) named(name string, at config.Pos) (*worksheet, area) {
	var known []string
	var found *definedName
	for i, n := range w.names {
		if strings.HasPrefix(n.name, "_xlnm.") { // print areas and filters
			continue
		}
		known = append(known, n.name)
		if strings.EqualFold(n.name, name) && (n.sheet == "" && found == nil || n.sheet != "" && n.sheet == w.spec.Sheet) {
			found = &w.names[i]
		}
	}
	if found != nil {
		m := qualifiedForm.FindStringSubmatch(found.refers)
		if m != nil {
			if a, _, ok := parseArea(m[3]); ok {
				return w.sheetAgreed(sheetOf(m), found.name), a
			}
		}
		w.m.errorf(at, "write the range itself, such as B3:F40", "the name %q stands for %s, which is not one range of cells", found.name, clip(found.refers))
		return nil, area{}
	}
	for _, s := range w.sheets {
		for _, r := range w.relations(s.part) {
			if r.kind != "table" {
				continue
			}
			t := w.sheetTable(r.part)
			if strings.EqualFold(t.name, name) {
				return w.tableArea(s.name, t, at)
			}
			known = append(known, t.name)
		}
	}
	if !w.broken {
		w.m.errorf(at, config.Suggest(name, known), "the range %q is none such as B3:F40, and no name or table of the workbook", name)
	}
	return nil, area{}
}

// sheetAgreed finds the sheet that a name says, and refuses another one in the config.
func (w *workbook) sheetAgreed(sheet, name string) *worksheet {
	if w.node.Has("sheet") && w.spec.Sheet != sheet {
		w.m.errorf(w.node.At("sheet"), "leave sheet out", "%q is on the sheet %q, not on %q", name, sheet, w.spec.Sheet)
		return nil
	}
	for i, s := range w.sheets {
		if s.name == sheet {
			return &w.sheets[i]
		}
	}
	w.m.errorf(w.node.At("range"), "", "the name %q is on the sheet %q, which the workbook does not have", name, sheet)
	return nil
}

// sheetTable is what a sheet says of a table on it.
type sheetTable struct {
	name, ref            string
	headerless, totalled bool
}

func (w *workbook) sheetTable(part string) (t sheetTable) {
	w.read(part, func(x *markup) error {
		return x.each("table", func(e xml.StartElement) error {
			totals := attribute(e, "totalsRowCount")
			t = sheetTable{attribute(e, "displayName"), attribute(e, "ref"), attribute(e, "headerRowCount") == "0", totals != "" && totals != "0"}
			return nil
		})
	})
	return t
}

// tableArea is where a table's header and rows are, without its row of totals.
func (w *workbook) tableArea(sheet string, t sheetTable, at config.Pos) (*worksheet, area) {
	a, _, ok := parseArea(t.ref)
	switch {
	case !ok || a.bottom == 0:
		w.m.errorf(at, "write the range itself, such as B3:F40", "the table %q stands at %q, which is no range of cells", t.name, clip(t.ref))
		return nil, a
	case t.headerless:
		w.m.errorf(at, "write the range with a header above it", "the table %q has no header", t.name)
		return nil, a
	case t.totalled:
		a.bottom--
	}
	return w.sheetAgreed(sheet, t.name), a
}
