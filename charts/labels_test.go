package charts

import (
	"slices"
	"testing"
)

// Words that are wider than their room are divided where their language has a place for a hyphen, and cut
// where it has none; never without a sign.
func TestWrapDividesWords(t *testing.T) {
	german := testStyle(t)
	german.Hyphens = hyphens["de"]()
	none := testStyle(t)
	none.Hyphens = nil
	for _, c := range []struct {
		name, text string
		style      Style
		width      float64
		lines      int
		want       []string
	}{
		{"whole words", "Am Alten Güterbahnhof", german, 60, 3, []string{"Am Alten", "Güterbahnhof"}},
		{"German", "Am Alten Güterbahnhof", german, 46, 4, []string{"Am Alten", "Güterbahn-", "hof"}},
		{"English", "Administration costs", testStyle(t), 46, 4, []string{"Administra-", "tion costs"}},
		{"more lines than there are", "Donaudampfschifffahrtsgesellschaft", german, 60, 2, []string{"Donaudampf-", "schifffahrtsge…"}},
		{"no place for a hyphen", "XXXXXXXXXXXXXXXX Y", testStyle(t), 46, 4, []string{"XXXXXXX…"}},
		{"a language without rules", "the Administration", none, 46, 4, []string{"the", "Administr…"}},
	} {
		f := newFigure(Spec{}, &dataset{}, c.style.complete(), pageWidth)
		ls, err := f.wrap(c.text, f.regular(c.style.Text), c.width, c.lines)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, l := range ls {
			if got = append(got, l.text); l.line.Width > c.width {
				t.Errorf("%s: %q is %.1f points wide", c.name, l.text, l.line.Width)
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}
