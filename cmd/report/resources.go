package main

import (
	"sync"

	"report/assets"
	"report/brief"
	"report/layout/text"
)

// resources are what the program has built in. They are made once in a process, however many
// briefings it builds.
var resources = sync.OnceValue(newResources)

func newResources() *brief.Resources {
	var fonts []brief.Font
	for _, f := range assets.Bundled() {
		fonts = append(fonts, brief.Font{Family: f.Family, Weight: f.Weight, Italic: f.Italic, Name: f.Path, Data: f.Data()})
	}
	var h hyphenators
	return brief.NewResources(fonts, h.of).Recorded(recordIn)
}

// hyphenators reads the patterns of each language once.
type hyphenators struct {
	mu    sync.Mutex
	known map[string]*text.Hyphenator // by patterns, which several languages may share
}

// of finds the hyphenator of a language; nil where there are no patterns for it.
func (h *hyphenators) of(lang string) (*text.Hyphenator, error) {
	patterns, ok := assets.Hyphenation(lang)
	if !ok {
		return nil, nil
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	if known, ok := h.known[patterns]; ok {
		return known, nil
	}
	made, err := text.NewHyphenator(patterns)
	if err != nil {
		return nil, err
	}
	if h.known == nil {
		h.known = map[string]*text.Hyphenator{}
	}
	h.known[patterns] = made
	return made, nil
}
