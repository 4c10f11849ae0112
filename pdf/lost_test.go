//go:build !race

package pdf

import (
	"slices"
	"testing"

	"github.com/klippa-app/go-pdfium/enums"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
)

// reading is what a document says to whoever follows its structure: by the name of each element, and
// in which order they come.
type reading struct {
	order []string
	texts map[string]string
}

// read follows the structure of every page.
func (v viewer) read(pages int) reading {
	r := reading{texts: map[string]string{}}
	for i := range pages {
		marked := v.marked(i)
		if len(marked) == 0 { // an empty page has no part in the tree
			continue
		}
		tree, err := v.FPDF_StructTree_GetForPage(&requests.FPDF_StructTree_GetForPage{Page: v.page(i)})
		if err != nil {
			v.t.Fatal(err)
		}
		count, err := v.FPDF_StructTree_CountChildren(&requests.FPDF_StructTree_CountChildren{StructTree: tree.StructTree})
		if err != nil {
			v.t.Fatal(err)
		}
		for j := range count.Count {
			child, err := v.FPDF_StructTree_GetChildAtIndex(&requests.FPDF_StructTree_GetChildAtIndex{StructTree: tree.StructTree, Index: j})
			if err == nil {
				v.follow(&r, child.StructElement, "", marked)
			}
		}
		if len(marked) > 0 {
			v.t.Errorf("page %d: no element has the contents %v", i+1, marked)
		}
		v.FPDF_StructTree_Close(&requests.FPDF_StructTree_Close{StructTree: tree.StructTree})
	}
	return r
}

// follow reads an element of the structure on one page. What it finds of marked it takes out.
func (v viewer) follow(r *reading, e references.FPDF_STRUCTELEMENT, name string, marked map[int]string) {
	if alt, err := v.FPDF_StructElement_GetAltText(&requests.FPDF_StructElement_GetAltText{StructElement: e}); err == nil && alt.AltText != "" {
		name = alt.AltText
	}
	count, err := v.FPDF_StructElement_CountChildren(&requests.FPDF_StructElement_CountChildren{StructElement: e})
	if err != nil {
		v.t.Fatal(err)
	}
	for i := range count.Count {
		if id, err := v.FPDF_StructElement_GetChildMarkedContentID(&requests.FPDF_StructElement_GetChildMarkedContentID{StructElement: e, Index: i}); err == nil && id.ChildMarkedContentID >= 0 {
			if _, ok := marked[id.ChildMarkedContentID]; !ok {
				continue // of another page
			}
			if !slices.Contains(r.order, name) {
				r.order = append(r.order, name)
			}
			r.texts[name] += marked[id.ChildMarkedContentID]
			delete(marked, id.ChildMarkedContentID)
			continue
		}
		if child, err := v.FPDF_StructElement_GetChildAtIndex(&requests.FPDF_StructElement_GetChildAtIndex{StructElement: e, Index: i}); err == nil && child.StructElement != "" {
			v.follow(r, child.StructElement, name, marked)
		}
	}
}

// marked is the text of a page by the number of the marked content that it stands in.
func (v viewer) marked(page int) map[int]string {
	loaded, err := v.FPDFText_LoadPage(&requests.FPDFText_LoadPage{Page: v.page(page)})
	if err != nil {
		v.t.Fatal(err)
	}
	defer v.FPDFText_ClosePage(&requests.FPDFText_ClosePage{TextPage: loaded.TextPage})
	count, err := v.FPDFPage_CountObjects(&requests.FPDFPage_CountObjects{Page: v.page(page)})
	if err != nil {
		v.t.Fatal(err)
	}
	texts := map[int]string{}
	for i := range count.Count {
		object, err := v.FPDFPage_GetObject(&requests.FPDFPage_GetObject{Page: v.page(page), Index: i})
		if err != nil {
			v.t.Fatal(err)
		}
		kind, err := v.FPDFPageObj_GetType(&requests.FPDFPageObj_GetType{PageObject: object.PageObject})
		if err != nil {
			v.t.Fatal(err)
		}
		if kind.Type != enums.FPDF_PAGEOBJ_TEXT {
			continue
		}
		id, err := v.FPDFPageObj_GetMarkedContentID(&requests.FPDFPageObj_GetMarkedContentID{PageObject: object.PageObject})
		if err != nil || id.MarkedContentID < 0 {
			continue // an artifact
		}
		got, err := v.FPDFTextObj_GetText(&requests.FPDFTextObj_GetText{PageObject: object.PageObject, TextPage: loaded.TextPage})
		if err != nil {
			v.t.Fatal(err)
		}
		texts[id.MarkedContentID] += got.Text
	}
	return texts
}

// nothingLost writes a random document and reads it again.
func nothingLost(t *testing.T, choices []byte) (fits bool) {
	t.Helper()
	a, doc, err := writeDocument(choices)
	if noRoom(err) {
		return false
	}
	if err != nil {
		t.Fatal(err)
	}
	v := view(t, write(t, doc))
	defer v.close()
	got := v.read(len(doc.Pages))
	if want := a.names(); !slices.Equal(sorted(got.order), sorted(want)) {
		t.Errorf("it says\n%q, want\n%q", got.order, want)
	}
	for _, s := range a.said {
		if !agree(s.text, got.texts[s.name], a.split[s.name]) {
			t.Errorf("%s says\n%q, want\n%q", s.name, plainText(got.texts[s.name]), plainText(s.text))
		}
	}
	return true
}

// Whatever is laid out, in whichever fonts: what went in can be read from the PDF, word for word.
func TestNothingIsLost(t *testing.T) {
	fit := 0
	const all = 60
	for seed := range uint64(all) {
		if nothingLost(t, randomBytes(seed)) {
			fit++
		}
		if t.Failed() {
			t.Fatalf("seed %d", seed)
		}
	}
	if fit < all*3/4 {
		t.Errorf("only %d of %d documents fit on their pages", fit, all)
	}
}

func FuzzNothingLost(f *testing.F) {
	f.Add(randomBytes(1))
	f.Fuzz(func(t *testing.T, choices []byte) { nothingLost(t, choices) })
}
