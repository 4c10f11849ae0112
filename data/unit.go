package data

import (
	"fmt"
	"strings"
)

// A unit is a magnitude and the thing that is counted: "bn yuan" is ten to the ninth of yuan,
// "thousand" ten to the third of whatever the column counts, "%" ten to the minus second of one.
type unit struct {
	exponent int
	thing    string // "yuan"; empty where things are merely counted
}

// ofOne is the thing that percentages are of, and the word for having them as 0.286.
const ofOne = "fraction"

// magnitudes are the words that stand before a thing, or after it ("USD bn"), in lower case. They
// multiply: "hundred million" is 100 million. Words that mean different magnitudes in different
// languages, such as "Billionen" and "mil", are not among them, nor is a lone "m", which is a metre.
var magnitudes = map[string]int{
	"ten":      1,
	"hundred":  2,
	"thousand": 3, "thousands": 3, "tsd": 3, "tausend": 3,
	"million": 6, "millions": 6, "mn": 6, "m": 6, "mio": 6, "millionen": 6, "millones": 6,
	"billion": 9, "billions": 9, "bn": 9, "mrd": 9, "milliarde": 9, "milliarden": 9, "milliard": 9, "milliards": 9,
	"trillion": 12, "trillions": 12, "tn": 12,
	"millón": 6, "milliers": 3, "billón": 12, "billones": 12,
}

// hanMagnitudes stand before a thing without a space: 亿元, 万亿元.
var hanMagnitudes = map[rune]int{'十': 1, '百': 2, '千': 3, '万': 4, '萬': 4, '亿': 8, '億': 8}

// parts are magnitudes of one that are signs or words of their own.
var parts = map[string]int{"%": -2, "percent": -2, "per cent": -2, "‰": -3, ofOne: 0}

func parseUnit(s string) unit {
	words := strings.Fields(s)
	s = strings.Join(words, " ")
	for _, n := range []int{2, 1} { // "per cent" is two words
		if len(words) < n {
			continue
		}
		if e, ok := parts[strings.ToLower(strings.Join(words[:n], " "))]; ok {
			return unit{e, strings.Join(append([]string{ofOne}, words[n:]...), " ")}
		}
	}
	if s == "" || strings.EqualFold(s, "ones") {
		return unit{}
	}
	exponent := 0
	for len(words) > 0 {
		e, ok := magnitude(words[0])
		if !ok || len(words) == 1 && words[0] == "m" {
			break
		}
		exponent, words = exponent+e, words[1:]
	}
	for leading := exponent; leading == 0 && len(words) > 1; {
		e, ok := magnitude(words[len(words)-1])
		if !ok {
			break
		}
		exponent, words = exponent+e, words[:len(words)-1]
	}
	thing := strings.Join(words, " ")
	for _, r := range thing {
		e, ok := hanMagnitudes[r]
		if !ok {
			break
		}
		exponent, thing = exponent+e, thing[len(string(r)):]
	}
	return unit{exponent, strings.TrimSpace(thing)}
}

func magnitude(word string) (int, bool) {
	e, ok := magnitudes[strings.TrimSuffix(strings.ToLower(word), ".")]
	return e, ok
}

// name is the thing in a sentence.
func (u unit) name() string {
	if rest, ok := strings.CutPrefix(u.thing, ofOne); ok {
		return "a share" + rest
	}
	return u.thing
}

// scaleTo returns by which power of ten values in from are multiplied to be in to. The reason of an
// error goes on after "cannot become ...".
func scaleTo(from, to string) (exponent int, err error) {
	a, b := parseUnit(from), parseUnit(to)
	if strings.EqualFold(a.thing, b.thing) {
		return a.exponent - b.exponent, nil
	}
	is, shall := a.name(), b.name()
	switch {
	case a.thing == "" && from == "":
		return 0, fmt.Errorf("it has no unit")
	case a.thing == "":
		return 0, fmt.Errorf("%q counts things that the unit does not name", from)
	case b.thing == "":
		return 0, fmt.Errorf("the new unit does not say that it is %s", is)
	}
	return 0, fmt.Errorf("%s is not %s", is, shall)
}

// LargerUnit is a unit in which a column's numbers are smaller, for scale: "trillion yuan" for yuan. There is none
// for shares, and none where nobody said what the numbers count.
func LargerUnit(s string) (unit string, ok bool) {
	u := parseUnit(s)
	if u.thing == "" || strings.HasPrefix(u.thing, ofOne) || u.exponent >= magnitudes["trillion"] {
		return "", false
	}
	return "trillion " + u.thing, true
}

// SmallerUnit is the unit without its magnitude, in which a column's numbers are larger: yuan for "bn yuan".
func SmallerUnit(s string) (unit string, ok bool) {
	u := parseUnit(s)
	switch {
	case strings.HasPrefix(u.thing, ofOne) || u.exponent <= 0:
		return "", false
	case u.thing == "":
		return "ones", true
	}
	return u.thing, true
}

// unitText is how a unit that was scaled to stands after numbers: "ones" and "fraction" are words
// for having none.
func unitText(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if strings.EqualFold(s, "ones") || strings.EqualFold(s, ofOne) {
		return ""
	}
	return s
}
