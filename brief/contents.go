package brief

import (
	"math"
	"strconv"
	"strings"

	"report/config"
	"report/layout"
	"report/layout/text"
)

// contents is kind = "contents": the sections with their pages, each a link; and figures and tables,
// where they are asked for.
type contents struct {
	// Kind of the section.
	Kind string `toml:"kind" required:"true"`
	// Title is the heading; the word for contents in the briefing's language when left out.
	Title string `toml:"title"`
	// List says what is listed, in this order: "sections", "figures", "tables".
	List []string `toml:"list" default:"sections" oneof:"sections,figures,tables"`
	// Depth is how many levels of heading are listed: 1 is the sections alone, 2 adds the # headings of
	// their text, 3 the ## headings as well.
	Depth int `toml:"depth" default:"2"`
	// Start says where the contents begin: "here", below the section before them, "page", on a new page,
	// or "right", on a page of odd number.
	Start string `toml:"start" default:"page" oneof:"here,page,right"`
}

func (s *contents) placing() placing { return placing{start: s.Start} }

func (s *contents) compose(c *composer, node *config.Table) part {
	if s.Depth < 1 || s.Depth > 3 {
		c.diags.Errorf(node.At("depth"), "", "depth is 1, 2 or 3")
	}
	if len(s.List) == 0 {
		c.diags.Errorf(node.At("list"), "leave it out to list the sections", "list is empty")
	}
	head := common{Title: s.Title}
	if head.Title == "" {
		head.Title = c.words.Contents
	}
	blocks := head.heading(c, node)
	list := contentsList{theme: c.theme, depth: s.Depth, own: node.Name, at: place(node.Pos)}
	for _, what := range s.List {
		one := list
		one.tag = &layout.Tag{Role: layout.RoleTOC}
		switch what {
		case "figures":
			one.prefix, one.title = "chart.", c.words.Figures
		case "tables":
			one.prefix, one.title = "table.", c.words.Tables
		}
		blocks = append(blocks, one)
	}
	return part{blocks: append(blocks, layout.PageBreak{})}
}

// contentsList sets the outline of the pass before. In the first pass, when there is none, it is
// empty; the passes that follow give it its height and its numbers.
type contentsList struct {
	theme  *layout.Theme
	depth  int    // of headings
	prefix string // of the anchors of figures or tables, where these are listed
	title  string // above these
	own    string // anchor of the contents themselves, which are not listed
	tag    *layout.Tag
	at     layout.Place
}

// Fit implements layout.Block.
func (b contentsList) Fit(env layout.Env, w, h layout.Pt) (layout.Frame, layout.Block, error) {
	var listed []layout.OutlineEntry
	for _, e := range env.Outline {
		heading := e.Level >= 1 && e.Level <= b.depth && e.Name != b.own
		if b.prefix == "" && heading || b.prefix != "" && strings.HasPrefix(e.Name, b.prefix) {
			listed = append(listed, e)
		}
	}
	if len(listed) == 0 {
		return layout.Frame{}, nil, nil
	}
	numbers := layout.Pt(0)
	for _, e := range listed {
		numbers = max(numbers, b.widthOf(strconv.Itoa(e.Page)))
	}
	if b.prefix != "" {
		return layout.Stack{Blocks: b.labelled(listed, numbers)}.Fit(env, w, h)
	}
	var blocks []layout.Block
	for _, e := range listed {
		style := b.style(e.Level)
		blocks = append(blocks, layout.Space{Height: style.Before},
			contentsRow{contentsList: b, entry: e, style: style, indent: layout.Pt(e.Level-1) * 5 * layout.MM, numbers: numbers})
	}
	return layout.Stack{Blocks: blocks}.Fit(env, w, h)
}

// style tells the levels of headings apart: bold, plain, and small in a muted colour.
func (b contentsList) style(level int) layout.Style {
	t := b.theme
	switch level {
	case 1:
		return t.ContentsEntry
	case 2:
		return t.ContentsSub
	}
	deep := t.ContentsSub.Colored(t.Palette.Muted)
	deep.Size *= 0.9
	deep.Leading *= 0.9
	return deep
}

