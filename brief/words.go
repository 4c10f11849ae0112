package brief

import (
	"fmt"
	"strings"
)

// words are the fixed words of a briefing in one language. Everything else comes from the config.
type words struct {
	Contents, Sources       string
	Figures, Tables         string // above lists of these
	Source, Sourced         string // before one source, and before several, with their space
	Figure, Table           string // with a number: "Figure %d"
	Page                    string // page %d of %d
	OnPage                  string // in a sentence: "page %d"
	ReportedSpeech          string // what kind of words a quote is that is none
	CopyOf                  string // of a source whose address could not be reached; with the date of the copy
	From                    string // before the name of a document, with its space
	OpenQuote, CloseQuote   string
	OpenSingle, CloseSingle string // within the others
	Comma                   string // between the parts of a line, with its space
	Record                  string // what the attached record is
}

// languages maps a base language to its words.
var languages = map[string]words{
	"en": {
		Figures: "Figures", Tables: "Tables",
		Contents: "Contents", Sources: "Sources", Source: "Source: ", Sourced: "Sources: ",
		Figure: "Figure %d", Table: "Table %d", Page: "%d of %d", OnPage: "page %d",
		ReportedSpeech: "As reported",
		CopyOf:         "copy of %s; the address could not be reached",
		From:           "From: ", Comma: ", ", OpenQuote: "“", CloseQuote: "”", OpenSingle: "‘", CloseSingle: "’",
		Record: "The figures of this edition, their sources and where they are printed",
	},
	"de": {
		Figures: "Abbildungen", Tables: "Tabellen",
		Contents: "Inhalt", Sources: "Quellen", Source: "Quelle: ", Sourced: "Quellen: ",
		Figure: "Abbildung %d", Table: "Tabelle %d", Page: "%d von %d", OnPage: "Seite %d",
		ReportedSpeech: "Sinngemäß wiedergegeben",
		CopyOf:         "Kopie vom %s; die Adresse war nicht erreichbar",
		From:           "Aus: ", Comma: ", ", OpenQuote: "„", CloseQuote: "“", OpenSingle: "‚", CloseSingle: "‘",
		Record: "Die Zahlen dieser Ausgabe, ihre Quellen und wo sie stehen",
	},
	"fr": {
		Figures: "Figures", Tables: "Tableaux",
		Contents: "Sommaire", Sources: "Sources", Source: "Source\u00a0: ", Sourced: "Sources\u00a0: ",
		Figure: "Figure %d", Table: "Tableau %d", Page: "%d sur %d", OnPage: "page %d",
		ReportedSpeech: "Propos rapportés",
		CopyOf:         "copie du %s\u00a0; l’adresse n’a pu être consultée",
		From:           "Tiré de\u00a0: ", Comma: ", ", OpenQuote: "«\u00a0", CloseQuote: "\u00a0»", OpenSingle: "“", CloseSingle: "”",
		Record: "Les chiffres de cette édition, leurs sources et leurs emplois",
	},
	"es": {
		Figures: "Figuras", Tables: "Tablas",
		Contents: "Índice", Sources: "Fuentes", Source: "Fuente: ", Sourced: "Fuentes: ",
		Figure: "Figura %d", Table: "Tabla %d", Page: "%d de %d", OnPage: "página %d",
		ReportedSpeech: "Palabras referidas",
		CopyOf:         "copia del %s; no se pudo acceder a la dirección",
		From:           "De: ", Comma: ", ", OpenQuote: "«", CloseQuote: "»", OpenSingle: "“", CloseSingle: "”",
		Record: "Las cifras de esta edición, sus fuentes y dónde figuran",
	},
	"zh": {
		Figures: "插图", Tables: "表格",
		Contents: "目录", Sources: "资料来源", Source: "来源：", Sourced: "来源：",
		Figure: "图%d", Table: "表%d", Page: "%d / %d", OnPage: "第%d页",
		ReportedSpeech: "转述",
		CopyOf:         "%s的副本；该网址无法访问",
		From:           "出自：", Comma: "，", OpenQuote: "“", CloseQuote: "”", OpenSingle: "‘", CloseSingle: "’",
		Record: "本期数字、来源及出处",
	},
}

// within are the words for what stands in quotation marks already.
func (w words) within() words {
	w.OpenQuote, w.CloseQuote, w.OpenSingle, w.CloseSingle = w.OpenSingle, w.CloseSingle, w.OpenQuote, w.CloseQuote
	return w
}

func wordsOf(base string) (words, error) {
	w, ok := languages[base]
	if !ok {
		return words{}, fmt.Errorf("the fixed words of a briefing are not known in %q; they are in %s", base, strings.Join(sortedKeys(languages), ", "))
	}
	return w, nil
}
