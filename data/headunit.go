package data

import (
	"fmt"
	"slices"
	"strings"

	"report/config"
)

// thingsCounted are what may stand in brackets behind a column's name as its unit, with a magnitude before it or
// without, beside currencies. A lone "m" is not among them: it is a metre or a million.
var thingsCounted = strings.Fields(`
	g kg t kt Mt Gt tonne tonnes Tonnen
	mm cm km m² km² m³ hm² mu ha l hl Liter litre litres
	W kW MW GW TW Wh kWh MWh GWh TWh J kJ MJ GJ TJ PJ EJ toe Mtoe tce Mtce
	V kV A Hz kHz MHz GHz °C °F K Pa hPa bar
	s min h hours days months years Stunden Tage Jahre
	kB MB GB TB PB bit/s Mbit/s Gbit/s
	persons people inhabitants Personen Einwohner personnes habitants personas habitantes
	人 吨 公斤 千克 件 户 家 台 辆 小时 天 年 公里 平方米 平方公里 公顷 亩 立方米 千瓦 千瓦时 兆瓦`)

// moneySigns are currencies that have no code.
var moneySigns = strings.Fields(`€ $ £ ¥ ￥ ₹ ₩ ₽ ₺ US$ A$ C$ HK$ NT$ S$ R$ RMB Fr. yuan yen euro euros dollar dollars
	Yuan Yen Euro Dollar 元 美元 欧元 日元 港元 人民币`)

// wordsLikeCodes are codes of currencies that are words in a header: "Visitors (ALL)".
var wordsLikeCodes = []string{"ALL", "TOP"}

// isThing says whether a text names what is counted, or one such thing for each of another: kg/h.
func isThing(s string) bool {
	if slices.Contains(thingsCounted, s) || isMoney(s) {
		return true
	}
	a, b, ok := strings.Cut(s, "/")
	known := func(s string) bool { return slices.Contains(thingsCounted, s) || isMoney(s) }
	return ok && known(strings.TrimSpace(a)) && known(strings.TrimSpace(b))
}

func isMoney(s string) bool {
	_, code := cldrTables["en"].currencies[s]
	return code && !slices.Contains(wordsLikeCodes, s) || slices.Contains(moneySigns, s)
}

// isUnit says whether what stands in brackets is a unit: a share, a thing, a magnitude of a thousand or more alone or
// before what is counted, or behind a currency. Behind a sign such as 万 and a lone m only a known thing may follow, as
// words begin with them too.
func isUnit(s string) bool {
	words := strings.Fields(s)
	if len(words) == 0 {
		return false
	}
	u := parseUnit(s)
	switch _, leads := magnitude(words[0]); {
	case isThing(s), u.exponent < 0: // % and ‰, also of something: % of GDP
		return true
	case u.exponent < 3:
		return false
	case leads && words[0] != "m":
		return true
	case u.thing == "":
		return true
	}
	return isThing(u.thing)
}

// unitBrackets are those that a unit may stand in, at the end of a name.
var unitBrackets = []struct{ open, end string }{{"(", ")"}, {"[", "]"}, {"（", "）"}, {"［", "］"}, {"【", "】"}}

// splitHeader parts the name of a column from the unit in brackets at its end. Both are empty where there is none.
func splitHeader(header string) (name, unit string) {
	for _, b := range unitBrackets {
		rest, ok := strings.CutSuffix(header, b.end)
		i := strings.LastIndex(rest, b.open)
		if !ok || i < 0 {
			continue
		}
		name, unit = strings.TrimSpace(rest[:i]), strings.TrimSpace(rest[i+len(b.open):])
		if name != "" && !strings.Contains(unit, b.end) && isUnit(unit) {
			return name, unit
		}
	}
	return "", ""
}

// shortNames are the columns' names without units, empty where there is none to take away, where another column
// would have the same name, and where a column of this name speaks of its row.
func shortNames(header []heading) (names, units []string) {
	names, units = make([]string, len(header)), make([]string, len(header))
	times := map[string]int{}
	for i, h := range header {
		names[i], units[i] = splitHeader(h.name)
		times[h.name]++
		times[names[i]]++
	}
	for i, name := range names {
		if times[name] > 1 || speaks(name) {
			names[i], units[i] = "", ""
		}
	}
	return names, units
}

// speaks says whether a column with this name speaks of its row or of another column.
func speaks(name string) bool {
	return name == precisionColumn || name == unitColumn || name == asOfColumn || sourceColumns[name] != nil ||
		strings.HasSuffix(name, precisionSuffix)
}

// takeUnits parts names from units in brackets, in columns of numbers. A sign behind the numbers, or in their format,
// that says something else leaves the name as it is. In a database names are what the query makes them: sum(t).
func (l *loading) takeUnits(header []heading, profiles []*profile) {
	if l.spec.SQL != "" {
		return
	}
	names, units := shortNames(header)
	possible := l.possibleNames(header)
	for i := range header {
		h := &header[i]
		if names[i] == "" {
			continue
		}
		kind, sign := h.kind, ""
		if !h.typed {
			kind, sign = profiles[i].kind()
		}
		for _, name := range possible[i] {
			if said := l.spec.Columns[name]; said.Type != "" {
				kind, sign = kinds[said.Type], profiles[i].sign()
			}
		}
		if sign == "" {
			sign = h.unit
		}
		if kind != Number || sign != "" && parseUnit(sign) != parseUnit(units[i]) {
			continue
		}
		h.whole, h.name, h.unit = h.name, names[i], units[i]
	}
}

// possibleNames are the names that each column may go by, before it is known whether it holds numbers.
func (l *loading) possibleNames(header []heading) [][]string {
	short, _ := shortNames(header)
	all := make([][]string, len(header))
	for i, h := range header {
		for _, name := range []string{h.name, short[i]} {
			if name == "" {
				continue
			}
			all[i] = append(all[i], name)
			if to := strings.TrimSpace(l.spec.Rename[name]); to != "" {
				all[i] = append(all[i], to)
			}
		}
	}
	return all
}

// suggestColumn is a hint at the column that is meant.
func (t *Table) suggestColumn(name string) string {
	for _, c := range t.Columns {
		if c.whole == name {
			return fmt.Sprintf("it is named %q; %q is its unit", c.Name, c.Unit)
		}
	}
	return config.Suggest(name, t.Names())
}
