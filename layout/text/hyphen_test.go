package text

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
)

// hyphenator reads one of the files that the program carries.
func hyphenator(tb testing.TB, tag string) *Hyphenator {
	tb.Helper()
	h, err := NewHyphenator(hyphenPatterns(tb, tag))
	if err != nil {
		tb.Fatal(err)
	}
	return h
}

func hyphenPatterns(tb testing.TB, tag string) string {
	tb.Helper()
	file, err := os.ReadFile(filepath.Join("..", "..", "assets", "hyphenation", tag+".txt"))
	if err != nil {
		tb.Fatal(err)
	}
	return string(file)
}

// divided writes a word with its hyphens.
func divided(h *Hyphenator, word string) string {
	runes := []rune(word)
	var b strings.Builder
	from := 0
	for _, p := range h.Points(nil, runes) {
		b.WriteString(string(runes[from:p]) + "-")
		from = p
	}
	return b.String() + string(runes[from:])
}

func TestHyphenatorDividesKnownWords(t *testing.T) {
	table, err := os.ReadFile(filepath.Join("testdata", "hyphen.txt"))
	if err != nil {
		t.Fatal(err)
	}
	hyphenators := map[string]*Hyphenator{}
	for line := range strings.Lines(string(table)) {
		words := strings.Fields(line)
		if len(words) == 0 || words[0] == "#" {
			continue
		}
		tag := words[0]
		if hyphenators[tag] == nil {
			hyphenators[tag] = hyphenator(t, tag)
		}
		for _, want := range words[1:] {
			if got := divided(hyphenators[tag], strings.ReplaceAll(want, "-", "")); got != want {
				t.Errorf("%s: %s, want %s", tag, got, want)
			}
		}
	}
	if len(hyphenators) != 5 {
		t.Errorf("the table has words of %d files, want 5", len(hyphenators))
	}
}

func TestHyphenatorPoints(t *testing.T) {
	long := strings.Repeat("verwaltungs", 20)
	for _, c := range []struct{ name, tag, word, want string }{
		{"upper case", "de", "ÖFFENTLICHKEIT", "ÖF-FENT-LICH-KEIT"},
		{"capital sharp s", "de", "STRAẞE", "STRA-ẞE"},
		{"an exception in upper case", "en-us", "ASSOCIATE", "AS-SO-CIATE"},
		{"dotted capital i", "en-us", "İNTERNATIONAL", "İN-TER-NA-TIONAL"},
		{"apostrophe that the patterns know", "fr", "aujourd'hui", "au-jour-d'hui"},
		{"curled apostrophe", "fr", "aujourd’hui", "au-jour-d’hui"},
		{"no hyphen beside an apostrophe", "fr", "l'industrie", "l'in-dus-trie"},
		{"apostrophe that ends a word", "en-us", "children's", "chil-dren's"},
		{"apostrophe that begins a word", "en-us", "l'international", "l'in-ter-na-tional"},
		{"the minima count from an apostrophe", "en-us", "wouldn't", "wouldn't"},
		{"apostrophes alone", "en-us", "'''", "'''"},
		{"letter that the patterns do not know", "en-us", "Müller", "Müller"},
		{"another script", "en-us", "типографика", "типографика"},
		{"Chinese", "en-us", "排版与断行规则", "排版与断行规则"},
		{"digits", "en-us", "government2024", "government2024"},
		{"a hyphen", "en-us", "government-procurement", "government-procurement"},
		{"a combining mark", "fr", "de\u0301veloppement", "de\u0301veloppement"},
		{"the mark of word edges", "en-us", "gov`ernment", "gov`ernment"},
		{"not UTF-8", "en-us", "gov\xffernment", "gov\uFFFDernment"},
		{"nothing", "en-us", "", ""},
		{"shorter than the minima", "en-us", "item", "item"},
		{"longer than a usual word", "de", long, strings.TrimSuffix(strings.Repeat("ver-wal-tungs-", 20), "-")},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := divided(hyphenator(t, c.tag), c.word); got != c.want {
				t.Errorf("%s, want %s", got, c.want)
			}
		})
	}
}

func TestHyphenatorKeepsWhatIsInDst(t *testing.T) {
	h := hyphenator(t, "en-us")
	if got := h.Points([]int{7}, []rune("government")); !slices.Equal(got, []int{7, 3, 6}) {
		t.Errorf("got %v, want [7 3 6]", got)
	}
	// The apostrophe is divided at before the digit is seen.
	if got := h.Points([]int{7}, []rune("government's1")); !slices.Equal(got, []int{7}) {
		t.Errorf("got %v of a word with a digit, want [7]", got)
	}
}

