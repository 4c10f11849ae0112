package config

import "math"

// Contrast is the contrast ratio of two colours, 1 to 21: (L1 + 0.05) / (L2 + 0.05) of the lighter
// and the darker one's relative luminance (WCAG 2.2, "contrast ratio"). Text needs 4.5, large text
// and graphics 3 (success criteria 1.4.3 and 1.4.11).
func Contrast(a, b Color) float64 {
	la, lb := a.luminance(), b.luminance()
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

// luminance is the relative luminance, 0 for black to 1 for white (WCAG 2.2, "relative luminance").
func (c Color) luminance() float64 {
	return 0.2126*linear(c.R) + 0.7152*linear(c.G) + 0.0722*linear(c.B)
}

// linear takes the transfer function off an sRGB channel. The threshold is that of IEC 61966-2-1,
// as WCAG 2.2 has it; the 0.03928 of earlier editions gives the same for all 8-bit values.
func linear(channel uint8) float64 {
	v := float64(channel) / 255
	if v <= 0.04045 {
		return v / 12.92
	}
	return math.Pow((v+0.055)/1.055, 2.4)
}
