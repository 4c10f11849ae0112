package data

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
	"unicode/utf8"

	"report/config"
)

// Limits of what a workbook may unpack to. Files that are made to exhaust memory shrink more than a
// thousandfold; sheets, even empty ones, hardly a hundredfold.
const (
	maxParts      = 10_000
	maxUnpacked   = 384 << 20 // all that is read of a workbook
	maxShrinking  = 250
	freeOfRatio   = 4 << 20 // parts up to this size may shrink as they like
	maxTokenBytes = 2 << 20
	maxDepth      = 64
)

// errTooLarge is what reading a part ends with beyond a limit.
var errTooLarge = errors.New("it unpacks to more than a workbook of this size holds")

// open finds the parts of the ZIP file that a workbook is.
func (w *workbook) open() bool {
	at := config.Pos{File: w.path}
	if message, hint := notWorkbook(w.raw); message != "" {
		w.m.errorf(at, hint, "%s", message)
		return false
	}
	// Counted in the bytes, as the list of parts may itself be what exhausts memory.
	if n := bytes.Count(w.raw, []byte("PK\x01\x02")); n > maxParts {
		w.m.errorf(at, "", "the workbook has %d parts; the limit is %d", n, maxParts)
		return false
	}
	z, err := zip.NewReader(bytes.NewReader(w.raw), int64(len(w.raw)))
	if err != nil {
		w.m.errorf(at, "get the file again, or save it anew in a spreadsheet program", "the workbook is damaged or cut short")
		return false
	}
	w.parts = map[string]*zip.File{}
	for _, f := range z.File {
		name := partName(f.Name)
		if w.parts[name] != nil {
			w.m.errorf(at, "", "the workbook is damaged: it has two parts named %q", clip(f.Name))
			return false
		}
		w.parts[name] = f
	}
	return true
}

// notWorkbook says what a file is that is no ZIP file, and what to do about it.
func notWorkbook(raw []byte) (message, hint string) {
	inUTF16 := func(s string) []byte { return []byte(strings.Join(strings.Split(s, ""), "\x00")) }
	switch {
	case len(raw) == 0:
		return "the file is empty", ""
	case bytes.HasPrefix(raw, []byte("PK\x03\x04")) || bytes.HasPrefix(raw, []byte("PK\x05\x06")):
		return "", ""
	case bytes.HasPrefix(raw, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")) && bytes.Contains(raw, inUTF16("EncryptedPackage")):
		return "the workbook is protected with a password", "save it without one"
	case bytes.HasPrefix(raw, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")):
		return "the file is in the old format of Excel, .xls, whatever its name says", asWorkbook
	case utf8.Valid(raw) && bytes.IndexByte(raw, 0) < 0:
		return "the file is text and no workbook, whatever its name says", asWorkbook
	}
	return "the file is no workbook", asWorkbook
}

// partName is how parts are looked up: Excel minds neither capitals nor the way a slash leans.
func partName(name string) string {
	return strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(name, "\\", "/"), "/"))
}

// relation is a part that another one refers to.
type relation struct {
	id, kind, part string
}

// relations lists what a part refers to within the workbook. What lies outside is never followed.
func (w *workbook) relations(of string) []relation {
	var list []relation
	folder, file := path.Split(of)
	w.read(path.Join(folder, "_rels", file+".rels"), func(x *markup) error {
		return x.each("Relationship", func(e xml.StartElement) error {
			if attribute(e, "TargetMode") == "External" {
				return nil
			}
			target := attribute(e, "Target")
			if !strings.HasPrefix(target, "/") {
				target = path.Join(folder, target)
			}
			list = append(list, relation{attribute(e, "Id"), path.Base(attribute(e, "Type")), partName(path.Clean(target))})
			return nil
		})
	})
	return list
}

// related is the first part of a kind that a part refers to, empty when there is none.
func (w *workbook) related(to, kind string) string {
	for _, r := range w.relations(to) {
		if r.kind == kind {
			return r.part
		}
	}
	return ""
}

