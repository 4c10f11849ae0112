package layout

import (
	"strings"
	"testing"

	"report/layout/text"
)

// words is n words of four characters: "w01 w02 ..." is five characters to a word.
func words(n int) string {
	var b strings.Builder
	for i := range n {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString("word")
	}
	return b.String()
}

// lines is n lines of text, numbered.
func lines(n int) Paragraph {
	var s []string
	for i := range n {
		s = append(s, "line "+string(rune('1'+i)))
	}
	return para(strings.Join(s, "\n"))
}

func linked(before, text1, url string) Paragraph {
	p := para(before)
	p.Spans = append(p.Spans, text.Span{Text: text1, Style: style(), Link: url})
	return p
}

// Each case is laid out on pages of 100 by 60 points: 20 characters by 5 lines.
func TestGolden(t *testing.T) {
	red, grey := Color{R: 255}, Color{R: 0xee, G: 0xee, B: 0xee}
	at := Place{File: "text.md", Line: 3, Col: 1}
	overfull := para("a pneumonoultramicroscopicsilicovolcanoconiosis b")
	overfull.At = at
	item := func(s string) Block {
		return Columns{Cols: []Column{{Width: 10, Block: para("•")}, {Block: para(s)}}}
	}
	aligned := func(a Align) Paragraph {
		p := para(words(5))
		p.Align = a
		return p
	}
	raised := para("x")
	raised.Spans = append(raised.Spans, text.Span{Text: "2", Style: text.Style{Face: style().Face, Size: 6, Rise: 4}})
	figure := Graphic{Picture: &Picture{Name: "chart"}, Width: 80, Height: 40, Tag: &Tag{Role: RoleFigure}, At: at}
	big := figure
	big.Width, big.Height, big.Align = 200, 200, AlignCenter
	table := Table{Columns: make([]TableColumn, 2), PadX: 2, PadY: 1, HeadRule: 1, RowRule: 0.5, EndRule: 1,
		RuleColor: red, Tag: &Tag{Role: RoleTable}, At: at}
	table.Columns[1].Align = AlignRight
	table.Header = []TableRow{row("year", "sum")}
	for _, y := range []string{"2019", "2020", "2021", "2022"} {
		table.Rows = append(table.Rows, row(y, y[2:]))
	}
	total := table
	total.Rows = append(append([]TableRow{}, table.Rows[:3]...), row("all", "60"))
	total.Rows[3].Total = true
	tall := table
	tall.Rows = []TableRow{row("2019", "1"), row("a", words(9)), row("2020", "3")}
	tall.Columns = []TableColumn{{Width: 46}, {Width: 50}}
	spanning := Table{Columns: make([]TableColumn, 3), PadX: 2, Tag: &Tag{Role: RoleTable}}
	spanning.Rows = []TableRow{row("a", "b", "c"), {Cells: []TableCell{{Block: cell("both").Block, Span: 2}, cell("")}}}

	wide := figure
	wide.Width = 200
	high := tall
	high.Header, high.Rows = nil, []TableRow{row("a", words(12))}
	high.Rows[0].Total = true
	unruled := table
	unruled.RowRule, unruled.RowRuleColor = 0, grey
	headed := table
	headed.Columns, headed.Header = make([]TableColumn, 3), []TableRow{row("sum of all", "in percent", "why")}
	headed.Rows = []TableRow{row("123", "12", "a few words")}
	for i := range 2 {
		headed.Columns[i] = TableColumn{Align: AlignRight, Whole: true}
	}
	highHead := table
	highHead.Header = []TableRow{row("a\nb\nc", "x")}
	highHead.Columns = []TableColumn{{Width: 20}, {Width: 20}}

	footed := func(t Table, rows int, foot ...Block) Table {
		t.Rows, t.Foot = t.Rows[:rows], Stack{append([]Block{Space{2}}, foot...)}
		return t
	}

	grouped := Table{Columns: make([]TableColumn, 5), PadX: 2, PadY: 1, HeadRule: 1, RuleColor: red, Tag: &Tag{Role: RoleTable}}
	for i := range grouped.Columns {
		grouped.Columns[i].Width, grouped.Columns[i].Align = 16, AlignRight
	}
	grouped.Header = []TableRow{{Cells: []TableCell{{Block: cell("").Block, Group: true},
		{Block: cell("Men").Block, Span: 2, Group: true}, {Block: cell("All").Block, Span: 2, Group: true}}},
		row("y\nr", "n", "%", "n", "%")}
	grouped.Rows = []TableRow{row("19", "1", "2", "3", "4"), row("20", "1", "2", "3", "4"), row("21", "1", "2", "3", "4")}
	unbroken := Table{Columns: make([]TableColumn, 3), PadX: 2, Tag: &Tag{Role: RoleTable}, Rows: []TableRow{row("aa", "1", "2")}}
	unbroken.Header = []TableRow{{Cells: []TableCell{cell(""), {Block: cell("two words").Block, Span: 2, Group: true}}}, row("work report", "b", "c")}
	highGroup := Table{Columns: []TableColumn{{Width: 40}, {Width: 40}}, Tag: &Tag{Role: RoleTable}}
	highGroup.Header = []TableRow{{Cells: []TableCell{{Block: lines(5), Span: 2, Group: true}}}}
	highGroup.Rows = []TableRow{row("a", "b")}
	nested := func(b ...Block) Block {
		return Columns{Cols: []Column{{Width: 10, Block: para("•")}, {Block: Stack{b}}}}
	}
	longCells := table
	longCells.Columns = []TableColumn{{Width: 46}, {Width: 50}}
	longCells.Rows = []TableRow{{Cells: []TableCell{{Block: Stack{[]Block{lines(5), nested(lines(3))}}}, {Block: lines(9)}}}, row("2020", "3")}
	inBox := Box{Block: longCells, Top: 2, Bottom: 2, Fill: &grey}
	justified := para("aa bb cc dd ee ff gg hh ii")
	justified.Align = AlignJustify
	inCell := Table{Columns: make([]TableColumn, 1), Rows: []TableRow{{Cells: []TableCell{{Block: justified}}}}}

	for name, blocks := range map[string][]Block{
		"group as high as its page":          {highGroup},
		"heading of a group wraps last":      {unbroken},
		"groups of columns":                  {grouped},
		"foot below its table":               {footed(table, 1, para("source"))},
		"foot takes the last row along":      {footed(table, 3, para("source"))},
		"foot takes total and row along":     {footed(total, 4, para("source"))},
		"foot of one high row":               {footed(tall, 2, para("source"))},
		"foot over pages":                    {footed(table, 2, lines(7))},
		"foot with a note":                   {footed(table, 1, noted(1, 1, false, para("note")))},
		"justified text in a cell":           {inCell},
		"list item over pages":               {lines(3), item(strings.Repeat("a\n", 12) + "b"), item("second")},
		"list within a list over pages":      {nested(lines(2), nested(lines(4), nested(lines(6))), lines(2))},
		"long cells over pages":              {longCells},
		"long cells in a box over pages":     {inBox},
		"paragraph splits":                   {para(words(30))},
		"no line stands alone":               {lines(2), lines(4)},
		"no word is divided over pages":      {para("1\n2\n3\n4\naaaaaaaaaaaaaa bbbb\u00adbbbbb\n7\n8")},
		"three lines stay whole":             {lines(3), lines(3)},
		"alignment":                          {aligned(AlignRight), aligned(AlignCenter)},
		"overfull":                           {overfull},
		"rise":                               {raised},
		"links":                              {linked("see ", "the annex and the notes", "#annex"), linked("at ", "home", "https://example.org/")},
		"space at the top and where it ends": {Space{10}, lines(3), Space{30}, lines(2), Space{50}},
		"keep":                               {lines(3), Keep{Blocks: []Block{lines(1), Space{2}, lines(2)}}},
		"keep higher than a page":            {lines(1), Keep{Blocks: []Block{lines(4), lines(3)}, At: at}},
		"heading moves with its text":        {lines(4), Space{2}, KeepNext{para("heading")}, lines(2)},
		"heading in a stack of its own":      {lines(3), Stack{[]Block{Mark{Anchor{Name: "h", Level: 1}, KeepNext{para("heading")}}}}, Space{2}, Stack{[]Block{lines(2)}}},
		"headings follow each other":         {lines(2), KeepNext{para("one")}, Space{1}, KeepNext{para("two")}, lines(3)},
		"heading before what never fits":     {KeepNext{para("heading")}, Keep{Blocks: []Block{lines(5)}}},
		"heading at the end":                 {lines(5), KeepNext{para("heading")}},
		"three lines below a heading":        {lines(2), KeepNext{para("heading")}, lines(4)},
		"three lines below two headings":     {KeepNext{para("one")}, KeepNext{para("two")}, lines(6)},
		"no three lines below headings":      {KeepNext{lines(3)}, lines(4)},
		"headers wrap before cells":          {headed},
		"part of a table ends with a rule":   {unruled},
		"heading is not split":               {lines(3), KeepNext{lines(4)}, lines(1)},
		"space that does not fit":            {lines(4), Space{15}, Box{RuleTop: 1}},
		"space at the end of a box":          {Box{Block: Stack{[]Block{lines(1), Space{10}}}, Fill: &grey}},
		"page break":                         {PageBreak{}, lines(1), PageBreak{}, PageBreak{}, lines(1), PageBreak{}},
		"mark goes with what follows":        {lines(4), Mark{Anchor: Anchor{Name: "a", Title: "A", Level: 1}}, Space{5}, lines(2), Mark{Anchor: Anchor{Name: "end"}}},
		"columns": {Columns{Gap: 10, Cols: []Column{{Block: lines(3)}, {Block: lines(1), Align: AlignMiddle}, {Width: 30, Block: lines(2), Align: AlignBottom}}},
			Columns{Gap: 10, Cols: []Column{{Block: lines(4)}, {Block: lines(2), Align: AlignBottom}}}},
		"list":                           {lines(4), item("the first item is long"), item("second")},
		"box":                            {lines(2), Box{Block: lines(5), Top: 2, Left: 5, Bottom: 1, Right: 5, Fill: &grey, RuleLeft: 2, RuleTop: 1, RuleColor: red}},
		"box with a least height":        {Box{Block: lines(1), MinHeight: 40, Fill: &grey}, Box{MinHeight: 30, Fill: &red}},
		"box with a least height splits": {Box{Block: lines(7), MinHeight: 90, Fill: &grey}},
		"overfull over pages":            {para(strings.Repeat("abcdefghij", 13))},
		"rules":                          {Rule{Thickness: 2, Color: red}, Space{4}, Rule{Thickness: 1, Length: 20}},
		"wide graphic":                   {wide},
		"total higher than a page":       {high},
		"high header stands once":        {Rule{Thickness: 1}, highHead},
		"graphic moves":                  {lines(2), figure},
		"graphic is scaled":              {lines(2), big},
		"graphic keeps with text":        {lines(1), Keep{Blocks: []Block{figure, para("caption")}}},
		"graphic scaled for its caption": {Keep{Blocks: []Block{figure, lines(3)}}},
		"graphic scaled for its heading": {KeepNext{para("heading")}, Keep{Blocks: []Block{figure, para("caption")}}},
		"table":                          {table},
		"table begins on the next page":  {lines(3), table},
		"total is not left alone":        {total},
		"row higher than a page":         {tall},
		"cells over columns":             {spanning},
	} {
		t.Run(name, func(t *testing.T) {
			golden(t, strings.ReplaceAll(name, " ", "-"), dump(paginate(t, 100, 60, blocks...)))
		})
	}
}
