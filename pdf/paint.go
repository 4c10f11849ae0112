package pdf

import (
	"bytes"
	"crypto/sha256"
	"fmt"

	"github.com/go-pdf/fpdf"

	"report/layout"
	"report/layout/text"
)

// painter paints a document's items. fpdf lays down the document itself: pages, pictures, links,
// outline and properties. What stands on a page it draws on a template of its own, so that a finished
// page can be packed and let go while the next one is painted.
//
// Colours, line style and font are the page's graphics state; the painter remembers what it last set
// so that it sets only what changes.
type painter struct {
	doc      layout.Document
	fpdf     *fpdf.Fpdf
	faces    *faces
	pictures map[*layout.Picture]string
	links    links
	tree     *structure
	packed   []*stream // what stands on each page
	deflater *deflater
	encoder  encoder

	page        layout.Page
	draw        *fpdf.Fpdf // draws on the page
	buf         []byte     // operators that draw has yet to get
	fill        *layout.Color
	stroke      *layout.Color
	strokeWidth layout.Pt
	dash        []layout.Pt
	font        *face
	fontSize    layout.Pt
}

func newPainter(doc layout.Document, meta Meta) (*painter, error) {
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
	z, err := newDeflater()
	if err != nil {
		return nil, err
	}
	return &painter{
		doc: doc, fpdf: f, deflater: z,
		faces:    &faces{byFont: map[*text.Font]*face{}},
		pictures: map[*layout.Picture]string{},
		tree:     newStructure(),
	}, nil
}

// paint writes the whole document as fpdf makes it, but for fonts and for what stands on the pages,
// which is in faces and packed.
func (p *painter) paint(release bool) ([]byte, error) {
	if err := p.registerAnchors(); err != nil {
		return nil, err
	}
	for i := range p.doc.Pages {
		if err := p.paintPage(i); err != nil {
			return nil, err
		}
		if release {
			p.doc.Pages[i].Items = nil
		}
	}
	var out handedOver
	err := p.fpdf.Output(&out)
	return out, err
}

// handedOver takes what it is given without a copy: fpdf writes all that it has in one piece, and is
// not used afterwards.
type handedOver []byte

func (h *handedOver) Write(b []byte) (int, error) {
	if *h == nil {
		*h = b
	} else {
		*h = append(*h, b...)
	}
	return len(b), nil
}

func (p *painter) paintPage(i int) error {
	p.page = p.doc.Pages[i]
	size := fpdf.SizeType{Wd: p.page.Width, Ht: p.page.Height}
	p.fpdf.AddPageFormat("P", size)
	p.addBookmarks(i + 1)
	for j, item := range p.page.Items {
		if image, ok := item.(layout.Image); ok {
			if err := p.addPicture(image.Picture); err != nil {
				return itemError(p.page, j, err)
			}
		}
	}
	var err error
	template := p.fpdf.CreateTemplateCustom(fpdf.PointType{}, size, func(t *fpdf.Tpl) {
		p.draw = &t.Fpdf
		err = p.paintItems(i)
	})
	if err != nil {
		return err
	}
	if err := p.fpdf.Error(); err != nil {
		return fmt.Errorf("page %d: %w", p.page.Number, err)
	}
	content, err := p.deflater.deflate(template.Bytes())
	if err != nil {
		return fmt.Errorf("page %d: %w", p.page.Number, err)
	}
	p.packed = append(p.packed, &stream{dict{"Filter": name("FlateDecode")}, bytes.Clone(content)})
	return nil
}

func (p *painter) paintItems(i int) error {
	p.forgetState()
	p.tree.startPage()
	for j, item := range p.page.Items {
		if err := p.paintItem(i, item); err != nil {
			return itemError(p.page, j, err)
		}
	}
	p.buf = p.tree.endPage(p.buf)
	p.flush()
	if err := p.draw.Error(); err != nil {
		return fmt.Errorf("page %d: %w", p.page.Number, err)
	}
	return nil
}

// forgetState is for the start of a page, where all is as PDF begins it.
func (p *painter) forgetState() {
	p.fill, p.stroke, p.strokeWidth, p.dash = nil, nil, -1, nil
	p.font, p.fontSize = nil, 0
}

// flush hands the painter's own operators to fpdf. It comes before every call that makes fpdf write
// some of its own.
func (p *painter) flush() {
	if len(p.buf) > 0 {
		p.draw.RawWriteBuf(bytes.NewReader(p.buf))
		p.buf = p.buf[:0]
	}
}

func (p *painter) paintItem(page int, item layout.Item) error {
	if l, ok := item.(layout.Link); ok { // an annotation beside the page's content
		return p.addLink(page, l)
	}
	var err error
	if p.buf, err = p.tree.mark(p.buf, page, layout.TagOf(item)); err != nil {
		return err
	}
	p.tree.enclose(p.page, page, item)
	switch item := item.(type) {
	case layout.Text:
		return p.paintText(item)
	case layout.Rect:
		p.setFill(item.Fill)
		p.flush()
		p.draw.Rect(item.X, item.Y, item.W, item.H, "F")
	case layout.Line:
		p.paintLine(item)
	case layout.Path:
		p.paintPath(item)
	case layout.Image:
		p.flush()
		p.draw.ImageOptions(p.pictures[item.Picture], item.X, item.Y, item.W, item.H, false,
			fpdf.ImageOptions{AllowNegativePosition: true}, 0, "")
		return p.draw.Error()
	}
	return nil
}

// paintText writes operators of its own: fpdf can only show characters, not shaped and kerned glyphs.
func (p *painter) paintText(t layout.Text) error {
	if len(t.Run.Glyphs) == 0 {
		return nil
	}
	f, err := p.faces.of(t.Run.Font)
	if err != nil {
		return err
	}
	p.setFill(t.Run.Color)
	p.buf = append(p.buf, "BT "...)
	if size := printedSize(t.Run.Size); p.font != f || p.fontSize != size {
		p.buf = append(append(append(p.buf, '/'), f.resource...), ' ')
		p.buf = append(appendNumber(p.buf, size), " Tf "...)
		p.font, p.fontSize = f, size
	}
	p.buf = append(p.appendPoint(p.buf, t.X, t.Y), "Td "...)
	if p.buf, err = p.encoder.encode(p.buf, f, &t.Run, t.Space); err != nil {
		return err
	}
	p.buf = append(p.buf, "ET\n"...)
	return nil
}

// addPicture embeds a picture once, however often it is shown and under however many names the same
// bytes come.
func (p *painter) addPicture(picture *layout.Picture) error {
	if _, ok := p.pictures[picture]; ok {
		return nil
	}
	if err := checkPicture(picture); err != nil {
		return err
	}
	key := fmt.Sprintf("%x", sha256.Sum256(picture.Data))
	p.fpdf.RegisterImageOptionsReader(key, fpdf.ImageOptions{ImageType: picture.Format}, bytes.NewReader(picture.Data))
	if err := p.fpdf.Error(); err != nil {
		return fmt.Errorf("picture %s: %w", picture.Name, err)
	}
	p.pictures[picture] = key
	return nil
}
