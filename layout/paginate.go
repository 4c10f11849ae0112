package layout

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// Master is the shape of a page: its size, the frame that blocks fill, and what stands on every
// page beside them.
type Master struct {
	Width, Height            Pt
	Top, Right, Bottom, Left Pt // margins around the frame that blocks fill
	// Furniture returns what is painted under the blocks: fills, running head and foot. n is the
	// page's number from 1, total that of all pages. section is the title of the level-1 anchor that
	// the page begins with, or goes on from the page before. It is called once for each page, when all pages are there.
	Furniture func(n, total int, section string) ([]Item, error)
}

// Flow is blocks that fill pages of one Master. Each Flow begins on a new page, and has one even
// where its blocks are empty.
type Flow struct {
	Master *Master
	Blocks []Block
}

const (
	maxPasses = 4
	maxPages  = 20000
)

// Paginate lays the flows out until page numbers in contents and references hold still, in at most
// four passes; otherwise the error names the anchors that move. A block that does not fit an empty
// page is an error with its Place.
//
// Only flows that hold blocks from outside of this package are laid out more than once: no other
// block asks for page numbers.
func Paginate(lang string, flows []Flow) (Document, error) {
	pages := make([][]Frame, len(flows)) // by flow
	refers := make([]bool, len(flows))
	env := Env{Lang: lang}
	for i, flow := range flows {
		if refers[i] = looksAround(Stack{flow.Blocks}); refers[i] {
			env.memo = newMemo()
		}
	}
	for pass := 1; ; pass++ {
		count := 0
		for i, flow := range flows {
			if pass == 1 || refers[i] {
				var err error
				if pages[i], err = fill(env, flow, maxPages-count); err != nil {
					return Document{}, err
				}
			}
			count += len(pages[i])
		}
		found := outlineOf(flows, pages)
		if err := checkNames(found); err != nil {
			return Document{}, err
		}
		if env.memo == nil || samePages(env.Outline, found) {
			return assemble(flows, pages, found)
		}
		if pass == maxPasses {
			return Document{}, fmt.Errorf("page numbers do not settle in %d passes; these anchors keep moving: %s",
				maxPasses, strings.Join(moved(env.Outline, found), ", "))
		}
		env.Outline = found
	}
}

// fill lays one flow out over pages.
func fill(env Env, flow Flow, limit int) ([]Frame, error) {
	m := flow.Master
	w, h := m.Width-m.Left-m.Right, m.Height-m.Top-m.Bottom
	if !(w > 0 && h > 0) { // nor numbers at all
		return nil, fmt.Errorf("the margins leave no room on a page of %.0f by %.0f points", m.Width, m.Height)
	}
	env.PageTop = true
	var pages []Frame
	var todo Block = newSequence(flow.Blocks...)
	for todo != nil {
		if len(pages) == limit {
			return nil, errorAt(fmt.Errorf("the document has more than %d pages", maxPages), placeOf(todo))
		}
		f, rest, err := todo.Fit(env, w, h)
		if err != nil {
			return nil, err
		}
		if len(f.Notes) > 0 {
			return nil, errorAt(errors.New("footnotes cannot be set"), placeOf(todo))
		}
		if f.Empty() && rest != nil {
			return nil, errorAt(fmt.Errorf("this does not fit on an empty page: there is room for %.0f by %.0f points", w, h), placeOf(rest))
		}
		if f.Empty() && len(pages) > 0 {
			// What was left over came to nothing. Its anchors point at the end of the page before.
			last := &pages[len(pages)-1]
			f.Items = nil
			last.Place(f, 0, last.Height)
			break
		}
		pages = append(pages, f)
		todo = rest
	}
	return pages, nil
}

// outlineOf lists the anchors with their pages.
func outlineOf(flows []Flow, pages [][]Frame) []OutlineEntry {
	var out []OutlineEntry
	n := 0
	for i, flow := range flows {
		for _, f := range pages[i] {
			n++
			for _, a := range f.Anchors {
				a.Y += flow.Master.Top
				out = append(out, OutlineEntry{Anchor: a, Page: n})
			}
		}
	}
	return out
}

// samePages compares all but where on its page an anchor is: nothing that is printed shows that.
func samePages(a, b []OutlineEntry) bool {
	return slices.EqualFunc(a, b, func(a, b OutlineEntry) bool {
		a.Y, b.Y = 0, 0
		return a == b
	})
}

// moved names the anchors that two passes disagree about.
func moved(a, b []OutlineEntry) []string {
	where := make(map[string]int)
	for _, o := range a {
		where[o.Name] = o.Page
	}
	var names []string
	for _, o := range b {
		if p, ok := where[o.Name]; !ok || p != o.Page {
			names = append(names, fmt.Sprintf("%q", o.Name))
		}
		delete(where, o.Name)
	}
	for _, o := range a {
		if _, gone := where[o.Name]; gone {
			names = append(names, fmt.Sprintf("%q", o.Name))
		}
	}
	return names
}

// checkNames refuses two anchors of one name: a link to it would have two targets.
func checkNames(outline []OutlineEntry) error {
	first := make(map[string]int)
	for _, o := range outline {
		if o.Name == "" {
			continue
		}
		if page, twice := first[o.Name]; twice {
			return fmt.Errorf("the anchor %q stands twice, on page %d and on page %d", o.Name, page, o.Page)
		}
		first[o.Name] = o.Page
	}
	return nil
}

// assemble makes pages of the frames, with their furniture.
func assemble(flows []Flow, frames [][]Frame, outline []OutlineEntry) (Document, error) {
	doc := Document{Outline: outline}
	total := 0
	for _, fs := range frames {
		total += len(fs)
	}
	doc.Pages = make([]Page, 0, total)
	section := ""
	for i, flow := range flows {
		m := flow.Master
		for _, f := range frames[i] {
			n := len(doc.Pages) + 1
			begins, goesOn := sections(f.Anchors, section)
			section = goesOn
			var on Frame
			if m.Furniture != nil {
				items, err := m.Furniture(n, total, begins)
				if err != nil {
					return Document{}, fmt.Errorf("the running head or foot of page %d: %w", n, err)
				}
				on.Items = append(make([]Item, 0, len(items)+len(f.Items)), items...)
			}
			on.Place(f, m.Left, m.Top)
			doc.Pages = append(doc.Pages, Page{Number: n, Width: m.Width, Height: m.Height, Items: on.Items, Anchors: on.Anchors})
			for _, w := range f.Warnings {
				w.Page = n
				w.Message = fmt.Sprintf("page %d: %s", n, w.Message)
				doc.Warnings = append(doc.Warnings, w)
			}
		}
	}
	return doc, nil
}

// pageHead is how far below the top of a page a section may begin for the page to be called after
// it: a heading's own height, and no line of text.
const pageHead = 20

// sections returns the section that a page begins in, and the one that the next page goes on with.
func sections(anchors []Anchor, before string) (begins, goesOn string) {
	begins, goesOn = before, before
	for _, a := range anchors {
		if a.Level != 1 {
			continue
		}
		if a.Y <= pageHead || begins == "" {
			begins = a.Title
		}
		goesOn = a.Title
	}
	return begins, goesOn
}
