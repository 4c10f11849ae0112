package layout

import "slices"

// Stack sets blocks one below the other and splits between them or within them.
type Stack struct{ Blocks []Block }

// Space is vertical white space. It is dropped at the top of a page and where it no longer fits.
type Space struct{ Height Pt }

// KeepNext keeps its block on the page of the first non-empty piece of what follows it in a Stack.
// Headings are set so.
type KeepNext struct{ Block Block }

// Mark sets an anchor at the top of its block (or, without one, of what follows it).
type Mark struct {
	Anchor Anchor
	Block  Block
}

// PageBreak ends the page. At the top of a page, and at the end of a flow, it does nothing.
type PageBreak struct {
	// Right goes on with a page of odd number, which lies at the right when the briefing is bound.
	// Where that is not the next one a page without text comes before it, with its furniture.
	Right bool
}

// Fit implements Block.
func (s Stack) Fit(env Env, w, h Pt) (Frame, Block, error) { return newSequence(s).Fit(env, w, h) }

// Fit implements Block.
func (m Mark) Fit(env Env, w, h Pt) (Frame, Block, error) { return newSequence(m).Fit(env, w, h) }

// Fit implements Block.
func (k KeepNext) Fit(env Env, w, h Pt) (Frame, Block, error) {
	if k.Block == nil {
		return Frame{}, nil, nil
	}
	return k.Block.Fit(env, w, h)
}

// Fit implements Block.
func (s Space) Fit(env Env, w, h Pt) (Frame, Block, error) {
	if env.PageTop || env.columnTop || s.Height > h+tolerance {
		return Frame{}, nil, nil
	}
	return Frame{Width: w, Height: s.Height}, nil, nil
}

// Fit implements Block.
func (b PageBreak) Fit(env Env, w, h Pt) (Frame, Block, error) {
	switch {
	case !env.PageTop:
		return Frame{}, b, nil
	case b.leavesBlank(env):
		return Frame{Width: w, Height: h}, nil, nil
	}
	return Frame{}, nil, nil
}

// leavesBlank says that the page which begins here has to stay empty.
func (b PageBreak) leavesBlank(env Env) bool { return b.Right && env.Page > 0 && env.Page%2 == 0 }

func (s Stack) place() Place    { return firstPlace(s.Blocks) }
func (m Mark) place() Place     { return placeOf(m.Block) }
func (k KeepNext) place() Place { return placeOf(k.Block) }

func firstPlace(blocks []Block) Place {
	for _, b := range blocks {
		if p := placeOf(b); p != (Place{}) {
			return p
		}
	}
	return Place{}
}

// sequence is what is left of a Stack. Stacks within stacks, and marks, are taken apart: so a
// heading that ends one stack keeps with the first block of the next.
type sequence struct {
	head   Block   // the rest of a block that was split, if any
	blocks []Block // none is a Stack, or a Mark with a block
}

func newSequence(blocks ...Block) *sequence { return &sequence{blocks: flatten(nil, blocks)} }

func flatten(flat, blocks []Block) []Block {
	for _, b := range blocks {
		switch b := value(b).(type) {
		case nil:
		case Stack:
			flat = flatten(flat, b.Blocks)
		case Mark:
			flat = append(flat, Mark{Anchor: b.Anchor})
			flat = flatten(flat, []Block{b.Block})
		default:
			flat = append(flat, b)
		}
	}
	return flat
}

func (s *sequence) place() Place {
	if p := placeOf(s.head); p != (Place{}) {
		return p
	}
	return firstPlace(s.blocks)
}

// next returns the first block and what follows it.
func (s *sequence) next() (Block, *sequence) {
	if s.head != nil {
		return s.head, &sequence{blocks: s.blocks}
	}
	return s.blocks[0], &sequence{blocks: s.blocks[1:]}
}

func (s *sequence) empty() bool { return s.head == nil && len(s.blocks) == 0 }

// Fit implements Block.
func (s *sequence) Fit(env Env, w, h Pt) (Frame, Block, error) {
	p := pile{env: env, h: h, rest: s}
	p.frame.Width = w
	for todo := s; !todo.empty(); {
		block, after := todo.next()
		done, err := p.add(block, after)
		if err != nil {
			return Frame{}, nil, err
		}
		if done {
			return p.result(s)
		}
		todo = after
	}
	p.finish()
	return p.frame, nil, nil
}

