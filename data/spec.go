package data

import (
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"report/config"
)

// Spec is [data.NAME].
type Spec struct {
	Query
	// File is the path of the table: a text file in UTF-8, or in UTF-16 with a byte order mark, whose first
	// row names the columns. Its name ends in .csv, with commas between cells, or in .tsv, with tabs. It may
	// have up to 64 MB. JSON ends in .json and is a list of objects, one for each row, or holds one where path
	// says; the keys are the columns, and those of objects within an object have its key and a dot before
	// them: "price.amount". In .jsonl and .ndjson each line is such an object. Text in quotes is text or a date,
	// and a number only where type says so; null and a key that is not there are missing values. A database
	// of SQLite ends in .sqlite or .db, and query says what is read of it. An Excel workbook ends in .xlsx or .xlsm;
	// sheet, range and header_rows say where its table is, and macros and links to other files do nothing.
	// A column of numbers whose name ends in a unit in round or square brackets, "Turnover (bn yuan)" or "Share [%]",
	// goes by what stands before them, "Turnover", and has that unit unless its unit says another. A unit is: a % or ‰,
	// also of something; a magnitude such as thousand, Tsd., mn, Mrd. or 亿, alone or before what is counted; the ISO
	// code or the sign of a currency, with a magnitude behind it or without; one of kg, t, km, m², ha, kWh, MW, °C, h,
	// persons and their like; or one of these for each of another, kg/h. All else stays in the name, as in "Sales (2023)". So
	// do brackets whose unit contradicts the sign behind the numbers, and those without which two columns would have the same
	// name. Rename takes a name with its brackets as well.
	File string `toml:"file"`
	// Fetch is an address on the web, https://stats.example.org/x.csv, of a file of any of these kinds. Its host has
	// to be one of those that [network] allows. Where the network fails, the last good copy is taken: that is warned of, and
	// the list of sources says it. An address is no place for a secret, since it is told wherever the table's origin is.
	Fetch string `toml:"fetch"`
	// Format is the kind of file that an address holds: "csv", "tsv", "xlsx" and so on, where its name does not end in
	// it and the server does not tell.
	Format string `toml:"format"`
	// Database is the name of an environment variable that holds the address of a PostgreSQL database, such as
	// postgres://reader:password@db.example.org/sales. The address itself never stands in a file. Query says what
	// is read of it.
	Database string `toml:"database"`
	// Path leads to the list within a file of JSON: keys, and places in lists from 0, with dots between, such as
	// "data.items" or "1.rows". When left out the file is the list.
	Path string `toml:"path"`
	// From is the NAME of another [data.NAME] that this table is made of, by the words that choose and scale rows. A
	// table may be made of one that is made of another: so a word is applied to what another has made.
	From string `toml:"from"`
	// Join adds the columns of another table, row by row: join = { table = "regions", on = "region" }. It comes after
	// rename and unpivot, and before filter.
	Join *Join `toml:"join"`
	// SQL is a statement of SQL that begins with SELECT, WITH or VALUES, for a database. The columns have the names
	// that it gives them, and the rows its order: end it with ORDER BY.
	SQL string `toml:"query"`
	// Timeout is how long a query may take: "30s", "2m".
	Timeout string `toml:"timeout" default:"30s"`
	// Source is the publisher of the data, as charts and the list of sources name it. A row with a cell
	// in a column named "source" has that one instead.
	Source string `toml:"source"`
	// Title of the publication. A column named "source_title" says it row by row.
	Title string `toml:"title"`
	// URL is the publication's address on the web; it begins with https:// or http://. A column named
	// "url" says it row by row.
	URL string `toml:"url"`
	// AsOf is the date of the data: a day, 2024-03-05 with or without quotes, or a month, a quarter or a year in
	// quotes, "2024-03", "2024-Q1" or "2024". A column named "as_of" says it row by row.
	AsOf string `toml:"as_of"`
	// Sheet is the sheet of a workbook. When left out it is the only one that is not hidden.
	Sheet string `toml:"sheet"`
	// Range is the part of the sheet with the table, header and all: "B3:F40", "B3:F" down to the last row, or
	// the name of a range or of a table in the workbook. When left out it is all cells of the sheet.
	Range string `toml:"range"`
	// HeaderRows is how many rows of a sheet name the columns. The words of several are joined from top to
	// bottom: "2023" above "Turnover" gives "2023 Turnover", and merged cells name all columns that they span.
	HeaderRows int `toml:"header_rows" default:"1"`
	// Delimiter is the character between cells, such as ";" or "\t", which is a tab. When left out it is
	// a comma in .csv and a tab in .tsv.
	Delimiter string `toml:"delimiter"`
	// Decimal is the mark before the decimals of numbers in the file: "." or ",". How numbers are
	// printed depends on the language of the briefing alone.
	Decimal string `toml:"decimal" default:"."`
	// Grouping is the mark between thousands of numbers in the file, such as "," or " ". When left out,
	// numbers have none: 1,340 is text then.
	Grouping string `toml:"grouping"`
	// Missing lists what stands in cells without a value, such as "n/a" or "..". Empty cells have none
	// anyway. A missing value is never taken for zero.
	Missing []string `toml:"missing"`
	// Values lists the columns of numbers that columns named "precision" and "unit" speak of, row by row.
	// When left out it is the column named "value", or else the only column of numbers; [] is none. A
	// column named "turnover_precision" speaks of the column "turnover" and needs no mention.
	Values []string `toml:"values"`
	// Columns holds a table [data.NAME.columns.COLUMN] for each column of which there is something to
	// say; COLUMN is its name in the file's first row.
	Columns map[string]ColumnSpec `toml:"columns"`
	Gates
}

