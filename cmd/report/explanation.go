package main

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"report/config"
	"report/manifest"
)

// explanation is a fact with the files that it rests on.
type explanation struct {
	manifest.Fact
	Inputs []manifest.Input `json:"inputs"`
}

// mostPrinted is how many cells are printed of those that a fact rests on.
const mostPrinted = 10

func (x *explanation) print(w io.Writer, file func(string) string) error {
	var b strings.Builder
	line := func(key, format string, args ...any) {
		fmt.Fprintf(&b, "  %-11s %s\n", key, config.OneLine(fmt.Sprintf(format, args...)))
	}
	fmt.Fprintln(&b, config.OneLine(strings.TrimSpace(x.Name+": "+strings.TrimSpace(x.Qualifier+" "+x.Printed))))
	if x.Label != "" {
		line("label", "%s", x.Label)
	}
	line("value", "%s", x.value())
	if x.Change != "" {
		line("change", "%s", x.Change)
	}
	how := "as it stands in the table"
	if x.Computed {
		how = fmt.Sprintf("computed from %s", count(len(x.Origins)+x.More, "cell"))
	}
	if !x.Computed && slices.ContainsFunc(x.Origins, func(o manifest.Origin) bool { return o.Rows > 1 }) {
		how = "as the table makes it of several rows"
	}
	line("expression", "%s   %s", x.Expression, file(x.At))
	line("", "%s", how)
	for i, o := range x.Origins[:min(len(x.Origins), mostPrinted)] {
		key := ""
		if i == 0 {
			key = "cells"
		}
		of := ""
		if o.Rows > 1 {
			of = fmt.Sprintf(", made of %s, the first of which stands there", count(o.Rows, "row"))
		}
		line(key, "%s   %s.%s %s%s", file(o.At), o.Table, o.Column, strconv.Quote(o.Text), of)
	}
	if more := len(x.Origins) + x.More - mostPrinted; more > 0 {
		line("", "and %d more", more)
	}
	for _, in := range x.Inputs {
		line("file", "%s, SHA-256 %s%s", file(in.Name), in.SHA256, fetched(in))
	}
	seen := map[manifest.Source]bool{}
	for _, o := range x.Origins {
		if s := sourceText(o.Source); s != "" && !seen[o.Source] {
			seen[o.Source] = true
			line("source", "%s", s)
		}
	}
	if len(x.Uses) == 0 {
		line("used", "nowhere in the sections that are printed")
	}
	for i, u := range x.Uses {
		key := ""
		if i == 0 {
			key = "used"
		}
		line(key, "%s%s   %s", file(u.At), where(u), around(u))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// value is the value with all of its digits.
func (x *explanation) value() string {
	if x.Kind != "number" && x.Kind != "integer" {
		return x.Value + " (" + x.Kind + ")"
	}
	s := strings.TrimSpace(x.Value + " " + x.Unit)
	if x.Precision != "" {
		s += ", known to " + x.Precision
	}
	return s
}

// fetched says when an input came from the web, and what was wrong with it.
func fetched(in manifest.Input) string {
	s := ""
	if in.Fetched != "" {
		s += ", fetched " + in.Fetched
	}
	if in.Stale != "" {
		s += ", an older copy: " + in.Stale
	}
	return s
}

func sourceText(s manifest.Source) string {
	parts := []string{s.Publisher, s.Title}
	if s.AsOf != "" {
		parts = append(parts, "as of "+s.AsOf)
	}
	parts = append(parts, s.URL)
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), ", ")
}

// where is the section, or the chart, that a use stands in.
func where(u manifest.Use) string {
	switch {
	case u.Chart != "":
		return "  [chart." + u.Chart + "]"
	case u.Section != "":
		return "  [section." + u.Section + "]"
	}
	return "  [report]"
}

// around is the sentence of a use, cut to a line.
func around(u manifest.Use) string {
	const longest = 100 // characters
	text := []rune(u.Sentence)
	switch {
	case u.Printed == "":
		return "decides what is printed"
	case len(text) == 0:
		return u.Printed
	case len(text) <= longest:
		return u.Sentence
	}
	at := max(0, len([]rune(u.Sentence[:max(0, strings.Index(u.Sentence, u.Printed))]))-longest/2)
	at = min(at, len(text)-longest)
	cut := string(text[at : at+longest])
	if at > 0 {
		cut = "…" + cut
	}
	if at+longest < len(text) {
		cut += "…"
	}
	return cut
}
