package charts

import (
	"fmt"

	"report/layout"
)

// maxSlotPitch keeps a few marks that stand a slot apart from standing far apart, in points.
const maxSlotPitch = 100

// slotProblems refuses more marks than stand beside each other.
func slotProblems(d *dataset) []Problem {
	if n := len(d.slots); n > maxBars {
		return []Problem{{Key: "x", Message: fmt.Sprintf("the chart has %d places along x, more than %d", n, maxBars), Hint: `filter or limit the rows, or use mark = "line"`}}
	}
	return nil
}

// slotFrame lays out marks that stand upright at the places along x, a slot apart, below top points of
// room for what stands on the highest: with a value axis at their left, or without.
func (f *figure) slotFrame(a axis, numbered bool, top layout.Pt) error {
	years, err := f.yearsBelow()
	if err != nil {
		return err
	}
	f.foot -= f.atLeast("years", years)
	f.area.y0 += top
	f.area.y1 = f.foot
	if a.min < 0 && !numbered {
		f.area.y1 -= top
	}
	n := layout.Pt(len(f.data.slots))
	var ls []label
	if numbered {
		if ls, err = f.tickLabels(a); err != nil {
			return err
		}
		f.area.x0 = f.margin(widest(ls) + axisGap)
	}
	f.area.x1 = min(f.width, f.area.x0+n*maxSlotPitch)
	f.scale(-0.5, float64(n)-0.5, a.min, a.max)
	f.plane = plane{is: true, slotted: true}
	right := f.area.x1
	if numbered {
		right = f.width
		f.horizontalGrid(a, ls, right)
	}
	f.baseline(0, right, f.zeroOrFoot(a))
	return f.scaleBelow()
}

// slotPitch is how far apart slots stand.
func (f *figure) slotPitch() layout.Pt {
	return (f.area.x1 - f.area.x0) / layout.Pt(len(f.data.slots))
}
