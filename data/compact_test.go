package data

import (
	"maps"
	"slices"
	"strings"
	"testing"
)

func num(v, precision float64) Cell { return Cell{Kind: Number, Number: v, Precision: precision} }

// in is a number with its unit as a language prints it.
func in(t *testing.T, lang string, c Cell, col Column) string {
	l := locale(t, lang)
	return strings.ReplaceAll(l.Unit(l.Cell(c, col), l.UnitAfter(c, col)), "\u00a0", " ")
}

func TestCompact(t *testing.T) {
	langs := []string{"en", "de", "fr", "es", "zh"}
	for _, tc := range []struct {
		name string
		c    Cell
		unit string
		long [5]string // as langs
	}{
		{"trillions", num(6150, 10), "billion CNY", [5]string{"6.15 trillion yuan", "6,15 Billionen Yuan", "6,15 billions de yuans", "6,15 billones de yuanes", "6.15万亿元"}},
		{"words", num(6150, 10), "bn Euro", [5]string{"6.15 trillion Euro", "6,15 Billionen Euro", "6,15 billions d’Euro", "6,15 billones de Euro", "6.15万亿 Euro"}},
		{"no unit", num(950000, 10000), "", [5]string{"950 thousand", "950 Tausend", "950 mille", "950 mil", "95万"}},
		{"a unit of thousands", num(950, 10), "thousand", [5]string{"950 thousand", "950 Tausend", "950 mille", "950 mil", "95万"}},
		{"a thousand euros", num(350000, 1), "EUR", [5]string{"350 thousand euros", "350 Tausend Euro", "350 mille euros", "350 mil euros", "35万欧元"}},
		{"millions of euros", num(1.5e6, 1), "EUR", [5]string{"1.5 million euros", "1,5 Millionen Euro", "1,5 million d’euros", "1,5 millones de euros", "150万欧元"}},
		{"one million", num(1e6, 1), "EUR", [5]string{"1 million euros", "1 Million Euro", "1 million d’euros", "1 millón de euros", "100万欧元"}},
		{"thousands of millions", num(2.5e9, 1e7), "USD", [5]string{"2.5 billion US dollars", "2,5 Milliarden US-Dollar", "2,5 milliards de dollars américains", "2,5 mil millones de dólares estadounidenses", "25亿美元"}},
		{"no more than is known", num(2_000_000, 1_000_000), "", [5]string{"2 million", "2 Millionen", "2 millions", "2 millones", "200万"}},
		{"digits before the decimals", num(484077, 1), "", [5]string{"484 thousand", "484 Tausend", "484 mille", "484 mil", "48.4万"}},
		{"up to the next word", num(999950, 1), "", [5]string{"1 million", "1 Million", "1 million", "1 millón", "100万"}},
		{"small", num(746.91, 0.01), "CHF", [5]string{"747 Swiss francs", "747 Schweizer Franken", "747 francs suisses", "747 francos suizos", "747瑞士法郎"}},
		{"one", num(1, 1), "JPY", [5]string{"1 yen", "1 Yen", "1 yen", "1 yen", "1日元"}},
		{"below one", num(0.0012345, 1e-7), "", [5]string{"0.00123", "0,00123", "0,00123", "0,00123", "0.00123"}},
		{"negative", num(-6150, 10), "billion CNY", [5]string{"−6.15 trillion yuan", "−6,15 Billionen Yuan", "−6,15 billions de yuans", "−6,15 billones de yuanes", "−6.15万亿元"}},
		{"zero", num(0, 1), "EUR", [5]string{"0 euros", "0 Euro", "0 euro", "0 euros", "0欧元"}},
		{"beyond all words", num(6.15e18, 1e15), "", [5]string{"6,150,000 trillion", "6.150.000 Billionen", "6 150 000 billions", "6.150.000 billones", "6,150,000万亿"}},
		{"shares stay", num(28.6, 0.1), "%", [5]string{"28.6%", "28,6 %", "28,6 %", "28,6 %", "28.6%"}},
		{"a sign has no de", num(6.15e6, 1), "€", [5]string{"6.15 million €", "6,15 Millionen €", "6,15 millions €", "6,15 millones €", "615万€"}},
	} {
		for i, lang := range langs {
			if got := in(t, lang, tc.c, Column{Unit: tc.unit, Format: "compact"}); got != tc.long[i] {
				t.Errorf("%s in %s: %q, want %q", tc.name, lang, got, tc.long[i])
			}
		}
	}
}

