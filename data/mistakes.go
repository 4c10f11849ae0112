package data

import (
	"fmt"
	"strings"

	"report/config"
)

// mistakes passes a file's mistakes on, up to a number that somebody can read.
type mistakes struct {
	d      *config.Diagnostics
	count  int
	latest config.Pos
}

const maxMistakes = 20

func (m *mistakes) errorf(at config.Pos, hint, format string, args ...any) {
	m.count++
	m.latest = at
	if m.count <= maxMistakes {
		m.d.Errorf(at, hint, format, args...)
	}
}

// worldf tells of what cannot be had at the moment.
func (m *mistakes) worldf(at config.Pos, hint, format string, args ...any) {
	m.count++
	m.latest = at
	m.d.Worldf(at, hint, format, args...)
}

// end tells how many were held back.
func (m *mistakes) end() {
	if n := m.count - maxMistakes; n > 0 {
		m.d.Errorf(config.Pos{File: m.latest.File, Sheet: m.latest.Sheet, Line: m.latest.Line}, "", "%s up to here", count(n, "more mistake"))
	}
}

func countErrors(d *config.Diagnostics) int {
	n := 0
	for _, x := range d.List {
		if !x.Warning {
			n++
		}
	}
	return n
}

// clip shortens what is quoted in a message.
func clip(s string) string {
	const most = 40
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}

func count(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}

// quoteAll lists words, the first of many.
func quoteAll(words []string) string {
	const most = 6
	var quoted []string
	for i, w := range words {
		if i == most {
			quoted = append(quoted, "…")
			break
		}
		quoted = append(quoted, fmt.Sprintf("%q", clip(w)))
	}
	return strings.Join(quoted, ", ")
}

// listed puts words into a sentence: "a, b and c".
func listed(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:len(words)-1], ", ") + " and " + words[len(words)-1]
}
