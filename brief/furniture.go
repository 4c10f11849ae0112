package brief

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"report/layout"
	"report/layout/text"
)

// master is the shape of an ordinary page: the title and the section at its head, the issuer, the
// date and the page's number at its foot.
func (c *composer) master() *layout.Master {
	p := c.theme.Page
	r := c.cfg.Report
	date := c.date(r.Date.Time.Format(time.DateOnly))
	foot := date
	if r.Author != "" {
		foot = c.expand(r.Author, r.Table, "author") + c.words.Comma + date
	}
	title := c.expand(r.Title, r.Table, "title")
	logo := c.smallLogo()
	ground := c.ground()
	return &layout.Master{
		Width: p.Width, Height: p.Height, Top: p.Top, Right: p.Right, Bottom: p.Bottom, Left: p.Left,
		SideX: p.TextWidth() + p.Gutter, SideWidth: p.Measure() - p.TextWidth() - p.Gutter,
		NoteRule: c.noteRule(),
		Furniture: func(n, total int, section string) ([]layout.Item, error) {
			f := furniture{page: p, style: c.theme.RunningHead, at: place(r.Table.At("title")), items: slices.Clone(ground)}
			f.logo(11*layout.MM, logo)
			f.line(11*layout.MM, title, section)
			f.line(p.Height-8.5*layout.MM, foot, fmt.Sprintf(c.words.Page, n, total))
			return f.items, f.err
		},
	}
}

// ground paints the page in the brand's background; nothing where that is white, as paper is.
func (c *composer) ground() []layout.Item {
	p := c.theme.Page
	if c.theme.Palette.Background == (layout.Color{R: 255, G: 255, B: 255}) {
		return nil
	}
	return []layout.Item{layout.Rect{W: p.Width, H: p.Height, Fill: c.theme.Palette.Background}}
}

// smallLogo is the brand's mark for running heads, nil when it has none.
func (c *composer) smallLogo() *layout.Picture {
	small := c.cfg.Brand.Logo.Small
	if small == "" {
		return nil
	}
	return c.pictureAt(small, c.theme.Palette.Background, c.cfg.Brand.At("logo", "small"))
}

// furniture sets lines in the margins. They are artifacts: no reader has to hear them on every page.
type furniture struct {
	page  layout.Paper
	style layout.Style
	at    layout.Place
	items []layout.Item
	err   error

	indent layout.Pt // of what stands at the left, beside a logo
}

const smallLogo = 6 * layout.MM // height of the mark in the running head; less where it would take more than a quarter of the line

// logo sets the brand's mark at the left margin, level with the text on the baseline.
func (f *furniture) logo(baseline layout.Pt, logo *layout.Picture) {
	if logo == nil {
		return
	}
	h := min(smallLogo, f.page.Measure()/4*layout.Pt(logo.Height)/layout.Pt(logo.Width))
	w := h * layout.Pt(logo.Width) / layout.Pt(logo.Height)
	y := baseline - f.style.Size*0.35 - h/2
	f.items = append(f.items, layout.Image{X: f.page.Left, Y: y, W: w, H: h, Picture: logo})
	f.indent = w + f.style.Size
}

// line sets one text at the left margin and one at the right, on the same baseline. What would run
// into the other is cut at a word, with an ellipsis: the right one where it takes more than half of
// the line, then the left one.
func (f *furniture) line(baseline layout.Pt, left, right string) {
	room := f.page.Measure() - f.indent
	r := f.cut(right, room/2)
	l := f.cut(left, room-r.Width-2*f.style.Size)
	f.put(l, f.page.Left+f.indent, baseline)
	f.put(r, f.page.Width-f.page.Right-r.Width, baseline)
	f.indent = 0
}

// cut sets as many words as fit; none when the first does not.
func (f *furniture) cut(s string, room layout.Pt) text.Line {
	line := f.set(s)
	for words := strings.Fields(s); f.err == nil && line.Width > room; {
		if len(words) <= 1 {
			return text.Line{}
		}
		words = words[:len(words)-1]
		line = f.set(strings.Join(words, " ") + "…")
	}
	return line
}

func (f *furniture) set(s string) text.Line {
	if s == "" || f.err != nil {
		return text.Line{}
	}
	line, err := text.Measure([]text.Span{{Text: s, Style: f.style.Text()}})
	if err != nil {
		f.err = &layout.Error{At: f.at, Err: err}
	}
	return line
}

func (f *furniture) put(line text.Line, x, baseline layout.Pt) {
	for _, run := range line.Runs {
		f.items = append(f.items, layout.Text{X: x + run.X, Y: baseline, Run: run})
	}
}
