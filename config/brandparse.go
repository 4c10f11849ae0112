package config

import (
	"path"
	"slices"
)

// BuiltInBrand is the name of the built-in brand in messages.
const BuiltInBrand = "built-in brand"

// brand reads the brand file that the report names above the built-in one.
func (c *Config) brand(opt Options, d *Diagnostics) *Brand {
	file := c.Report.Brand
	if file == "" {
		return ParseBrand(opt.DefaultBrand, "", nil, d)
	}
	at := c.Report.Table.At("brand")
	file, err := Join(c.Dir, file)
	if err == nil {
		var data []byte
		if data, err = c.Root.Read(file, maxFile); err == nil {
			return ParseBrand(opt.DefaultBrand, file, data, d)
		}
	}
	d.Errorf(at, "", "%v", err)
	return ParseBrand(opt.DefaultBrand, "", nil, d)
}

// ParseBrand reads a brand file above the built-in brand. file is its path relative to the root; it
// is empty for the built-in brand alone. The result is nil only where one of the two is no TOML.
func ParseBrand(builtIn []byte, file string, data []byte, d *Diagnostics) *Brand {
	t := ParseTable(BuiltInBrand, builtIn, d)
	if t == nil {
		return nil
	}
	b := &Brand{Dir: "."}
	if file != "" {
		over := ParseTable(file, data, d)
		if over == nil {
			return nil
		}
		b.Dir = path.Dir(file)
		dropFonts(t.node, over.node)
		t.node.overlay(over.node)
		t.Pos, t.node.at = over.Pos, over.Pos
	}
	b.Table = t
	decoder{d: d, color: newPalette(t.node).color}.run(t, b)
	b.checkRequired(d)
	b.fillIn()
	b.checkText(d)
	b.checkLink(d)
	b.checkFonts(d)
	b.checkLogo(d)
	return b
}

// At returns the place of a value in the brand file: At("color", "primary").
func (b *Brand) At(path ...any) Pos { return b.Table.At(path...) }

func (b *Brand) has(path ...any) bool {
	_, found := b.Table.find(path)
	return found
}

// dropFonts takes from the built-in brand the fonts that a brand file defines anew, by their name or
// their family: the files of one beside those of the other would make no sense.
func dropFonts(builtIn, over *node) {
	path := []any{"typography", "fonts"}
	mine, found := builtIn.find(path)
	theirs, foundTheirs := over.find(path)
	if !found || !foundTheirs {
		return
	}
	for _, f := range theirs.items {
		mine.remove(f.key)
		for _, old := range slices.Clone(mine.items) {
			if a, b := old.child("family"), f.child("family"); a != nil && b != nil && a.value == b.value {
				mine.remove(old.key)
			}
		}
	}
}

// fillIn gives what is left out the value of something near it. The order matters: a value may be
// taken from one that was filled in before.
func (b *Brand) fillIn() {
	c, t, r := &b.Color, &b.Typography, &b.Defaults.Report
	grey, dark := Color{0xbf, 0xbf, 0xbf}, Color{0x59, 0x59, 0x59}
	for _, x := range []struct {
		path  []any
		into  *Color
		value *Color
	}{
		{[]any{"color", "secondary"}, &c.Secondary, &c.Primary},
		{[]any{"color", "tertiary"}, &c.Tertiary, &c.Secondary},
		{[]any{"color", "success"}, &c.Success, &c.Foreground},
		{[]any{"color", "info"}, &c.Info, &c.Foreground},
		{[]any{"color", "warning"}, &c.Warning, &c.Foreground},
		{[]any{"color", "danger"}, &c.Danger, &c.Foreground},
		{[]any{"color", "light"}, &c.Light, &c.Background},
		{[]any{"color", "dark"}, &c.Dark, &c.Foreground},
		{[]any{"typography", "base", "color"}, &t.Base.Color, &c.Foreground},
		{[]any{"typography", "headings", "color"}, &t.Headings.Color, &t.Base.Color},
		{[]any{"typography", "monospace", "color"}, &t.Monospace.Color, &t.Base.Color},
		{[]any{"typography", "link", "color"}, &t.Link.Color, &c.Primary},
		{[]any{"defaults", "report", "context"}, &r.Context, &grey},
		{[]any{"defaults", "report", "cover_background"}, &r.CoverBackground, &c.Primary},
		{[]any{"defaults", "report", "cover_foreground"}, &r.CoverForeground, &c.Background},
		{[]any{"defaults", "report", "muted"}, &r.Muted, &dark},
		{[]any{"defaults", "report", "panel"}, &r.Panel, &c.Light},
		{[]any{"defaults", "report", "rule"}, &r.Rule, &grey},
	} {
		if !b.has(x.path...) {
			*x.into = *x.value
		}
	}
	if len(r.ChartColors) == 0 {
		r.ChartColors = []Color{c.Primary}
	}
	if !b.has("defaults", "report", "focus") {
		r.Focus = r.ChartColors[0]
	}
	t.Base.inherit(BrandText{Weight: 400})
	t.Headings.inherit(BrandText{Family: t.Base.Family, Size: t.Base.Size, Weight: 600, LineHeight: 1.2})
	t.Monospace.inherit(t.Base)
}

// inherit fills in what is not set.
func (t *BrandText) inherit(from BrandText) {
	if len(t.Family) == 0 {
		t.Family = from.Family
	}
	if t.Size == 0 {
		t.Size = from.Size
	}
	if t.Weight == 0 {
		t.Weight = from.Weight
	}
	if t.LineHeight == 0 {
		t.LineHeight = from.LineHeight
	}
}
