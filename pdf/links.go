package pdf

import (
	"fmt"
	"strings"

	"report/layout"
)

// links is what the finishing pass needs to know of links and their targets.
type links struct {
	ids    map[string]int // anchor to fpdf's number of its destination
	titles map[string]string
	byPage [][]linkNote
	// outline lists the titles of its entries, in order.
	outline []string
}

// linkNote goes with the annotation of the same place on the same page.
type linkNote struct {
	text string // what a reader that cannot show the link says
	tag  *layout.Tag
}

// registerAnchors gives fpdf a destination for every anchor.
func (p *painter) registerAnchors() error {
	p.links.ids, p.links.titles = map[string]int{}, map[string]string{}
	p.links.byPage = make([][]linkNote, len(p.doc.Pages))
	for i, page := range p.doc.Pages {
		for _, a := range page.Anchors {
			if a.Name == "" {
				continue
			}
			if _, ok := p.links.ids[a.Name]; ok {
				return fmt.Errorf("page %d: the anchor %q stands in the document twice", page.Number, a.Name)
			}
			if err := checkFinite(a.Y); err != nil {
				return fmt.Errorf("page %d: anchor %q: %w", page.Number, a.Name, err)
			}
			id := p.fpdf.AddLink()
			p.fpdf.SetLink(id, notMinusOne(a.Y), i+1)
			p.links.ids[a.Name], p.links.titles[a.Name] = id, a.Title
		}
	}
	return nil
}

// notMinusOne steps aside from -1, by which fpdf means its own current place.
func notMinusOne(y layout.Pt) layout.Pt {
	if y == -1 {
		return -1.001
	}
	return y
}

func (p *painter) addLink(page int, l layout.Link) error {
	note := linkNote{text: l.URL, tag: l.Tag}
	if l.URL != "" {
		p.fpdf.LinkString(l.X, l.Y, l.W, l.H, asciiURL(l.URL))
	} else {
		id, ok := p.links.ids[l.Anchor]
		if !ok {
			return fmt.Errorf("there is no anchor %q in the document", l.Anchor)
		}
		p.fpdf.Link(l.X, l.Y, l.W, l.H, id)
		note.text = p.links.titles[l.Anchor]
	}
	if l.Tag != nil {
		if err := p.tree.link(page, len(p.links.byPage[page]), l.Tag); err != nil {
			return err
		}
	}
	p.links.byPage[page] = append(p.links.byPage[page], note)
	return nil
}

// asciiURL percent-encodes what a PDF's address may not hold: it is 7-bit ASCII.
func asciiURL(s string) string {
	var b strings.Builder
	for _, c := range []byte(s) {
		if c <= ' ' || c >= 0x7F || strings.IndexByte(`"<>\^{|}`+"`", c) >= 0 {
			fmt.Fprintf(&b, "%%%02X", c)
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}

// addBookmarks adds the outline entries of a page. Levels never jump down by more than one: fpdf
// would hang such an entry below the wrong parent.
func (p *painter) addBookmarks(page int) {
	last := p.doc.Pages[len(p.doc.Pages)-1].Height
	depth := -1
	for _, o := range p.doc.Outline {
		if o.Level < 1 {
			continue
		}
		depth = min(o.Level-1, depth+1)
		if o.Page != page {
			continue
		}
		// fpdf turns the place around with the height of the last page, whatever page it is on.
		y := o.Y + last - p.page.Height
		p.fpdf.Bookmark(o.Title, depth, notMinusOne(y))
		p.links.outline = append(p.links.outline, o.Title)
	}
}
