package data

import (
	"math/rand/v2"
	"regexp"
	"strconv"
	"testing"
)

// Numbers that are read the short way are those that are read otherwise.
func TestParseShort(t *testing.T) {
	form := regexp.MustCompile(`^[-+]?([0-9]+|[0-9]*\.[0-9]+)$`)
	rng := rand.New(rand.NewPCG(7, 2026))
	read := 0
	check := func(s string) {
		value, precision, ok := parseShort(s)
		if !ok {
			if form.MatchString(s) && len(s) <= 15 {
				t.Errorf("%q is not read", s)
			}
			return
		}
		read++
		want, err := strconv.ParseFloat(s, 64)
		if err != nil || !form.MatchString(s) || value != want {
			t.Errorf("%q is %v, want %v (%v)", s, value, want, err)
		}
		if _, general, _ := (notation{grouping: ","}).parse(s); precision != general {
			t.Errorf("%q is known to %v, want %v", s, precision, general)
		}
	}
	for _, s := range []string{"", "-", "+", ".", "-.", "1.", ".5", "-0", "007", "1..2", "--1", "1e5", "0x1", "1_0", "１", "999999999999999", "0.00000000000001", "123456789012.345", ".123456789012345", "1234567890123456"} {
		check(s)
	}
	for range 200_000 {
		s := make([]byte, 1+rng.IntN(18))
		for i := range s {
			s[i] = "01234567890123456789.-+e,"[rng.IntN(25)]
			if rng.IntN(4) > 0 {
				s[i] = '0' + byte(rng.IntN(10))
			}
		}
		check(string(s))
		check(strconv.FormatFloat(1e6*(rng.Float64()-.5), 'f', rng.IntN(9), 64))
	}
	if read < 100_000 {
		t.Errorf("%d numbers say little", read)
	}
}
