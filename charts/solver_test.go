package charts

import (
	"math/rand/v2"
	"slices"
	"testing"

	"report/layout"
)

// crowd is a figure full of things and of texts that look for places among them.
type crowd struct {
	obstacles *obstacles
	boxes     []box
	strokes   []stroke
	discs     []disc2
	wishes    []wish
}

type disc2 struct{ x, y, r layout.Pt }

func randomCrowd(r *rand.Rand, obstacles, wishes int) crowd {
	const w, h = 470.0, 300.0
	c := crowd{obstacles: newObstacles(box{0, 0, w, h})}
	for range obstacles {
		x, y := r.Float64()*w, r.Float64()*h
		switch r.IntN(3) {
		case 0:
			b := box{x, y, x + r.Float64()*20, y + r.Float64()*8}
			c.boxes = append(c.boxes, b)
			if r.IntN(2) == 0 {
				c.obstacles.addText(b)
			} else {
				c.obstacles.addBox(b)
			}
		case 1:
			s := stroke{x, y, x + r.NormFloat64()*40, y + r.NormFloat64()*40}
			c.strokes = append(c.strokes, s)
			c.obstacles.addStroke(s, lineWidth)
		default:
			c.discs = append(c.discs, disc2{x, y, 2.5})
			c.obstacles.addDisc(x, y, 2.5)
		}
	}
	for range wishes {
		x, y, lw := r.Float64()*w, r.Float64()*h, 10+r.Float64()*50
		var seats []seat
		for range 1 + r.IntN(12) {
			bx, by := x+r.NormFloat64()*30, y+r.NormFloat64()*20
			s := seat{box: box{bx, by, bx + lw, by + 9}, cost: r.Float64()}
			if s.joined = r.IntN(2) == 0; s.joined {
				s.leader = stroke{x, y, bx, by}
			}
			seats = append(seats, s)
		}
		c.wishes = append(c.wishes, wish{seats: seats, priority: r.IntN(2)})
	}
	return c
}

// TestNothingIsTouched compares the places found with all that stands on the figure, one by one.
func TestNothingIsTouched(t *testing.T) {
	t.Parallel()
	seated := 0
	for seed := range uint64(300) {
		r := rand.New(rand.NewPCG(seed, 3))
		c := randomCrowd(r, r.IntN(120), 1+r.IntN(60))
		taken := solve(c.obstacles, valueGap, c.wishes)
		if again := solve(c.obstacles, valueGap, c.wishes); !slices.Equal(again, taken) {
			t.Fatalf("seed %d: solved twice, the places differ", seed)
		}
		for w, i := range taken {
			if i == unseated {
				continue
			}
			seated++
			s := c.wishes[w].seats[i]
			b := s.box
			if b.x0 < 0 || b.y0 < 0 || b.x1 > 470 || b.y1 > 300 {
				t.Errorf("seed %d: %v is outside", seed, b)
			}
			for _, o := range c.boxes {
				if b.overlaps(o) || s.joined && walks(s.leader, o, 0) {
					t.Errorf("seed %d: %v touches the box %v", seed, s, o)
				}
			}
			for _, o := range c.strokes {
				if walks(o, b, lineWidth/2.0) || s.joined && s.leader.crosses(o) {
					t.Errorf("seed %d: %v touches the stroke %v", seed, s, o)
				}
			}
			for _, o := range c.discs {
				if dot := (stroke{o.x, o.y, o.x, o.y}); walks(dot, b, o.r) || s.joined && s.leader.distance(o.x, o.y) < o.r {
					t.Errorf("seed %d: %v touches the disc %v", seed, s, o)
				}
			}
			for w2, i2 := range taken[:w] {
				if i2 == unseated {
					continue
				}
				o := c.wishes[w2].seats[i2]
				if b.overlaps(o.box) || s.joined && walks(s.leader, o.box, 0) || o.joined && walks(o.leader, b, 0) || s.joined && o.joined && s.leader.crosses(o.leader) {
					t.Errorf("seed %d: %v touches the text %v", seed, s, o)
				}
			}
		}
	}
	if seated < 2000 {
		t.Errorf("only %d texts have a place", seated)
	}
}

// walks says whether a walk along a stroke comes nearer to a box than a distance.
func walks(s stroke, b box, distance layout.Pt) bool {
	if apart := distance + 1e-6; !s.around(apart).overlaps(b.grown(apart, apart)) {
		return false
	}
	for i := range 401 {
		t := float64(i) / 400
		x, y := s.x0+t*(s.x1-s.x0), s.y0+t*(s.y1-s.y0)
		dx, dy := max(b.x0-x, 0, x-b.x1), max(b.y0-y, 0, y-b.y1)
		if dx*dx+dy*dy <= distance*distance && (distance > 0 || x > b.x0 && x < b.x1 && y > b.y0 && y < b.y1) {
			return true
		}
	}
	return false
}

// TestKnownPlacementsAreFound hides a full placement among better and worse seats: texts that stand
// in a row with no room to spare, and in a grid.
func TestKnownPlacementsAreFound(t *testing.T) {
	for _, c := range []struct {
		name                string
		columns, rows, bait int
	}{
		{"two", 2, 1, 1},
		{"a row", 8, 1, 2},
		{"a column", 1, 20, 2},
		{"a grid", 6, 10, 2},
		{"a large grid", 10, 30, 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			for seed := range uint64(20) {
				r := rand.New(rand.NewPCG(seed, 5))
				var wishes []wish
				at := func(i int) box {
					x, y := layout.Pt(i%c.columns)*40, layout.Pt(i/c.columns)*10
					return box{x, y, x + 37, y + 10}
				}
				n := c.columns * c.rows
				for i := range n {
					seats := []seat{{box: at(i), cost: 1}}
					for range c.bait { // the seats of neighbours look better
						near := max(0, min(n-1, i+r.IntN(2*c.columns+1)-c.columns))
						seats = append(seats, seat{box: at(near), cost: r.Float64()})
					}
					wishes = append(wishes, wish{seats: seats})
				}
				taken := solve(newObstacles(box{0, 0, 500, 400}), valueGap, wishes)
				if left := slices.Index(taken, unseated); left >= 0 {
					t.Errorf("seed %d: text %d of %d has no place", seed, left, n)
				}
			}
		})
	}
}

func TestTheMoreImportantStays(t *testing.T) {
	here := []seat{{box: box{0, 0, 30, 10}}}
	taken := solve(newObstacles(box{0, 0, 30, 10}), 0, []wish{{seats: here}, {seats: here, priority: 1}, {seats: here}})
	if !slices.Equal(taken, []int{unseated, 0, unseated}) {
		t.Errorf("the places are %v", taken)
	}
}

func TestTheBestSeatIsTaken(t *testing.T) {
	o := newObstacles(box{0, 0, 100, 100})
	o.addFill([][2]layout.Pt{{0, 0}, {100, 0}, {100, 50}, {0, 50}})
	seats := []seat{{box: box{40, 20, 60, 30}, cost: 0}, {box: box{40, 80, 60, 90}, cost: 2}, {box: box{40, 60, 60, 70}, cost: 1}}
	if taken := solve(o, 0, []wish{{seats: seats}}); taken[0] != 2 {
		t.Errorf("the seat is %d, want the best outside of the area", taken[0])
	}
}

func BenchmarkSolver(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 1))
	c := randomCrowd(r, 20_000, 500)
	for b.Loop() {
		solve(c.obstacles, valueGap, c.wishes)
	}
}
