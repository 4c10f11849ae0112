package brief

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"report/config"
)

// firstStandIn begins the characters that stand for facts and references while the Markdown is read: private ones,
// which no text has a use for. So a fact's value is never taken for mark-up, not even in code, and
// stands in links and pictures as it is.
const firstStandIn = 0xF0000

func (m *markdown) standIns() {
	src := m.src
	if i := strings.IndexFunc(src, func(r rune) bool { return r >= firstStandIn }); i >= 0 {
		m.c.diags.Errorf(advance(m.first, src[:i]), "", "a private character cannot be printed")
		src = src[:i]
	}
	var b strings.Builder
	for _, p := range m.c.template(src, m.first) {
		if p.kind == leftOut {
			m.leaveOut(p)
			continue
		}
		m.origins = append(m.origins, origin{b.Len(), p.at})
		if p.kind == plainText {
			b.WriteString(p.text)
			continue
		}
		b.WriteRune(rune(firstStandIn + len(m.facts)))
		m.facts = append(m.facts, p)
	}
	m.source = []byte(b.String())
	m.places = newPlaces(m.src, m.first)
}

// origin says where a stretch of the source stands in the text as it was written. It ends where the next one
// begins.
type origin struct{ source, written int }

// leaveOut remembers what a condition leaves out: a reference to be checked all the same, and the notes
// that are called for there.
func (m *markdown) leaveOut(p piece) {
	if p.ref != nil {
		m.c.anchors.refs = append(m.c.anchors.refs, *p.ref)
	}
	for _, at := range noteCallsIn(p.source) {
		name, _ := noteName(p.source[at:])
		m.unseen = append(m.unseen, name)
	}
}

// pos is where a byte of the source stands in the user's file.
func (m *markdown) pos(offset int) config.Pos { return m.places.of(m.writtenAt(offset)) }

// writtenAt is where a byte of the source stands in the text as it was written.
func (m *markdown) writtenAt(offset int) int {
	i, exact := slices.BinarySearchFunc(m.origins, offset, func(o origin, at int) int { return cmp.Compare(o.source, at) })
	if !exact {
		i--
	}
	if i < 0 {
		return 0
	}
	o := m.origins[i]
	if r, size := utf8.DecodeRune(m.source[o.source:]); m.standsFor(r) != nil && offset > o.source {
		// within a stand-in, or behind the last one
		return o.written + len(m.standsFor(r).source) + offset - o.source - size
	}
	return o.written + offset - o.source
}

// resolve puts the facts' values in the place of their stand-ins, where no reference can stand.
func (m *markdown) resolve(s string) string {
	if len(m.facts) == 0 || !strings.ContainsFunc(s, func(r rune) bool { return r >= firstStandIn }) {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		switch p := m.standsFor(r); {
		case p == nil:
			b.WriteRune(r)
		case p.ref != nil:
			m.c.noReference(p.ref, "in code or in an address")
		default:
			b.WriteString(p.text)
		}
	}
	return b.String()
}

// standsFor is what a character of the source stands for; nil where that is itself.
func (m *markdown) standsFor(r rune) *piece {
	if i := int(r) - firstStandIn; i >= 0 && i < len(m.facts) {
		return &m.facts[i]
	}
	return nil
}