// ColumnSpec is [data.NAME.columns.COLUMN].
type ColumnSpec struct {
	// Type is what the column holds. When left out it is found from the cells: the first of number,
	// date and boolean that all cells with a value are, otherwise text. Dates are written 2024-03-05,
	// 2024-03, 2024-Q1 or 2024, booleans true or false. Numbers with a leading zero, such as 007, are codes, and
	// those are text. Numbers may have a % or ‰ behind them where all of the column have it: it is their unit
	// then. A file has one way to write numbers: 1,5 and 1.5 in columns of numbers are a mistake.
	// An integer is a whole number that is exact as long as nobody says otherwise, as counts are: their sums are
	// exact too. It is never inferred.
	Type string `toml:"type" oneof:"text,number,integer,date,boolean"`
	// Label is the column's name for readers: at the head of a table's column, on an axis. When left
	// out it is made of the name in the file: "gross_output" becomes "Gross output".
	Label string `toml:"label"`
	// Note is what readers should know of the column, such as a break in the series. A caveats section prints it.
	Note string `toml:"note"`
	// Source is the publisher of this column, where it is another than that of the table. It is listed where the column
	// is printed or drawn.
	Source string `toml:"source"`
	// Unit of the numbers: "bn yuan", "thousand", "%". It has precedence over a column named "unit". The ISO code of
	// a currency, "CNY" or "billion CNY", prints as its name in the briefing's language: "Milliarden Yuan" in German.
	Unit string `toml:"unit"`
	// Format is the pattern by which the numbers are printed: in "#,##0.0" a 0 is a digit that is always
	// printed, a # one that is left out where it says nothing; the point stands before the decimals and
	// the comma between thousands, whatever marks the language has for these. The pattern is one of
	// Unicode's CLDR: a % in it multiplies by 100, and '%' does not. Instead of a pattern, "compact" prints large numbers in
	// words and with three digits, "6.15 trillion", and "compact-short" shortly, "6.15T", both without the magnitude of the
	// unit; charts, whose values share one unit, pass over these two. When left out, a column is printed
	// with as many decimals as all its values are known to.
	Format string `toml:"format"`
	// Precision is the step to which the numbers are known: 10 for rounded to tens, 0.01 for two
	// decimals. Nothing is printed finer than that. What a column named "precision" says row by row has
	// precedence. When left out, a number is known to its last digit as written.
	Precision float64 `toml:"precision"`
	// Published says that the column is a published form of what the table has as well, and of which: published =
	// { growth = "turnover" }, with the words of [derive](#an-entry-of-derive-in-a-chart-a-table-or-a-fact) but label, unit, format and precision. What the
	// publisher says and what can be computed from rounded values may differ by rounding; a published value beyond that
	// is a warning at its cell. A section of kind "caveats" tells of the others.
	Published *Derivation `toml:"published"`
	ColumnGates
}

// check holds the words of a [data.NAME] against what they may be, and finds how the table is got. Values
// of the wrong type have been told by Decode.
func (s Spec) check(node *config.Table, d *config.Diagnostics) source {
	get := s.source(node, d)
	switch {
	case !node.Has("file") || d.HasErrorAt(node.At("file")):
	case strings.TrimSpace(s.File) == "":
		d.Errorf(node.At("file"), "write something between the quotes", "file is empty")
	default:
		s.reader(s.File, node.At("file"), d)
	}
	if s.URL != "" && !isWebAddress(s.URL) {
		d.Errorf(node.At("url"), "", "%q is not an address that begins with http:// or https://", s.URL)
	}
	if at := node.At("header_rows"); (s.HeaderRows < 1 || s.HeaderRows > maxHeaderRows) && !d.HasErrorAt(at) {
		d.Errorf(at, "", "header_rows must be from 1 to %d, not %d", maxHeaderRows, s.HeaderRows)
	}
	if _, _, ok := parseDate(s.AsOf); s.AsOf != "" && !ok {
		d.Errorf(node.At("as_of"), "", "%q is not a date such as %s", s.AsOf, dateForms)
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
	s.checkFetch(node, d)
	s.checkDatabase(node, d)
	s.checkQuery(node, d)
	s.checkFrom(node, d)
	s.checkMarks(node, d)
	s.checkColumns(node, d)
	s.checkGates(node, d)
	return get
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
		if err := CheckFormat(c.Format); err != nil {
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

// delimiter gives 0 where none is declared, or none that can be one.
func (s Spec) delimiter() rune {
	r, n := utf8.DecodeRuneInString(s.Delimiter)
	if n == 0 || n != len(s.Delimiter) || r == utf8.RuneError || strings.ContainsRune("\"\r\n\x00", r) {
		return 0
	}
	return r
}
