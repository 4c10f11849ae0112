package layout

// Tag is a node of the document's logical structure. An item points at the innermost node that it
// belongs to; nodes know their parent, and children come in the order in which their first items
// are painted. An item with a nil Tag is an artifact: running heads, rules, page numbers.
//
// Tags are compared by address: the pieces of a paragraph that was split over two pages carry the
// same *Tag.
type Tag struct {
	Role   Role
	Parent *Tag
	Alt    string // Figure: what it shows, in words
	Lang   string // where it differs from the document's
	Scope  string // TH: "Column" or "Row"
	Span   int    // TH, TD: columns covered, 0 means 1
}

// Under returns a new node below t.
func (t *Tag) Under(role Role) *Tag { return &Tag{Role: role, Parent: t} }

// TagOf returns the node that an item belongs to.
func TagOf(item Item) *Tag {
	switch it := item.(type) {
	case Text:
		return it.Tag
	case Line:
		return it.Tag
	case Rect:
		return it.Tag
	case Path:
		return it.Tag
	case Image:
		return it.Tag
	case Link:
		return it.Tag
	}
	return nil
}

// Role is a standard structure type of PDF 1.7 (ISO 32000-1, 14.8.4).
type Role string

// The roles in use.
const (
	RoleSect       Role = "Sect"
	RoleH1         Role = "H1"
	RoleH2         Role = "H2"
	RoleH3         Role = "H3"
	RoleH4         Role = "H4"
	RoleP          Role = "P"
	RoleL          Role = "L"
	RoleLI         Role = "LI"
	RoleLbl        Role = "Lbl"
	RoleLBody      Role = "LBody"
	RoleTable      Role = "Table"
	RoleTR         Role = "TR"
	RoleTH         Role = "TH"
	RoleTD         Role = "TD"
	RoleFigure     Role = "Figure"
	RoleCaption    Role = "Caption"
	RoleBlockQuote Role = "BlockQuote"
	RoleCode       Role = "Code"
	RoleLink       Role = "Link"
	RoleNote       Role = "Note"
	RoleReference  Role = "Reference"
	RoleTOC        Role = "TOC"
	RoleTOCI       Role = "TOCI"
	RoleSpan       Role = "Span"
)
