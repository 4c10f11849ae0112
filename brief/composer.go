package brief

import (
	"errors"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"

	"report/charts"
	"report/config"
	"report/data"
	"report/layout"
	"report/layout/text"
)

// composer holds what sections share while they are composed.
type composer struct {
	cfg   *config.Config
	data  map[string]*data.Table
	diags *config.Diagnostics

	theme   *layout.Theme
	fontsAt map[string]config.Pos // where the brand names its font files
	words   words
	locale  *data.Locale

	facts    map[string]*fact
	charts   chartSet
	plots    map[drawing]*charts.Plot // nil while rehearsing
	pictures map[onGround]*layout.Picture

	figures, tables int // numbered so far
	anchors         anchors
	sources         sourceList
}

// newComposer reads the language and the brand; nil when these have mistakes.
func newComposer(cfg *config.Config, tables map[string]*data.Table, fonts []Font, d *config.Diagnostics) *composer {
	c := &composer{
		cfg: cfg, data: tables, diags: d,
		pictures: map[onGround]*layout.Picture{}, anchors: newAnchors(cfg.Sections),
	}
	lang := cfg.Report.Table.At("lang")
	tag, err := language.Parse(cfg.Report.Lang)
	if err != nil {
		return nil // config has said so
	}
	base, _ := tag.Base()
	if c.words, err = wordsOf(base.String()); err != nil {
		d.Errorf(lang, "", "%v", err)
	}
	if c.locale, err = data.NewLocale(cfg.Report.Lang); err != nil {
		if !d.HasErrorAt(lang) {
			d.Errorf(lang, "", "%v", err)
		}
		// In English the other mistakes can be found all the same.
		c.words = languages["en"]
		if c.locale, err = data.NewLocale("en"); err != nil {
			return nil
		}
	}
	var lib *text.Library
	lib, c.fontsAt = library(cfg, fonts)
	if c.theme = newTheme(cfg, lib, d); c.theme == nil {
		return nil
	}
	return c
}

// table sets rows with the briefing's rules and padding.
func (c *composer) table(columns []layout.TableColumn, header, rows []layout.TableRow, tag *layout.Tag, at layout.Place) layout.Table {
	p := c.theme.Palette
	return layout.Table{
		Columns: columns, Header: header, Rows: rows,
		PadX: 6, PadY: 2.5, HeadRule: 1, EndRule: 1,
		RuleColor: p.Text, Tag: tag, At: at,
	}
}

// dataOf finds a [data.NAME] by the name that stands under a key of node. A table that could not be
// loaded has its own diagnostics, and nothing more is said.
func (c *composer) dataOf(name string, node *config.Table, key string) *data.Table {
	if t, ok := c.data[name]; ok {
		return t
	}
	var known []string
	for _, n := range c.cfg.Data {
		if n.Name == name {
			return nil
		}
		known = append(known, n.Name)
	}
	if name != "" { // a key that is missing is reported as such
		c.diags.Errorf(node.At(key), config.Suggest(name, known), "there is no [data.%s]", name)
	}
	return nil
}

// common is what most sections have: a heading, and Markdown below it.
type common struct {
	// Kind of the section.
	Kind string `toml:"kind" required:"true"`
	// Title is the section's heading. Without one the section follows the one before it.
	Title string `toml:"title"`
	// Text is Markdown, below the heading and before what the kind shows.
	Text string `toml:"text"`
	// File holds that Markdown in a file of its own, in place of text.
	File string `toml:"file"`
	// NewPage begins the section on a new page.
	NewPage bool `toml:"new_page"`
}

// open returns heading and introduction of a section.
func (s common) open(c *composer, node *config.Table) []layout.Block {
	return append(s.heading(c, node), s.intro(c, node, c.sect())...)
}

func (c *composer) sect() *layout.Tag { return &layout.Tag{Role: layout.RoleSect} }

func (s common) heading(c *composer, node *config.Table) []layout.Block {
	var out []layout.Block
	style := c.theme.Headings[0]
	if s.NewPage {
		out = append(out, layout.PageBreak{})
	}
	title := c.expand(s.Title, node, "title")
	if title == "" {
		return out
	}
	at := node.At("title")
	bar := layout.Rule{Thickness: 3, Length: 28, Color: c.theme.Palette.Primary}
	out = append(out,
		layout.Space{Height: style.Before},
		layout.KeepNext{Block: layout.Mark{
			Anchor: layout.Anchor{Name: c.anchors.add(node.Name), Title: title, Level: 1},
			Block: layout.Keep{Blocks: []layout.Block{
				bar, layout.Gap{Height: 7}, style.Paragraph(title, &layout.Tag{Role: layout.RoleH1}, place(at)),
			}},
		}},
		layout.Space{Height: style.After})
	return out
}

// intro sets the section's Markdown, from the config or from its file.
func (s common) intro(c *composer, node *config.Table, parent *layout.Tag) []layout.Block {
	src, first, dir, ok := s.markdown(c, node)
	if !ok {
		return nil
	}
	blocks := c.prose(src, first, dir, parent)
	return c.inTextColumn(blocks)
}

