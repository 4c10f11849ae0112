package data

import (
	"maps"
	"slices"
	"testing"
)

// Labels of derived columns are in the language of the briefing.
func TestDerivedLabels(t *testing.T) {
	const quarterly = "quarter,region,v\n2022Q1,A,50.0\n2022Q2,A,51.0\n2022Q3,A,53.0\n2022Q4,A,55.0\n2023Q1,A,60.0\n2023Q1,B,9.0\n"
	table := mustLoad(t, quarterly, `columns.v.label = "X"`+"\n"+`columns.v.unit = "%"`)
	query := `filter = { region = "A" }
derive = { a = { growth = "v" }, b = { difference = "v", on = "previous" }, c = { mean = "v", rows = 3 }, d = { share = "v" }, e = { total = "v" }, f = { index = "v", base = "2022-Q1" }, g = { mean = "v", rows = 3, centred = true } }`
	for lang, want := range map[string][]string{
		"en": {"X, growth on the year", "X, change on the previous quarter", "X, mean of 3 quarters", "X, share of the total", "X, running total", "X (Q1\u00a02022 = 100)", "X, centred mean of 3 quarters", "percentage points"},
		"de": {"X, Wachstum gegenüber dem Vorjahr", "X, Veränderung gegenüber dem Vorquartal", "X, Mittel über 3 Quartale", "X, Anteil an der Summe", "X, kumuliert", "X (Q1\u00a02022 = 100)", "X, zentriertes Mittel über 3 Quartale", "Prozentpunkte"},
		"es": {"X, crecimiento interanual", "X, variación respecto al trimestre anterior", "X, media de 3 trimestres", "X, proporción del total", "X, acumulado", "X (T1\u00a02022 = 100)", "X, media centrada de 3 trimestres", "puntos porcentuales"},
		"fr": {"X, croissance sur un an", "X, variation par rapport au trimestre précédent", "X, moyenne sur 3 trimestres", "X, part du total", "X, cumul", "X (T1\u00a02022 = 100)", "X, moyenne centrée sur 3 trimestres", "points de pourcentage"},
		"zh": {"X，同比增长", "X，比上季度变化", "X，3个季度移动平均", "X，占合计的比重", "X，累计", "X（2022年1季度 = 100）", "X，3个季度中心移动平均", "个百分点"},
	} {
		out, problems := applyAny(t, table, Series{Over: "quarter", Locale: locale(t, lang)}, query)
		if problems != "" {
			t.Fatal(problems)
		}
		var got []string
		for _, name := range []string{"a", "b", "c", "d", "e", "f", "g"} {
			got = append(got, out.Columns[out.Column(name)].Label)
		}
		got = append(got, out.Columns[out.Column("b")].Unit)
		if !slices.Equal(got, want) {
			t.Errorf("%s: got %q, want %q", lang, got, want)
		}
	}
}

// Every language that dates are known in has all words for labels.
func TestDerivedWordsAreComplete(t *testing.T) {
	if got, want := slices.Sorted(maps.Keys(derivedLabels)), slices.Sorted(maps.Keys(languages)); !slices.Equal(got, want) {
		t.Errorf("labels are known in %q, dates in %q", got, want)
	}
	for lang, w := range derivedLabels {
		for _, step := range []string{"day", "week", "month", "quarter", "year", "value"} {
			if w.before[step] == "" || w.steps[step] == "" {
				t.Errorf("%s has no words for a %s", lang, step)
			}
		}
	}
}

// Exact counts would bear more decimals of a percentage than anybody reads.
func TestPercentagesAreNoFinerThanUseful(t *testing.T) {
	table := mustLoad(t, "year,n,small\n2020,123456,100\n2021,124813,124713\n2022,125001,99999999\n")
	for name, tc := range map[string]struct{ derive, want string }{
		"growth":             {`growth = "n"`, " 1.1 0.2"},
		"share":              {`share = "n"`, "33.1 33.4 33.5"},
		"index":              {`index = "n", base = 2020`, "100.0 101.1 101.3"},
		"precision said":     {`growth = "n", precision = 0.001`, " 1.099 0.151"},
		"format said":        {`growth = "n", format = "0.000"`, " 1.099 0.151"},
		"a difference stays": {`difference = "n"`, " 1357 188"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := texts(t, mustApply(t, table, "derive = { d = { "+tc.derive+" } }"), "d"); got != tc.want {
				t.Errorf("got %q, want %q", got, tc.want)
			}
		})
	}
	tiny := mustApply(t, table, "filter = { year = [2020, 2021] }\nderive = { d = { share = \"small\", over = \"year\" } }")
	if got, want := texts(t, tiny, "d"), "0.00 0.12"; got != want {
		t.Errorf("tiny shares: got %q, want %q", got, want)
	}
}
