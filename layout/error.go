package layout

import (
	"errors"
	"fmt"
)

// Error is an error of the layout with the place of the block that it comes from.
type Error struct {
	At  Place
	Err error
}

func (e *Error) Error() string {
	if e.At == (Place{}) {
		return e.Err.Error()
	}
	return fmt.Sprintf("%s:%d:%d: %v", e.At.File, e.At.Line, e.At.Col, e.Err)
}

func (e *Error) Unwrap() error { return e.Err }

// errorAt gives an error its place, unless a block within has given it a closer one.
func errorAt(err error, at Place) error {
	if err == nil || at == (Place{}) {
		return err
	}
	var known *Error
	if errors.As(err, &known) && known.At != (Place{}) {
		return err
	}
	return &Error{At: at, Err: err}
}

// placed is a block that knows where it, or the first thing in it, comes from.
type placed interface{ place() Place }

func placeOf(b Block) Place {
	if p, ok := b.(placed); ok {
		return p.place()
	}
	return Place{}
}
