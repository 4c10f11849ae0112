package layout

import "report/layout/text"

// MM is a millimetre in points.
const MM Pt = 72 / 25.4

// Theme is every colour, size and gap of a briefing, in one place. It is made from the brand; blocks
// and charts take what they need from it and invent nothing.
type Theme struct {
	Page    Paper
	Palette Palette

	// Running text.
	Body, Lead, Small, Code Style
	// Headings by level: 0 is a section's own, 1 to 3 those within its text.
	Headings [4]Style

	CoverTitle, CoverSubtitle, CoverMeta   Style
	RunningHead                            Style
	ContentsEntry, ContentsSub             Style
	Number, Title, Subtitle, Note          Style // of figures and tables: "FIGURE 1", title, measure, source
	TableHead, TableCell                   Style
	DataHead, DataCell                     Style // of a chart's numbers below it
	KeyValue, KeyUnit, KeyLabel, KeyDetail Style
	Quote, Reported, Speaker, Role         Style
	Place, LocalName                       Style // a region's name, and the one in its own script
}

// Paper is the page: its size, margins and grid.
type Paper struct {
	Width, Height            Pt
	Top, Right, Bottom, Left Pt // margins
	Columns                  int
	Gutter                   Pt
	TextColumns              int // columns that running text covers; the others are the side column
}

// Measure is the width between the margins.
func (p Paper) Measure() Pt { return p.Width - p.Left - p.Right }

// Span is the width of n columns of the grid with the gutters between them.
func (p Paper) Span(n int) Pt {
	column := (p.Measure() - Pt(p.Columns-1)*p.Gutter) / Pt(p.Columns)
	return Pt(n)*column + Pt(n-1)*p.Gutter
}

// TextWidth is the width of running text.
func (p Paper) TextWidth() Pt { return p.Span(p.TextColumns) }

// Papers are the sheets by the name that the config uses. Margins and grid are the same on both.
var papers = map[string][2]Pt{
	"a4":     {210 * MM, 297 * MM},
	"letter": {612, 792},
}

// NewPaper returns a sheet with margins of 20, 20, 18 and 25 mm (top, right, bottom, left) and a grid
// of 12 columns with gutters of 5 mm, 9 of which hold the text: some 75 characters of 10 pt.
func NewPaper(name string) (Paper, bool) {
	size, ok := papers[name]
	return Paper{
		Width: size[0], Height: size[1],
		Top: 20 * MM, Right: 20 * MM, Bottom: 18 * MM, Left: 25 * MM,
		Columns: 12, Gutter: 5 * MM, TextColumns: 9,
	}, ok
}

// Palette is the brand's colours by what they do.
type Palette struct {
	Text, Muted, Background Color
	Primary                 Color
	Link                    Color
	Panel                   Color // fill behind boxes, light
	Rule                    Color // hairlines
	CoverField, CoverText   Color
	Series                  []Color
	Focus, Context          Color
}

// Style is how a paragraph is set: its faces, size and leading, and the white space around it.
type Style struct {
	Faces         Faces
	Size, Leading Pt
	Color         Color
	Tracking      Pt
	Align         Align
	Hyphenate     Hyphenation
	Balance       bool // all lines about as long: titles
	Figures       text.Figures
	SmallCaps     bool
	Before, After Pt // white space; between two paragraphs the larger counts
}

// Faces are a family's variants for emphasis.
type Faces struct{ Regular, Italic, Bold, BoldItalic *text.Face }

// Text returns the style of a span, upright and of the style's own weight.
func (s Style) Text() text.Style {
	return text.Style{Face: s.Faces.Regular, Size: s.Size, Color: s.Color, Tracking: s.Tracking, Figures: s.Figures, SmallCaps: s.SmallCaps}
}

// Bold is Text in the bolder weight.
func (s Style) Bold() text.Style {
	t := s.Text()
	t.Face = s.Faces.Bold
	return t
}

// Italic is Text in italics.
func (s Style) Italic() text.Style {
	t := s.Text()
	t.Face = s.Faces.Italic
	return t
}

// Paragraph sets one string in the style.
func (s Style) Paragraph(str string, tag *Tag, at Place) *Paragraph {
	return s.Spans([]text.Span{{Text: str, Style: s.Text()}}, tag, at)
}

// Spans sets spans with the style's leading and alignment.
func (s Style) Spans(spans []text.Span, tag *Tag, at Place) *Paragraph {
	return &Paragraph{Spans: spans, Leading: s.Leading, Align: s.Align, Hyphenate: s.Hyphenate, Balance: s.Balance, Tag: tag, At: at}
}

// Colored is the style in another colour.
func (s Style) Colored(c Color) Style {
	s.Color = c
	return s
}
