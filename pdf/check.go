package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	_ "image/jpeg" // the two formats that a Picture may have
	_ "image/png"
	"math"
	"net/url"
	"strings"
	"unicode/utf8"

	"report/layout"
)

// A page may be at most 200 inches a side (ISO 32000-1, annex C.2); coordinates far beyond it are a
// fault in what made them.
const (
	largestPage   layout.Pt = 14_400
	farthestPoint layout.Pt = 1_000_000
)

func checkMeta(m Meta) error {
	for _, s := range append([]string{m.Title, m.Author, m.Subject, m.Producer}, m.Keywords...) {
		if err := checkString(s); err != nil {
			return fmt.Errorf("the document's properties: %w", err)
		}
	}
	if m.Created.IsZero() {
		return errors.New("the document has no date of creation")
	}
	if y := m.Created.Year(); y < 1 || y > 9999 {
		return fmt.Errorf("the year %d does not fit a PDF's date", y)
	}
	return errors.Join(checkLang(m.Lang), checkAttachments(m.Attachments))
}

// checkLang takes the shape of a BCP 47 tag: letters first, then hyphens with letters and digits.
func checkLang(tag string) error {
	if tag == "" {
		return nil
	}
	for i, part := range strings.Split(tag, "-") {
		letters := func(r rune) bool { return !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z') }
		other := func(r rune) bool { return letters(r) && !(r >= '0' && r <= '9') }
		if len(part) < 1 || len(part) > 8 || i == 0 && strings.ContainsFunc(part, letters) || strings.ContainsFunc(part, other) {
			return fmt.Errorf("%q is no language tag; en or zh-Hans would be", tag)
		}
	}
	return nil
}

func checkString(s string) error {
	if !utf8.ValidString(s) {
		return fmt.Errorf("%q is not valid UTF-8", s)
	}
	if strings.ContainsRune(s, 0) {
		return fmt.Errorf("%q contains a NUL character", s)
	}
	return nil
}

func checkDocument(doc layout.Document) error {
	if len(doc.Pages) == 0 {
		return errors.New("the document has no pages")
	}
	for _, page := range doc.Pages {
		if !(page.Width >= 1 && page.Width <= largestPage && page.Height >= 1 && page.Height <= largestPage) {
			return fmt.Errorf("page %d: %g by %g points is no size for a page", page.Number, page.Width, page.Height)
		}
		for i, item := range page.Items {
			if err := checkItem(item); err != nil {
				return itemError(page, i, err)
			}
		}
	}
	last := 1
	for _, o := range doc.Outline {
		if o.Page < last {
			return fmt.Errorf("outline entry %q stands on a page before that of the entry before it", o.Title)
		}
		last = o.Page
		if o.Page > len(doc.Pages) {
			return fmt.Errorf("outline entry %q is on page %d of %d", o.Title, o.Page, len(doc.Pages))
		}
		if err := errors.Join(checkString(o.Title), checkFinite(o.Y)); err != nil {
			return fmt.Errorf("outline entry %q: %w", o.Title, err)
		}
	}
	return nil
}

// itemError says which item of which page an error is about.
func itemError(page layout.Page, index int, err error) error {
	what := "unknown item"
	switch item := page.Items[index].(type) {
	case layout.Text:
		what = fmt.Sprintf("text %q", shorten(item.Run.Text))
	case layout.Rect:
		what = "rectangle"
	case layout.Line:
		what = "line"
	case layout.Path:
		what = "path"
	case layout.Image:
		what = "image"
		if item.Picture != nil {
			what += " " + item.Picture.Name
		}
	case layout.Link:
		what = fmt.Sprintf("link to %q", shorten(item.URL+item.Anchor))
	}
	return fmt.Errorf("page %d, item %d (%s): %w", page.Number, index+1, what, err)
}

func shorten(s string) string {
	if runes := []rune(s); len(runes) > 40 {
		return string(runes[:40]) + "…"
	}
	return s
}

func checkItem(item layout.Item) error {
	switch item := item.(type) {
	case layout.Text:
		return checkText(item)
	case layout.Rect:
		return checkFinite(item.X, item.Y, item.W, item.H)
	case layout.Line:
		return checkStroke(item.Width, item.Dash, item.X1, item.Y1, item.X2, item.Y2)
	case layout.Path:
		return checkPath(item)
	case layout.Image:
		switch {
		case item.Picture == nil:
			return errors.New("it has no picture")
		case !(item.W > 0 && item.H > 0):
			return fmt.Errorf("%g by %g points is no size for a picture", item.W, item.H)
		}
		return checkFinite(item.X, item.Y, item.W, item.H)
	case layout.Link:
		return checkLink(item)
	}
	return fmt.Errorf("%T cannot be painted", item)
}

func checkFinite(values ...layout.Pt) error {
	for _, v := range values {
		if math.IsNaN(v) || math.Abs(v) > farthestPoint {
			return fmt.Errorf("%g is no length that fits a page", v)
		}
	}
	return nil
}

func checkText(t layout.Text) error {
	if t.Run.Font == nil && len(t.Run.Glyphs) > 0 {
		return errors.New("it has no font")
	}
	if !utf8.ValidString(t.Run.Text) {
		return errors.New("it is not valid UTF-8")
	}
	// Sizes are written with three decimals, and everything is measured in parts of them.
	if !(t.Run.Size >= 0.01 && t.Run.Size <= largestPage) {
		return fmt.Errorf("%g points is no size for text", t.Run.Size)
	}
	for _, g := range t.Run.Glyphs {
		if err := checkFinite(float64(g.Advance)); err != nil {
			return err
		}
	}
	if t.Run.Shifts != nil && len(t.Run.Shifts) != len(t.Run.Glyphs) {
		return fmt.Errorf("it has %d glyphs and %d shifts", len(t.Run.Glyphs), len(t.Run.Shifts))
	}
	for _, s := range t.Run.Shifts {
		if err := checkFinite(float64(s.DX), float64(s.DY)); err != nil {
			return err
		}
	}
	return checkFinite(t.X, t.Y)
}

func checkStroke(width layout.Pt, dash []layout.Pt, points ...layout.Pt) error {
	if width < 0 {
		return fmt.Errorf("a stroke cannot be %g points wide", width)
	}
	drawn := len(dash) == 0
	for _, d := range dash {
		if d < 0 {
			return fmt.Errorf("a dash cannot be %g points long", d)
		}
		drawn = drawn || d >= 0.01
	}
	if !drawn {
		return errors.New("its dashes have no length")
	}
	return errors.Join(checkFinite(width), checkFinite(dash...), checkFinite(points...))
}

func checkPath(p layout.Path) error {
	if err := checkStroke(p.Width, p.Dash, p.X, p.Y); err != nil {
		return err
	}
	for i, s := range p.Segments {
		if s.Op > layout.ClosePath {
			return fmt.Errorf("step %d is of no known kind", i+1)
		}
		if i == 0 && s.Op != layout.MoveTo {
			return errors.New("it does not begin with a move")
		}
		for _, pt := range s.P[:s.Op.Points()] {
			if err := checkFinite(pt.X, pt.Y); err != nil {
				return err
			}
		}
	}
	return nil
}

func checkLink(l layout.Link) error {
	if (l.URL == "") == (l.Anchor == "") {
		return errors.New("a link has either an address or an anchor")
	}
	if l.URL != "" {
		if err := checkURL(l.URL); err != nil {
			return err
		}
	}
	return checkFinite(l.X, l.Y, l.W, l.H)
}

// checkURL lets through what opens a page or a letter and nothing that runs or reads anything.
func checkURL(s string) error {
	if err := checkString(s); err != nil {
		return err
	}
	u, err := url.Parse(s)
	if err != nil {
		return fmt.Errorf("it is no address: %w", errors.Unwrap(err))
	}
	switch {
	case (u.Scheme == "http" || u.Scheme == "https") && u.Host == "":
		return errors.New("its address names no host")
	case u.Scheme == "http" || u.Scheme == "https":
		return nil
	case u.Scheme == "mailto" && u.Opaque != "":
		return nil
	}
	return errors.New("only http, https and mailto addresses can be linked to")
}

// checkPicture holds a picture to what layout promises of it: fpdf panics on some images that break
// the promise and paints others as garbage.
func checkPicture(p *layout.Picture) error {
	config, format, err := image.DecodeConfig(bytes.NewReader(p.Data))
	if err != nil {
		return fmt.Errorf("it cannot be read: %w", err)
	}
	if format != p.Format || config.Width != p.Width || config.Height != p.Height {
		return fmt.Errorf("it says %s, %d by %d pixels, and is %s, %d by %d",
			p.Format, p.Width, p.Height, format, config.Width, config.Height)
	}
	if format == "png" {
		return checkPNG(p.Data)
	}
	return nil
}

// checkPNG walks the chunks: at most 8 bits, no alpha, not interlaced, every chunk whole.
func checkPNG(data []byte) error {
	const signature, header = 8, 8 // bytes before the first chunk, and before each chunk's data
	if depth, color, interlaced := data[24], data[25], data[28]; depth > 8 || color > 3 || interlaced != 0 {
		return errors.New("a PNG has to have at most 8 bits, no alpha and no interlacing here")
	}
	rest := data[signature:]
	for len(rest) >= header {
		length := uint64(rest[0])<<24 | uint64(rest[1])<<16 | uint64(rest[2])<<8 | uint64(rest[3])
		name := string(rest[4:8])
		if header+length+4 > uint64(len(rest)) {
			return errors.New("it ends in the middle of its image data")
		}
		switch {
		case name == "IEND":
			return nil
		case name == "tRNS":
			return errors.New("a PNG has to be opaque here")
		case length == 0: // where fpdf stops reading
			return fmt.Errorf("its chunk %q is empty", name)
		}
		rest = rest[header+length+4:]
	}
	return errors.New("it ends in the middle of its image data")
}
