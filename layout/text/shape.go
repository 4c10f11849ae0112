package text

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"strings"
	"sync"
	"unicode"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/harfbuzz"
	"github.com/go-text/typesetting/language"
)

// word is a stretch of text shaped in one font, in ems: the same at every size. It does not change
// once it is made.
type word struct {
	glyphs []shapedGlyph
	width  float64
	moving float64 // glyphs that move the pen: marks that stand on their base are not tracked
}

// shapedGlyph is a glyph of a word. Its cluster is a byte offset in the word's text.
type shapedGlyph struct {
	id              GlyphID
	cluster         uint16
	advance, dx, dy float32 // ems, dy downwards
}

// form is how words are shaped besides their font.
type form struct {
	script    language.Script
	lang      string
	figures   Figures
	smallCaps bool
	// loose letters are not joined: a ligature would have no gap where its neighbours have one.
	loose bool
	// unkerned digits keep their columns.
	unkerned bool
}

// maxWord is the longest text in bytes that the cache keeps; maxWords how many it keeps of one font.
// What comes later starts a new cache: memory stays bounded however long the process lives.
const (
	maxWord  = 64
	maxWords = 1 << 15
)

// wordCache remembers the words of one font. It is safe for concurrent use.
type wordCache struct {
	mu    sync.RWMutex
	forms map[form]map[string]*word
	n     int
}

func (c *wordCache) get(f form, text string) *word {
	c.mu.RLock()
	w := c.forms[f][text]
	c.mu.RUnlock()
	return w
}

func (c *wordCache) put(f form, text string, w *word) {
	if len(text) > maxWord {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.n >= maxWords || c.forms == nil {
		c.forms, c.n = map[form]map[string]*word{}, 0
	}
	words := c.forms[f]
	if words == nil {
		words = map[string]*word{}
		c.forms[f] = words
	}
	// A copy of the text: a document's own would be kept alive by it.
	words[strings.Clone(text)] = w
	c.n++
}

// shape returns the glyphs of a text, from the cache where they are known.
func (f *Font) shape(how form, text string) (*word, error) {
	if w := f.words.get(how, text); w != nil {
		return w, nil
	}
	var w *word
	var err error
	if f.cmap == nil {
		w = f.shapeFixed(text)
	} else {
		w, err = f.shapeNew(how, text)
	}
	if err != nil {
		return nil, err
	}
	f.words.put(how, text, w)
	return w, nil
}

// shapeFixed sets one glyph for each character.
func (f *Font) shapeFixed(text string) *word {
	w := &word{}
	for i, r := range text {
		g, _ := fixedGlyph(r)
		w.glyphs = append(w.glyphs, shapedGlyph{id: g, cluster: uint16(i), advance: float32(f.fixed)})
		w.width += f.fixed
		w.moving++
	}
	return w
}

// shaper is HarfBuzz at work on one font. It is not safe for concurrent use; a font keeps several.
type shaper struct {
	font   *harfbuzz.Font
	buffer *harfbuzz.Buffer
	runes  []rune
	starts []uint16 // byte offset of each rune
}

func (f *Font) newShaper() (*shaper, error) {
	parsed, err := f.layout()
	if err != nil {
		return nil, err
	}
	s := &shaper{font: harfbuzz.NewFont(font.NewFace(parsed)), buffer: harfbuzz.NewBuffer()}
	s.buffer.Flags = harfbuzz.RemoveDefaultIgnorables
	return s, nil
}

func (f *Font) shapeNew(how form, text string) (w *word, err error) {
	defer func() {
		// A font's rules are a program that somebody else wrote. The shaper is left to the collector.
		if p := recover(); p != nil {
			w, err = nil, &FontError{f.name, fmt.Errorf("is broken: its layout rules cannot be followed: %v", p)}
		}
	}()
	s, _ := f.shapers.Get().(*shaper)
	if s == nil {
		if s, err = f.newShaper(); err != nil {
			return nil, err
		}
	}
	s.run(how, text)
	w, err = s.word(f, text)
	f.shapers.Put(s)
	return w, err
}

func (s *shaper) run(how form, text string) {
	s.runes, s.starts = s.runes[:0], s.starts[:0]
	for i, r := range text {
		s.runes, s.starts = append(s.runes, r), append(s.starts, uint16(i))
	}
	b := s.buffer
	b.Clear()
	b.AddRunes(s.runes, 0, -1)
	b.Props.Direction = harfbuzz.LeftToRight
	b.Props.Script = how.script
	b.Props.Language = language.NewLanguage(how.lang)
	b.Shape(s.font, how.features())
}

var (
	featTabular      = opentype.MustNewTag("tnum")
	featProportional = opentype.MustNewTag("pnum")
	featSmallCaps    = opentype.MustNewTag("smcp")
	featLigatures    = opentype.MustNewTag("liga")
	featContextual   = opentype.MustNewTag("clig")
	featKerning      = opentype.MustNewTag("kern")
)

func (how form) features() []harfbuzz.Feature {
	set := func(tag opentype.Tag, value uint32) harfbuzz.Feature {
		return harfbuzz.Feature{Tag: tag, Value: value, End: harfbuzz.FeatureGlobalEnd}
	}
	var out []harfbuzz.Feature
	if how.figures == TabularFigures {
		out = append(out, set(featTabular, 1))
	} else {
		out = append(out, set(featProportional, 1))
	}
	if how.smallCaps {
		out = append(out, set(featSmallCaps, 1))
	}
	if how.loose {
		out = append(out, set(featLigatures, 0), set(featContextual, 0))
	}
	if how.unkerned {
		out = append(out, set(featKerning, 0))
	}
	return out
}

// word copies what HarfBuzz made. A glyph that the font does not have is an error: a box would be
// printed in its place.
func (s *shaper) word(f *Font, text string) (*word, error) {
	em := float64(f.unitsPerEm)
	w := &word{glyphs: make([]shapedGlyph, len(s.buffer.Info))}
	for i, info := range s.buffer.Info {
		pos := s.buffer.Pos[i]
		at := s.starts[min(max(info.Cluster, 0), len(s.starts)-1)]
		if info.Glyph == 0 {
			for _, r := range text[at:] {
				return nil, &MissingGlyph{Rune: r, Fonts: []string{f.name}}
			}
		}
		if int(info.Glyph) >= len(f.advances) {
			return nil, &FontError{f.name, fmt.Errorf("is broken: its layout rules name glyph %d of %d", info.Glyph, len(f.advances))}
		}
		w.glyphs[i] = shapedGlyph{
			id: GlyphID(info.Glyph), cluster: at,
			advance: float32(float64(pos.XAdvance) / em),
			dx:      float32(float64(pos.XOffset) / em), dy: float32(-float64(pos.YOffset) / em),
		}
		w.width += float64(w.glyphs[i].advance)
		if w.glyphs[i].advance != 0 {
			w.moving++
		}
	}
	return w, nil
}

// layoutTables are what HarfBuzz reads. Outlines, by far the most of a font, are left out unless the
// font says nothing of where marks go: then their extents have to tell.
func layoutTables(dir map[string][]byte) []string {
	tags := []string{"GDEF", "GPOS", "GSUB", "OS/2", "cmap", "head", "hhea", "hmtx", "kern", "maxp"}
	if dir["GPOS"] == nil {
		tags = append(tags, "glyf", "loca")
	}
	return tags
}

// parseLayout reads a font's layout rules from a file that holds nothing else.
func (f *Font) parseLayout() (parsed *font.Font, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("%v", p)
		}
		if err != nil {
			parsed, err = nil, &FontError{f.name, fmt.Errorf("is broken: its layout rules cannot be read: %w", err)}
		}
	}()
	dir, err := readDirectory(f.data)
	if err != nil {
		return nil, err
	}
	loader, err := opentype.NewLoader(bytes.NewReader(cutTables(f.data[:4], dir, layoutTables(dir))))
	if err != nil {
		return nil, err
	}
	return font.NewFont(loader)
}

