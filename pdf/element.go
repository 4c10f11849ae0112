package pdf

import (
	"strconv"

	"report/layout"
)

// element is a node of the structure tree. A long document has one for every cell of its tables, so
// it writes itself instead of becoming a dictionary first.
type element struct {
	tag    *layout.Tag // nil for the document
	parent *element    // of the document: the root of the tree
	kids   []kid
	figure *figure
	note   int32 // which note of the document this is, from 1; 0 for all else
	ref    ref
	page   ref // where all of its content stands; 0 where it has none or is on several pages
}

// kid is an element, a marked stretch of content, or a link. Page and number count from 0; once the
// tree is part of a file, they are the references of the page and of the link.
type kid struct {
	element      *element
	link         bool
	page, number int32
}

// figure is where a figure stands on the page that it begins on.
type figure struct {
	page   int
	height layout.Pt // of the page
	bounds box
}

// elements is a list of elements as an object: an array of references.
type elements []*element

// resolve puts references in the place of numbers.
func (e *element) resolve(pages []ref, annots [][]ref) {
	several := false
	for i := range e.kids {
		k := &e.kids[i]
		if k.element != nil {
			continue
		}
		page := k.page
		k.page = int32(pages[page])
		if k.link {
			k.number = int32(annots[page][k.number])
			continue
		}
		several = several || e.page != 0 && e.page != ref(k.page)
		e.page = ref(k.page)
	}
	if several {
		e.page = 0
	}
}

// pushKids puts the elements below this one on a stack, the first on top.
func (e *element) pushKids(stack []any) []any {
	for i := len(e.kids) - 1; i >= 0; i-- {
		if k := e.kids[i].element; k != nil {
			stack = append(stack, k)
		}
	}
	return stack
}

// append writes the element (ISO 32000-1, 14.7.2).
func (e *element) append(b []byte, n numbering) []byte {
	role := "Document"
	b = append(b, "<<"...)
	if e.tag != nil {
		role = string(e.tag.Role)
		b = e.appendTag(b)
	}
	b = e.appendKids(append(b, "/K "...), n)
	b = n.appendRef(append(b, "/P "...), e.parent.ref)
	if e.page != 0 {
		b = n.appendRef(append(b, "/Pg "...), e.page)
	}
	return append(appendName(append(b, "/S"...), role), ">>"...)
}

// appendTag writes what the tag says apart from its role: attributes, words, language, identifier.
func (e *element) appendTag(b []byte) []byte {
	t := e.tag
	switch {
	case e.figure != nil:
		box, height := e.figure.bounds, e.figure.height
		b = append(b, "/A<</BBox["...)
		for i, v := range [4]layout.Pt{box[0], height - box[3], box[2], height - box[1]} {
			if i > 0 {
				b = append(b, ' ')
			}
			b = appendNumber(b, v)
		}
		b = append(b, "]/O/Layout>>"...)
	case t.Scope != "" || t.Span > 1:
		b = append(b, "/A<<"...)
		if t.Span > 1 {
			b = strconv.AppendInt(append(b, "/ColSpan "...), int64(t.Span), 10)
		}
		b = append(b, "/O/Table"...)
		if t.Scope != "" {
			b = appendName(append(b, "/Scope"...), t.Scope)
		}
		b = append(b, ">>"...)
	}
	if t.Alt != "" {
		b = appendString(append(b, "/Alt "...), textString(t.Alt))
	}
	if e.note > 0 {
		b = appendString(append(b, "/ID "...), noteID(e.note))
	}
	if t.Lang != "" {
		b = appendString(append(b, "/Lang "...), str(t.Lang))
	}
	return b
}

// appendKids writes what is within the element. Content on the element's own page is just its number.
func (e *element) appendKids(b []byte, n numbering) []byte {
	b = append(b, '[')
	for i := range e.kids {
		if i > 0 {
			b = append(b, ' ')
		}
		k := &e.kids[i]
		switch {
		case k.element != nil:
			b = n.appendRef(b, k.element.ref)
		case k.link:
			b = n.appendRef(append(b, "<</Obj "...), ref(k.number))
			b = n.appendRef(append(b, "/Pg "...), ref(k.page))
			b = append(b, "/Type/OBJR>>"...)
		case e.page != 0:
			b = strconv.AppendInt(b, int64(k.number), 10)
		default:
			b = strconv.AppendInt(append(b, "<</MCID "...), int64(k.number), 10)
			b = n.appendRef(append(b, "/Pg "...), ref(k.page))
			b = append(b, "/Type/MCR>>"...)
		}
	}
	return append(b, ']')
}

func (es elements) append(b []byte, n numbering) []byte {
	b = append(b, '[')
	for i, e := range es {
		if i > 0 {
			b = append(b, ' ')
		}
		b = n.appendRef(b, e.ref)
	}
	return append(b, ']')
}
