package data

import (
	"math"
	"math/big"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/text/encoding/unicode"

	"report/config"
)

// Whatever a file holds, reading it ends without a panic, and either with mistakes or with rows as
// wide as the header, each cell at a place that is in the file.
func FuzzCSV(f *testing.F) {
	for _, s := range []string{series, plans, "a;b\n1;2\n", "\"a\nb\",c\n1,\"2\"\"\"\n", "a,b\n\"1,2\n", "年\t月\n1\t\xff", "a\n\"x\" y\n", "\ufeffa,precision\r\n1,0.1\r\n,\r\n", "a\rb,c\n1,2", "0\r0"} {
		f.Add([]byte(s), ",", "")
	}
	f.Add([]byte("a;b\n1.000,5;2\n"), ";", ".")
	f.Add([]byte(utf16(f, "a;b\r\n\"天\r\n\";2\r\n", unicode.LittleEndian)), ";", "")
	f.Add([]byte(utf16(f, "a,b\r1,2\r", unicode.BigEndian)), ",", "")
	f.Fuzz(func(t *testing.T, raw []byte, delimiter, grouping string) {
		checkReading(t, ".csv", raw, Spec{Delimiter: delimiter, Decimal: ",", Grouping: grouping})
	})
}

// A pattern is refused or prints: digits enough, and no panic.
func FuzzPattern(f *testing.F) {
	for _, s := range []string{"#,##0.0#", "+0.0;-0.0", "0.0 '%'", "#,##,###", "'a''b'0%", "‰0;(#)", "0'"} {
		f.Add(s, -1234.5678)
	}
	l := locale(f, "de")
	f.Fuzz(func(t *testing.T, pattern string, v float64) {
		s, err := l.Pattern(v, pattern)
		if err != nil {
			return
		}
		if !math.IsNaN(v) && !math.IsInf(v, 0) && !strings.ContainsAny(s, "0123456789") {
			t.Errorf("%v by %q is %q", v, pattern, s)
		}
		l.Cell(Cell{Kind: Number, Number: v}, Column{Format: pattern})
	})
}

// Rounding agrees with exact arithmetic on the number's shortest digits.
func FuzzRound(f *testing.F) {
	for _, v := range []float64{1.005, 0.5, 2.5, 999.995, 1e21, 5e-324, 0.1, 4782} {
		f.Add(v, 2, 10.0)
		f.Add(-v, 0, 0.25)
	}
	f.Fuzz(func(t *testing.T, v float64, decimals int, step float64) {
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return
		}
		decimals %= 30
		exact := shortest(v)
		ten := new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(max(decimals, -decimals))), nil))
		if decimals > 0 {
			ten.Inv(ten)
		}
		if got, want := exactly(newDecimal(v).round(decimals)), multiple(exact, ten); got.Cmp(want) != 0 {
			t.Errorf("%v to %d decimals is %s, want %s", v, decimals, got, want)
		}
		if !(step > 0) || math.IsInf(step, 0) {
			return
		}
		if got, want := exactly(newDecimal(v).roundTo(newDecimal(step))), multiple(exact, shortest(step)); got.Cmp(want) != 0 {
			t.Errorf("%v to %v is %s, want %s", v, step, got, want)
		}
		if got := newDecimal(v).float(); got != v {
			t.Errorf("%v becomes %v", v, got)
		}
	})
}

// shortest is the exact value of the shortest digits that read back as v.
func shortest(v float64) *big.Rat {
	r, _ := new(big.Rat).SetString(strconv.FormatFloat(v, 'g', -1, 64))
	return r
}

func exactly(x decimal) *big.Rat {
	r, _ := new(big.Rat).SetString(x.plain(x.decimals()))
	return r
}

// multiple rounds to a multiple of step, half away from zero.
func multiple(v, step *big.Rat) *big.Rat {
	q := new(big.Rat).Quo(new(big.Rat).Abs(v), step)
	q.Add(q, big.NewRat(1, 2))
	whole := new(big.Rat).SetInt(new(big.Int).Quo(q.Num(), q.Denom()))
	whole.Mul(whole, step)
	if v.Sign() < 0 {
		whole.Neg(whole)
	}
	return whole
}

// A table of 100,000 rows by 10 columns, as large as a briefing's data may get.
func BenchmarkTable(b *testing.B) {
	var s strings.Builder
	s.WriteString("year,indicator,value,unit,precision,growth,region,start,source,url\n")
	for i := range 100_000 {
		s.WriteString(strconv.Itoa(2000+i%24) + ",turnover,746.91,bn yuan,0.01,16.0,天津,2024-03-05,National Bureau of Statistics,https://example.org/\n")
	}
	raw := []byte(s.String())
	b.SetBytes(int64(len(raw)))
	b.ReportAllocs()
	for b.Loop() {
		m := &mistakes{d: &config.Diagnostics{}}
		in := input{path: "t.csv", raw: raw, table: "t", maxRows: maxRows, maxCells: maxCells}
		if t := tableOf(Spec{Decimal: "."}, in, m); t == nil || len(t.Rows) != 100_000 {
			b.Fatal(m.d.Error())
		}
	}
}
