package pdf

import (
	"fmt"
	"slices"
	"strconv"

	"report/layout"
)

// standardRoles are those of layout. A structure type that is not standard would need a role map.
var standardRoles = map[layout.Role]bool{
	layout.RoleSect: true, layout.RoleH1: true, layout.RoleH2: true, layout.RoleH3: true, layout.RoleH4: true,
	layout.RoleP: true, layout.RoleL: true, layout.RoleLI: true, layout.RoleLbl: true, layout.RoleLBody: true,
	layout.RoleTable: true, layout.RoleTR: true, layout.RoleTH: true, layout.RoleTD: true,
	layout.RoleFigure: true, layout.RoleCaption: true, layout.RoleBlockQuote: true, layout.RoleCode: true,
	layout.RoleLink: true, layout.RoleNote: true, layout.RoleReference: true, layout.RoleTOC: true, layout.RoleTOCI: true, layout.RoleSpan: true,
}

// structure is the document's logical tree as it grows while pages are painted: stretches of content
// are marked with a number, and each element lists the stretches, links and elements within it, in
// the order in which they were painted.
type structure struct {
	root     *element
	byTag    map[*layout.Tag]*element
	elements elements    // all but root, parents before children
	marked   []elements  // by page and number: whose content it is
	linked   []linked    // links within the tree, in order
	current  *layout.Tag // of the stretch that is open
	open     bool
}

// linked is a link of a page, both counted from 0, and the element that it is in.
type linked struct {
	page, index int
	in          *element
}

// deepestTag bounds the tree, and ends a chain of parents that goes round in a circle.
const deepestTag = 64

func newStructure() *structure {
	return &structure{root: &element{}, byTag: map[*layout.Tag]*element{}}
}

func (s *structure) startPage() {
	s.marked = append(s.marked, nil)
	s.open = false
}

func (s *structure) endPage(b []byte) []byte {
	if s.open {
		b = append(b, "EMC\n"...)
	}
	s.open = false
	return b
}

// mark writes what has to stand before an item with this tag: nothing when the item goes on with the
// stretch that is open, else that one's end and the beginning of the next.
func (s *structure) mark(b []byte, page int, tag *layout.Tag) ([]byte, error) {
	if s.open && s.current == tag {
		return b, nil
	}
	if s.open {
		b = append(b, "EMC "...)
	}
	s.open, s.current = true, tag
	if tag == nil {
		return append(b, "/Artifact BMC\n"...), nil
	}
	e, err := s.element(tag, 0)
	if err != nil {
		return nil, err
	}
	number := len(s.marked[page])
	s.marked[page] = append(s.marked[page], e)
	e.kids = append(e.kids, kid{page: int32(page), number: int32(number)})
	b = appendName(b, string(tag.Role))
	b = append(b, " <</MCID "...)
	return append(strconv.AppendInt(b, int64(number), 10), ">> BDC\n"...), nil
}

// enclose widens a figure's bounds by an item. A reader that puts a figure elsewhere (reflow, speech)
// wants to know what it takes up. One that goes on over pages has the bounds of its first.
func (s *structure) enclose(page layout.Page, index int, item layout.Item) {
	tag := layout.TagOf(item)
	if tag == nil || tag.Role != layout.RoleFigure {
		return
	}
	e, b := s.byTag[tag], boxOf(item)
	if e == nil || b[0] > b[2] || e.figure != nil && e.figure.page != index {
		return
	}
	if e.figure == nil {
		e.figure = &figure{page: index, height: page.Height, bounds: b}
	}
	e.figure.bounds.reach(b[0], b[1])
	e.figure.bounds.reach(b[2], b[3])
}

// link puts a page's link under its tag, in a Link element of its own where the tag is none.
func (s *structure) link(page, index int, tag *layout.Tag) error {
	e, err := s.element(tag, 0)
	if err != nil {
		return err
	}
	if tag.Role != layout.RoleLink {
		e = s.add(tag.Under(layout.RoleLink), e)
	}
	e.kids = append(e.kids, kid{link: true, page: int32(page), number: int32(index)})
	s.linked = append(s.linked, linked{page, index, e})
	return nil
}

// element returns a tag's element. A new one goes to the end of its parent's kids: the order of first
// appearance is the order of reading.
func (s *structure) element(tag *layout.Tag, depth int) (*element, error) {
	if e, ok := s.byTag[tag]; ok {
		return e, nil
	}
	if err := checkTag(tag, depth); err != nil {
		return nil, err
	}
	parent := s.root
	if tag.Parent != nil {
		var err error
		if parent, err = s.element(tag.Parent, depth+1); err != nil {
			return nil, err
		}
	}
	return s.add(tag, parent), nil
}

func (s *structure) add(tag *layout.Tag, parent *element) *element {
	e := &element{tag: tag, parent: parent}
	parent.kids = append(parent.kids, kid{element: e})
	s.byTag[tag] = e
	s.elements = append(s.elements, e)
	return e
}

func checkTag(tag *layout.Tag, depth int) error {
	if depth > deepestTag {
		return fmt.Errorf("its structure is more than %d levels deep", deepestTag)
	}
	if !standardRoles[tag.Role] {
		return fmt.Errorf("%q is no structure type", tag.Role)
	}
	if err := checkString(tag.Alt); err != nil {
		return fmt.Errorf("its alternate text: %w", err)
	}
	if tag.Scope != "" && tag.Scope != "Column" && tag.Scope != "Row" && tag.Scope != "Both" {
		return fmt.Errorf("%q is no scope of a table header", tag.Scope)
	}
	return checkLang(tag.Lang)
}

// objects adds the tree to a file and returns its root. pages are the file's pages and annots, by
// page, their links; both get the numbers by which a reader finds its way back into the tree.
func (s *structure) objects(f *file, pages []ref, annots [][]ref) ref {
	s.byTag = nil
	f.objects = slices.Grow(f.objects, len(s.elements)+len(pages)+4)
	tree := dict{"Type": name("StructTreeRoot")}
	root := f.add(tree)
	s.root.parent = &element{ref: root}
	s.root.ref = f.add(s.root)
	notes := array{}
	for _, e := range s.elements {
		e.ref = f.add(e)
		if e.tag.Role == layout.RoleNote { // PDF 1.7, 14.8.4.4.1: each has an identifier
			e.note = int32(len(notes)/2 + 1)
			notes = append(notes, noteID(e.note), e.ref)
		}
	}
	s.root.resolve(pages, annots)
	for _, e := range s.elements {
		e.resolve(pages, annots)
	}
	parents := array{}
	for i, page := range pages {
		f.dict(page)["StructParents"] = i
		f.dict(page)["Tabs"] = name("S")
		parents = append(parents, i, f.add(s.marked[i]))
	}
	for i, l := range s.linked {
		number := len(pages) + i
		f.dict(annots[l.page][l.index])["StructParent"] = number
		parents = append(parents, number, l.in.ref)
	}
	tree["K"] = array{s.root.ref}
	tree["ParentTree"] = f.add(dict{"Nums": parents})
	tree["ParentTreeNextKey"] = len(pages) + len(s.linked)
	if len(notes) > 0 {
		tree["IDTree"] = f.add(dict{"Names": notes})
	}
	return root
}

// noteID is the identifier of the nth note. Identifiers are looked up in the order of their bytes.
func noteID(n int32) str { return str(fmt.Sprintf("note-%06d", n)) }
