package data

import (
	"archive/zip"
	"encoding/xml"
	"fmt"
	"strconv"
	"strings"

	"report/config"
)

// readWorkbook reads a table from a sheet of an Excel workbook (ECMA-376, parts 1 and 4): the values that
// are stored, numbers as they are stored and not as their cells show them, formulas by the value that
// was last computed.
//
// The parts are read here and not by a library for spreadsheets, as those that stream rows give the text
// of a cell and not whether it is a number, and take a sheet that breaks off for one that ends there.
func readWorkbook(in input, m *mistakes) ([]heading, []Row) {
	w := &workbook{input: in, m: m}
	w.refuse(m, "is for text files", "delimiter", "decimal", "grouping")
	w.refuse(m, "is for JSON", "path")
	if !w.open() || !w.contents() {
		return nil, nil
	}
	sheet, area := w.find()
	if sheet == nil || m.count > 0 {
		return nil, nil
	}
	w.readFormats()
	w.readStrings()
	if w.broken {
		return nil, nil
	}
	s := sheetReader{workbook: w, sheet: *sheet, area: area}
	return s.table()
}

// workbook is what of a workbook its tables are read by.
type workbook struct {
	input
	m        *mistakes
	parts    map[string]*zip.File // by partName
	unpacked uint64
	broken   bool // and that has been told

	main     string // the part that lists the sheets
	sheets   []worksheet
	names    []definedName
	date1904 bool
	formats  []numberFormat // by the style of a cell
	strings  []string
}

type worksheet struct {
	name, part string
	hidden     bool
}

// definedName is a name that the workbook gives to something, of all sheets or of one.
type definedName struct {
	name, refers, sheet string
}

// contents lists the workbook's sheets and names.
func (w *workbook) contents() bool {
	if w.main = w.related("", "officeDocument"); w.main == "" || w.parts[w.main] == nil {
		if !w.broken {
			w.m.errorf(config.Pos{File: w.path}, asWorkbook, "%s", w.other())
		}
		return false
	}
	parts, kinds := map[string]string{}, map[string]string{}
	for _, r := range w.relations(w.main) {
		parts[r.id], kinds[r.id] = r.part, r.kind
	}
	var all []string // sheets of charts among them, which local names count
	w.read(w.main, func(x *markup) error {
		return x.elements(func(e xml.StartElement) error {
			switch e.Name.Local {
			case "workbookPr":
				w.date1904 = isTrue(attribute(e, "date1904"))
			case "sheet":
				id, state := attribute(e, "id"), attribute(e, "state")
				s := worksheet{attribute(e, "name"), parts[id], state == "hidden" || state == "veryHidden"}
				all = append(all, s.name)
				if kinds[id] == "worksheet" {
					w.sheets = append(w.sheets, s)
				}
			case "definedName":
				n := definedName{name: attribute(e, "name")}
				if i, err := strconv.Atoi(attribute(e, "localSheetId")); err == nil && i >= 0 && i < len(all) {
					n.sheet = all[i]
				}
				var err error
				n.refers, err = x.text()
				w.names = append(w.names, n)
				return err
			}
			return nil
		})
	})
	if len(w.sheets) == 0 && !w.broken {
		w.m.errorf(config.Pos{File: w.path}, "", "the workbook has no sheet with cells")
	}
	return len(w.sheets) > 0 && !w.broken
}

// other says what a ZIP file is that is no workbook.
func (w *workbook) other() string {
	for _, known := range []struct{ part, message string }{
		{"content.xml", "the file is an OpenDocument and no Excel workbook, whatever its name says"},
		{"xl/workbook.bin", "the workbook is in Excel's binary format, .xlsb, whatever its name says"},
		{"word/document.xml", "the file is a text document and no workbook, whatever its name says"},
	} {
		if w.parts[known.part] != nil {
			return known.message
		}
	}
	return "the file is a ZIP file without a workbook in it"
}

func isTrue(value string) bool { return value == "1" || value == "true" }

// readStrings reads the texts that cells share.
func (w *workbook) readStrings() {
	total := 0
	w.read(w.related(w.main, "sharedStrings"), func(x *markup) error {
		return x.each("si", func(xml.StartElement) error {
			if len(w.strings) == w.maxCells {
				return fmt.Errorf("it has more than %d texts", w.maxCells)
			}
			text, err := x.richText()
			if total += len(text); total > maxUnpacked {
				return errTooLarge
			}
			w.strings = append(w.strings, text)
			return err
		})
	})
}

// richText is the text of the element that is open, of all its runs, without what says how Han
// characters are spoken.
func (x *markup) richText() (string, error) {
	var text []string
	size := 0
	err := x.elements(func(e xml.StartElement) error {
		if e.Name.Local != "t" && e.Name.Local != "rPh" {
			return nil
		}
		part, err := x.text()
		if e.Name.Local == "t" {
			text = append(text, part)
			size += len(part)
		}
		if size > maxCellBytes {
			return errTooLarge
		}
		return err
	})
	return unescape(strings.Join(text, "")), err
}
