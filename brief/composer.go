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
	"report/manifest"
)

// composer holds what sections share while they are composed.
type composer struct {
	cfg   *config.Config
	data  map[string]*data.Table
	diags *config.Diagnostics

	theme   *layout.Theme
	fontsAt map[string]config.Pos // where the brand names its font files
	lang    string                // base language: "de" of "de-CH"
	words   words
	changed changeWords
	locale  *data.Locale
	hyphens *text.Hyphenator // of the briefing's language, nil for none

	unprinted bool // what is read has no place in this run: its mistakes are told, and it claims nothing

	current string // name of the section that is composed

	coarse map[[2]string]bool // tables and columns whose decimals were warned of

	facts    map[string]*fact
	typed    *typedTexts     // to be looked over for numbers; nil where they are not to be
	used     map[string]bool // facts that are printed, or of which others are made
	charts   chartSet
	plots    map[drawing]*charts.Plot // nil while rehearsing
	pictures map[onGround]*layout.Picture
	cache    charts.Cache // of the charts' pictures; nil for none

	figures, tables, notes int // numbered so far
	allNotes               int // in the briefing, once it was rehearsed
	anchors                anchors
	sources                sourceList
	uses                   uses
	says                   []sentence
	readRecord             func(name string, raw []byte) (*manifest.Manifest, error)
}

// newComposer reads the language and the brand; nil when these have mistakes.
func newComposer(cfg *config.Config, tables map[string]*data.Table, r *Resources, d *config.Diagnostics) *composer {
	c := &composer{
		cfg: cfg, data: tables, diags: d,
		pictures: map[onGround]*layout.Picture{}, coarse: map[[2]string]bool{}, used: map[string]bool{}, cache: r.pictures, readRecord: r.record, anchors: newAnchors(cfg.Sections),
		typed: newTypedTexts(cfg.Report),
	}
	lang := cfg.Report.Table.At("lang")
	tag, err := language.Parse(cfg.Report.Lang)
	if err != nil {
		return nil // config has said so
	}
	base, _ := tag.Base()
	c.lang = base.String()
	if c.words, err = wordsOf(c.lang); err != nil {
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
	c.changed = wordsOfChanges[c.lang]
	if c.hyphens, err = r.hyphenator(cfg.Report.Lang); err != nil {
		d.Errorf(lang, "", "the hyphenation of %s: %v", cfg.Report.Lang, err)
	}
	var lib *text.Library
	lib, c.fontsAt = r.libraryOf(cfg)
	if c.theme = newTheme(cfg, c.lang, lib, d); c.theme == nil {
		return nil
	}
	return c
}

func (c *composer) settings() layout.Settings {
	return layout.Settings{Lang: c.cfg.Report.Lang, Hyphens: c.hyphens}
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

// column finds a column that a key of node names, or says which there are.
func (c *composer) column(t *data.Table, name string, node *config.Table, key ...any) int {
	i := t.Column(name)
	if i < 0 {
		c.diags.Errorf(node.At(key...), config.Suggest(name, t.Names()), "%s has no column %q", t.Name, name)
	}
	return i
}

// warnOfCoarse warns, once for each column, of a cell that takes the decimals from a column of numbers.
func (c *composer) warnOfCoarse(t *data.Table, column, format string) {
	key := [2]string{t.Name, column}
	if i := t.Column(column); i >= 0 && !c.coarse[key] {
		c.coarse[key] = t.WarnOfCoarse(i, format, c.diags)
	}
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