func TestCompactShort(t *testing.T) {
	for lang, want := range map[string]string{
		"en": "6.15T yuan", "en-GB": "6.15tn yuan", "de": "6,15 Bio. Yuan", "fr": "6,15 Bn yuans", "es": "6,15 B yuanes", "zh": "6.15万亿元",
	} {
		if got := in(t, lang, num(6150, 10), Column{Unit: "billion CNY", Format: "compact-short"}); got != want {
			t.Errorf("%s: %q, want %q", lang, got, want)
		}
	}
	for lang, want := range map[string]string{"en": "950K", "en-GB": "950k", "de": "950.000", "fr": "950 k", "es": "950 mil", "zh": "95万"} {
		l := locale(t, lang)
		if got := strings.ReplaceAll(l.Compact(num(950, 10), Column{Unit: "thousand"}, false), "\u00a0", " "); got != want {
			t.Errorf("%s: %q, want %q", lang, got, want)
		}
	}
	if got := locale(t, "en").Compact(Cell{Kind: Number, Missing: true}, Column{}, true); got != "" {
		t.Errorf("a missing value is %q", got)
	}
}

func TestCurrencies(t *testing.T) {
	for _, tc := range []struct {
		lang, unit, heading string
		value               float64
		want                string
	}{
		{"en", "CNY", "yuan", 1, "1 yuan"},
		{"en", "EUR", "euros", 1, "1 euro"},
		{"en", "EUR", "euros", 2, "2 euros"},
		{"en", "billion CNY", "billion yuan", 6150, "6,150 billion yuan"},
		{"en", "CNY bn", "billion yuan", 6150, "6,150 billion yuan"},
		{"en", "hundred million CNY", "hundred million yuan", 615, "615 hundred million yuan"},
		{"de", "billion CNY", "Milliarden Yuan", 6150, "6.150 Milliarden Yuan"},
		{"de", "mn EUR", "Millionen Euro", 1, "1 Million Euro"},
		{"fr", "billion EUR", "milliards d’euros", 12, "12 milliards d’euros"},
		{"fr", "thousand CNY", "milliers de yuans", 12, "12 mille yuans"},
		{"es", "billion CNY", "miles de millones de yuanes", 6150, "6.150 mil millones de yuanes"},
		{"zh", "billion CNY", "十亿元", 6150, "6,150十亿元"},
		{"zh", "亿CNY", "亿元", 61500, "61,500亿元"},
		{"de", "bn yuan", "bn yuan", 6150, "6.150 bn yuan"}, // no code: as it stands
		{"de", "EUR per tonne", "EUR per tonne", 1, "1 EUR per tonne"},
		{"de", "XYZ", "XYZ", 1, "1 XYZ"},
	} {
		l := locale(t, tc.lang)
		if got := l.UnitName(tc.unit); got != tc.heading {
			t.Errorf("%s: %s is headed %q, want %q", tc.lang, tc.unit, got, tc.heading)
		}
		if got := in(t, tc.lang, num(tc.value, 1), Column{Unit: tc.unit}); got != tc.want {
			t.Errorf("%s: %s prints %q, want %q", tc.lang, tc.unit, got, tc.want)
		}
	}
	if got := locale(t, "de").Heading(Column{Unit: "billion CNY", Format: "compact"}); got != "Yuan" {
		t.Errorf("a column of compact numbers is headed %q", got)
	}
	if got := in(t, "en", num(1, 0.1), Column{Unit: "EUR"}); got != "1.0 euros" {
		t.Errorf("got %q", got)
	}
}