func TestHyphenatorMinimaAndLevels(t *testing.T) {
	for _, c := range []struct{ name, left, right, lists, word, want string }{
		{"at every place", "1", "1", `\patterns{a1}`, "aaaa", "a-a-a-a"},
		{"left", "3", "1", `\patterns{a1}`, "aaaa", "aaa-a"},
		{"right", "1", "3", `\patterns{a1}`, "aaaa", "a-aaa"},
		{"the higher level wins", "1", "1", `\patterns{a1b a2bc b3c}`, "abcab", "ab-ca-b"},
		{"at a word's beginning", "1", "1", `\patterns{.a1b}`, "abab", "a-bab"},
		{"at a word's end", "1", "1", `\patterns{a1b.}`, "abab", "aba-b"},
		{"a whole word", "1", "1", `\patterns{.a1b.}`, "ab", "a-b"},
		{"exception", "1", "1", `\patterns{a1}\hyphenation{aa-aa}`, "aaaa", "aa-aa"},
		{"exception that is not divided", "1", "1", `\patterns{a1}\hyphenation{aaaa}`, "aaaa", "aaaa"},
		{"exceptions keep the minima", "2", "2", `\patterns{a1}\hyphenation{a-a-a-a}`, "aaaa", "aa-aa"},
		{"exceptions are whole words", "1", "1", `\patterns{a1}\hyphenation{aa-aa}`, "aaaaa", "a-a-a-a-a"},
		{"never beside an apostrophe", "1", "1", `\patterns{'1 a1}`, "aa'a", "a-a'a"},
		{"letters beyond the basic plane", "1", "1", `\patterns{𐐨1𐐩}`, "𐐀𐐁", "𐐀-𐐁"},
		{"comments", "1", "1", "% \\patterns{a1}\n\\patterns{%}\nb1% a1\n}", "abab", "ab-ab"},
	} {
		t.Run(c.name, func(t *testing.T) {
			h, err := NewHyphenator(fmt.Sprintf("\\lefthyphenmin=%s\n\\righthyphenmin=%s %s", c.left, c.right, c.lists))
			if err != nil {
				t.Fatal(err)
			}
			if got := divided(h, c.word); got != c.want {
				t.Errorf("%s, want %s", got, c.want)
			}
		})
	}
}

func TestNewHyphenatorErrors(t *testing.T) {
	const minima = "\\lefthyphenmin=2\n\\righthyphenmin=3\n"
	for _, c := range []struct{ name, file, want string }{
		{"empty", "", `line 1: the file ends without \lefthyphenmin`},
		{"no right minimum", "\\lefthyphenmin=2\n\\patterns{a1}", `line 2: the file ends without \righthyphenmin`},
		{"no patterns", minima, `line 3: the file ends without \patterns`},
		{"no number", "\\lefthyphenmin\n", `line 1: \lefthyphenmin needs = and a number from 1 to 9 after it, not ""`},
		{"minimum of 0", "\\lefthyphenmin=0\n", `line 1: \lefthyphenmin needs = and a number from 1 to 9 after it, not "=0"`},
		{"minimum of 10", "\n\\righthyphenmin=10\n", `line 2: \righthyphenmin needs = and a number from 1 to 9 after it, not "=10"`},
		{"twice", minima + "\\lefthyphenmin=2", `line 3: "\\lefthyphenmin" is there twice`},
		{"another command", minima + `\message{hello}`, `line 3: "\\message" is not \lefthyphenmin, \righthyphenmin, \patterns or \hyphenation`},
		{"no command", "a1b\n", `line 1: "a1b" is not \lefthyphenmin, \righthyphenmin, \patterns or \hyphenation`},
		{"no brace", minima + `\patterns a1`, `line 3: \patterns needs { after it`},
		{"not closed", minima + "\\patterns{\na1\n", `line 3: the { of \patterns is not closed`},
		{"two digits", minima + "\\patterns{\na12}", `line 4: the pattern "a12" has two digits side by side`},
		{"no letter", minima + "\\patterns{\n.1}", `line 4: the pattern ".1" has no letter`},
		{"a dot inside", minima + "\\patterns{\na.b}", `line 4: the pattern "a.b" has a dot that is neither its beginning nor its end`},
		{"two dots", minima + "\\patterns{\n..b}", `line 4: the pattern "..b" has a dot that is neither its beginning nor its end`},
		{"a sign", minima + "\\patterns{\na\na/b}", `line 5: the pattern "a/b" holds '/', which is no letter`},
		{"not UTF-8", minima + "\\patterns{\na\xff}", `line 4: the pattern "a\xff" holds '�', which is no letter`},
		{"order", minima + "\\patterns{\nb1\na1}", `line 5: the pattern "a1" is not in the order of letters: it belongs before the one above it`},
		{"order of beginnings", minima + "\\patterns{\nab1\na1}", `line 5: the pattern "a1" is not in the order of letters: it belongs before the one above it`},
		{"same letters", minima + "\\patterns{\na1b\nab1}", `line 5: the pattern "ab1" has the letters of the one above it`},
		{"exceptions", minima + "\\patterns{a1}\n\\hyphenation{ta-ble\nta-ble}", `line 5: the exception "ta-ble" has the letters of the one above it`},
		{"exception with a digit", minima + "\\patterns{a1}\n\\hyphenation{ta1ble}", `line 4: the exception "ta1ble" holds '1', which is no letter`},
		{"exception of hyphens", minima + "\\patterns{a1}\n\\hyphenation{--}", `line 4: the exception "--" has no letter`},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := NewHyphenator(c.file)
			if want := "the hyphenation patterns, " + c.want; err == nil || err.Error() != want {
				t.Errorf("got  %v\nwant %s", err, want)
			}
		})
	}
}