// read reads a part from its beginning to its end, if there is one of the name. What is wrong with it is
// told.
func (w *workbook) read(name string, parse func(x *markup) error) {
	f := w.parts[partName(name)]
	if f == nil || w.broken {
		return
	}
	w.unpacked += f.UncompressedSize64
	err := errTooLarge
	if w.unpacked <= maxUnpacked {
		err = readPart(f, parse)
	}
	switch {
	case err == nil:
		return
	case errors.Is(err, errTooLarge):
		w.m.errorf(config.Pos{File: w.path}, "", "the workbook's part %s is too large: %v", clip(name), err)
	default:
		w.m.errorf(config.Pos{File: w.path}, "save it anew in a spreadsheet program", "the workbook is damaged: its part %s cannot be read: %v", clip(name), err)
	}
	w.broken = true
}

func readPart(f *zip.File, parse func(x *markup) error) error {
	size, packed := f.UncompressedSize64, f.CompressedSize64
	if size > freeOfRatio && size/maxShrinking > packed {
		return errTooLarge
	}
	r, err := f.Open()
	if err != nil {
		return err
	}
	defer r.Close()
	limited := &meter{r: r, left: int64(size)}
	x := &markup{d: xml.NewDecoder(limited), meter: limited}
	if err := parse(x); err != nil {
		return err
	}
	for { // to the end, where a part that is cut short and one with a wrong checksum show
		if _, err := x.next(); err == io.EOF {
			return nil
		} else if err != nil {
			return err
		}
	}
}

// meter reads no more than a part says that it holds, and no more than maxTokenBytes at once: one
// element may have as many attributes as fit into memory.
type meter struct {
	r     io.Reader
	left  int64
	since int // bytes since the last token
}

func (m *meter) Read(p []byte) (int, error) {
	if m.since > maxTokenBytes {
		return 0, errTooLarge
	}
	n, err := m.r.Read(p)
	m.left -= int64(n)
	m.since += n
	if m.left < 0 {
		return 0, errTooLarge
	}
	return n, err
}

// markup reads the XML of a part.
type markup struct {
	d      *xml.Decoder
	meter  *meter
	depth  int
	buffer []byte // of text
}

// next gives the next token, io.EOF at the end. Entities of a document's own are never expanded.
func (x *markup) next() (xml.Token, error) {
	x.meter.since = 0
	token, err := x.d.Token()
	if err != nil {
		return nil, err
	}
	switch token.(type) {
	case xml.StartElement:
		if x.depth++; x.depth > maxDepth {
			return nil, fmt.Errorf("its elements are nested more than %d deep", maxDepth)
		}
	case xml.EndElement:
		x.depth--
	case xml.Directive:
		return nil, errors.New("it declares a document type, which workbooks do not")
	}
	return token, nil
}

// each calls f at the beginning of every element of a name, up to the end of the part.
func (x *markup) each(name string, f func(e xml.StartElement) error) error {
	return x.elements(func(e xml.StartElement) error {
		if e.Name.Local != name {
			return nil
		}
		return f(e)
	})
}

// elements calls f at the beginning of every element within the one that is open, and comes back at
// its end.
func (x *markup) elements(f func(e xml.StartElement) error) error {
	outside := x.depth - 1
	for {
		token, err := x.next()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		switch e := token.(type) {
		case xml.StartElement:
			if err := f(e); err != nil {
				return err
			}
		case xml.EndElement:
			if x.depth == outside {
				return nil
			}
		}
	}
}

// text is what stands in the element that is open, up to its end.
func (x *markup) text() (string, error) {
	outside := x.depth - 1
	x.buffer = x.buffer[:0]
	for {
		token, err := x.next()
		if err != nil {
			return "", unexpectedEnd(err)
		}
		switch e := token.(type) {
		case xml.CharData:
			if x.buffer = append(x.buffer, e...); len(x.buffer) > maxCellBytes {
				return "", errTooLarge
			}
		case xml.EndElement:
			if x.depth == outside {
				return string(x.buffer), nil
			}
		}
	}
}

// unexpectedEnd is an error where the end of the part is one.
func unexpectedEnd(err error) error {
	if err == io.EOF {
		return io.ErrUnexpectedEOF
	}
	return err
}

// attribute is an attribute's value, whatever its namespace; empty when there is none.
func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}
