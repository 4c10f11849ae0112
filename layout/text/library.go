package text

import (
	"fmt"
	"slices"
	"strings"
	"sync"
)

// Library knows where fonts come from and parses each at most once, when first asked for. It is
// safe for concurrent use.
type Library struct {
	mu       sync.Mutex
	families []*family
}

type family struct {
	name  string
	fonts []*source
}

// source is a font file that is opened and parsed when the first character needs it.
type source struct {
	weight int
	italic bool
	load   func() (*Font, error)
}

// NewLibrary returns a library without fonts.
func NewLibrary() *Library { return &Library{} }

// Add names a font file of a family. open is called at most once, when a character needs it. Of two
// files added for the same family, weight and slope the first counts.
func (l *Library) Add(familyName string, weight int, italic bool, open func() (name string, data []byte, err error)) {
	l.mu.Lock()
	defer l.mu.Unlock()
	fam := l.find(familyName)
	if fam == nil {
		fam = &family{name: familyName}
		l.families = append(l.families, fam)
	}
	if fam.has(weight, italic) {
		return
	}
	fam.fonts = append(fam.fonts, &source{weight: weight, italic: italic,
		load: sync.OnceValues(func() (*Font, error) {
			name, data, err := open()
			if err != nil {
				return nil, fmt.Errorf("a font of the family %q cannot be read: %w", familyName, err)
			}
			return Parse(name, data)
		})})
}

// Include adds the files of another library behind those that are there, to be parsed once for both.
func (l *Library) Include(other *Library) {
	other.mu.Lock()
	defer other.mu.Unlock()
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, theirs := range other.families {
		fam := l.find(theirs.name)
		if fam == nil {
			fam = &family{name: theirs.name}
			l.families = append(l.families, fam)
		}
		for _, s := range theirs.fonts {
			if !fam.has(s.weight, s.italic) {
				fam.fonts = append(fam.fonts, s)
			}
		}
	}
}

func (fam *family) has(weight int, italic bool) bool {
	return slices.ContainsFunc(fam.fonts, func(s *source) bool { return s.weight == weight && s.italic == italic })
}

// find compares names as CSS does, without regard to case. l.mu is held.
func (l *Library) find(name string) *family {
	for _, fam := range l.families {
		if strings.EqualFold(fam.name, name) {
			return fam
		}
	}
	return nil
}

// Families lists the families added, sorted.
func (l *Library) Families() []string {
	l.mu.Lock()
	defer l.mu.Unlock()
	names := make([]string, len(l.families))
	for i, fam := range l.families {
		names[i] = fam.name
	}
	slices.Sort(names)
	return names
}

// Face asks for the families in order, each at the nearest weight that it has (CSS Fonts 4, font
// matching); where no italic exists the upright stands in. An unknown family is an error. No font
// is parsed yet.
func (l *Library) Face(families []string, weight int, italic bool) (*Face, error) {
	if len(families) == 0 {
		return nil, fmt.Errorf("no font family is named")
	}
	var face Face
	for _, name := range families {
		l.mu.Lock()
		fam := l.find(name)
		var s *source
		if fam != nil {
			s = fam.match(weight, italic)
		}
		l.mu.Unlock()
		if s == nil {
			return nil, fmt.Errorf("the font family %q is not known; known are %s",
				name, strings.Join(l.Families(), ", "))
		}
		face.sources = append(face.sources, s)
	}
	return &face, nil
}

func (fam *family) match(weight int, italic bool) *source {
	var best *source
	for _, s := range fam.fonts {
		if best == nil || nearer(s, best, weight, italic) {
			best = s
		}
	}
	return best
}

func nearer(a, b *source, weight int, italic bool) bool {
	if (a.italic == italic) != (b.italic == italic) {
		return a.italic == italic
	}
	return weightDistance(weight, a.weight) < weightDistance(weight, b.weight)
}

// weightDistance orders the weights that are there by how well they stand in for the one that is
// wanted, by CSS Fonts 4, 5.2: from 400 to 500 first up to 500, then lighter, then heavier; below
// 400 lighter ones first; above 500 heavier ones first.
func weightDistance(wanted, have int) int {
	const otherSide = 10000
	switch {
	case wanted == have:
		return 0
	case wanted >= 400 && wanted <= 500:
		if have > wanted && have <= 500 {
			return have - wanted
		}
		if have < wanted {
			return otherSide + wanted - have
		}
		return 2*otherSide + have - wanted
	case wanted < 400 && have < wanted:
		return wanted - have
	case wanted > 500 && have > wanted:
		return have - wanted
	case have > wanted:
		return otherSide + have - wanted
	}
	return otherSide + wanted - have
}
