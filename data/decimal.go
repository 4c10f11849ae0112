package data

import (
	"bytes"
	"math"
	"math/big"
	"strconv"
)

// decimal is a finite number as the decimal digits that people see: 0.digits times ten to the power
// of point. Rounding and scaling work on these digits, so 1.005 is 1.005 and not the binary fraction
// just below it.
type decimal struct {
	neg    bool
	digits []byte // '0' to '9', no zero at either end; empty for zero
	point  int
}

// newDecimal takes the shortest digits that read back as v. NaN and the infinities give zero.
func newDecimal(v float64) decimal {
	if v == 0 || math.IsNaN(v) || math.IsInf(v, 0) {
		return decimal{}
	}
	// d.ddde±dd
	b := strconv.AppendFloat(make([]byte, 0, 24), math.Abs(v), 'e', -1, 64)
	e := bytes.IndexByte(b, 'e')
	exponent, err := strconv.Atoi(string(b[e+1:]))
	if err != nil {
		return decimal{} // AppendFloat writes no other form
	}
	digits := b[:1]
	if e > 1 {
		digits = append(digits, b[2:e]...)
	}
	return decimal{neg: v < 0, digits: digits, point: exponent + 1}
}

// shift multiplies by ten to the power of n.
func (x decimal) shift(n int) decimal {
	if len(x.digits) > 0 {
		x.point += n
	}
	return x
}

// round keeps so many decimals, half away from zero; negative decimals round to tens, hundreds.
func (x decimal) round(decimals int) decimal {
	keep := x.point + decimals
	if keep >= len(x.digits) {
		return x
	}
	if keep < 0 || keep == 0 && x.digits[0] < '5' {
		return decimal{}
	}
	up := x.digits[keep] >= '5'
	digits := bytes.Clone(x.digits[:keep])
	point := x.point
	if up {
		i := keep - 1
		for ; i >= 0 && digits[i] == '9'; i-- {
			digits[i] = '0'
		}
		if i >= 0 {
			digits[i]++
		} else {
			digits = append([]byte{'1'}, digits...)
			point++
		}
	}
	digits = bytes.TrimRight(digits, "0")
	if len(digits) == 0 {
		return decimal{}
	}
	return decimal{neg: x.neg, digits: digits, point: point}
}

// roundTo rounds to a multiple of step, half away from zero. A step of zero changes nothing.
func (x decimal) roundTo(step decimal) decimal {
	if len(step.digits) == 0 || len(x.digits) == 0 {
		return x
	}
	if string(step.digits) == "1" {
		return x.round(1 - step.point)
	}
	exponent := min(x.point-len(x.digits), step.point-len(step.digits))
	n, s := x.integer(exponent), step.integer(exponent)
	n.Lsh(n, 1).Add(n, s)
	n.Quo(n, new(big.Int).Lsh(s, 1)).Mul(n, s)
	text := n.String()
	digits := bytes.TrimRight([]byte(text), "0")
	if len(digits) == 0 {
		return decimal{}
	}
	return decimal{neg: x.neg, digits: digits, point: len(text) + exponent}
}

// integer is the absolute value divided by ten to the power of exponent, which must not be larger
// than that of the last digit.
func (x decimal) integer(exponent int) *big.Int {
	n, _ := new(big.Int).SetString(string(x.digits), 10)
	zeros := big.NewInt(int64(x.point - len(x.digits) - exponent))
	return n.Mul(n, zeros.Exp(big.NewInt(10), zeros, nil))
}

// decimals is the number of digits after the decimal point.
func (x decimal) decimals() int { return max(0, len(x.digits)-x.point) }

// float is the nearest float64.
func (x decimal) float() float64 {
	if len(x.digits) == 0 {
		return 0
	}
	b := append([]byte{}, x.digits...)
	b = append(b, 'e')
	b = strconv.AppendInt(b, int64(x.point-len(x.digits)), 10)
	v, err := strconv.ParseFloat(string(b), 64)
	if err != nil {
		v = math.MaxFloat64 // out of range: only a scale of the largest floats gets here
	}
	if x.neg {
		return -v
	}
	return v
}

// split gives the digits before the decimal point, without leading zeros, and exactly so many after
// it; what is beyond is cut, so round first.
func (x decimal) split(decimals int) (whole, fraction []byte) {
	digit := func(i int) byte {
		if i >= 0 && i < len(x.digits) {
			return x.digits[i]
		}
		return '0'
	}
	if len(x.digits) > 0 {
		for i := range x.point {
			whole = append(whole, digit(i))
		}
	}
	for i := range decimals {
		fraction = append(fraction, digit(x.point+i))
	}
	return whole, fraction
}

// plain writes the number with a point, without grouping: "-0.75".
func (x decimal) plain(decimals int) string {
	x = x.round(decimals)
	whole, fraction := x.split(max(0, decimals))
	if len(whole) == 0 {
		whole = []byte{'0'}
	}
	b := append([]byte{}, whole...)
	if x.neg {
		b = append([]byte{'-'}, whole...)
	}
	if len(fraction) > 0 {
		b = append(append(b, '.'), fraction...)
	}
	return string(b)
}
