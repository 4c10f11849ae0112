package brief

import (
	"strings"
	"testing"
)

// What is found stands in brackets.
func TestNumbers(t *testing.T) {
	for _, c := range []struct{ lang, want string }{
		{"en", "In [2023] some [640 million] people, [6.15 trillion] yuan and [12 %], then [3.5 per cent]."},
		{"en", "[5G], [21st], [Q3] of it, COVID-[19], [$5,000], [1,234.5], [12:30]"},
		{"en", "on [5 March 2024], [March 5, 2024] and [March 2024]; [31st December]; in March, it may"},
		{"en", "[2024-03-05] and [2013]–[2017]"},
		{"en", "one of [two] sessions, [Twenty-five], [two hundred and fifty thousand] and first, third-generation, someone"},
		{"en", "it [doubled], by [half], [eightfold], [two-thirds]; tenet, weighty, content, often"},
		{"en", "see https://example.org/2023/5 and data/turnover2.csv, but [7] more"},
		{"en", "full width [１２３] and [٣٤]"},
		{"de", "am [5. März 2024] um [12,3 %] auf [6,15 Billionen] Yuan, [3 Prozent], [5 Mrd]."},
		{"de", "eins, [zwei], [fünfundzwanzig], [zweihundertdreißig], [verdoppelt], [achtfach], um die [Hälfte]; Zweifel, beachten, ein [Viertel]"},
		{"fr", "le [6 janvier 2024], [12,3 %], [5 milliards] d’euros, [deux], [quatre-vingts], [doublé], la [moitié]; un seul"},
		{"es", "el [6 de enero de 2024], [640 mil millones], [3 por ciento], [dos], [treinta y cinco], se [duplicó], la [mitad]; uno"},
		{"zh", "[2024年3月5日]，[6.15万亿]元，增长[28.6%]，[三倍]，[百分之八十]，[二十]个，[八百万]；两会，第一，统一，十分"},
		{"zh", "[翻一番]，[一半]，[2023年]"},
	} {
		s := strings.NewReplacer("[", "", "]", "").Replace(c.want)
		var got strings.Builder
		end := 0
		for _, one := range newNumberReader(c.lang).find(s) {
			got.WriteString(s[end:one.from] + "[" + s[one.from:one.to] + "]")
			end = one.to
		}
		got.WriteString(s[end:])
		if got.String() != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.lang, got.String(), c.want)
		}
	}
}

func TestNumberValues(t *testing.T) {
	for _, c := range []struct {
		lang, text string
		want       float64
	}{
		{"en", "6.15 trillion", 6.15e12}, {"en", "1,234.5", 1234.5}, {"de", "1.234,5", 1234.5}, {"de", "6,15 Billionen", 6.15e12},
		{"fr", "1\u202f234,5 milliards", 1234.5e9}, {"zh", "6.15万亿", 6.15e12}, {"zh", "３．５亿", 3.5e8},
	} {
		found := newNumberReader(c.lang).find(c.text)
		if len(found) != 1 || found[0].value != c.want {
			t.Errorf("%s in %s: %v", c.text, c.lang, found)
		}
	}
}

// FuzzNumbers: stretches lie within the text, in order, at borders of characters.
func FuzzNumbers(f *testing.F) {
	for _, s := range []string{"5 March 2024", "fünfundzwanzig", "百分之八十", "$5,000 million per cent", "\xff1", "12 %, 3‰"} {
		f.Add("en", s)
		f.Add("zh", s)
		f.Add("de", s)
	}
	readers := map[string]numberReader{}
	for lang := range languages {
		readers[lang] = newNumberReader(lang)
	}
	f.Fuzz(func(t *testing.T, lang, s string) {
		reader, ok := readers[lang]
		if !ok {
			return
		}
		end := 0
		for _, one := range reader.find(s) {
			if one.from < end || one.to <= one.from || one.to > len(s) {
				t.Fatalf("%q has %v", s, one)
			}
			end = one.to
		}
	})
}
