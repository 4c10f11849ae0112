// Package assets holds what the program carries inside itself: the bundled fonts with their licences,
// the brand that stands in where a briefing names none, and the files of a new briefing.
package assets

import "embed"

// Brand is the brand.toml of a briefing that names none.
//
//go:embed brand.toml
var Brand []byte

// Starter is a small briefing that builds at once, below "starter/". Its config is named
// config.toml, and its paths are relative to "starter/".
//
//go:embed starter
var Starter embed.FS

// Licences are those of the fonts, below "fonts/".
//
//go:embed fonts/*/OFL.txt
var Licences embed.FS
