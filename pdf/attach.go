package pdf

import (
	"crypto/md5"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// Attachment is a file within the document. Programs that show PDFs list it and can save it.
type Attachment struct {
	Name         string // unique within the document, without folders: "turnover.csv"
	MIME         string // "text/csv"
	Description  string // for people, may be empty
	Relationship string // to what the pages show: a key of relationships
	Data         []byte
}

// relationships are those that ISO 32000-2 (7.11.3) names and that fit what is attached here.
var relationships = map[string]bool{"Source": true, "Data": true, "Supplement": true, "Unspecified": true}

func checkAttachments(list []Attachment) error {
	seen := map[string]bool{}
	for _, a := range list {
		switch {
		case a.Name == "" || a.Name != filepath.Base(a.Name) || strings.ContainsAny(a.Name, "\\\r\n"):
			return fmt.Errorf("%q is no name for an attached file", a.Name)
		case seen[a.Name]:
			return fmt.Errorf("two attached files are called %s", a.Name)
		case !strings.Contains(a.MIME, "/"):
			return fmt.Errorf("the attached file %s is of no kind: %q", a.Name, a.MIME)
		case !relationships[a.Relationship]:
			return fmt.Errorf("the attached file %s cannot relate to the pages as %q", a.Name, a.Relationship)
		}
		if err := errors.Join(checkString(a.Name), checkString(a.MIME), checkString(a.Description)); err != nil {
			return fmt.Errorf("the attached file %s: %w", a.Name, err)
		}
		seen[a.Name] = true
	}
	return nil
}

// attach adds files to the catalog: to the tree that readers list, and as associated files of the whole
// document.
func attach(f *file, catalog dict, list []Attachment, made time.Time) {
	if len(list) == 0 {
		return
	}
	type named struct {
		key  str
		file ref
	}
	var tree []named
	associated := array{}
	for _, a := range list {
		r := f.add(fileSpecification(f, a, pdfDate(made)))
		tree = append(tree, named{textString(a.Name), r})
		associated = append(associated, r)
	}
	// Names are looked up in the order of their bytes.
	slices.SortFunc(tree, func(a, b named) int { return strings.Compare(string(a.key), string(b.key)) })
	names := array{}
	for _, n := range tree {
		names = append(names, n.key, n.file)
	}
	catalog["Names"] = dict{"EmbeddedFiles": f.add(dict{"Names": names})}
	catalog["AF"] = associated
}

func fileSpecification(f *file, a Attachment, date str) dict {
	sum := md5.Sum(a.Data) // what the format asks for, to find damage
	data := f.add(&stream{dict{
		"Type": name("EmbeddedFile"), "Subtype": name(a.MIME),
		"Params": dict{"Size": len(a.Data), "CheckSum": str(sum[:]), "CreationDate": date, "ModDate": date},
	}, a.Data})
	spec := dict{
		"Type": name("Filespec"), "F": str(asciiName(a.Name)), "UF": textString(a.Name),
		"AFRelationship": name(a.Relationship), "EF": dict{"F": data, "UF": data},
	}
	if a.Description != "" {
		spec["Desc"] = textString(a.Description)
	}
	return spec
}

// asciiName is a name for readers that know nothing but ASCII.
func asciiName(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r > '~' {
			return '_'
		}
		return r
	}, s)
}
