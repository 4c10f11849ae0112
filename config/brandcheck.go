package config

import (
	"slices"
	"strings"
)

// checkRequired reports what neither file sets and nothing can stand in for.
func (b *Brand) checkRequired(d *Diagnostics) {
	for _, key := range [][2]string{{"color", "foreground"}, {"color", "background"}, {"color", "primary"}} {
		if !b.has(key[0], key[1]) {
			d.Errorf(b.At(key[0]), "", "%q is missing in [%s]", key[1], key[0])
		}
	}
	for _, key := range []string{"family", "size"} {
		if !b.has("typography", "base", key) {
			d.Errorf(b.At("typography", "base"), "", "%q is missing in [typography.base]", key)
		}
	}
}

func (b *Brand) checkLink(d *Diagnostics) {
	link := b.Meta.Link
	if link != "" && !strings.HasPrefix(link, "https://") && !strings.HasPrefix(link, "http://") {
		d.Errorf(b.At("meta", "link"), `write "https://..."`, "link must be an address on the web, not %q", link)
	}
}

// checkText holds numbers to what can be set, and families to the fonts that are defined.
func (b *Brand) checkText(d *Diagnostics) {
	var families []string
	for _, f := range b.Table.node.fonts() {
		families = append(families, b.Typography.Fonts[f.key].Family)
	}
	for _, x := range []struct {
		key  string
		text BrandText
	}{{"base", b.Typography.Base}, {"headings", b.Typography.Headings}, {"monospace", b.Typography.Monospace}} {
		path := []any{"typography", x.key}
		if x.key == "headings" && b.has(append(path, "size")...) {
			d.Errorf(b.Table.KeyAt(append(path, "size")...), "set typography.base.size", "headings have no size of their own: it follows from that of the text")
		} else {
			b.checkRange(d, append(path, "size"), x.text.Size, 6, 24)
		}
		b.checkRange(d, append(path, "line-height"), x.text.LineHeight, 1, 3)
		b.checkRange(d, append(path, "weight"), float64(x.text.Weight), 100, 900)
		if !b.has(append(path, "family")...) {
			continue
		}
		for i, family := range x.text.Family {
			if family != "" && !slices.Contains(families, family) {
				d.Errorf(b.At(append(path, "family", i)...), Suggest(family, families),
					"there is no font with the family %q in [typography.fonts]", family)
			}
		}
	}
}

func (b *Brand) checkRange(d *Diagnostics, path []any, v, low, high float64) {
	n, found := b.Table.find(path)
	if _, number := n.number(); found && number && (v < low || v > high) {
		d.Errorf(n.at, "", "%s must be from %v to %v, not %v", n.key, low, high, v)
	}
}

// fonts lists the [typography.fonts.NAME] tables in order of appearance.
func (n *node) fonts() []*node {
	fonts, found := n.find([]any{"typography", "fonts"})
	if !found || fonts.kind != table {
		return nil
	}
	return fonts.items
}

// number gives the value of a number.
func (n *node) number() (float64, bool) {
	switch v := n.value.(type) {
	case int64:
		return float64(v), true
	case float64:
		return v, true
	}
	return 0, false
}

// checkFonts checks the fonts' families and files, and puts the brand's folder before the files.
func (b *Brand) checkFonts(d *Diagnostics) {
	seen := map[string]bool{}
	for _, n := range b.Table.node.fonts() {
		font, ok := b.Typography.Fonts[n.key]
		if !ok {
			continue
		}
		if seen[font.Family] {
			d.Errorf(b.At("typography", "fonts", n.key, "family"), "", "the family %q is defined twice", font.Family)
		}
		seen[font.Family] = true
		switch {
		case font.Source == "bundled" && len(font.Files) > 0:
			d.Errorf(b.At("typography", "fonts", n.key, "files"), `write source = "file", or leave out files`, "a bundled font has no files of its own")
		case font.Source == "file" && len(font.Files) == 0:
			d.Errorf(n.at, `write files = [{ path = "...", weight = 400 }], or source = "bundled" for a built-in family`, "the font %q has no files", n.key)
		}
		for i := range font.Files {
			file := &font.Files[i]
			at := []any{"typography", "fonts", n.key, "files", i}
			file.Path = b.join(d, file.Path, append(at, "path"))
			b.checkRange(d, append(at, "weight"), float64(file.Weight), 100, 900)
		}
	}
}

// checkLogo turns the logos' names to paths.
func (b *Brand) checkLogo(d *Diagnostics) {
	l := &b.Logo
	images, _ := b.Table.find([]any{"logo", "images"})
	for _, name := range images.keys() {
		if file, ok := l.Images[name]; ok {
			l.Images[name] = b.join(d, file, []any{"logo", "images", name})
		}
	}
	for _, x := range []struct {
		key  string
		into *string
	}{{"small", &l.Small}, {"medium", &l.Medium}, {"large", &l.Large}, {"dark", &l.Dark}} {
		if file, named := l.Images[*x.into]; named {
			*x.into = file
			continue
		}
		if b.has("logo", x.key) && *x.into != "" && !strings.ContainsAny(*x.into, "./") {
			d.Errorf(b.At("logo", x.key), Suggest(*x.into, images.keys()), "there is no picture %q in logo.images", *x.into)
			continue
		}
		*x.into = b.join(d, *x.into, []any{"logo", x.key})
	}
}

// join puts the brand's folder before a path; one that is not set or of the wrong type stays empty.
func (b *Brand) join(d *Diagnostics, file string, at []any) string {
	if n, found := b.Table.find(at); !found || n.kind != scalar || n.value != file {
		return ""
	}
	joined, err := Join(b.Dir, file)
	if err != nil {
		d.Errorf(b.At(at...), "", "%v", err)
	}
	return joined
}
