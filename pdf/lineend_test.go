package pdf

import (
	"strings"
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
		{"same line", "and", "innovation", 60, 50, p, false},
		{"raised", "and", "1", 60, 46, p, false},
		{"another paragraph", "and", "innovation", 20, 64, q, false},
		{"into a link", "and", "innovation", 20, 64, p.Under(layout.RoleLink), true},
		{"hyphen", "high-", "quality", 20, 64, p, false},
		{"Chinese", "增长", "稳步", 20, 64, p, false},
		{"Chinese full stop", "增长。", "GDP", 20, 64, p, false},
	} {
		items := line(t, c.first, family, 400, 10, 20, 50, p)
		items = append(items, line(t, c.second, family, 400, 10, c.x, c.y, c.tag)...)
		_, set, err := typeset([]layout.Page{{Items: items}})
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.HasSuffix(set[0][0], "(\x00 ) Tj "); got != c.want {
			t.Errorf("%s: a space is %v, want %v (%q)", c.name, got, c.want, set[0][0])
		}
	}
}
