// Package config turns TOML into checked values, and knows where each key stands, so that every
// mistake is told at its file, line and column, all of them at once.
//
// It knows the shape of a briefing (a [report] table, and named tables in data, chart, section and
// facts) but not what a section or a chart may hold: brief, data and charts declare that as structs
// with toml tags and Decode fills them, strictly.
package config

// Config is one briefing's file, with the brand that it names.
type Config struct {
	Path     string // as given on the command line
	Dir      string // folder of Path relative to the root, slash-separated; "." for the root itself
	Report   Report
	Brand    *Brand
	Data     []*Table // [data.NAME], in order of appearance
	Charts   []*Table // [chart.NAME]
	Sections []*Table // [section.NAME]
	Facts    []*Table // [facts.NAME]
	Network  *Network // [network]; nil where nothing may be fetched
	// Selected are the sections to build, in order, after --only and --skip.
	Selected []*Table
	// Root reads the files that the briefing names, and refuses those outside it.
	Root *Root
}

// Report is the [report] table.
type Report struct {
	// Title of the briefing: on the cover, at the head of each page and in the PDF's properties.
	Title string `toml:"title" required:"true"`
	// Subtitle stands on the cover below the title.
	Subtitle string `toml:"subtitle"`
	// Date of the briefing, on the cover and at the foot of each page: a day without quotes, such as
	// 2024-03-06, or "today" for the day of the build. Required.
	Date Date `toml:"date" today:"true"`
	// Author is who issues the briefing, a person or an office: on the cover, at the foot of each page
	// and in the PDF's properties.
	Author string `toml:"author"`
	// Lang is the language of the briefing: "en", "de", "fr", "es" or "zh", where needed with a country
	// ("en-GB", "de-CH") or a script ("zh-Hans"). It sets the words that the program adds, such as
	// "Contents" and "Source", and how numbers and dates are written. Other languages are an error.
	Lang string `toml:"lang" default:"en"`
	// Brand is the path of the brand file, with the institution's colours, fonts and logo. When left
	// out, the built-in brand is used.
	Brand string `toml:"brand"`
	// Output is the path of the PDF that is written. The charts are written as PNG pictures too, to a
	// folder named charts beside it. --output on the command line goes before this key; its path is
	// relative to the folder in which the command runs, and "-" is standard output.
	// A fact in it makes the name of the file: "out/briefing-{{ latest }}.pdf". In what it prints all but letters,
	// digits, "-", "_" and "." becomes "-".
	Output string `toml:"output" default:"out/briefing.pdf"`
	// Attachments says what is attached to the PDF: "data", the record of the edition and, as CSV, each table
	// that it uses, whole, also rows and columns that no section prints; "manifest", the record alone, without
	// the rows of tables; or "none". The record is written beside the PDF in any case, as a JSON file of its
	// name: it says of each figure where it comes from and where it is printed, and report explain and report
	// diff read it.
	Attachments string `toml:"attachments" default:"data" oneof:"data,manifest,none"`
	// Charts is the form of charts in the PDF: "png", a picture, or "vector", shapes and text, which
	// stay sharp at any size and can be searched. The PNG pictures are written either way.
	Charts string `toml:"charts" default:"png" oneof:"png,vector"`
	// Paper is the size of the pages: "a4", or "letter", which is 8.5 by 11 inches.
	Paper string `toml:"paper" default:"a4" oneof:"a4,letter"`
	// Keywords are words for the PDF's properties, by which search programs find it. They may name facts.
	Keywords []string `toml:"keywords"`
	// Literals are words of the briefing whose numbers are meant as they stand, and are no facts:
	// ["5G", "two sessions", "5 March 2024"]. report check warns of all other numbers that are typed by hand.
	Literals []string `toml:"literals"`
	// Sections lists the names of the sections to print, in order; a [section.NAME] that is not in the
	// list is checked and not printed. Required. Names, here and of data, charts and facts, have letters
	// and digits of any script, _ and -, and up to 64 of these. In a table's header, names with other
	// letters than a to z stand in quotes: [section."封面"].
	Sections []string `toml:"sections"`

	Table *Table `toml:"-"`
}
