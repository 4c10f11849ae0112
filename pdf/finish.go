package pdf

import (
	"errors"
	"fmt"
)

// finish reads what fpdf wrote and writes it again as the document should be: what was painted on the
// pages, fonts that tell their text, structure and metadata in the catalog, links that say what they
// are, compressed, and in an order that depends on nothing but the content.
func finish(painted []byte, p *painter, meta Meta) ([]byte, error) {
	f, err := readFile(painted)
	if err != nil {
		return nil, fmt.Errorf("reading back what fpdf wrote: %w", err)
	}
	catalog, info := f.dict(f.root), f.dict(f.info)
	pages, _ := f.dict(catalog["Pages"])["Kids"].(array)
	if catalog == nil || info == nil || len(pages) != len(p.doc.Pages) {
		return nil, fmt.Errorf("reading back what fpdf wrote: %d pages of %d", len(pages), len(p.doc.Pages))
	}
	refs := make([]ref, len(pages))
	annots := make([][]ref, len(pages))
	for i := range pages {
		refs[i], _ = pages[i].(ref)
		if annots[i], err = finishPage(f, refs[i], p.links.byPage[i]); err != nil {
			return nil, fmt.Errorf("page %d: %w", i+1, err)
		}
		f.dict(refs[i])["Contents"] = f.add(p.packed[i])
	}
	if err := finishResources(f, f.dict(f.dict(refs[0])["Resources"]), p.faces); err != nil {
		return nil, err
	}
	if err := finishOutline(f, catalog, p.links.outline); err != nil {
		return nil, err
	}
	finishInfo(info, meta)
	finishCatalog(f, catalog, meta)
	attach(f, catalog, meta.Attachments, meta.Created)
	if len(p.tree.elements) > 0 {
		catalog["StructTreeRoot"] = p.tree.objects(f, refs, annots)
		catalog["MarkInfo"] = dict{"Marked": true}
	}
	return f.bytes(p.deflater)
}

// finishPage makes a page's links objects of their own, which the structure tree can point at, and
// returns them.
func finishPage(f *file, page ref, notes []linkNote) ([]ref, error) {
	d := f.dict(page)
	annots, _ := d["Annots"].(array)
	if d == nil || len(annots) != len(notes) {
		return nil, fmt.Errorf("%d links of %d were written", len(annots), len(notes))
	}
	delete(d, "Group") // it speaks of transparency, and there is none
	refs := make([]ref, len(annots))
	for i := range annots {
		a := f.dict(annots[i])
		if a == nil {
			return nil, fmt.Errorf("link %d is missing", i+1)
		}
		a["F"] = 4 // print
		if r, ok := a["Rect"].(array); ok && len(r) == 4 {
			r[1], r[3] = r[3], r[1] // fpdf gives the top first
		}
		if notes[i].text != "" {
			a["Contents"] = textString(notes[i].text)
		}
		refs[i] = f.add(a)
		annots[i] = refs[i]
	}
	return refs, nil
}

// finishResources gives the pages, which share what fpdf lists for all of them, the fonts.
func finishResources(f *file, resources dict, faces *faces) error {
	if resources == nil {
		return errors.New("the pages have no resources")
	}
	delete(resources, "ProcSet") // obsolete since PDF 1.4
	fonts := dict{}
	for _, face := range faces.list {
		font, err := face.embed(f)
		if err != nil {
			return err
		}
		fonts[name(face.resource)] = font
	}
	resources["Font"] = fonts
	return nil
}

// finishOutline says again what fpdf got wrong in the outline: titles, which it writes in one of two
// encodings by the font that happens to be set, and counts, which are all 0. Sections stand open,
// what is below them is folded.
func finishOutline(f *file, catalog dict, titles []string) error {
	root := f.dict(catalog["Outlines"])
	if root == nil {
		return nil
	}
	o := outline{file: f, titles: titles}
	count := o.entries(root)
	if o.seen != len(titles) {
		return fmt.Errorf("%d outline entries of %d were written", o.seen, len(titles))
	}
	root["Count"] = count
	return nil
}

// outline walks the entries in the order in which they were added.
type outline struct {
	file   *file
	titles []string
	seen   int
}

// entries goes over the entries below parent and returns how many there are on that level.
func (o *outline) entries(parent dict) int {
	n := 0
	for item := o.file.dict(parent["First"]); item != nil && o.seen < len(o.titles); item = o.file.dict(item["Next"]) {
		item["Title"] = textString(o.titles[o.seen])
		o.seen++
		n++
		delete(item, "Count")
		if below := o.entries(item); below > 0 {
			item["Count"] = -below
		}
	}
	return n
}

func finishCatalog(f *file, catalog dict, meta Meta) {
	delete(catalog, "Names") // fpdf writes an empty tree of attachments
	if meta.Lang != "" {
		catalog["Lang"] = str(meta.Lang)
	}
	if meta.Title != "" {
		catalog["ViewerPreferences"] = dict{"DisplayDocTitle": true}
	}
	catalog["Metadata"] = f.add(&stream{dict{"Type": name("Metadata"), "Subtype": name("XML")}, xmp(meta)})
}
