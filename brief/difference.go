package brief

import (
	"strconv"

	"report/data"
	"report/manifest"
)

// Difference prints the difference of a figure that changed in a language, with its sign and unit; "" where
// there is none, or none that its precision bears.
func Difference(lang string, c manifest.FigureChange) string {
	l, err := data.NewLocale(lang)
	if err != nil || c.Difference == "" {
		return ""
	}
	return difference(l, c)
}

func difference(l *data.Locale, c manifest.FigureChange) string {
	number, err := strconv.ParseFloat(c.Difference, 64)
	if err != nil {
		return ""
	}
	precision, err := strconv.ParseFloat(c.Precision, 64)
	if err != nil || !(precision > 0) {
		return ""
	}
	cell := data.Cell{Kind: data.Number, Number: number, Precision: precision, Text: c.Difference}
	column := data.Column{Kind: data.Number, Unit: l.DifferenceUnit(c.New.Unit), Format: c.New.Format}
	if data.CheckFormat(column.Format) != nil { // a record may come from anywhere
		column.Format = ""
	}
	s := bareText(l.Unit(l.Cell(cell, column), l.UnitAfter(cell, column)))
	if number > 0 {
		s = "+" + s
	}
	return s
}
