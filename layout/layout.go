// Package layout turns blocks into pages of positioned items. It paints nothing, reads nothing and
// knows neither fpdf nor gonum.
//
// Lengths are points; the origin is the top left corner and y grows downwards. A Block answers one
// question, Fit: lay out as much of you as fits into this width and height. Measuring and placing
// are the same act, so they cannot drift apart.
package layout

import (
	"image"

	"report/layout/text"
)

// Pt is a length in points, 1/72 of an inch.
type Pt = text.Pt

// Color is an opaque sRGB colour.
type Color = text.Color

// Place is where the thing that made a block or an item stands in the user's files.
type Place struct {
	File      string
	Line, Col int
	Sheet     string // of a workbook
	Query     bool   // Line is the row of what a query of File gives
}

// Block is something that can be laid out, whole or in pieces.
type Block interface {
	// Fit lays out as much as fits in w by h. rest is nil when all of it fitted. An empty frame
	// (no items, no height) with a rest means: start me on a new page. Fit changes nothing in its
	// receiver: the same call gives the same answer.
	Fit(env Env, w, h Pt) (f Frame, rest Block, err error)
}

// Settings hold for a whole document.
type Settings struct {
	Lang    string           // BCP 47
	Hyphens *text.Hyphenator // of that language; nil divides words at soft hyphens only
}

// Env is what a block may know of the document while it is laid out.
type Env struct {
	Settings
	// Page is the number of the page that is filled, from 1; 0 where a block is laid out on its own.
	// Only PageBreak looks at it.
	Page int
	// Outline lists every anchor of the pass before this one with its page, in order. It is empty
	// in the first pass; Paginate lays out again until it holds still. Blocks of this package do not
	// look at it.
	Outline []OutlineEntry
	// PageTop is true where the block starts at the very top of a page or column.
	PageTop bool

	columnTop bool // starts at the top of a column of text: white space is dropped
	// afterHeading is true directly below a block that keeps with its next: one with two lines of
	// text under it looks lost at the foot of a page.
	afterHeading bool
	memo         *memo
}

// Frame is a finished piece of layout: items at fixed places, relative to its top left corner.
type Frame struct {
	Width, Height Pt
	Items         []Item
	Notes         []Block // footnotes that this frame calls for, in order
	Sides         []SideNote
	Anchors       []Anchor // what contents and cross references point at
	Warnings      []Warning
}

// Empty says that nothing was placed.
func (f Frame) Empty() bool { return f.Height == 0 && len(f.Items) == 0 }

// SideNote is a note that stands in the side column, level with the line that calls for it as far
// as there is room; where there is none it becomes a footnote.
type SideNote struct {
	Y     Pt // top of the line that calls for it
	Block Block

	baseline Pt  // of that line, below Y; 0 is not known
	after    int // how many of the frame's footnotes are called for before it
}

// Anchor is a named place. One with a Level is a heading, and goes into the outline.
type Anchor struct {
	Name  string
	Title string
	// Label is what references call it: "Figure 3". Without one they give the title.
	Label string
	Level int // 1 is a section; 0 keeps it out of outline and contents
	Y     Pt
}

// OutlineEntry is an anchor on its page.
type OutlineEntry struct {
	Anchor
	Page int // from 1
}

// Warning is something that check reports about the layout.
type Warning struct {
	At      Place
	Page    int    // from 1; 0 as long as the frame stands on no page
	Message string // "page 7: ..." where Page is known
}

// Item is something painted. The set is closed: Text, Line, Rect, Path, Image, Link.
type Item interface{ item() }

// Text is a run of glyphs; X, Y is the pen's start on the baseline.
type Text struct {
	X, Y Pt
	Run  text.Run
	// Space says that white space follows that is not painted, since a line ends here. Who reads
	// the text aloud, or copies it, needs it between the two words.
	Space bool
	Tag   *Tag
}

// Line is a straight stroke.
type Line struct {
	X1, Y1, X2, Y2 Pt
	Width          Pt
	Color          Color
	Dash           []Pt // on, off, ...; empty is solid
	Tag            *Tag
}

// Rect is a filled rectangle.
type Rect struct {
	X, Y, W, H Pt
	Fill       Color
	Tag        *Tag
}

// Path is an outline, filled, stroked, or both.
type Path struct {
	X, Y     Pt // added to every coordinate of Segments
	Segments []Segment
	Fill     *Color
	Stroke   *Color
	Width    Pt // of the stroke
	Dash     []Pt
	EvenOdd  bool
	Tag      *Tag
}

// Segment is one step of a path. Move and Line use the first point, Cubic all three (two controls,
// then the end), Close none.
type Segment struct {
	Op SegmentOp
	P  [3]Point
}

// Point is a place on the page.
type Point struct{ X, Y Pt }

// SegmentOp names a step of a path.
type SegmentOp uint8

// The steps of a path.
const (
	MoveTo SegmentOp = iota
	LineTo
	CubicTo
	ClosePath
)

// Points is how many of a Segment's points a step uses.
func (op SegmentOp) Points() int {
	switch op {
	case MoveTo, LineTo:
		return 1
	case CubicTo:
		return 3
	}
	return 0
}

// Image is a raster picture.
type Image struct {
	X, Y, W, H Pt
	Picture    *Picture
	Tag        *Tag
}

// Picture is an encoded raster that was checked: a PNG of 1, 2, 4 or 8 bits, not interlaced, without
// alpha; or a baseline JPEG.
type Picture struct {
	Name          string // unique within the document
	Format        string // "png" or "jpeg"
	Data          []byte
	Width, Height int // pixels
	// Decoded is the same picture as pixels, where its maker still has them; nil otherwise.
	Decoded image.Image
	// Chart is what the picture shows, for Lint; nil where that is no chart.
	Chart Labelled
}

// Link is an active area. Exactly one of URL and Anchor is set.
type Link struct {
	X, Y, W, H Pt
	URL        string
	Anchor     string
	Tag        *Tag
}

func (Text) item()  {}
func (Line) item()  {}
func (Rect) item()  {}
func (Path) item()  {}
func (Image) item() {}
func (Link) item()  {}

// Page is a finished page.
type Page struct {
	Number        int // from 1
	Width, Height Pt
	Items         []Item
	Anchors       []Anchor
}

// Document is what Paginate returns and a painter takes.
type Document struct {
	Pages    []Page
	Outline  []OutlineEntry
	Warnings []Warning
}
