package pdf

import (
	"fmt"
	"strconv"

	"report/layout"
)

// standardRoles are those of layout. A structure type that is not standard would need a role map.
var standardRoles = map[layout.Role]bool{
	layout.RoleSect: true, layout.RoleH1: true, layout.RoleH2: true, layout.RoleH3: true, layout.RoleH4: true,
	layout.RoleP: true, layout.RoleL: true, layout.RoleLI: true, layout.RoleLbl: true, layout.RoleLBody: true,
	layout.RoleTable: true, layout.RoleTR: true, layout.RoleTH: true, layout.RoleTD: true,
	layout.RoleFigure: true, layout.RoleCaption: true, layout.RoleBlockQuote: true, layout.RoleCode: true,
	layout.RoleLink: true, layout.RoleNote: true, layout.RoleTOC: true, layout.RoleTOCI: true, layout.RoleSpan: true,
}

// structure is the document's logical tree as it grows while pages are painted: stretches of content
// are marked with a number, and each element lists the stretches, links and elements within it, in
// the order in which they were painted.
type structure struct {
	root     *element
	byTag    map[*layout.Tag]*element
	elements []*element    // all but root, parents before children
	marked   [][]*element  // by page and number: whose content it is
	linked   []*annotation // links within the tree, in order
	current  *layout.Tag   // of the stretch that is open
	open     bool
}

// element is a node of the tree. kids are *element, content or *annotation.
type element struct {
	tag    *layout.Tag
	parent *element
	kids   []any
	box    array // of a figure: left, bottom, right, top in the coordinates of the PDF
	bounds box
	on     int // the page of bounds
}

// content is a marked stretch of a page, both counted from 0.
type content struct{ page, number int }

// annotation is a link of a page, both counted from 0.
type annotation struct {
	page, index int
	in          *element
}

// deepestTag bounds the tree, and ends a chain of parents that goes round in a circle.
const deepestTag = 64

func newStructure() *structure {
	return &structure{root: &element{}, byTag: map[*layout.Tag]*element{}}
}

func tagOf(item layout.Item) *layout.Tag {
	switch item := item.(type) {
	case layout.Text:
		return item.Tag
	case layout.Rect:
		return item.Tag
	case layout.Line:
		return item.Tag
	case layout.Path:
		return item.Tag
	case layout.Image:
		return item.Tag
	case layout.Link:
		return item.Tag
	}
	return nil
}

func (s *structure) startPage(page int) {
	s.marked = append(s.marked, nil)
	s.open = false
}

func (s *structure) endPage(b []byte) []byte {
	if s.open {
		b = append(b, "EMC"...)
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
		return append(b, "/Artifact BMC"...), nil
	}
	e, err := s.element(tag, 0)
	if err != nil {
		return nil, err
	}
	number := len(s.marked[page])
	s.marked[page] = append(s.marked[page], e)
	e.kids = append(e.kids, content{page, number})
	b = appendName(b, string(tag.Role))
	b = append(b, " <</MCID "...)
	return append(strconv.AppendInt(b, int64(number), 10), ">> BDC"...), nil
}

// enclose widens a figure's bounds by an item. A reader that puts a figure elsewhere (reflow, speech)
// wants to know what it takes up. One that goes on over pages has the bounds of its first.
func (s *structure) enclose(page layout.Page, index int, item layout.Item) {
	e := s.byTag[tagOf(item)]
	if e == nil || e.tag.Role != layout.RoleFigure || e.box != nil && e.on != index {
		return
	}
	b := boxOf(item)
	if b[0] > b[2] {
		return
	}
	if e.box == nil {
		e.bounds, e.on = b, index
	}
	e.bounds.reach(b[0], b[1])
	e.bounds.reach(b[2], b[3])
	e.box = array{
		decimal(e.bounds[0]), decimal(page.Height - e.bounds[3]),
		decimal(e.bounds[2]), decimal(page.Height - e.bounds[1]),
	}
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
	a := &annotation{page, index, e}
	e.kids = append(e.kids, a)
	s.linked = append(s.linked, a)
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
	parent.kids = append(parent.kids, e)
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
	root := f.add(dict{"Type": name("StructTreeRoot")})
	refs := map[*element]ref{s.root: f.add(dict{"S": name("Document"), "P": root})}
	for _, e := range s.elements {
		refs[e] = f.add(e.dict())
	}
	parents := array{}
	for i, page := range pages {
		var in array
		for _, e := range s.marked[i] {
			in = append(in, refs[e])
		}
		f.dict(page)["StructParents"] = i
		f.dict(page)["Tabs"] = name("S")
		parents = append(parents, i, f.add(in))
	}
	for i, a := range s.linked {
		number := len(pages) + i
		f.dict(annots[a.page][a.index])["StructParent"] = number
		parents = append(parents, number, refs[a.in])
	}
	for _, e := range append([]*element{s.root}, s.elements...) {
		d := f.dict(refs[e])
		d["Type"] = name("StructElem")
		if e.parent != nil {
			d["P"] = refs[e.parent]
		}
		d["K"] = e.kidObjects(refs, pages, annots)
	}
	d := f.dict(root)
	d["K"] = array{refs[s.root]}
	d["ParentTree"] = f.add(dict{"Nums": parents})
	d["ParentTreeNextKey"] = len(pages) + len(s.linked)
	return root
}

func (e *element) kidObjects(refs map[*element]ref, pages []ref, annots [][]ref) array {
	kids := array{}
	for _, k := range e.kids {
		switch k := k.(type) {
		case *element:
			kids = append(kids, refs[k])
		case content:
			kids = append(kids, dict{"Type": name("MCR"), "Pg": pages[k.page], "MCID": k.number})
		case *annotation:
			kids = append(kids, dict{"Type": name("OBJR"), "Pg": pages[k.page], "Obj": annots[k.page][k.index]})
		}
	}
	return kids
}

// dict is what an element says of itself, apart from its place in the tree.
func (e *element) dict() dict {
	t := e.tag
	d := dict{"S": name(t.Role)}
	if t.Alt != "" {
		d["Alt"] = textString(t.Alt)
	}
	if t.Lang != "" {
		d["Lang"] = str(t.Lang)
	}
	if e.box != nil {
		d["A"] = dict{"O": name("Layout"), "BBox": e.box}
	}
	if a := tableAttributes(t); len(a) > 0 {
		a["O"] = name("Table")
		d["A"] = a
	}
	return d
}

func tableAttributes(t *layout.Tag) dict {
	a := dict{}
	if t.Scope != "" {
		a["Scope"] = name(t.Scope)
	}
	if t.Span > 1 {
		a["ColSpan"] = t.Span
	}
	return a
}