// Every language has all that the program prints.
func TestLanguagesAreComplete(t *testing.T) {
	codes := slices.Sorted(maps.Keys(cldrTables["en"].currencies))
	for base := range languages {
		c, p := cldrOf(base, ""), languagePhrases[base]
		if !slices.Equal(slices.Sorted(maps.Keys(c.currencies)), codes) {
			t.Errorf("%s has other currencies than English", base)
		}
		for code, name := range c.currencies {
			if name.one == "" || name.other == "" {
				t.Errorf("%s has no name for %s", base, code)
			}
		}
		if c.list.two == "" || c.list.start == "" || c.list.middle == "" || c.list.end == "" || p.span == "" || p.ordinal == nil {
			t.Errorf("%s has no way to write lists, ranges or ordinals", base)
		}
		for i := range c.long {
			if power := leastCompact + i; c.long[i].other == "" && power > 3 {
				t.Errorf("%s has no word for 10^%d", base, power)
			}
		}
		for _, kind := range slices.Sorted(maps.Keys(languagePhrases["en"].changes)) {
			for _, word := range p.changes[kind] {
				if word == "" {
					t.Errorf("%s has no words for %q", base, kind)
				}
			}
		}
		if magnitudeNames[base] == nil {
			t.Errorf("%s has no names of magnitudes", base)
		}
	}
}

func TestPhrases(t *testing.T) {
	ordinals := func(l *Locale) string {
		var all []string
		for _, n := range []int{1, 2, 3, 4, 11, 21, 112, 1001} {
			all = append(all, l.Ordinal(n))
		}
		return strings.Join(all, " ")
	}
	for lang, want := range map[string][6]string{
		"en":    {"1st 2nd 3rd 4th 11th 21st 112th 1001st", "a, b, and c", "a and b", "8 to 12", "fell", "fewer"},
		"en-GB": {"1st 2nd 3rd 4th 11th 21st 112th 1001st", "a, b and c", "a and b", "8 to 12", "fell", "fewer"},
		"de":    {"1. 2. 3. 4. 11. 21. 112. 1001.", "a, b und c", "a und b", "8 bis 12", "sank", "weniger"},
		"fr":    {"1er 2e 3e 4e 11e 21e 112e 1001e", "a, b et c", "a et b", "8 à 12", "a baissé", "moins"},
		"es":    {"1.º 2.º 3.º 4.º 11.º 21.º 112.º 1001.º", "a, b y c", "a y b", "8 a 12", "disminuyó", "menos"},
		"zh":    {"第1 第2 第3 第4 第11 第21 第112 第1001", "a、b和c", "a和b", "8至12", "下降", "更少"},
	} {
		l := locale(t, lang)
		got := [6]string{ordinals(l), l.List([]string{"a", "b", "c"}), l.List([]string{"a", "b"}), l.Range("8", "12"), l.Change(Rose, -1), l.Change(More, -1)}
		if got != want {
			t.Errorf("%s: got %q, want %q", lang, got, want)
		}
	}
	es := locale(t, "es")
	for last, want := range map[string]string{"industria": "a e industria", "hijos": "a e hijos", "hielo": "a y hielo", "índices": "a e índices", "yodo": "a y yodo"} {
		if got := es.List([]string{"a", last}); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	en := locale(t, "en")
	if en.List(nil) != "" || en.List([]string{"a"}) != "a" || en.List([]string{"a", "b", "c", "d"}) != "a, b, c, and d" {
		t.Error("lists of none, one and four")
	}
	if en.Change(Rose, 1) != "rose" || en.Change(AllRose, 0) != "were unchanged" || en.Change("grew", 1) != "" {
		t.Error("words for changes")
	}
}
