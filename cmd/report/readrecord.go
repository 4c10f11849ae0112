package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"report/manifest"
	"report/pdf"
)

// largestEdition is the size, in bytes, that a PDF with a record may have.
const largestEdition = 256 << 20

// readRecord reads the record of an edition from its PDF, or from the file beside that.
func readRecord(name string) (*manifest.Manifest, error) {
	raw, err := readEdition(name)
	if err != nil {
		return nil, err
	}
	m, err := recordIn(name, raw)
	if err != nil {
		return nil, findingError{fmt.Errorf("%s: %w", name, err)}
	}
	return m, nil
}

func readEdition(name string) ([]byte, error) {
	f, err := os.Open(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, usageError{fmt.Errorf("%s does not exist", name)}
	case err != nil:
		return nil, err
	}
	defer f.Close()
	if info, err := f.Stat(); err == nil && !info.Mode().IsRegular() {
		return nil, usageError{fmt.Errorf("%s is no file", name)}
	}
	raw, err := io.ReadAll(io.LimitReader(f, largestEdition+1))
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	if len(raw) > largestEdition {
		return nil, usageError{fmt.Errorf("%s is larger than %s", name, size(largestEdition))}
	}
	return raw, nil
}

func recordIn(name string, raw []byte) (*manifest.Manifest, error) {
	if !isPDF(name) {
		return manifest.Decode(raw)
	}
	list, err := pdf.Attachments(raw)
	if err != nil {
		return nil, err
	}
	for _, a := range list {
		if a.Name == manifest.Name {
			return manifest.Decode(a.Data)
		}
	}
	return nil, errors.New("it has no record attached; it was not built by this program, or with attachments = \"none\"")
}
