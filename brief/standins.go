package brief

import "strings"

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
	for _, p := range m.c.splitFacts(src, m.first) {
		b.WriteString(p.plain)
		if p.name != "" {
			b.WriteRune(rune(firstStandIn + len(m.facts)))
			m.facts = append(m.facts, p)
		}
	}
	m.source = []byte(b.String())
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
			b.WriteString(p.value)
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