// pile grows downwards as blocks are added to it.
type pile struct {
	env   Env
	h     Pt
	frame Frame     // Height is the bottom of what is placed
	gap   Pt        // white space asked for since
	marks []Anchor  // wait for the next thing placed
	rest  *sequence // what follows the last thing placed
	chain *pile     // as it was before the blocks at the end that keep with their next
}

// onlyHeadings says that all that stands on the page are blocks that keep with their next.
func (p *pile) onlyHeadings() bool { return p.chain != nil && p.chain.atTop() }

func (p *pile) atTop() bool { return p.env.PageTop && p.frame.Empty() }

// spaceless says that white space would be dropped here.
func (p *pile) spaceless() bool { return (p.env.PageTop || p.env.columnTop) && p.frame.Empty() }

// add places a block. done means that the page ends here, and p.rest goes on the next one.
func (p *pile) add(block Block, after *sequence) (done bool, err error) {
	switch b := block.(type) {
	case Space:
		if !p.spaceless() {
			p.gap += b.Height
		}
		return false, nil
	case Mark:
		p.marks = append(p.marks[:len(p.marks):len(p.marks)], b.Anchor)
		return false, nil
	}
	top := p.atTop()
	if b, ok := block.(PageBreak); ok && top && b.leavesBlank(p.env) {
		if after.empty() {
			return false, nil
		}
		p.leaveBlank(after)
		return true, nil
	}
	env := p.env
	env.PageTop, env.columnTop = top, p.spaceless()
	env.afterHeading = p.chain != nil || p.env.afterHeading && p.frame.Empty()
	room := p.h - p.frame.Height - p.gap
	f, rest, err := block.Fit(env, p.frame.Width, max(0, room))
	if err == nil && f.Empty() && rest != nil && p.onlyHeadings() {
		// There is no better place on another page: it has to go on below its heading, split or
		// scaled down where it can be.
		env.PageTop = true
		f, rest, err = block.Fit(env, p.frame.Width, max(0, room))
	}
	if err != nil {
		return false, err
	}
	if f.Empty() && rest == nil {
		p.marks = append(p.marks[:len(p.marks):len(p.marks)], f.Anchors...)
		f.Anchors = nil
		p.frame.Place(f, 0, p.frame.Height)
		return false, nil
	}
	_, keeps := block.(KeepNext)
	if f.Empty() || room < -tolerance || keeps && rest != nil && !top {
		p.breakPage()
		return true, nil
	}
	if keeps && p.chain == nil {
		before := *p
		p.chain = &before
	}
	p.put(f)
	if rest != nil {
		p.rest = &sequence{head: rest, blocks: after.blocks}
		return true, nil
	}
	p.rest = after
	if !keeps {
		p.chain = nil
	}
	return false, nil
}

// leaveBlank fills the page with nothing. Marks that wait go on to the next with what they name.
func (p *pile) leaveBlank(after *sequence) {
	p.rest = &sequence{blocks: slices.Clone(after.blocks)}
	for i := len(p.marks) - 1; i >= 0; i-- {
		p.rest.blocks = slices.Insert(p.rest.blocks, 0, Block(Mark{Anchor: p.marks[i]}))
	}
	p.marks = nil
	p.frame.Height = p.h
}

func (p *pile) put(f Frame) {
	p.frame.Height += p.gap
	p.gap = 0
	p.putMarks()
	p.frame.Place(f, 0, p.frame.Height)
	p.frame.Height += f.Height
}

func (p *pile) putMarks() {
	for _, a := range p.marks {
		a.Y = p.frame.Height
		p.frame.Anchors = append(p.frame.Anchors, a)
	}
	p.marks = nil
}

// breakPage takes back the headings that would stand last on the page. Where they are all that is
// on it they stay, or the pages would never end.
func (p *pile) breakPage() {
	if p.chain != nil && !p.onlyHeadings() {
		*p = *p.chain
	}
}

// result is the frame and rest of a page that ended before the blocks did.
func (p *pile) result(whole *sequence) (Frame, Block, error) {
	if p.frame.Empty() {
		return Frame{}, whole, nil
	}
	return p.frame, p.rest, nil
}

// finish adds what stands at the end: white space as far as there is room, and marks.
func (p *pile) finish() {
	p.frame.Height += max(0, min(p.gap, p.h-p.frame.Height))
	p.putMarks()
}
