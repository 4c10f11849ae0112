//go:build !race

package pdf

import (
	"fmt"
	"slices"
	"testing"

	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"

	"report/layout"
)

// structure lists the elements of a page with what they say of themselves, indented by their depth.
func (v viewer) structure(page int) []string {
	v.t.Helper()
	tree, err := v.FPDF_StructTree_GetForPage(&requests.FPDF_StructTree_GetForPage{Page: v.page(page)})
	if err != nil {
		v.t.Fatal(err)
	}
	root, err := v.FPDF_StructTree_GetChildAtIndex(&requests.FPDF_StructTree_GetChildAtIndex{StructTree: tree.StructTree})
	if err != nil {
		v.t.Fatal(err)
	}
	return v.elements(nil, root.StructElement, "")
}

func (v viewer) elements(found []string, e references.FPDF_STRUCTELEMENT, indent string) []string {
	kind, err := v.FPDF_StructElement_GetType(&requests.FPDF_StructElement_GetType{StructElement: e})
	if err != nil {
		v.t.Fatal(err)
	}
	s := indent + kind.Type
	if alt, err := v.FPDF_StructElement_GetAltText(&requests.FPDF_StructElement_GetAltText{StructElement: e}); err == nil && alt.AltText != "" {
		s += " " + alt.AltText
	}
	if id, err := v.FPDF_StructElement_GetID(&requests.FPDF_StructElement_GetID{StructElement: e}); err == nil && id.ID != "" {
		s += " " + id.ID
	}
	found = append(found, s+v.attributes(e))
	n, err := v.FPDF_StructElement_CountChildren(&requests.FPDF_StructElement_CountChildren{StructElement: e})
	if err != nil {
		v.t.Fatal(err)
	}
	for i := range n.Count {
		if c, err := v.FPDF_StructElement_GetChildAtIndex(&requests.FPDF_StructElement_GetChildAtIndex{StructElement: e, Index: i}); err == nil {
			found = v.elements(found, c.StructElement, indent+" ")
		}
	}
	return found
}

// attributes are an element's own of tables.
func (v viewer) attributes(e references.FPDF_STRUCTELEMENT) (s string) {
	first, err := v.FPDF_StructElement_GetAttributeAtIndex(&requests.FPDF_StructElement_GetAttributeAtIndex{StructElement: e})
	if err != nil {
		return ""
	}
	value := func(name string) references.FPDF_STRUCTELEMENT_ATTR_VALUE {
		got, err := v.FPDF_StructElement_Attr_GetValue(&requests.FPDF_StructElement_Attr_GetValue{StructElementAttribute: first.StructElementAttribute, Name: name})
		if err != nil {
			return ""
		}
		return got.StructElementAttributeValue
	}
	if n, err := v.FPDF_StructElement_Attr_GetNumberValue(&requests.FPDF_StructElement_Attr_GetNumberValue{StructElementAttributeValue: value("ColSpan")}); err == nil {
		s += fmt.Sprintf(" ColSpan %g", n.Value)
	}
	for _, name := range []string{"Scope", "O"} {
		if n, err := v.FPDF_StructElement_Attr_GetStringValue(&requests.FPDF_StructElement_Attr_GetStringValue{StructElementAttributeValue: value(name)}); err == nil {
			s += " " + name + " " + n.Value
		}
	}
	return s
}

func TestStructure(t *testing.T) {
	v := view(t, write(t, sample(t)))
	defer v.close()
	want := []string{"Document", " Sect", "  H1", "  P", "   Link", "  Figure Bars: growth of 8 % O Layout"}
	if got := v.structure(0); !slices.Equal(got, want) {
		t.Errorf("got %q\nwant %q", got, want)
	}
}

func TestTablesAndNotes(t *testing.T) {
	sect := &layout.Tag{Role: layout.RoleSect}
	table := sect.Under(layout.RoleTable)
	head, row := table.Under(layout.RoleTR), table.Under(layout.RoleTR)
	wide, cell := head.Under(layout.RoleTH), row.Under(layout.RoleTD)
	wide.Scope, wide.Span, cell.Span = "Column", 2, 2
	p := sect.Under(layout.RoleP)
	reference := p.Under(layout.RoleLink)
	first, second := sect.Under(layout.RoleNote), sect.Under(layout.RoleNote)
	var items []layout.Item
	for i, s := range []struct {
		text string
		tag  *layout.Tag
	}{
		{"Region", wide}, {"Henan", cell}, {"as said", p}, {"in figure 1", reference}, {"and on", p},
		{"1", first.Under(layout.RoleLbl)}, {"a note", first.Under(layout.RoleP)}, {"another", second},
	} {
		items = append(items, line(t, s.text, "IBM Plex Sans", 400, 10, 20, 30+20*layout.Pt(i), s.tag)...)
	}
	items = append(items, layout.Link{X: 20, Y: 80, W: 50, H: 12, Anchor: "figure", Tag: reference})
	doc := onePage(items...)
	doc.Pages[0].Anchors = []layout.Anchor{{Name: "figure", Title: "Growth", Y: 10}}
	v := view(t, write(t, doc))
	defer v.close()
	want := []string{
		"Document", " Sect", "  Table", "   TR", "    TH ColSpan 2 Scope Column O Table", "   TR", "    TD ColSpan 2 O Table",
		"  P", "   Link", "  Note note-000001", "   Lbl", "   P", "  Note note-000002",
	}
	if got := v.structure(0); !slices.Equal(got, want) {
		t.Errorf("got %q\nwant %q", got, want)
	}
}