func TestHyphenatorDoesNotAllocate(t *testing.T) {
	h := hyphenator(t, "de")
	word := []rune("Rindfleischetikettierungsüberwachungsgesetz")
	dst := make([]int, 0, len(word))
	if n := testing.AllocsPerRun(100, func() { dst = h.Points(dst[:0], word) }); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

// FuzzHyphenator checks a file that can be read against a plain reading of Liang's algorithm.
func FuzzHyphenator(f *testing.F) {
	f.Add("\\lefthyphenmin=1 \\righthyphenmin=1 \\patterns{.a2b. a1b a3'b b4a'} \\hyphenation{ab-ab}", "abaB'Ab’a")
	f.Add("\\lefthyphenmin=2\n\\righthyphenmin=9\n\\patterns{%\n1-\nÀ1É é1}", strings.Repeat("éàa", 40))
	f.Add("\\patterns{a1} \\lefthyphenmin=1 \\righthyphenmin=1", "a'a1")
	f.Fuzz(func(t *testing.T, file, word string) {
		h, err := NewHyphenator(file)
		if err != nil {
			return
		}
		runes := []rune(word)
		got, want := h.Points(nil, runes), plainPoints(h, runes)
		if !slices.Equal(got, want) {
			t.Errorf("%q is divided at %v, want %v", word, got, want)
		}
		if !slices.IsSorted(got) || len(got) > 0 && (got[0] < h.left || got[len(got)-1] > len(runes)-h.right) {
			t.Errorf("%q of %d letters is divided at %v, with minima %d and %d", word, len(runes), got, h.left, h.right)
		}
	})
}

var (
	plainComment = regexp.MustCompile(`%[^\n]*`)
	plainList    = regexp.MustCompile(`\\(patterns|hyphenation)\{([^}]*)\}`)
)

// plainPoints is Points with maps of all patterns and exceptions, and nothing clever.
func plainPoints(h *Hyphenator, word []rune) []int {
	patterns, exceptions := map[string][]int{}, map[string][]int{}
	for _, list := range plainList.FindAllStringSubmatch(plainComment.ReplaceAllString(h.file, ""), -1) {
		for _, word := range strings.Fields(list[2]) {
			letters, levels := "", []int{0}
			for _, r := range word {
				switch {
				case list[1] == "hyphenation" && r == '-':
					levels[len(levels)-1] = 1
				case unicode.IsDigit(r):
					levels[len(levels)-1] = int(r - '0')
				default:
					letters += string(foldLetter(r))
					levels = append(levels, 0)
				}
			}
			if list[1] == "patterns" {
				patterns[letters] = levels
			} else {
				exceptions[letters] = levels
			}
		}
	}
	folded := make([]rune, len(word))
	for i, r := range word {
		if folded[i] = foldLetter(r); !unicode.IsLetter(r) && folded[i] != apostrophe {
			return nil
		}
	}
	var points []int
	for start := 0; start <= len(folded); {
		end := start
		for end < len(folded) && (folded[end] != apostrophe || h.apostrophes) {
			end++
		}
		letters := folded[start:end]
		levels, ok := exceptions[string(letters)]
		if !ok {
			levels = plainLevels(patterns, "."+string(letters)+".")[1:]
		}
		for i := h.left; i <= len(letters)-h.right; i++ {
			if levels[i]%2 == 1 && letters[i-1] != apostrophe && letters[i] != apostrophe {
				points = append(points, start+i)
			}
		}
		start = end + 1
	}
	return points
}

func plainLevels(patterns map[string][]int, dotted string) []int {
	letters := []rune(dotted)
	highest := make([]int, len(letters)+1)
	for from := range letters {
		for to := from + 1; to <= len(letters); to++ {
			for i, level := range patterns[string(letters[from:to])] {
				highest[from+i] = max(highest[from+i], level)
			}
		}
	}
	return highest
}

// The program's cold start waits for the patterns of one language.
func BenchmarkNewHyphenator(b *testing.B) {
	for _, tag := range []string{"en-us", "de"} {
		patterns := hyphenPatterns(b, tag)
		b.Run(tag, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := NewHyphenator(patterns); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkHyphenatorPoints(b *testing.B) {
	for _, c := range []struct{ tag, word string }{{"en-us", "government"}, {"de", "Verwaltung"}} {
		h, word := hyphenator(b, c.tag), []rune(c.word)
		b.Run(c.tag, func(b *testing.B) {
			b.ReportAllocs()
			var dst []int
			for b.Loop() {
				dst = h.Points(dst[:0], word)
			}
		})
	}
}
