package layout

import (
	"fmt"
	"slices"
	"strings"
)

// Master is the shape of a page: its size, the frame that blocks fill, and what stands on every
// page beside them.
type Master struct {
	Width, Height            Pt
	Top, Right, Bottom, Left Pt // margins around the frame that blocks fill
	// SideX and SideWidth are the column for side notes, from the left edge of the frame; without
	// a width they become footnotes.
	SideX, SideWidth Pt
	// NoteRule is set between the text and its footnotes, with the white space that it brings. The
	// footnotes end at the lower edge of the frame, and bring their own white space too.
	NoteRule Block
	// Furniture returns what is painted under the blocks: fills, running head and foot. n is the
	// page's number from 1, total that of all pages. section is the title of the level-1 anchor that
	// the page begins with, or goes on from the page before. It is called once for each page, when
	// all pages are there.
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
// Only flows that hold blocks from outside of this package are laid out more than once, since no
// other block asks for page numbers, and those that go on with a page of odd number when the count of
// the pages before them changes.
func Paginate(settings Settings, flows []Flow) (Document, error) {
	set := make([]setFlow, len(flows))
	again := false
	for i, flow := range flows {
		set[i] = newSetFlow(flow)
		again = again || set[i].looks
	}
	env := Env{Settings: settings}
	for pass := 1; ; pass++ {
		count := 0
		for i := range set {
			if err := set[i].fill(env, count); err != nil {
				return Document{}, err
			}
			count += len(set[i].pages)
		}
		found := outlineOf(set)
		if err := checkNames(found); err != nil {
			return Document{}, err
		}
		if !again || samePages(env.Outline, found) {
			return assemble(set, found)
		}
		if pass == maxPasses {
			return Document{}, fmt.Errorf("page numbers do not settle in %d passes; these anchors keep moving: %s",
				maxPasses, strings.Join(moved(env.Outline, found), ", "))
		}
		env.Outline = found
	}
}

// setFlow is a flow with its pages.
type setFlow struct {
	Flow
	pages []Frame
	first int  // number of the first of pages
	looks bool // laying it out again may give something else: see looksAround
	right bool // whether pages stay empty depends on first
	memo  *memo
}

func newSetFlow(flow Flow) setFlow {
	all := Stack{flow.Blocks}
	return setFlow{Flow: flow, looks: looksAround(all), right: holds(all, func(b Block) bool {
		pb, ok := b.(PageBreak)
		return ok && pb.Right
	})}
}

// fill lays the flow out over pages, which follow as many as before says, unless it would come out as
// it did the last time.
func (s *setFlow) fill(env Env, before int) error {
	first := before + 1
	moved := s.right && s.first%2 != first%2
	s.first = first
	if s.pages != nil && !s.looks && !moved {
		return nil
	}
	if s.memo == nil {
		s.memo = newMemo()
	}
	s.pages = nil // not held twice
	env.memo = s.memo
	f, err := newFiller(env, s.Flow)
	if err != nil {
		return err
	}
	for f.todo != nil || len(f.notes) > 0 {
		if before+len(f.pages) == maxPages {
			return errorAt(fmt.Errorf("the document has more than %d pages", maxPages), placeOf(f.todo))
		}
		f.env.Page = first + len(f.pages)
		if err := f.addPage(); err != nil {
			return err
		}
		if !s.looks {
			s.memo.turn()
		}
	}
	if !s.looks {
		s.memo = nil
	}
	s.pages = f.pages
	return nil
}

// outlineOf lists the anchors with their pages.
func outlineOf(flows []setFlow) []OutlineEntry {
	var out []OutlineEntry
	n := 0
	for _, flow := range flows {
		for _, f := range flow.pages {
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

// assemble makes pages of the frames, with their furniture. The frames are used up.
func assemble(flows []setFlow, outline []OutlineEntry) (Document, error) {
	doc := Document{Outline: outline}
	total := 0
	for _, flow := range flows {
		total += len(flow.pages)
	}
	doc.Pages = make([]Page, 0, total)
	section := ""
	for _, flow := range flows {
		m := flow.Master
		for i, f := range flow.pages {
			flow.pages[i] = Frame{} // its items are not held twice
			n := len(doc.Pages) + 1
			begins, goesOn := sections(f.Anchors, section)
			section = goesOn
			var on Frame
			blank := len(f.Items) == 0 && i+1 < len(flow.pages) // so that the next one lies at the right
			if m.Furniture != nil && !blank {
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
