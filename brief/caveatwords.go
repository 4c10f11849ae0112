package brief

// caveatWords are what the program says of numbers in one language. What stands for a value, a date or a word of the
// data is %s.
type caveatWords struct {
	Rounded    string // a value, 10 thousand, to which others are known
	NoValue    string
	Qualified  string // a word such as "more than", in quotation marks
	Recomputed string // a list of Instead
	Instead    string // what is computed, what is published, and of when it is
	OlderCopy  string // the day on which a copy was fetched
	SomeRows   string // %d of %d rows, where there are too many to name
	Nothing    string // where there is nothing to say
	Between    string // two things that are said of the same values, with its space
	Colon      string
	Stop       string
}

var caveatLanguages = map[string]caveatWords{
	"en": {
		Rounded: "rounded to the nearest %s", NoValue: "no value", Qualified: "stated as %s",
		Recomputed: "as published; computed from the rounded values given here, it would be %s", Instead: "%s instead of %s in %s",
		OlderCopy: "from an older copy, fetched on %s, because the source could not be read", SomeRows: "%d of %d rows",
		Nothing: "The data carry no remarks.", Between: "; ", Colon: ":", Stop: ".",
	},
	"de": {
		Rounded: "auf %s gerundet", NoValue: "kein Wert", Qualified: "angegeben als %s",
		Recomputed: "wie veröffentlicht; aus den gerundeten Werten dieses Berichts berechnet wären es %s", Instead: "%s statt %s für %s",
		OlderCopy: "aus einer älteren Kopie, abgerufen am %s, weil die Quelle nicht zu lesen war", SomeRows: "%d von %d Zeilen",
		Nothing: "Zu den Daten gibt es keine Anmerkungen.", Between: "; ", Colon: ":", Stop: ".",
	},
	"fr": {
		Rounded: "arrondi à %s près", NoValue: "aucune valeur", Qualified: "publié sous la forme %s",
		Recomputed: "tel que publié\u00a0; calculé à partir des valeurs arrondies données ici, ce serait %s", Instead: "%s au lieu de %s pour %s",
		OlderCopy: "d’après une copie plus ancienne, du %s, car la source n’a pas pu être lue", SomeRows: "%d lignes sur %d",
		Nothing: "Les données ne portent aucune remarque.", Between: "\u00a0; ", Colon: "\u00a0:", Stop: ".",
	},
	"es": {
		Rounded: "redondeado a %s", NoValue: "sin valor", Qualified: "publicado como %s",
		Recomputed: "según lo publicado; calculado con los valores redondeados que se dan aquí, sería %s", Instead: "%s en lugar de %s en %s",
		OlderCopy: "de una copia anterior, obtenida el %s, porque no se pudo leer la fuente", SomeRows: "%d de %d filas",
		Nothing: "Los datos no llevan observaciones.", Between: "; ", Colon: ":", Stop: ".",
	},
	"zh": {
		Rounded: "取整至%s", NoValue: "无数据", Qualified: "原文表述为%s",
		Recomputed: "为公布值；按本文所列的取整数值计算，则为%s", Instead: "%[3]s%[1]s（公布值%[2]s）",
		OlderCopy: "取自%s获取的较早副本，因来源无法读取", SomeRows: "%[2]d行中的%[1]d行",
		Nothing: "数据没有需要说明之处。", Between: "；", Colon: "：", Stop: "。",
	},
}
