package text

import (
	"fmt"
	"path"
	"strings"
	"unicode"
)

// Face is a list of fonts asked in order for each character: the brand's family, then its
// fallbacks.
type Face struct{ sources []*source }

// NewFace makes a face of fonts that are parsed already.
func NewFace(fonts ...*Font) *Face {
	var face Face
	for _, f := range fonts {
		face.sources = append(face.sources, &source{load: func() (*Font, error) { return f, nil }})
	}
	return &face
}

// First parses and returns the face's first font, whose metrics stand for the face.
func (f *Face) First() (*Font, error) {
	if f == nil || len(f.sources) == 0 {
		return nil, fmt.Errorf("text is set without a font")
	}
	return f.sources[0].load()
}

// Find returns the first font of the face that has r. A character that none has is a *MissingGlyph.
func (f *Face) Find(r rune) (*Font, GlyphID, error) {
	if _, err := f.First(); err != nil {
		return nil, 0, err
	}
	missing := &MissingGlyph{Rune: r}
	for _, s := range f.sources {
		font, err := s.load()
		if err != nil {
			return nil, 0, err
		}
		if g, ok := font.Glyph(r); ok && !unicode.IsControl(r) {
			return font, g, nil
		}
		missing.Fonts = append(missing.Fonts, font.name)
	}
	return nil, 0, missing
}

// MissingGlyph says that no font of a face has a character.
type MissingGlyph struct {
	Rune  rune
	Text  string   // the text that it stands in, shortened
	Fonts []string // the fonts that were asked
}

func (m *MissingGlyph) Error() string {
	var b strings.Builder
	if unicode.IsControl(m.Rune) {
		fmt.Fprintf(&b, "the control character U+%04X cannot be printed", m.Rune)
	} else {
		fmt.Fprintf(&b, "none of the fonts (%s) has the character %q (U+%04X)", strings.Join(m.names(), ", "), m.Rune, m.Rune)
	}
	if m.Text != "" {
		fmt.Fprintf(&b, " in %q", m.Text)
	}
	return b.String()
}

// names are the fonts' files without their folders and endings.
func (m *MissingGlyph) names() []string {
	names := make([]string, len(m.Fonts))
	for i, f := range m.Fonts {
		names[i] = strings.TrimSuffix(path.Base(f), path.Ext(f))
	}
	return names
}