// cutTables writes a font file of some tables. Checksums stay zero: nobody reads them.
func cutTables(version []byte, dir map[string][]byte, tags []string) []byte {
	var present []string
	size := 12
	for _, tag := range tags {
		if dir[tag] != nil {
			present = append(present, tag)
			size += 16 + (len(dir[tag])+3)&^3
		}
	}
	out := make([]byte, 12+16*len(present), size)
	copy(out, version)
	binary.BigEndian.PutUint16(out[4:], uint16(len(present)))
	for i, tag := range present {
		entry := out[12+16*i:]
		copy(entry, tag)
		binary.BigEndian.PutUint32(entry[8:], uint32(len(out)))
		binary.BigEndian.PutUint32(entry[12:], uint32(len(dir[tag])))
		out = append(out, dir[tag]...)
		out = append(out, make([]byte, -len(out)&3)...)
	}
	return out
}

// HasSmallCaps says whether the face's first font has small capitals.
func (f *Face) HasSmallCaps() bool {
	first, err := f.First()
	if err != nil || first.layout == nil {
		return false
	}
	parsed, err := first.layout()
	if err != nil {
		return false
	}
	for _, feature := range parsed.GSUB.Features {
		if feature.Tag == featSmallCaps {
			return true
		}
	}
	return false
}

// scriptOf returns a character's script, Common for those that go with any.
func scriptOf(r rune) language.Script {
	switch {
	case r < 0x80:
		if r|0x20 >= 'a' && r|0x20 <= 'z' {
			return language.Latin
		}
		return language.Common
	case r >= 0x4E00 && r <= 0x9FFF:
		return language.Han
	case unicode.IsMark(r):
		return language.Common
	}
	script := language.LookupScript(r)
	if script == language.Inherited || script == language.Unknown {
		return language.Common
	}
	return script
}
