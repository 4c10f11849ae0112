package brief

import (
	"strings"
	"testing"
)

// In the tables below, _ stands for a space at which no line ends, and ~ for a narrow one.
func TestBind(t *testing.T) {
	for _, c := range []struct{ lang, want string }{
		{"en", "some 640_million people, 6.15_trillion yuan and 12_%, then 3.5_per_cent."},
		{"en", "at 20_°C, 3_‰, 5_km, 7_km², 90_km/h (12_GW), 8_TWh; 4_bn"},
		{"en", "on 6_January 2024, 31_December; on 5_March’s eve, 32 May, 2023 May"},
		{"en", "see No._3, §_14, §§_3 to 5, (p._7) and vol._2, but No. Three and S. 3"},
		{"en", "in 2023 the many; 3 tables; 5 kmh; 6 mothers; 2_m-high"},
		{"en", "3_percentage_points, 100_thousand_million"},
		{"en", "z. B. is no English"},
		{"de", "12,3_% von 640_Millionen, 5_Mio. und 7_Mrd., 3_Prozent, 2_Prozentpunkte."},
		{"de", "am 6._Januar 2024 nach §_14 Abs._2, Art._5, Nr._3, S._5"},
		{"de", "(z.~B. so), d.~h., i.~d.~R. und z.~B., u.~a."},
		{"de", "z. Beispiel, u. also"},
		{"fr", "6_janvier, 1er_mars, 3_pour_cent, 5_milliards d’euros, n°_3; en 2023 l’eau"},
		{"es", "6_de_enero de 2024, 640_mil_millones, 3_por_ciento; 6 de los"},
		{"zh", "占 5_% 与 §_3"},
	} {
		want := strings.NewReplacer("_", noBreak, "~", narrowNoBreak).Replace(c.want)
		plain := strings.NewReplacer("_", " ", "~", " ").Replace(c.want)
		co := &composer{lang: c.lang}
		if got := co.bind(plain); got != want {
			t.Errorf("%s:\n got %q\nwant %q", c.lang, got, want)
		}
		if got := co.bind(want); got != want {
			t.Errorf("%s: bound again it is %q", c.lang, got)
		}
	}
	for _, kept := range []string{"640\nmillion", "640  million", "640\u00a0million", " million", "640 ", "", "§ ", "6\tJanuary"} {
		if got := (&composer{lang: "en"}).bind(kept); got != kept {
			t.Errorf("%q is %q", kept, got)
		}
	}
}
