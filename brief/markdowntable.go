package brief

import (
	"slices"
	"strings"
	"unicode"

	extast "github.com/yuin/goldmark/extension/ast"

	"report/layout"
)

func (m *markdown) table(n *extast.Table, tag *layout.Tag) layout.Block {
	cell, head := m.theme.TableCell, m.theme.TableHead
	var columns []layout.TableColumn
	for _, a := range n.Alignments {
		columns = append(columns, layout.TableColumn{Align: map[extast.Alignment]layout.Align{
			extast.AlignRight: layout.AlignRight, extast.AlignCenter: layout.AlignCenter}[a]})
	}
	var header, rows [][]cellText
	for r := n.FirstChild(); r != nil; r = r.NextSibling() {
		_, isHead := r.(*extast.TableHeader)
		style := cell
		if isHead {
			style = head
		}
		var row []cellText
		for c := r.FirstChild(); c != nil; c = c.NextSibling() {
			row = append(row, cellText{m.inlineText(c, style), style, place(m.at(c))})
		}
		if isHead {
			header = append(header, row)
		} else {
			rows = append(rows, row)
		}
	}
	for i := range columns {
		columns[i].Whole = allNumbers(rows, i)
	}
	at := place(m.at(n))
	tableTag := tag.Under(layout.RoleTable)
	set := func(pageOf pageOf) layout.Block {
		return m.c.table(columns, tableRows(header, pageOf), tableRows(rows, pageOf), tableTag, at)
	}
	t := set(nil)
	if slices.ContainsFunc(slices.Concat(header, rows), hasPages) {
		t = pageNumbers{set}
	}
	if len(rows) <= wholeRows {
		return layout.Keep{Blocks: []layout.Block{t}, At: at}
	}
	return t
}

// cellText is a cell of a table before it is set.
type cellText struct {
	inlineText
	style layout.Style
	at    layout.Place
}

// allNumbers says that the cells of a column are numbers, or empty.
func allNumbers(rows [][]cellText, column int) bool {
	found := false
	for _, row := range rows {
		s := strings.TrimSpace(plain(row[column].spans))
		if s == "" || s == "–" || s == "—" || s == "-" {
			continue
		}
		if !isNumber(s) {
			return false
		}
		found = true
	}
	return found
}

// isNumber says that a text is a number, or several with signs between them, each with its unit bound
// to it or none.
func isNumber(s string) bool {
	digits, unit := false, false
	for _, r := range s {
		switch {
		case unicode.IsDigit(r):
			digits = true
		case string(r) == noBreak || string(r) == narrowNoBreak:
			unit = digits
		case unicode.IsSpace(r):
			unit = false
		case unicode.IsLetter(r) && !unit:
			return false
		}
	}
	return digits
}

func hasPages(row []cellText) bool {
	return slices.ContainsFunc(row, func(c cellText) bool { return len(c.pages) > 0 })
}

func tableRows(rows [][]cellText, pageOf pageOf) []layout.TableRow {
	out := make([]layout.TableRow, len(rows))
	for i, row := range rows {
		for _, c := range row {
			out[i].Cells = append(out[i].Cells, layout.TableCell{Block: c.paragraph(pageOf, c.style, nil, c.at)})
		}
	}
	return out
}
