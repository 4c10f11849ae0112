package pdf

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"io"

	"github.com/go-pdf/fpdf"

	"report/layout"
)

// painter paints a document's items through one fpdf document. Colours, line style and font are the
// page's graphics state; the painter remembers what it last set so that it sets only what changes.
type painter struct {
	doc      layout.Document
	fpdf     *fpdf.Fpdf
	faces    *faces
	set      [][]string // encoded text by page and item
	pictures map[*layout.Picture]string
	links    links
	tree     *structure

	page        layout.Page
	buf         []byte
	fill        *layout.Color
	stroke      *layout.Color
	strokeWidth layout.Pt
	dash        []layout.Pt
	font        *face
	fontSize    layout.Pt
}

// thinnest is the least stroke that fpdf's two decimals can say. PDF draws a width of 0 one device
// pixel wide, which is no width at all in print and far too much on a screen.
const thinnest layout.Pt = 0.005

func newPainter(doc layout.Document, meta Meta, faces *faces, set [][]string) *painter {
	f := fpdf.NewCustom(&fpdf.InitType{
		UnitStr: "pt",
		Size:    fpdf.SizeType{Wd: doc.Pages[0].Width, Ht: doc.Pages[0].Height},
	})
	f.SetAutoPageBreak(false, 0)
	f.SetMargins(0, 0, 0)
	f.SetCatalogSort(true)
	f.SetCompression(false) // the finishing pass compresses, and better
	f.SetLineJoinStyle("round")
	f.SetLineCapStyle("butt")
	setMeta(f, meta)
	return &painter{
		doc: doc, fpdf: f, faces: faces, set: set,
		pictures: map[*layout.Picture]string{},
		tree:     newStructure(),
	}
}

// paint writes the whole document as fpdf makes it.
func (p *painter) paint(w io.Writer) error {
	if err := p.addFonts(); err != nil {
		return err
	}
	if err := p.registerAnchors(); err != nil {
		return err
	}
	for i, page := range p.doc.Pages {
		p.page = page
		p.forgetState()
		p.fpdf.AddPageFormat("P", fpdf.SizeType{Wd: page.Width, Ht: page.Height})
		p.tree.startPage(i)
		p.addBookmarks(i + 1)
		for j, item := range page.Items {
			if err := p.paintItem(i, j, item); err != nil {
				return itemError(page, j, err)
			}
		}
		p.raw(p.tree.endPage(p.buf[:0]))
		if err := p.fpdf.Error(); err != nil {
			return fmt.Errorf("page %d: %w", page.Number, err)
		}
	}
	return p.fpdf.Output(w)
}

// addFonts hands each font's subset to fpdf and registers its codes. fpdf embeds the characters that
// passed through its own Text, so all of them go once through a template that no page shows.
func (p *painter) addFonts() error {
	used := make([]string, len(p.faces.list))
	for i, f := range p.faces.list {
		data, codes, err := f.cut()
		if err != nil {
			return err
		}
		p.fpdf.AddUTF8FontFromBytes(f.family, "", data)
		used[i] = string(codes)
	}
	p.fpdf.CreateTemplate(func(t *fpdf.Tpl) {
		for i, f := range p.faces.list {
			t.SetFont(f.family, "", 10)
			t.Text(0, 0, used[i])
		}
	})
	return p.fpdf.Error()
}

// forgetState is for the start of a page, where fpdf sets what it thinks right.
func (p *painter) forgetState() {
	p.fill, p.stroke, p.strokeWidth = nil, nil, -1
	p.font, p.fontSize = nil, 0
	// Not the dash: fpdf carries it over to the new page, and solid is how every page begins.
}

func (p *painter) raw(b []byte) {
	if len(b) > 0 {
		p.fpdf.RawWriteBuf(bytes.NewReader(b))
	}
}

func (p *painter) paintItem(page, index int, item layout.Item) error {
	if l, ok := item.(layout.Link); ok { // an annotation beside the page's content
		return p.addLink(page, l)
	}
	mark, err := p.tree.mark(p.buf[:0], page, tagOf(item))
	if err != nil {
		return err
	}
	p.raw(mark)
	p.tree.enclose(p.page, page, item)
	switch item := item.(type) {
	case layout.Text:
		p.paintText(item, p.set[page][index])
	case layout.Rect:
		p.setFill(item.Fill)
		p.fpdf.Rect(item.X, item.Y, item.W, item.H, "F")
	case layout.Line:
		p.paintLine(item)
	case layout.Path:
		p.paintPath(item)
	case layout.Image:
		return p.paintImage(item)
	}
	return nil
}

