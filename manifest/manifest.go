// Package manifest is the record of an edition: what it prints, what each figure rests on, and the files
// that all of it was read from. It is written beside the PDF and attached to it, so that a figure can be
// traced and two editions can be compared without the files that they were made of.
package manifest

// Version is that of the format. It grows when an older program would read a record wrongly.
const Version = 1

// Manifest is the record of one edition. The same briefing, read from the same files by the same program,
// has the same record. Lists are in order of reading where there is one, else sorted by name.
type Manifest struct {
	Version   int        `json:"version"`
	Program   string     `json:"program,omitempty"` // "report v1.2.0"
	Title     string     `json:"title"`
	Subtitle  string     `json:"subtitle,omitempty"`
	Author    string     `json:"author,omitempty"`
	Date      string     `json:"date"` // of the edition: "2024-03-06"
	Lang      string     `json:"lang"` // BCP 47
	Config    string     `json:"config"`
	Set       []string   `json:"set,omitempty"` // keys of the config that were set for this run: "report.lang=de"
	Sections  []Section  `json:"sections"`
	Inputs    []Input    `json:"inputs"`
	Sources   []Source   `json:"sources"`
	Facts     []Fact     `json:"facts"`
	Tables    []Table    `json:"tables"`
	Charts    []Chart    `json:"charts"`
	Sentences []Sentence `json:"sentences"`
}

// Section is a section that is printed.
type Section struct {
	Name  string `json:"name"`
	Kind  string `json:"kind"`
	Title string `json:"title,omitempty"`
}

// Input is something that the edition was made of.
type Input struct {
	Name    string `json:"name"`   // the file below the root, an address on the web, or the variable with that of a database
	SHA256  string `json:"sha256"` // of its bytes, in hexadecimal
	Bytes   int64  `json:"bytes,omitempty"`
	Fetched string `json:"fetched,omitempty"` // from the web, in RFC 3339
	Stale   string `json:"stale,omitempty"`   // why an older copy was taken
}

// Source is where values come from.
type Source struct {
	Publisher string `json:"publisher,omitempty"`
	Title     string `json:"title,omitempty"`
	URL       string `json:"url,omitempty"`
	AsOf      string `json:"as_of,omitempty"` // "2024-03-05", "2024-03", "2024-Q1" or "2024"
}

// Fact is a named value.
type Fact struct {
	Name       string   `json:"name"`
	Label      string   `json:"label,omitempty"`
	Expression string   `json:"expression"`
	At         string   `json:"at"`    // where the config names it: "config.toml:42:8"
	Kind       string   `json:"kind"`  // "number", "date", "text", "boolean"
	Value      string   `json:"value"` // of a number all of its digits, with a point; of a date the ISO form
	Unit       string   `json:"unit,omitempty"`
	Precision  string   `json:"precision,omitempty"` // the unit to which a number is known: "0.1"
	Format     string   `json:"format,omitempty"`    // CLDR number pattern
	Printed    string   `json:"printed"`             // with its unit
	Qualifier  string   `json:"qualifier,omitempty"`
	Change     string   `json:"change,omitempty"` // as printed
	Computed   bool     `json:"computed,omitempty"`
	Origins    []Origin `json:"origins"`                // the cells that it rests on
	More       int      `json:"more_origins,omitempty"` // beyond those listed
	Uses       []Use    `json:"uses"`
}

// Origin is a cell.
type Origin struct {
	Table  string `json:"table"`
	Column string `json:"column"`
	File   string `json:"file,omitempty"` // one of Inputs
	At     string `json:"at"`             // "data/turnover.csv:12:3" or "sales.xlsx:Prices!B7"
	Text   string `json:"text"`           // as it stands there, or in a row made of several
	Rows   int    `json:"rows,omitempty"` // of how many rows the table made this one; At is then the first of them
	Source Source `json:"source"`
}

// Use is a place where a fact is printed.
type Use struct {
	Section  string `json:"section,omitempty"`
	Chart    string `json:"chart,omitempty"`
	Part     string `json:"part,omitempty"`     // "change"; empty for the value
	At       string `json:"at"`                 // where the text names it
	Printed  string `json:"printed,omitempty"`  // empty where a condition asks for it
	Sentence string `json:"sentence,omitempty"` // in which it is printed
}

// Table is a table that sections, charts or facts of the edition use.
type Table struct {
	Name    string     `json:"name"`
	Columns []Column   `json:"columns"`
	Count   int        `json:"count"`          // of rows
	SHA256  string     `json:"sha256"`         // of the table as CSV
	Rows    [][]string `json:"rows,omitempty"` // as written, the first ones where there are too many; a missing value is empty
	AsOf    string     `json:"as_of,omitempty"`
}

// Column is a column of a table.
type Column struct {
	Name  string `json:"name"`
	Label string `json:"label,omitempty"`
	Unit  string `json:"unit,omitempty"`
	Kind  string `json:"kind"`
	Years bool   `json:"years,omitempty"` // its numbers are years: they name rows
}

// Chart is a chart that is shown.
type Chart struct {
	Name    string `json:"name"`
	Section string `json:"section"`
	Title   string `json:"title,omitempty"`
	Alt     string `json:"alt"`
}

// Sentence is a sentence of prose, a heading, a caption, a label, a note. The cells of tables are in Tables.
type Sentence struct {
	Section string `json:"section"`
	Text    string `json:"text"`
	At      string `json:"at,omitempty"` // where its paragraph begins
}

// Fact finds a fact.
func (m *Manifest) Fact(name string) (Fact, bool) {
	for _, f := range m.Facts {
		if f.Name == name {
			return f, true
		}
	}
	return Fact{}, false
}

// Input finds an input.
func (m *Manifest) Input(name string) (Input, bool) {
	for _, in := range m.Inputs {
		if in.Name == name {
			return in, true
		}
	}
	return Input{}, false
}

// WithoutRows is the record without what stands in the tables, for readers who get the pages only.
func (m Manifest) WithoutRows() Manifest {
	tables := make([]Table, len(m.Tables))
	for i, t := range m.Tables {
		t.Rows = nil
		tables[i] = t
	}
	m.Tables = tables
	return m
}

// A record stays small enough to be looked through, and to be sent along. What is left out has its sum.
const (
	MostRows    = 2000
	MostText    = 200 << 10 // bytes in the cells of a table
	MostOrigins = 100       // of a fact
)

// Listed is how many of a table's rows the record lists.
func Listed(rows [][]string) int {
	text := 0
	for i, row := range rows {
		for _, cell := range row {
			text += len(cell)
		}
		if i == MostRows || text > MostText {
			return i
		}
	}
	return len(rows)
}
