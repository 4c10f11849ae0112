package brief

// changeWords are the fixed words of what changed, in one language.
type changeWords struct {
	Title, Since, None                   string // Since has the earlier edition's date
	Figures, Data, Charts, Sentences     string // headings
	Indicator, Value, Origin             string // of columns
	Change, Table, What, Rows            string // of columns
	New, Gone, NewRows, GoneRows, Values string // what became of a figure, of rows, of cells
	More                                 string // with a number: how much is not told
	Colon                                string // before a value, with its space
}

var wordsOfChanges = map[string]changeWords{
	"en": {
		Title: "What has changed", Since: "Compared with the edition of %s.", None: "Nothing that is printed has changed.",
		Figures: "Figures", Data: "Data", Charts: "Titles of charts", Sentences: "Sentences",
		Indicator: "Indicator", Value: "Value", Origin: "Source", Change: "Change", Table: "Table", What: "What", Rows: "Rows",
		New: "new", Gone: "no longer given", NewRows: "new rows", GoneRows: "rows no longer there", Values: "changed values",
		More: "and %d more", Colon: ": ",
	},
	"de": {
		Title: "Was sich geändert hat", Since: "Verglichen mit der Ausgabe vom %s.", None: "Nichts Gedrucktes hat sich geändert.",
		Figures: "Zahlen", Data: "Daten", Charts: "Titel der Abbildungen", Sentences: "Sätze",
		Indicator: "Indikator", Value: "Wert", Origin: "Quelle", Change: "Veränderung", Table: "Tabelle", What: "Was", Rows: "Zeilen",
		New: "neu", Gone: "nicht mehr genannt", NewRows: "neue Zeilen", GoneRows: "weggefallene Zeilen", Values: "geänderte Werte",
		More: "und %d weitere", Colon: ": ",
	},
	"fr": {
		Title: "Ce qui a changé", Since: "Par rapport à l’édition du %s.", None: "Rien de ce qui est imprimé n’a changé.",
		Figures: "Chiffres", Data: "Données", Charts: "Titres des graphiques", Sentences: "Phrases",
		Indicator: "Indicateur", Value: "Valeur", Origin: "Source", Change: "Variation", Table: "Tableau", What: "Quoi", Rows: "Lignes",
		New: "nouveau", Gone: "n’est plus donné", NewRows: "nouvelles lignes", GoneRows: "lignes supprimées", Values: "valeurs modifiées",
		More: "et %d de plus", Colon: "\u00a0: ",
	},
	"es": {
		Title: "Qué ha cambiado", Since: "En comparación con la edición del %s.", None: "Nada de lo impreso ha cambiado.",
		Figures: "Cifras", Data: "Datos", Charts: "Títulos de los gráficos", Sentences: "Frases",
		Indicator: "Indicador", Value: "Valor", Origin: "Fuente", Change: "Variación", Table: "Tabla", What: "Qué", Rows: "Filas",
		New: "nuevo", Gone: "ya no figura", NewRows: "filas nuevas", GoneRows: "filas suprimidas", Values: "valores modificados",
		More: "y %d más", Colon: ": ",
	},
	"zh": {
		Title: "本期变化", Since: "与%s一期相比。", None: "所刊内容没有变化。",
		Figures: "数字", Data: "数据", Charts: "图表标题", Sentences: "文字",
		Indicator: "指标", Value: "数值", Origin: "来源", Change: "变化", Table: "表", What: "内容", Rows: "行",
		New: "新增", Gone: "不再列出", NewRows: "新增行", GoneRows: "删除行", Values: "改动的数值",
		More: "另有%d项", Colon: "：",
	},
}
