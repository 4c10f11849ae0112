package pdf

import (
	"crypto/md5"
	"fmt"
	"unicode/utf16"
	"unicode/utf8"
)

// Attachments reads the files that are attached to a PDF, in the order in which the document lists them. It
// may be one that another program has written, or written anew. The memory it takes is bounded. Messages
// speak of the file as "it".
func Attachments(raw []byte) ([]Attachment, error) {
	f, err := search(raw)
	if err != nil {
		return nil, err
	}
	catalog := f.dict(f.trailer["Root"])
	a := &attached{found: f, seen: map[ref]bool{}}
	if err := a.tree(f.dict(catalog["Names"])["EmbeddedFiles"], 0); err != nil {
		return nil, err
	}
	for _, spec := range f.array(catalog["AF"]) {
		if err := a.add("", spec); err != nil {
			return nil, err
		}
	}
	return a.list, nil
}

// attached collects files, each once.
type attached struct {
	*found
	seen map[ref]bool // streams, and nodes of the tree
	list []Attachment
}

// tree reads a name tree: names with files, or nodes with trees below them.
func (a *attached) tree(o any, depth int) error {
	if r, ok := o.(ref); ok {
		if a.seen[r] {
			return nil
		}
		a.seen[r] = true
	}
	const deepest = 16
	if depth > deepest {
		return nil
	}
	node := a.dict(o)
	names := a.array(node["Names"])
	for i := 0; i+1 < len(names); i += 2 {
		key, _ := a.resolve(names[i]).(str)
		if err := a.add(key.text(), names[i+1]); err != nil {
			return err
		}
	}
	for _, kid := range a.array(node["Kids"]) {
		if err := a.tree(kid, depth+1); err != nil {
			return err
		}
	}
	return nil
}

func (a *attached) add(key string, o any) error {
	spec := a.dict(o)
	files := a.dict(spec["EF"])
	at, ok := files["UF"].(ref)
	if !ok {
		at, ok = files["F"].(ref)
	}
	if !ok || a.seen[at] {
		return nil
	}
	a.seen[at] = true
	one := Attachment{Name: key, Description: a.text(spec["Desc"])}
	for _, k := range []name{"F", "UF"} {
		if s := a.text(spec[k]); s != "" {
			one.Name = s
		}
	}
	d, data, err := a.stream(at)
	if err != nil {
		return fmt.Errorf("the attached file %s: %w", one.Name, err)
	}
	if sum, ok := a.resolve(a.dict(d["Params"])["CheckSum"]).(str); ok && len(sum) == md5.Size && string(sum) != string(sumOf(data)) {
		return fmt.Errorf("the attached file %s is damaged: its sum is another", one.Name)
	}
	mime, _ := a.resolve(d["Subtype"]).(name)
	relationship, _ := a.resolve(spec["AFRelationship"]).(name)
	one.MIME, one.Relationship, one.Data = string(mime), string(relationship), data
	a.list = append(a.list, one)
	return nil
}

func sumOf(data []byte) []byte {
	sum := md5.Sum(data)
	return sum[:]
}

func (a *attached) text(o any) string {
	s, _ := a.resolve(o).(str)
	return s.text()
}

// text reads a string as words: UTF-16 or UTF-8 behind a byte order mark, else one byte a character.
func (s str) text() string {
	switch {
	case len(s) >= 2 && s[:2] == "\xFE\xFF":
		var units []uint16
		for i := 2; i+1 < len(s); i += 2 {
			units = append(units, uint16(s[i])<<8|uint16(s[i+1]))
		}
		return string(utf16.Decode(units))
	case len(s) >= 3 && s[:3] == "\xEF\xBB\xBF" && utf8.ValidString(string(s[3:])):
		return string(s[3:])
	}
	runes := make([]rune, len(s))
	for i := range len(s) {
		runes[i] = rune(s[i])
	}
	return string(runes)
}
