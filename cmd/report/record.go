package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"

	"report/brief"
	"report/manifest"
	"report/pdf"
)

// record is the record of an edition, and what is attached to its PDF. A table that is too large to be sent
// along is told.
func (src *briefing) record(composed *brief.Briefing) (encoded []byte, attached []pdf.Attachment) {
	tables := composed.Tables()
	m := composed.Manifest(brief.Made{Program: programVersion(), Set: src.set}, tables)
	encoded = m.Encode()
	how := src.cfg.Report.Attachments
	if how == "none" {
		return encoded, nil
	}
	one := pdf.Attachment{Name: manifest.Name, MIME: manifest.MIME, Description: composed.RecordTitle(), Relationship: "Supplement", Data: encoded}
	if how == "manifest" {
		one.Data = m.WithoutRows().Encode()
		return encoded, []pdf.Attachment{one}
	}
	attached = append(attached, one)
	for _, t := range tables {
		if t.CSV == nil {
			src.diags.Warnf(t.Table.At, `write attachments = "manifest" in [report], or group its rows`,
				"the table %s is %s as CSV and is not attached to the PDF, which takes %s", t.Table.Name, size(int(t.Bytes)), size(brief.LargestCSV))
			continue
		}
		attached = append(attached, pdf.Attachment{Name: t.Table.Name + ".csv", MIME: "text/csv", Description: t.Title(), Relationship: "Data", Data: t.CSV})
	}
	return encoded, attached
}

// programVersion names the program as it was built.
func programVersion() string {
	const name = "report"
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "" {
		return name
	}
	return name + " " + info.Main.Version
}

// recordPath is where the record of a PDF stands.
func recordPath(pdf string) string { return strings.TrimSuffix(pdf, filepath.Ext(pdf)) + ".json" }

// refuseOther keeps a record from taking the place of a file that is none.
func refuseOther(path string) error {
	raw, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err == nil && !manifest.IsOne(raw) {
		return fmt.Errorf("%s is there already and is no record of a briefing, which the build would write there", path)
	}
	return nil // what cannot be read cannot be written, and that will be told
}
