package brief

import (
	"fmt"
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
		foot = r.Author + ", " + date
	}
	title := c.expand(r.Title, r.Table, "title")
	return &layout.Master{
		Width: p.Width, Height: p.Height, Top: p.Top, Right: p.Right, Bottom: p.Bottom, Left: p.Left,
		Furniture: func(n, total int, section string) ([]layout.Item, error) {
			f := furniture{page: p, style: c.theme.RunningHead, at: place(r.Table.At("title"))}
			f.line(11*layout.MM, title, section)
			f.line(p.Height-8.5*layout.MM, foot, fmt.Sprintf(c.words.Page, n, total))
			return f.items, f.err
		},
	}
}

// furniture sets lines in the margins. They are artifacts: no reader has to hear them on every page.
type furniture struct {
	page  layout.Paper
	style layout.Style
	at    layout.Place
	items []layout.Item
	err   error
}

// line sets one text at the left margin and one at the right, on the same baseline. A left one that
// would run into the right one is cut at a word, with an ellipsis.
func (f *furniture) line(baseline layout.Pt, left, right string) {
	r := f.set(right)
	room := f.page.Measure() - r.Width - 2*f.style.Size
	l := f.set(left)
	for words := strings.Fields(left); f.err == nil && l.Width > room && len(words) > 1; {
		words = words[:len(words)-1]
		l = f.set(strings.Join(words, " ") + "…")
	}
	f.put(l, f.page.Left, baseline)
	f.put(r, f.page.Width-f.page.Right-r.Width, baseline)
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