// inTextColumn narrows prose to the text column; the side column stays free.
func (c *composer) inTextColumn(blocks []layout.Block) []layout.Block {
	if len(blocks) == 0 {
		return nil
	}
	p := c.theme.Page
	side := p.Measure() - p.TextWidth()
	out := make([]layout.Block, len(blocks))
	for i, b := range blocks {
		switch b := b.(type) {
		case layout.Space:
			out[i] = b
		case layout.KeepNext:
			out[i] = layout.KeepNext{Block: layout.Box{Block: b.Block, Right: side}}
		default:
			out[i] = layout.Box{Block: b, Right: side}
		}
	}
	return out
}

// besideNarrow sets a name or the like in the narrow column at the left, and what belongs to it in
// the wide one beside it.
func (c *composer) besideNarrow(narrow, wide layout.Block) layout.Block {
	p := c.theme.Page
	return layout.Columns{Gap: p.Gutter, Cols: []layout.Column{
		{Width: p.Span(p.Columns - p.TextColumns), Block: narrow},
		{Width: p.TextWidth(), Block: wide},
	}}
}

// maxText is the size that a Markdown file may have.
const maxText = 4 << 20

func (s common) markdown(c *composer, node *config.Table) (src string, first config.Pos, dir string, ok bool) {
	switch {
	case s.Text != "" && s.File != "":
		c.diags.Errorf(node.At("file"), "", "[%s] has both text and file; keep one", node.Path)
	case s.File != "":
		path, err := config.Join(c.cfg.Dir, s.File)
		if err != nil {
			c.diags.Errorf(node.At("file"), "", "%v", err)
			return "", config.Pos{}, "", false
		}
		raw, err := c.cfg.Root.Read(path, maxText)
		if err != nil {
			c.diags.Errorf(node.At("file"), "", "%v", err)
			return "", config.Pos{}, "", false
		}
		if line, col, bad := invalidUTF8(raw); bad {
			c.diags.Errorf(config.Pos{File: path, Line: line, Col: col}, "save it as UTF-8", "this is not UTF-8 text")
			return "", config.Pos{}, "", false
		}
		text := strings.TrimPrefix(string(raw), "\ufeff")
		if strings.TrimSpace(text) == "" {
			c.diags.Errorf(node.At("file"), "", "%s holds no text", path)
		}
		return text, config.Pos{File: path, Line: 1, Col: 1}, folder(path), true
	case strings.TrimSpace(s.Text) != "":
		return s.Text, node.TextAt("text"), c.cfg.Dir, true
	}
	return "", config.Pos{}, "", false
}

// date prints an ISO date that was checked where it was read; "" gives "".
func (c *composer) date(iso string) string {
	s, err := c.locale.Date(iso)
	if err != nil {
		return iso
	}
	return s
}

// slug is a title as a name: lower case, words joined by hyphens, letters of any script.
func slug(title string) string {
	words := strings.FieldsFunc(strings.ToLower(title), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '_'
	})
	return strings.Join(words, "-")
}

// folder is the part of a slash-separated path before its last name.
func folder(path string) string {
	if i := strings.LastIndexByte(path, '/'); i >= 0 {
		return path[:i]
	}
	return "."
}

// explain finds the place that an error of setting or drawing concerns, and its words. A broken font
// concerns the brand that names it, wherever its letters were wanted.
func (c *composer) explain(err error) config.Diagnostic {
	var font *text.FontError
	if errors.As(err, &font) {
		if pos, ok := c.fontsAt[font.Name]; ok {
			return config.Diagnostic{Pos: pos, Message: font.Error()}
		}
	}
	d := config.Diagnostic{Message: err.Error()}
	for inner := err; ; {
		var at *layout.Error
		if !errors.As(inner, &at) {
			break
		}
		// The innermost place is the closest.
		d = config.Diagnostic{Pos: position(at.At), Message: at.Err.Error()}
		inner = at.Err
	}
	var missing *text.MissingGlyph
	if errors.As(err, &missing) && !unicode.IsControl(missing.Rune) {
		d.Pos = c.find(missing.Rune, d.Pos)
		d.Hint = "leave it out, or name a font that has it in typography.base.family of the brand"
	}
	return d
}

// find looks for a character from a place on: a paragraph knows where it begins, not where each of
// its characters stands. One that is written in another way, such as &#x1f600;, leaves the place.
func (c *composer) find(r rune, from config.Pos) config.Pos {
	raw, err := c.cfg.Root.Read(from.File, maxText)
	if err != nil || from.Line == 0 {
		return from
	}
	for i, line := range strings.Split(string(raw), "\n") {
		if before, _, ok := strings.Cut(line, string(r)); ok && i+1 >= from.Line {
			return config.Pos{File: from.File, Line: i + 1, Col: utf8.RuneCountInString(before) + 1}
		}
	}
	return from
}
