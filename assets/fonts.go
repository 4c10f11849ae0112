package assets

import (
	_ "embed"
	"unsafe"
)

// Font is one font file in the program.
type Font struct {
	Family string
	Weight int // 100 to 900, as in CSS
	Italic bool
	Path   string // in the project, for messages
	data   *string
}

// Data is the font's file. It is the program's own memory, which nobody can write to: a copy of all
// that a briefing may need would cost more than reading the few tables that it does.
func (f Font) Data() []byte { return unsafe.Slice(unsafe.StringData(*f.data), len(*f.data)) }

// The font files. An embed.FS would hand out copies.
var (
	//go:embed fonts/ibm-plex-sans/IBMPlexSans_400Regular.ttf
	plexSans400 string
	//go:embed fonts/ibm-plex-sans/IBMPlexSans_400Regular_Italic.ttf
	plexSans400Italic string
	//go:embed fonts/ibm-plex-sans/IBMPlexSans_500Medium.ttf
	plexSans500 string
	//go:embed fonts/ibm-plex-sans/IBMPlexSans_600SemiBold.ttf
	plexSans600 string
	//go:embed fonts/ibm-plex-sans/IBMPlexSans_700Bold.ttf
	plexSans700 string
	//go:embed fonts/ibm-plex-mono/IBMPlexMono_400Regular.ttf
	plexMono400 string
	//go:embed fonts/ibm-plex-mono/IBMPlexMono_600SemiBold.ttf
	plexMono600 string
	//go:embed fonts/source-serif-4/SourceSerif4_400Regular.ttf
	sourceSerif400 string
	//go:embed fonts/source-serif-4/SourceSerif4_400Regular_Italic.ttf
	sourceSerif400Italic string
	//go:embed fonts/source-serif-4/SourceSerif4_600SemiBold.ttf
	sourceSerif600 string
	//go:embed fonts/source-serif-4/SourceSerif4_700Bold.ttf
	sourceSerif700 string
	//go:embed fonts/noto-sans-sc/NotoSansSC-400Regular-gb2312.ttf
	notoSansSC400 string
	//go:embed fonts/noto-sans-sc/NotoSansSC-700Bold-gb2312.ttf
	notoSansSC700 string
)

// Bundled lists the fonts that a brand may name with source = "bundled".
//
// Noto Sans SC is cut to GB/T 2312, 6,763 Chinese characters, and has no italic.
func Bundled() []Font {
	return []Font{
		{"IBM Plex Sans", 400, false, "fonts/ibm-plex-sans/IBMPlexSans_400Regular.ttf", &plexSans400},
		{"IBM Plex Sans", 400, true, "fonts/ibm-plex-sans/IBMPlexSans_400Regular_Italic.ttf", &plexSans400Italic},
		{"IBM Plex Sans", 500, false, "fonts/ibm-plex-sans/IBMPlexSans_500Medium.ttf", &plexSans500},
		{"IBM Plex Sans", 600, false, "fonts/ibm-plex-sans/IBMPlexSans_600SemiBold.ttf", &plexSans600},
		{"IBM Plex Sans", 700, false, "fonts/ibm-plex-sans/IBMPlexSans_700Bold.ttf", &plexSans700},
		{"IBM Plex Mono", 400, false, "fonts/ibm-plex-mono/IBMPlexMono_400Regular.ttf", &plexMono400},
		{"IBM Plex Mono", 600, false, "fonts/ibm-plex-mono/IBMPlexMono_600SemiBold.ttf", &plexMono600},
		{"Source Serif 4", 400, false, "fonts/source-serif-4/SourceSerif4_400Regular.ttf", &sourceSerif400},
		{"Source Serif 4", 400, true, "fonts/source-serif-4/SourceSerif4_400Regular_Italic.ttf", &sourceSerif400Italic},
		{"Source Serif 4", 600, false, "fonts/source-serif-4/SourceSerif4_600SemiBold.ttf", &sourceSerif600},
		{"Source Serif 4", 700, false, "fonts/source-serif-4/SourceSerif4_700Bold.ttf", &sourceSerif700},
		{"Noto Sans SC", 400, false, "fonts/noto-sans-sc/NotoSansSC-400Regular-gb2312.ttf", &notoSansSC400},
		{"Noto Sans SC", 700, false, "fonts/noto-sans-sc/NotoSansSC-700Bold-gb2312.ttf", &notoSansSC700},
	}
}
