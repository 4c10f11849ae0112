// Package assets holds what the program carries inside itself: the bundled fonts, the brand that
// stands in where a briefing names none, and the files of a new briefing.
package assets

import "embed"

// Fonts are the bundled font files and their licences, below "fonts/".
//
//go:embed fonts
var Fonts embed.FS

// Brand is the brand.toml of a briefing that names none.
//
//go:embed brand.toml
var Brand []byte

// Starter is a small briefing that builds at once, below "starter/". Its config is named
// config.toml, and its paths are relative to "starter/".
//
//go:embed starter
var Starter embed.FS

// Font is one font file of Fonts.
type Font struct {
	Family string
	Weight int // 100 to 900, as in CSS
	Italic bool
	Path   string // in Fonts
}

// Bundled lists the fonts that a brand may name with source = "bundled".
//
// Noto Sans SC is cut to GB/T 2312, 6,763 Chinese characters, and has no italic.
func Bundled() []Font {
	return []Font{
		{"IBM Plex Sans", 400, false, "fonts/ibm-plex-sans/IBMPlexSans_400Regular.ttf"},
		{"IBM Plex Sans", 400, true, "fonts/ibm-plex-sans/IBMPlexSans_400Regular_Italic.ttf"},
		{"IBM Plex Sans", 500, false, "fonts/ibm-plex-sans/IBMPlexSans_500Medium.ttf"},
		{"IBM Plex Sans", 600, false, "fonts/ibm-plex-sans/IBMPlexSans_600SemiBold.ttf"},
		{"IBM Plex Sans", 700, false, "fonts/ibm-plex-sans/IBMPlexSans_700Bold.ttf"},
		{"IBM Plex Mono", 400, false, "fonts/ibm-plex-mono/IBMPlexMono_400Regular.ttf"},
		{"IBM Plex Mono", 600, false, "fonts/ibm-plex-mono/IBMPlexMono_600SemiBold.ttf"},
		{"Source Serif 4", 400, false, "fonts/source-serif-4/SourceSerif4_400Regular.ttf"},
		{"Source Serif 4", 400, true, "fonts/source-serif-4/SourceSerif4_400Regular_Italic.ttf"},
		{"Source Serif 4", 600, false, "fonts/source-serif-4/SourceSerif4_600SemiBold.ttf"},
		{"Source Serif 4", 700, false, "fonts/source-serif-4/SourceSerif4_700Bold.ttf"},
		{"Noto Sans SC", 400, false, "fonts/noto-sans-sc/NotoSansSC-400Regular-gb2312.ttf"},
		{"Noto Sans SC", 700, false, "fonts/noto-sans-sc/NotoSansSC-700Bold-gb2312.ttf"},
	}
}
