package brief

import (
	"fmt"
	"slices"
	"unicode/utf8"

	"report/config"
	"report/layout"
)

// maxPicture is the size that an image file may have.
const maxPicture = 32 << 20

// picture reads an image that stands at a path relative to dir. What is wrong is reported at pos,
// and the picture is nil.
func (c *composer) picture(dir, file string, pos config.Pos) *layout.Picture {
	path, err := config.Join(dir, file)
	if err != nil {
		c.diags.Errorf(pos, "", "%v", err)
		return nil
	}
	return c.pictureAt(path, c.theme.Palette.Background, pos)
}

// onGround is an image file and the colour that shows through it.
type onGround struct {
	path   string
	ground layout.Color
}

// pictureAt reads an image by its path in the root, and lays what is transparent in it on a colour.
func (c *composer) pictureAt(path string, ground layout.Color, pos config.Pos) *layout.Picture {
	known := onGround{path, ground}
	if p, ok := c.pictures[known]; ok {
		return p
	}
	raw, err := c.cfg.Root.Read(path, maxPicture)
	if err != nil {
		c.diags.Errorf(pos, "", "%v", err)
		return nil
	}
	p, err := layout.ReadPicture(path, raw, ground)
	if err != nil {
		c.diags.Errorf(pos, "", "%v", err)
		return nil
	}
	p.Name = fmt.Sprintf("%s on %02x%02x%02x", path, ground.R, ground.G, ground.B)
	c.pictures[known] = p
	return p
}

// logo is the brand's logo for the cover: the one for dark grounds, else the large one; nil when the
// brand has none.
func (c *composer) logo() *layout.Picture {
	l := c.cfg.Brand.Logo
	for _, choice := range []struct{ key, path string }{{"dark", l.Dark}, {"large", l.Large}, {"medium", l.Medium}} {
		if choice.path != "" {
			return c.pictureAt(choice.path, c.theme.Palette.CoverField, c.cfg.Brand.Table.At("logo", choice.key))
		}
	}
	return nil
}

// invalidUTF8 finds the first byte that is no UTF-8.
func invalidUTF8(raw []byte) (line, col int, bad bool) {
	if utf8.Valid(raw) {
		return 0, 0, false
	}
	line, col = 1, 1
	for i := 0; i < len(raw); {
		r, size := utf8.DecodeRune(raw[i:])
		if r == utf8.RuneError && size == 1 {
			break
		}
		if r == '\n' {
			line, col = line+1, 0
		}
		col++
		i += size
	}
	return line, col, true
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