func (p *painter) paintText(t layout.Text, shown string) {
	if shown == "" {
		return
	}
	f, size := p.faces.byFont[t.Run.Font], printedSize(t.Run.Size)
	if p.font != f || p.fontSize != size {
		p.fpdf.SetFont(f.family, "", size)
		p.font, p.fontSize = f, size
	}
	p.setFill(t.Run.Color)
	b := append(p.buf[:0], "BT "...)
	b = p.appendPoint(b, t.X, t.Y)
	b = append(append(b, "Td "...), shown...)
	p.buf = append(b, "ET"...)
	p.raw(p.buf)
}

func (p *painter) paintLine(l layout.Line) {
	if l.Width < thinnest {
		return
	}
	p.setStroke(l.Color, l.Width, l.Dash)
	p.fpdf.Line(l.X1, l.Y1, l.X2, l.Y2)
}

// paintPath writes operators of its own: fpdf gives curves five decimals, which makes charts heavy.
func (p *painter) paintPath(path layout.Path) {
	stroked := path.Stroke != nil && path.Width >= thinnest
	var op string
	switch {
	case path.Fill != nil && stroked:
		op = "B"
	case path.Fill != nil:
		op = "f"
	case stroked:
		op = "S"
	default:
		return
	}
	if path.Fill != nil {
		p.setFill(*path.Fill)
		if path.EvenOdd {
			op += "*"
		}
	}
	if stroked {
		p.setStroke(*path.Stroke, path.Width, path.Dash)
	}
	b := p.buf[:0]
	for _, s := range path.Segments {
		n, name := segmentPoints(s.Op)
		for _, pt := range s.P[:n] {
			b = p.appendPoint(b, path.X+pt.X, path.Y+pt.Y)
		}
		b = append(append(b, name...), '\n')
	}
	p.buf = append(b, op...)
	p.raw(p.buf)
}

// segmentPoints returns how many points a step of a path has, and its operator.
func segmentPoints(op layout.SegmentOp) (int, string) {
	switch op {
	case layout.MoveTo:
		return 1, "m"
	case layout.LineTo:
		return 1, "l"
	case layout.CubicTo:
		return 3, "c"
	}
	return 0, "h"
}

// paintImage embeds a picture once, however often it is shown and under however many names the same
// bytes come.
func (p *painter) paintImage(i layout.Image) error {
	key, ok := p.pictures[i.Picture]
	if !ok {
		if err := checkPicture(i.Picture); err != nil {
			return err
		}
		key = fmt.Sprintf("%x", sha256.Sum256(i.Picture.Data))
		p.fpdf.RegisterImageOptionsReader(key, fpdf.ImageOptions{ImageType: i.Picture.Format}, bytes.NewReader(i.Picture.Data))
		if err := p.fpdf.Error(); err != nil {
			return fmt.Errorf("picture %s: %w", i.Picture.Name, err)
		}
		p.pictures[i.Picture] = key
	}
	p.fpdf.ImageOptions(key, i.X, i.Y, i.W, i.H, false,
		fpdf.ImageOptions{AllowNegativePosition: true}, 0, "")
	return p.fpdf.Error()
}

func (p *painter) setFill(c layout.Color) {
	if p.fill == nil || *p.fill != c {
		p.fpdf.SetFillColor(int(c.R), int(c.G), int(c.B))
		p.fill = &c
	}
}

func (p *painter) setStroke(c layout.Color, width layout.Pt, dash []layout.Pt) {
	if p.stroke == nil || *p.stroke != c {
		p.fpdf.SetDrawColor(int(c.R), int(c.G), int(c.B))
		p.stroke = &c
	}
	if p.strokeWidth != width {
		p.fpdf.SetLineWidth(width)
		p.strokeWidth = width
	}
	if !sameDash(p.dash, dash) {
		p.fpdf.SetDashPattern(dash, 0)
		p.dash = dash
	}
}

func sameDash(a, b []layout.Pt) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

// appendPoint writes a place of the page in PDF's coordinates, which grow upwards.
func (p *painter) appendPoint(b []byte, x, y layout.Pt) []byte {
	b = append(appendNumber(b, x), ' ')
	return append(appendNumber(b, p.page.Height-y), ' ')
}
