package layout

import (
	"fmt"
	"math"
	"regexp"
	"strings"
)

// Lint looks a finished document over for what a reader would stumble on and no block can know by
// itself: soft pictures, pages with next to nothing on them, text that touches other text or leaves
// its place. What blocks warn of themselves stands in Document.Warnings and does not come again.
//
// flows are those that the document was made from: their blocks tell where in the user's files an
// item comes from. elsewhere is asked for the place of an item that no block tells: running heads and
// feet, and what blocks from outside of this package set before anything else on their page. It may
// be nil.
func Lint(doc Document, flows []Flow, elsewhere func(Item) Place) []Warning {
	l := &linter{flows: flows, elsewhere: elsewhere, known: indexOf(flows), inks: inkCache{}, seen: map[class]int{}}
	on := l.flowsByPage(doc)
	pages := map[*Master]int{}
	lastPage := map[*Master]int{}
	for i, f := range on {
		if f >= 0 {
			pages[flows[f].Master]++
			lastPage[flows[f].Master] = i
		}
	}
	for i, p := range doc.Pages {
		m := &Master{Width: p.Width, Height: p.Height}
		if on[i] >= 0 && flows[on[i]].Master != nil {
			m = flows[on[i]].Master
		}
		page := lintPage{linter: l, Page: p, master: m, places: l.places(p, m)}
		page.pictures()
		page.texts()
		if on[i] >= 0 && pages[m] > 1 {
			page.fill(i == lastPage[m])
		}
	}
	return l.warnings()
}

// Labelled knows the labels that are painted on a picture of a chart. Lint looks at these too.
type Labelled interface {
	// Labels are the pieces of each label, in points from the top left corner of the picture when it
	// is so wide.
	Labels() (labels [][]Text, width Pt)
}

// linter collects what it finds on all pages.
type linter struct {
	flows     []Flow
	elsewhere func(Item) Place
	known     index
	inks      inkCache
	found     []finding
	seen      map[class]int // index into found
}

// lintPage is one page while it is looked over.
type lintPage struct {
	*linter
	Page
	master *Master
	places []Place // by item
}

// finding is a warning, and how many more of its class there are.
type finding struct {
	Warning
	more int
}

// class is what findings have in common that are told as one: their kind and place, or where the place
// is not known their words.
type class struct {
	kind    string
	at      Place
	message string
}

// add takes a finding. A table with a hundred cells that touch is one warning, not a hundred.
func (p lintPage) add(kind string, at Place, format string, args ...any) {
	message := fmt.Sprintf(format, args...)
	of := class{kind: kind, at: at}
	if at == (Place{}) {
		of.message = message
	}
	if i, ok := p.seen[of]; ok {
		p.found[i].more++
		return
	}
	p.seen[of] = len(p.found)
	p.found = append(p.found, finding{Warning: Warning{At: at, Page: p.Number, Message: message}})
}

func (l *linter) warnings() []Warning {
	var out []Warning
	for _, f := range l.found {
		f.Message = fmt.Sprintf("page %d: %s", f.Page, f.Message)
		if f.more > 0 {
			f.Message += fmt.Sprintf(" (and %d more)", f.more)
		}
		out = append(out, f.Warning)
	}
	return out
}

// leastDPI is what a printed page can bear without looking soft.
const leastDPI = 150

// pictures looks at the pixels that rasters have for their printed size, and at the labels of charts.
func (p lintPage) pictures() {
	for i, item := range p.Items {
		it, ok := item.(Image)
		if !ok || it.Picture == nil || !(it.W > 0 && it.H > 0) {
			continue
		}
		if it.Picture.Chart != nil {
			p.labels(it, it.Picture.Chart, p.places[i])
		}
		dpi, size, direction := Pt(it.Picture.Width)*72/it.W, it.W, "width"
		// Pictures keep their proportions, but for what rounding to whole pixels did to their height.
		if Pt(it.Picture.Height+1)*72/it.H < dpi {
			dpi, size, direction = Pt(it.Picture.Height)*72/it.H, it.H, "height"
		}
		if dpi < leastDPI-0.5 {
			p.add("picture", p.places[i], "the picture %s is printed at %.0f dpi; it needs at least %d: give it %.0f pixels in %s",
				pictureName(it.Picture), dpi, leastDPI, math.Ceil(size*leastDPI/72-0.01), direction)
		}
	}
}

// ground is what a picture's name tells of the colour it was laid on.
var ground = regexp.MustCompile(` on [0-9a-f]{6}$`)

func pictureName(p *Picture) string { return ground.ReplaceAllString(p.Name, "") }

// leastFill is the share of its frame that a page has to be filled to.
const leastFill = 1.0 / 8

// fill looks for a page with next to nothing on it, notes counted. A page that was left empty is meant to
// be, and so is a short list of contents.
func (p lintPage) fill(last bool) {
	room := p.master.Height - p.master.Top - p.master.Bottom
	if p.master.Top <= 0 || p.master.Bottom <= 0 || room <= 0 {
		return // a cover, which fills its page by itself
	}
	bottom, first := math.Inf(-1), -1
	notes := stretch{math.Inf(1), math.Inf(-1)}
	lines := map[int]bool{}
	for i, item := range p.Items {
		tag := TagOf(item)
		if tag != nil && tag.within(RoleNote) {
			b := boundsOf(item)
			notes = stretch{min(notes.top, b.top), max(notes.bottom, b.bottom)}
			continue
		}
		if tag == nil {
			continue
		}
		if tag.within(RoleTOC) {
			return
		}
		if first < 0 {
			first = i
		}
		if t, ok := item.(Text); ok {
			lines[int(math.Round(t.Y))] = true
		}
		bottom = max(bottom, lowest(item))
	}
	if first < 0 || bottom-p.master.Top+max(0, notes.bottom-notes.top) >= leastFill*room {
		return
	}
	what := "one line of text"
	switch n := len(lines); {
	case n == 0:
		what = "a small picture"
	case n > 1:
		what = fmt.Sprintf("%d lines of text", n)
	}
	remedy := "shorten what stands before by as much"
	switch heading := TagOf(p.Items[first]).heading(); {
	case heading && last:
		remedy = "join this section with the one before"
	case heading:
		remedy = "join this section with the one before or after"
	case !last:
		remedy += ", or let what follows begin on this page"
	}
	p.add("empty", p.places[first], "nearly empty, with %s; %s", what, remedy)
}

func (t *Tag) heading() bool {
	return t.within(RoleH1) || t.within(RoleH2) || t.within(RoleH3) || t.within(RoleH4)
}

// within says whether a tag, or one that it belongs to, has a role.
func (t *Tag) within(role Role) bool {
	for ; t != nil; t = t.Parent {
		if t.Role == role {
			return true
		}
	}
	return false
}

// lowest is how far down an item reaches; a text stands on its baseline.
func lowest(item Item) Pt {
	switch it := item.(type) {
	case Text:
		return it.Y
	case Line:
		return max(it.Y1, it.Y2)
	}
	return boundsOf(item).bottom
}

// quoted is a text for a message, shortened.
func quoted(s string) string {
	const longest = 30
	s = strings.Join(strings.Fields(strings.ReplaceAll(s, "\u00ad", "-")), " ")
	if r := []rune(s); len(r) > longest {
		s = string(r[:longest]) + "…"
	}
	return fmt.Sprintf("%q", s)
}
