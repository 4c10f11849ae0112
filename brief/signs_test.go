package brief

import (
	"strings"
	"testing"
)

// TestSigns gives text that is no Markdown the signs of each language.
func TestSigns(t *testing.T) {
	for _, c := range []struct{ lang, typed, want string }{
		{"en", `"Two" words -- "and" more...`, "“Two” words – “and” more…"},
		{"en", `("in brackets") and --"after a dash"---`, "(“in brackets”) and –“after a dash”—"},
		{"en", `"He said 'yes' and 'no'." "'Yes,'" he said`, "“He said ‘yes’ and ‘no’.” “‘Yes,’” he said"},
		{"en", `It's the members' rule of the '90s, rock 'n' roll`, "It’s the members’ rule of the ’90s, rock ‘n’ roll"},
		{"en", `'Tis the "season`, "’Tis the \"season"},
		{"en", `a 6" pipe, 5'10" and 1'000`, "a 6\" pipe, 5'10\" and 1'000"},
		{"en", `" apart " and ---- or .. or ....`, `" apart " and ---- or .. or ....`},
		{"en", `see https://x.example/a--b?c='d'... and --`, "see https://x.example/a--b?c='d'... and –"},
		{"en", `“curly” and O’Neill`, "“curly” and O’Neill"},
		{"en", `"an 'open one" and 'another'`, "“an ’open one” and ‘another’"},
		{"de", `Das "Wort 'im' Wort", geht's?`, "Das „Wort ‚im‘ Wort“, geht’s?"},
		{"fr", `l'"Europe" d'abord et "le mot"`, "l’«\u00a0Europe\u00a0» d’abord et «\u00a0le mot\u00a0»"},
		{"es", `¿"Qué" es 'esto'?`, "¿«Qué» es “esto”?"},
		{"zh", `他说："你好"，"再见"。`, "他说：“你好”，“再见”。"},
		{"zh", `名为'天问'的"探测器"`, "名为‘天问’的“探测器”"},
		{"en", "", ""},
	} {
		var s signs
		s.add(c.typed, false)
		if got := s.print(languages[c.lang]); got != c.want {
			t.Errorf("%s: %s becomes\n%s, not\n%s", c.lang, c.typed, got, c.want)
		}
	}
}

// TestSignsBesideFacts leaves values alone, and sees them as words.
func TestSignsBesideFacts(t *testing.T) {
	var s signs
	s.add(`"`, false)
	s.add(`5'--"`, true)
	s.add(`" and "the `, false)
	s.add(`x`, true)
	s.add(`'s"`, false)
	if got, want := s.print(languages["en"]), "“5'--\"” and “the x’s”"; got != want {
		t.Errorf("%s, not %s", got, want)
	}
}

// TestSignsInTheBriefing: titles and metadata have the signs, and quotations those within their own.
func TestSignsInTheBriefing(t *testing.T) {
	cfg := strings.Replace(briefing, `"Harvest {{ fa }}"`, `"The desk's 'harvest'"`, 1)
	cfg = strings.Replace(cfg, "kind  = \"text\"\ntitle = \"Second\"\ntext  = \"Words.\"", "kind = \"quotes\"\ntitle = \"It's -- \\\"said\\\"\"\nquotes = \"q.toml\"", 1)
	b, d := compose(t, map[string]string{"config.toml": cfg, "d.csv": harvest, "a.md": "{{ fa }}", "q.toml": `[quote.a]
speaker = "Speaker of 'the' house"
role = "Speaker"
text = 'It is "good".'
form = "quotation"
source = "Office"
`})
	if d.Err() != nil {
		t.Fatal(d)
	}
	if want := "The desk’s ‘harvest’"; b.Title != want {
		t.Errorf("the title is %q, not %q", b.Title, want)
	}
	printed, _ := pages(t, b)
	for _, want := range []string{"It’s – “said”", "‘the’ house", "“It is ‘good’.”"} {
		if !strings.Contains(printed[0], want) {
			t.Errorf("the page does not say %s:\n%s", want, printed[0])
		}
	}
}

// FuzzSigns: whatever the text, nothing but quotes, hyphens and dots of it changes.
func FuzzSigns(f *testing.F) {
	for _, s := range []string{`"a 'b' c"`, `l'"Europe"`, "a--b...", "https://x--y '90s", `"'"'`, `他说"好"`} {
		f.Add(s)
	}
	kept := func(s string) string {
		return strings.Map(func(r rune) rune {
			if strings.ContainsRune("\"'-.«»“”‘’–—…\u00a0", r) {
				return -1
			}
			return r
		}, s)
	}
	f.Fuzz(func(t *testing.T, typed string) {
		for _, lang := range []string{"en", "fr", "zh"} {
			var s signs
			s.add(typed, false)
			if got := s.print(languages[lang]); kept(got) != kept(typed) {
				t.Errorf("%s: %q becomes %q", lang, typed, got)
			}
		}
	})
}
