package brief

import (
	"fmt"
	"slices"
	"strings"
)

// words are the fixed words of a briefing in one language. Everything else comes from the config.
type words struct {
	Contents, Sources, Source, Sourced string
	Figure, Table                      string // before a number
	Page                               string // page %d of %d
	Quotation, ReportedSpeech          string // what kind of words a quote is
	From                               string // before the name of a document
	OpenQuote, CloseQuote              string
	OpenSingle, CloseSingle            string // within the others
	Colon                              string
}

// languages maps a base language to its words.
var languages = map[string]words{
	"en": {
		Contents: "Contents", Sources: "Sources", Source: "Source:", Sourced: "Sources:",
		Figure: "Figure", Table: "Table", Page: "%d of %d",
		Quotation: "In the speaker’s words", ReportedSpeech: "As reported",
		From: "From:", OpenQuote: "“", CloseQuote: "”", OpenSingle: "‘", CloseSingle: "’", Colon: ":",
	},
	"de": {
		Contents: "Inhalt", Sources: "Quellen", Source: "Quelle:", Sourced: "Quellen:",
		Figure: "Abbildung", Table: "Tabelle", Page: "%d von %d",
		Quotation: "Im Wortlaut", ReportedSpeech: "Sinngemäß wiedergegeben",
		From: "Aus:", OpenQuote: "„", CloseQuote: "“", OpenSingle: "‚", CloseSingle: "‘", Colon: ":",
	},
	"fr": {
		Contents: "Sommaire", Sources: "Sources", Source: "Source\u00a0:", Sourced: "Sources\u00a0:",
		Figure: "Figure", Table: "Tableau", Page: "%d sur %d",
		Quotation: "Citation", ReportedSpeech: "Propos rapportés",
		From: "Tiré de\u00a0:", OpenQuote: "«\u00a0", CloseQuote: "\u00a0»", OpenSingle: "“", CloseSingle: "”", Colon: "\u00a0:",
	},
	"es": {
		Contents: "Índice", Sources: "Fuentes", Source: "Fuente:", Sourced: "Fuentes:",
		Figure: "Figura", Table: "Tabla", Page: "%d de %d",
		Quotation: "Cita textual", ReportedSpeech: "Palabras referidas",
		From: "De:", OpenQuote: "«", CloseQuote: "»", OpenSingle: "“", CloseSingle: "”", Colon: ":",
	},
	"zh": {
		Contents: "目录", Sources: "资料来源", Source: "来源：", Sourced: "来源：",
		Figure: "图", Table: "表", Page: "%d / %d",
		Quotation: "原话", ReportedSpeech: "转述",
		From: "出自：", OpenQuote: "“", CloseQuote: "”", OpenSingle: "‘", CloseSingle: "’", Colon: "：",
	},
}

func wordsOf(base string) (words, error) {
	w, ok := languages[base]
	if !ok {
		known := make([]string, 0, len(languages))
		for l := range languages {
			known = append(known, l)
		}
		slices.Sort(known)
		return words{}, fmt.Errorf("the fixed words of a briefing are not known in %q; they are in %s", base, strings.Join(known, ", "))
	}
	return w, nil
}
