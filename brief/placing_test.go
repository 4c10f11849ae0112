package brief

import (
	"fmt"
	"strings"
	"testing"
)

// TestStart puts the second section where it wants to begin.
func TestStart(t *testing.T) {
	for start, page := range map[string]int{"here": 1, "page": 2, "right": 3} {
		cfg := strings.Replace(briefing, `title = "Second"`, fmt.Sprintf("title = \"Second\"\nstart = %q", start), 1)
		b, d := compose(t, map[string]string{"config.toml": cfg, "d.csv": harvest, "a.md": "Words."})
		if d.Err() != nil {
			t.Fatal(d)
		}
		_, doc := pages(t, b)
		for _, o := range doc.Outline {
			if o.Name == "b" && o.Page != page {
				t.Errorf("with start = %q it begins on page %d, not %d", start, o.Page, page)
			}
		}
	}
}

// TestKeep keeps a section together that would be split, and leaves one alone that no page can hold.
func TestKeep(t *testing.T) {
	lines := func(n int) string { return strings.Repeat("- A line\n", n) }
	for _, c := range []struct {
		first, second int
		keep          bool
		page          int
		warns         bool
	}{
		{30, 20, false, 1, false},
		{30, 20, true, 2, false},
		{30, 80, true, 2, true},
	} {
		cfg := strings.Replace(briefing, `text  = "Words."`, fmt.Sprintf("text = %q\nkeep = %v", lines(c.second), c.keep), 1)
		b, d := compose(t, map[string]string{"config.toml": cfg, "d.csv": harvest, "a.md": lines(c.first)})
		if d.Err() != nil {
			t.Fatal(d)
		}
		_, doc := pages(t, b)
		if warns := len(doc.Warnings) > 0; warns != c.warns {
			t.Errorf("with %v it warns: %v", c, doc.Warnings)
		}
		for _, o := range doc.Outline {
			if o.Name == "b" && o.Page != c.page {
				t.Errorf("with %v it begins on page %d", c, o.Page)
			}
		}
	}
}
