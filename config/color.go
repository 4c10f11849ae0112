package config

import (
	"fmt"
	"reflect"
	"strconv"
)

// Color is an opaque sRGB colour.
type Color struct{ R, G, B uint8 }

// Hex gives "#12436d".
func (c Color) Hex() string { return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B) }

// parseHex reads "#rgb" and "#rrggbb".
func parseHex(s string) (Color, bool) {
	if len(s) == 4 {
		s = string([]byte{s[0], s[1], s[1], s[2], s[2], s[3], s[3]})
	}
	if len(s) != 7 || s[0] != '#' {
		return Color{}, false
	}
	v, err := strconv.ParseUint(s[1:], 16, 32)
	if err != nil {
		return Color{}, false
	}
	return Color{uint8(v >> 16), uint8(v >> 8), uint8(v)}, true
}

// hexColor reads a colour where there is no palette.
func hexColor(text string, at Pos, d *Diagnostics) Color {
	c, ok := parseHex(text)
	if !ok {
		d.Errorf(at, "write it as #12436d", "%q is no colour", text)
	}
	return c
}

func (x decoder) colorValue(n *node, name string, v reflect.Value) bool {
	text, ok := n.value.(string)
	if !ok {
		return x.wrong(n, name, `a colour such as "#12436d"`)
	}
	v.Set(reflect.ValueOf(x.color(text, n.at, x.d)))
	return true
}
