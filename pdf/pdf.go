// Package pdf paints finished pages with fpdf and then goes over fpdf's bytes once more: fonts,
// identifiers, structure, metadata, stable order. It is the only importer of fpdf.
//
// fpdf lays down the document: pages, pictures, links and outline. Glyphs that were shaped and kerned
// reach the page through raw operators, and their fonts are embedded by the finishing pass, since
// fpdf itself can only show characters.
package pdf

import (
	"fmt"
	"time"

	"report/layout"
)

// Meta is what the document says of itself.
type Meta struct {
	Title, Author, Subject string
	Keywords               []string
	Lang                   string // BCP 47
	Producer               string // also the creator
	Created                time.Time
	Attachments            []Attachment
}

// Write paints a document. The same document and meta give the same bytes.
func Write(doc layout.Document, meta Meta) ([]byte, error) { return produce(doc, meta, false) }

// WriteAndRelease is Write for a document whose pages nobody needs afterwards: each lets go of its items
// when they are painted, so that a long document is not held twice.
func WriteAndRelease(doc layout.Document, meta Meta) ([]byte, error) { return produce(doc, meta, true) }

func produce(doc layout.Document, meta Meta, release bool) ([]byte, error) {
	if err := checkMeta(meta); err != nil {
		return nil, err
	}
	if err := checkDocument(doc); err != nil {
		return nil, err
	}
	p, err := newPainter(doc, meta)
	if err != nil {
		return nil, err
	}
	var painted []byte
	err = guard("painting the pages", func() (err error) {
		painted, err = p.paint(release)
		return err
	})
	if err != nil {
		return nil, err
	}
	p.fpdf, p.draw = nil, nil
	return finish(painted, p, meta)
}

// guard turns a panic of fpdf into an error that names the stage. What is known to make fpdf panic
// was refused before; this is the last resort for what is not known.
func guard(stage string, f func() error) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%s failed inside fpdf: %v", stage, r)
		}
	}()
	return f()
}