// labelled lists figures or tables: each with its label before its title.
func (b contentsList) labelled(listed []layout.OutlineEntry, numbers layout.Pt) []layout.Block {
	head, style := b.theme.Headings[1], b.theme.ContentsSub
	blocks := []layout.Block{
		layout.Space{Height: head.Before * 1.5},
		layout.KeepNext{Block: head.Paragraph(b.title, &layout.Tag{Role: layout.RoleH2}, b.at)},
		layout.Space{Height: head.After},
	}
	width := layout.Pt(0)
	for _, e := range listed {
		width = max(width, b.widthOf(e.Label))
	}
	for _, e := range listed {
		blocks = append(blocks, layout.Space{Height: style.Before}, contentsRow{contentsList: b, entry: e, style: style, label: width + style.Size, numbers: numbers})
	}
	return blocks
}

// widthOf is the width of a label or number; 0 where it cannot be set, which is told when it is.
func (b contentsList) widthOf(s string) layout.Pt {
	line, err := text.Measure([]text.Span{{Text: s, Style: b.theme.ContentsSub.Text()}})
	if err != nil {
		return 0
	}
	return line.Width
}

// contentsRow is an entry with its page, which stands level with the last line of a long title, and
// dots from the one to the other.
type contentsRow struct {
	contentsList
	entry   layout.OutlineEntry
	style   layout.Style
	indent  layout.Pt
	label   layout.Pt // width of the label with the white space after it; 0 where there is none
	numbers layout.Pt // width of the widest number of the list

	begun layout.Block // what is left of a title that began on an earlier page
}

// The dots between a title and its page.
const (
	leaderStep = 5.0 // from dot to dot; those of all lines stand below each other
	leaderDot  = 0.7 // across
	leaderRoom = 6.0 // white space before and behind, at least
)

// Fit implements layout.Block.
func (r contentsRow) Fit(env layout.Env, w, h layout.Pt) (layout.Frame, layout.Block, error) {
	t := r.theme
	w -= t.Page.Measure() - t.Page.TextWidth()
	tag := r.tag.Under(layout.RoleTOCI)
	numberStyle := t.ContentsSub
	numberStyle.Leading = r.style.Leading
	left := r.indent + r.label
	words := r.begun
	if words == nil {
		words = r.cell(r.entry.Title, r.style, layout.AlignLeft, tag)
	}
	title, rest, err := words.Fit(env, w-left-r.numbers-2*leaderRoom, h)
	switch {
	case err != nil:
		return layout.Frame{}, nil, err
	case title.Empty() && rest != nil:
		return layout.Frame{}, r, nil
	case title.Empty():
		return layout.Frame{}, nil, nil
	}
	f := layout.Frame{Width: w, Height: title.Height}
	if r.label > 0 && r.begun == nil {
		label, _, err := r.cell(r.entry.Label, r.style, layout.AlignLeft, tag).Fit(env, r.label, h)
		if err != nil {
			return layout.Frame{}, nil, err
		}
		f.Place(label, r.indent, 0)
	}
	f.Place(title, left, 0)
	if rest != nil {
		r.begun = rest
		return f, r, nil
	}
	number, _, err := r.cell(strconv.Itoa(r.entry.Page), numberStyle, layout.AlignRight, tag).Fit(env, w, h)
	if err != nil {
		return layout.Frame{}, nil, err
	}
	end, baseline := lastLine(title)
	_, own := lastLine(number)
	f.Items = append(f.Items, r.leader(left+end, w, baseline)...)
	f.Place(number, 0, baseline-own)
	return f, nil, nil
}

// leader is the row of dots on a baseline, from the end of a title towards the right edge.
func (r contentsRow) leader(from, edge, y layout.Pt) []layout.Item {
	to := edge - r.numbers - leaderRoom
	steps := math.Floor((to - from - leaderRoom) / leaderStep)
	if steps < 1 {
		return nil
	}
	return []layout.Item{layout.Line{
		X1: to - steps*leaderStep, X2: to - leaderStep + leaderDot, Y1: y - leaderDot/2, Y2: y - leaderDot/2, Width: leaderDot,
		Color: r.theme.Palette.Muted, Dash: []layout.Pt{leaderDot, leaderStep - leaderDot},
	}}
}

func (r contentsRow) cell(s string, style layout.Style, a layout.Align, tag *layout.Tag) *layout.Paragraph {
	p := style.Paragraph(s, tag, r.at)
	p.Spans[0].Link = "#" + r.entry.Name
	p.Align = a
	return p
}

// lastLine is where the lowest line of a frame ends, and its baseline.
func lastLine(f layout.Frame) (end, baseline layout.Pt) {
	for _, item := range f.Items {
		if t, ok := item.(layout.Text); ok && t.Y >= baseline {
			end, baseline = t.X+t.Run.Width, t.Y
		}
	}
	return end, baseline
}
