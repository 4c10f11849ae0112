package charts

import (
	"math"
	"slices"

	"report/layout"
)

// vision is a way of seeing colours: what an eye makes of linear red, green and blue.
type vision struct {
	name string // of those who see so
	eye  [3][3]float64
}

// visions are the usual one and those of eyes that lack one kind of cones, as about one man in forty
// has them. The matrices are those of severity 1 of Machado, Oliveira and Fernandes, "A
// Physiologically-based Model for Simulation of Color Vision Deficiency", IEEE Transactions on
// Visualization and Computer Graphics 15 (2009).
var visions = [...]vision{
	{"all readers", [3][3]float64{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}},
	{"readers with protanopia (no red cones)", [3][3]float64{
		{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}},
	{"readers with deuteranopia (no green cones)", [3][3]float64{
		{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}},
	{"readers with tritanopia (no blue cones)", [3][3]float64{
		{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}},
}

// sees is what linear red, green and blue look like, in OKLab, where distances are about as large as they look: lightness
// and two axes of hue (Ottosson, "A perceptual color space for image processing", 2020).
func (v *vision) sees(in [3]float64) [3]float64 {
	var rgb [3]float64
	for i, row := range v.eye {
		rgb[i] = min(1, max(0, row[0]*in[0]+row[1]*in[1]+row[2]*in[2]))
	}
	l := math.Cbrt(0.4122214708*rgb[0] + 0.5363325363*rgb[1] + 0.0514459929*rgb[2])
	m := math.Cbrt(0.2119034982*rgb[0] + 0.6806995451*rgb[1] + 0.1073969566*rgb[2])
	s := math.Cbrt(0.0883024619*rgb[0] + 0.2817188376*rgb[1] + 0.6299787005*rgb[2])
	return [3]float64{
		0.2104542553*l + 0.7936177850*m - 0.0040720468*s,
		1.9779984951*l - 2.4285922050*m + 0.4505937099*s,
		0.0259040371*l + 0.7827717662*m - 0.8086757660*s,
	}
}

// seen is a colour as each of the visions sees it.
type seen [len(visions)][3]float64

func seeAll(c layout.Color) (s seen) {
	light := linear(c)
	for i := range visions {
		s[i] = visions[i].sees(light)
	}
	return s
}

// distances are how far two colours are apart for each vision. What just can be noticed, side by side,
// is 0.02; black and white are 1 apart.
func (s seen) distances(o seen) (d [len(visions)]float64) {
	for i := range d {
		l, a, b := s[i][0]-o[i][0], s[i][1]-o[i][1], s[i][2]-o[i][2]
		d[i] = math.Sqrt(l*l + a*a + b*b)
	}
	return d
}

// distance is that for the vision to which two colours are closest.
func (s seen) distance(o seen) float64 {
	d := s.distances(o)
	return slices.Min(d[:])
}

// toldApart is the least distance of colours that stand for different things, some way from each other.
const toldApart = 0.05

// LookAlike says whether the colours of two series cannot be told apart, and by whom.
func LookAlike(a, b layout.Color) (to string, alike bool) {
	for i, d := range seeAll(a).distances(seeAll(b)) {
		if d < toldApart {
			return visions[i].name, true
		}
	}
	return "", false
}

// printApart is the least ratio of contrast of colours that are told apart where only their lightness
// is left: in print without colours.
const printApart = 1.5

// linear is a colour's light: sRGB without its transfer function.
func linear(c layout.Color) [3]float64 {
	return [3]float64{channels[c.R], channels[c.G], channels[c.B]}
}

// channels is the light of each value of a channel. Heat maps and ordered colours ask for that of
// thousands.
var channels = func() (light [256]float64) {
	for v := range light {
		s := float64(v) / 255
		if light[v] = s / 12.92; s > 0.04045 {
			light[v] = math.Pow((s+0.055)/1.055, 2.4)
		}
	}
	return light
}()
