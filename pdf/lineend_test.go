package pdf

import (
	"slices"
	"testing"

	"report/layout"
)

func TestLinesOfAParagraphAreSeparated(t *testing.T) {
	p, q := &layout.Tag{Role: layout.RoleP}, &layout.Tag{Role: layout.RoleP}
	const family = "Noto Sans SC"
	for _, c := range []struct {
		name          string
		first, second string
		x, y          layout.Pt // of the second
		tag           *layout.Tag
		want          bool
	}{
		{"new line", "and", "innovation", 20, 64, p, true},
		{"same line", "and", "innovation", 20 + andWidth(t), 50, p, false},
		{"note mark", "and", "1", 20 + andWidth(t), 46, p, false},
		{"next column", "and", "innovation", 220, 20, p, true},
		{"across a row", "and", "innovation", 220, 50, p, true},
		{"another paragraph", "and", "innovation", 20, 64, q, false},
		{"into a link", "and", "innovation", 20, 64, p.Under(layout.RoleLink), true},
		{"hyphen", "high-", "quality", 20, 64, p, false},
		{"Chinese", "增长", "稳步", 20, 64, p, false},
		{"Chinese full stop", "增长。", "GDP", 20, 64, p, false},
	} {
		items := line(t, c.first, family, 400, 10, 20, 50, p)
		items = append(items, line(t, c.second, family, 400, 10, c.x, c.y, c.tag)...)
		missing := missingSpaces([]layout.Page{{Items: items}})
		if got := missing[0] != nil && missing[0][0]; got != c.want {
			t.Errorf("%s: a space is missing: %v, want %v", c.name, got, c.want)
		}
	}
}

// andWidth is how wide the first of the texts above is.
func andWidth(t *testing.T) layout.Pt {
	return line(t, "and", "Noto Sans SC", 400, 10, 0, 0, nil)[0].(layout.Text).Run.Width
}

func TestAParagraphGoesOnAfterWhatStandsBetween(t *testing.T) {
	p, note := &layout.Tag{Role: layout.RoleP}, &layout.Tag{Role: layout.RoleNote}
	set := func(s string, y layout.Pt, tag *layout.Tag) []layout.Item {
		return line(t, s, "Noto Sans SC", 400, 10, 20, y, tag)
	}
	pages := []layout.Page{
		{Items: slices.Concat(set("head", 10, nil), set("and", 50, p), set("note", 90, note))},
		{Items: slices.Concat(set("head", 10, nil), set("the rest of the note", 50, note))},
		{Items: slices.Concat(set("head", 10, nil), set("innovation", 50, p))},
	}
	missing := missingSpaces(pages)
	if !slices.Equal(missing[0], []bool{false, true, true}) || missing[1] != nil || missing[2] != nil {
		t.Errorf("got %v", missing)
	}
}
