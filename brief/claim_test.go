package brief

import (
	"strings"
	"testing"
)

// A claim is told with the sentence that it is about, without the marks around that.
func TestSentenceOfClaim(t *testing.T) {
	for name, tc := range map[string]struct{ text, want string }{
		"behind a sentence": {"It rose. It **doubled**.| It fell.", "It doubled."},
		"within one":        {"It rose. It |doubled. It fell.", "It doubled."},
		"in a list":         {"- It rose.\n- It doubled.|\n- It fell.", "It doubled."},
		"in a note":         {"It rose.[^1]\n\n[^1]: Nothing was found.|", "Nothing was found."},
		"of one paragraph":  {"It rose\n\nIt doubled|\n\nIt fell", "It doubled"},
	} {
		t.Run(name, func(t *testing.T) {
			before, after, _ := strings.Cut(tc.text, "|")
			if got := sentenceAt(before+after, len(before)); got != tc.want {
				t.Errorf("got %q, want %q", got, tc.want)
			}
		})
	}
}
