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
	// Selected are the sections to build, in order, after --only and --skip.
	Selected []*Table
	// Root reads the files that the briefing names, and refuses those outside it.
	Root *Root
}

// Report is the [report] table.
type Report struct {
	// Title of the briefing. Required.
	Title string `toml:"title" required:"true"`
	// Subtitle, on the cover below the title.
	Subtitle string `toml:"subtitle"`
	// Date of the briefing: a date, or "today", for the day of the build. Required.
	Date Date `toml:"date" today:"true"`
	// Author: the issuer, on the cover and in the PDF's metadata.
	Author string `toml:"author"`
	// Lang is the language as a BCP 47 tag; it chooses the fixed words and number formats.
	Lang string `toml:"lang" default:"en"`
	// Brand is the path of the brand file; the built-in brand when left out.
	Brand string `toml:"brand"`
	// Output is the path of the PDF, relative to the config; the charts' PNGs go to a folder charts/
	// beside it. From the command line it is relative to where that runs, and "-" is standard output.
	Output string `toml:"output" default:"out/briefing.pdf"`
	// Charts is the form of charts in the PDF: "png".
	Charts string `toml:"charts" default:"png"`
	// Paper is "a4" or "letter".
	Paper string `toml:"paper" default:"a4" oneof:"a4,letter"`
	// Keywords for the PDF's metadata.
	Keywords []string `toml:"keywords"`
	// Sections selects and orders the sections. Required.
	Sections []string `toml:"sections"`

	Table *Table `toml:"-"`
}
