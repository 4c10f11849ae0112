package assets

import (
	"bytes"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"report/layout/text"
)

// A font without its licence may not be passed on, and one that the list does not name is of no use.
func TestEveryFontIsListedAndLicensed(t *testing.T) {
	listed := map[string]bool{}
	for _, f := range Bundled() {
		if listed[f.Path] {
			t.Errorf("%s is listed twice", f.Path)
		}
		listed[f.Path] = true
		if _, err := fs.Stat(Licences, path.Join(path.Dir(f.Path), "OFL.txt")); err != nil {
			t.Errorf("the licence of %s: %v", f.Family, err)
		}
		file, err := os.ReadFile(filepath.FromSlash(f.Path))
		if err != nil {
			t.Error(err)
		}
		if !bytes.Equal(file, f.Data()) {
			t.Errorf("%s holds another file than its path says", f.Path)
		}
	}
	files, err := filepath.Glob("fonts/*/*.ttf")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if !listed[filepath.ToSlash(file)] {
			t.Errorf("%s is there and not listed", file)
		}
	}
}

// Patterns may be passed on with the notice of their authors, which is the beginning of the file.
func TestEveryHyphenationFileIsServedAndLicensed(t *testing.T) {
	const (
		mit = "Permission is hereby granted, free of charge"
		own = "Copying and distribution of this file, with or without modification"
	)
	files := []struct{ name, lang, licence string }{
		{"de.txt", "de", mit},
		{"en-gb.txt", "en-GB", mit},
		{"en-us.txt", "en-US", own},
		{"es.txt", "es", mit},
		{"fr.txt", "fr", mit},
	}
	there, err := filepath.Glob("hyphenation/*")
	if err != nil {
		t.Fatal(err)
	}
	if len(there) != len(files) {
		t.Errorf("%d files are tested and %d are there", len(files), len(there))
	}
	for _, f := range files {
		file, err := os.ReadFile(filepath.Join("hyphenation", f.name))
		if err != nil {
			t.Fatal(err)
		}
		patterns, ok := Hyphenation(f.lang)
		if !ok || patterns != string(file) {
			t.Errorf("%s does not get %s", f.lang, f.name)
		}
		if _, err := text.NewHyphenator(patterns); err != nil {
			t.Errorf("%s: %v", f.name, err)
		}
		var header string
		for line := range strings.Lines(patterns) {
			if !strings.HasPrefix(line, "%") {
				break
			}
			header += line
		}
		for _, part := range []string{"copyright: ", "licence:", f.licence, "Changed from "} {
			if !strings.Contains(header, part) {
				t.Errorf("the header of %s lacks %q", f.name, part)
			}
		}
	}
}

func TestHyphenationByTag(t *testing.T) {
	for _, c := range []struct{ lang, want string }{
		{"en", "en-US"},
		{"en-CA", "en-US"},
		{"EN-us", "en-US"},
		{"en-ie", "en-GB"},
		{"en-Latn-GB", "en-GB"},
		{"en-GB-oxendict", "en-GB"},
		{"en-u-rg-gbzzzz", "en-US"},
		{"en-x-GB", "en-US"},
		{"de-AT", "de"},
		{"de-CH", "de"},
		{"es-419", "es"},
	} {
		got, ok := Hyphenation(c.lang)
		if want, _ := Hyphenation(c.want); !ok || got != want {
			t.Errorf("%s does not get the patterns of %s", c.lang, c.want)
		}
	}
	for _, lang := range []string{"", "-", "zh", "zh-Hans-CN", "ja", "eng", "e", "und", "und-DE", "deutsch"} {
		if patterns, ok := Hyphenation(lang); ok || patterns != "" {
			t.Errorf("%q gets patterns", lang)
		}
	}
}
