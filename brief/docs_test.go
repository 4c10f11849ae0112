package brief

import (
	"bytes"
	"flag"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"report/charts"
	"report/data"
)

var update = flag.Bool("update", false, "rewrite golden files and docs/config.md")

// reference is docs/config.md: headings, the words before a table of keys, and the struct whose
// fields are the keys.
var configReference = []struct{ heading, intro, folder, structure string }{
	{"[report]", "The briefing as a whole.", "config", "Report"},
	{"[network]", networkIntro, "config", "Network"},
	{"[data.NAME]", dataIntro, "data", "Spec"},
	{"[data.NAME.columns.COLUMN]", "What a column's header and cells do not say.", "data", "ColumnSpec"},
	{"Words that choose and scale rows", "[data.NAME], charts and tables take these beside their own keys. They are applied in this order: rename, unpivot, join, filter, scale, group and aggregate, top, pivot, derive, sort, limit, select. [data.NAME] applies them once, for all that use the table.", "data", "Query"},
	{"top in a chart or a table", topIntro, "data", "Top"},
	{"join in [data.NAME]", joinIntro, "data", "Join"},
	{"unpivot", unpivotIntro, "data", "Unpivot"},
	{"pivot", "Long to wide: one row for each combination of what the keys say, and a column for each value of another. A value that no row has is missing. A column has the unit of its rows. Two rows for the same place are an error.", "data", "Pivot"},
	{"an entry of aggregate", aggregateIntro, "data", "Aggregate"},
	{"an entry of derive in a chart or a table", deriveIntro, "data", "Derivation"},
	{"[facts.NAME]", "A value under a name, found in the tables or computed by an expression (see Expressions). Titles, captions, labels and prose print it as `{{ NAME }}`, with its unit and to the precision to which it is known; `{{ NAME.value }}`, `.unit`, `.change`, `.qualifier`, `.label` and `.note` print its parts.", "brief", "factSpec"},
	{"[chart.NAME]", "A chart, in Vega-Lite's words. Its picture is NAME.png.", "charts", "Spec"},
	{"an entry of layers in a chart", "A further mark on the same scale.", "charts", "Layer"},
	{"an entry of notes in a chart", "Words at a place of the data.", "charts", "Note"},
	{"an entry of reference in a chart", "A line across the chart, at a value or at a place along x.", "charts", "Reference"},
	{"an entry of spans in a chart", "A shaded stretch along x.", "charts", "Span"},
	{"[quote.NAME] in the file of a quotes section", "What somebody said.", "brief", "quote"},
	{"[region.NAME] in the file of a regions section", "A region and its plans.", "brief", "region"},
	{"an entry of groups in a table section", "A heading above neighbouring columns, with a rule below it as wide as they are.", "brief", "columnGroup"},
	{"an entry of sparklines in a table section", "A column of small lines, as high as a line of text.", "brief", "sparklineColumn"},
}

const networkIntro = "What tables may be fetched from the web. Without this table nothing is. Names of hosts are looked up, and then the address itself is held to the public internet, on the first request and wherever it leads on; a name and password in an address, cookies and proxies are not used. The last good copy of each address is kept for when the network fails. An address that several tables name is fetched once in a build."

const dataIntro = "A table of data, read from a file: text (CSV, TSV, JSON), a sheet of an Excel workbook, or a database of SQLite. An empty cell is a missing value: a gap in a chart, never a zero.\n\n" +
	"Some columns speak of the others in their row: `source` (the publisher), `source_title`, `url` and `as_of` (a date, a month or a year) say where the row comes from; `unit` is the unit of the row's value, and `precision` the unit to which it is known: `10` for a value that was published to the nearest ten. `X_precision` does the same for the column X alone.\n\n" +
	"Nothing is printed finer than it is known, and the values of one column or chart have the same decimals: as many as the least precise of them bears.\n\n" +
	"Of a workbook the stored values are read, whatever their cells show of them. A percentage is a number in %: 28.6 where 0.286 is shown as 28.6%. A date is a day, or a month or a year where its cell shows no more; a time of day beside it is left out. A number that was typed is known to its last digit, and to the zeros behind it that its cell shows, as workbooks do not store those; a number that a formula computes is known to the digits that its cell shows. A formula has the value that it had when the workbook was last saved. Text stays text where it looks like a number. Errors such as #N/A, merged cells below the header and a note below the table are mistakes, told at their cells: `sales.xlsx:Prices!B7`."

const topIntro = "The largest few, and the rest summed up in rows of its own: one for each combination of what the columns of text, dates and years say besides, such as one a year. What the summed rows do not agree in, such as the code of a country, is missing there, and so are percentages, indices and values per head, which no sum is made of, and the sum where one of its values is missing. `top = { of = \"country\", n = 5, by = \"turnover\", other = \"Other countries\" }`"

const joinIntro = "The columns of another table, added to the rows that have the same values as its own in the columns that `on` names: `join = { table = \"regions\", on = { region = \"name\" }, columns = [\"population\"] }`. No row becomes two: the other table has one row for each value. What is joined keeps its unit, its place in its file and its source."

const unpivotIntro = "Wide to long, as spreadsheets with a column a year need it. The columns that become rows hold the same kind of values in the same unit. One of `columns`, `keep`, and `from` with `to` says which they are."

const aggregateIntro = "What one row has of the many that group made it of. An entry is a word alone, `turnover = \"sum\"`, which is of the column with the entry's name, or a table of one of these words and what goes with it: `price = { mean = \"price\", label = \"Mean price\" }`."

const deriveIntro = "A new column under a name of your choice, computed from another: `derive = { change = { growth = \"turnover\" }, level = { index = \"turnover\", base = 2013 } }`. An entry has one of the words growth, difference, index, mean, share and total, and what belongs to it, or it is an expression over the columns of the row, alone, `per_head = \"1000 * turnover / population\"`, or with label, unit, format and precision: `per_head = { expression = \"turnover / population\", unit = \"yuan\" }`. Where the units make none that has a name, such as bn yuan per million, the entry has to say it. Charts, tables and `sort` take the new column like any other.\n\n" +
	"growth, difference, index and mean look back at rows that the filter leaves out by their date or year alone, so that with `filter = { year = 2023 }` there is a growth on 2022; share does so with the column that over names. What depends on a missing value is missing: a gap, never a zero."

// markdownIntro says what prose may hold.
const markdownIntro = "Markdown is CommonMark with tables: `#`, `##` and `###` headings (the section's title stands above them), paragraphs, lists, `*emphasis*`, `**strong**`, `` `code` ``, links to `https:`, `http:`, `mailto:` and to `#` and the name of a section, images in paragraphs of their own, block quotes, code blocks, and rules. Quotation marks and dashes are set as print has them, and no line ends between a number and what it counts (`640 million`, `12 %`, `No. 3`, `6 January`). Raw HTML, `~~struck~~` text and deeper headings are errors; task lists and bare addresses are not read as such.\n\n" +
	"A note is called for with `[^name]` and written, anywhere in the same text, as `[^name]: What it says.` Notes are numbered through the briefing. They hold paragraphs and lists; a note that is called for twice keeps its number.\n\n" +
	"`{{ ref NAME }}` prints the number of a figure or table, \u201cFigure\u00a03\u201d, or the title of a section or heading, and `{{ page NAME }}` the page on which it stands, \u201cpage\u00a07\u201d, both in the briefing's language and as links. NAME is a chart, a section, or a heading's words as in links to it (`what-is-new`). A section that shows one figure or table stands for that. Where a chart and a section have the same name, and to say which is meant, write `chart.NAME`, `table.SECTION` or `section.NAME`. References stand in `text` and `file` of sections alone. What `--only` or `--skip` leaves out is named by its title, with a warning; to name its page is an error."

var brandReference = []struct{ heading, structure string }{
	{"[meta]", "BrandMeta"}, {"[logo]", "BrandLogo"}, {"[color]", "BrandColor"},
	{"[typography]", "BrandTypography"}, {"[typography.fonts.NAME]", "BrandFont"}, {"an entry of files", "BrandFontFile"},
	{"[typography.base], [typography.headings] and [typography.monospace]", "BrandText"}, {"[typography.link]", "BrandLink"},
	{"[defaults.report]", "BrandReport"},
}

// TestConfigReference holds docs/config.md to the field comments of the structs that the config is
// decoded into.
func TestConfigReference(t *testing.T) {
	structs := map[string]map[string]*ast.StructType{}
	for _, folder := range []string{"config", "data", "charts", "brief"} {
		structs[folder] = structsOf(t, filepath.Join("..", folder))
	}
	var b bytes.Buffer
	b.WriteString("# The config\n\nOne TOML file describes one briefing; its data, prose and brand stand beside it. Paths are relative to the file that they stand in, and may not leave the folder of the config, or the one that `--root` names. A key that is not listed here is an error, told at its line and column.\n\nThis page is made from the program's own comments.\n")
	for _, r := range configReference {
		fmt.Fprintf(&b, "\n## %s\n\n%s\n\n", r.heading, r.intro)
		keys(t, &b, structs[r.folder], r.structure)
		if r.structure == "Spec" && r.folder == "charts" {
			wordsOfMarks(&b)
		}
	}
	b.WriteString("\n## [section.NAME]\n\n`kind` says what a section is; the other keys depend on it. `sections` in [report] selects sections and puts them in order.\n\n" + markdownIntro + "\n")
	for _, kind := range Kinds() {
		fmt.Fprintf(&b, "\n### kind = %q\n\n", kind)
		name := reflect.TypeOf(kinds[kind]()).Elem().Name()
		fmt.Fprintf(&b, "%s\n\n```toml\n%s```\n\n", docOf(t, name, kind), example(t, kind))
		keys(t, &b, structs["brief"], name)
	}
	expressions(&b)
	templates(&b)
	b.WriteString("\n# The brand\n\nbrand.toml has the names of brand.yml, in TOML. What it leaves out is as in the built-in brand.\n")
	for _, r := range brandReference {
		fmt.Fprintf(&b, "\n## %s\n\n", r.heading)
		keys(t, &b, structs["config"], r.structure)
	}
	path := filepath.Join("..", "docs", "config.md")
	if *update {
		if err := os.WriteFile(path, b.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, b.Bytes()) {
		t.Error("docs/config.md is not what the code's comments say; go test ./brief -update makes it anew")
	}
}

const templatesIntro = "Prose, titles, subtitles, captions, notes, labels, descriptions, quotes, the plans of regions, and title, subtitle, author, keywords and output of [report] may hold `{{ }}`, in the syntax of Go's text/template. Nothing in it repeats, so that every text ends.\n\n" +
	"- `{{ NAME }}` prints the fact [facts.NAME] with its unit; `{{ NAME.value }}`, `.unit`, `.change`, `.qualifier`, `.label` and `.note` print its parts. A value is never read as Markdown.\n" +
	"- `{{ \"5G\" }}` prints the words in the quotation marks, and marks a number in them as meant so. In a text of the config that stands in double quotes itself, backquotes do the same: ``{{ `5G` }}``.\n" +
	"- `{{ if gt turnover 6 }}...{{ else if lt turnover 1 }}...{{ else }}...{{ end }}` prints one part. It may stand within a sentence, or around paragraphs and items of a list, on lines of its own: those vanish. Mistakes are found in all parts.\n" +
	"- `{{ FUNCTION ... }}` computes; arguments are facts, numbers, words in quotation marks, and functions in parentheses. `{{ NAME | FUNCTION }}` hands a value on as the last argument.\n" +
	"- ``{{ claim `at(contracts.turnover, 2023) > at(contracts.turnover, 2022)` }}`` prints nothing, and holds the sentence in which it stands, or after which, against the data, as the key `claim` does a title. Where they do not bear it, the build stops with exit code 3. A condition chooses words; a claim refuses to print what is no longer true.\n" +
	"- `{{- ` and ` -}}` take the white space away that stands before or after. `{{/* ... */}}` is a comment.\n\n" +
	"Numbers are compared as they stand in their unit, not as they are rounded for print, and only with numbers of the same unit or with constants; a date is compared with `\"2024-03-05\"`, `\"2024-Q1\"` or `2024`. Loops, variables and templates of their own are errors."

// templates tells of what stands in {{ }}.
func templates(b *bytes.Buffer) {
	b.WriteString("\n# {{ }} in texts\n\n" + templatesIntro + "\n\n| function | gives | for example |\n|---|---|---|\n")
	for _, name := range sortedKeys(functions) {
		f := functions[name]
		fmt.Fprintf(b, "| `%s` | %s | `{{ %s }}` |\n", name, f.doc, f.example)
	}
}

const expressionsIntro = "The value and the change of a fact are expressions: `last(contracts.turnover)`, `at(patents.granted, 2023) - at(patents.granted, 2013)`, `growth(research.spending) > 5 and turnover > 6`. They have no loops and no variables, and end soon.\n\n" +
	"- `TABLE.COLUMN` is a column of [data.TABLE], or `TABLE[\"Gross output\"]`; a function makes one value of it. A name alone is a fact.\n" +
	"- Numbers are written 6.15; texts in quotation marks of either kind, so that an expression may stand in quotes itself; dates as texts, `'2024-03'`, beside dates.\n" +
	"- Operators are `+ - * / % **`, `== != < <= > >=`, `and or not`, `x in ['a', 'b']`, `condition ? value : other`, and `x ?? y`, which is y where x is missing.\n" +
	"- **What is known** is carried along: what is computed from 4,780 and 6,150, each to the nearest ten, is printed no finer than that bears. Numbers in the expression, counts and years are exact.\n" +
	"- **Units** are carried along too. What is added, subtracted or compared has to count the same thing: trillion yuan are turned to billion yuan if these stand on the left, exactly, and yuan and dollars are an error. A number in the expression takes the unit of what it stands beside. A difference of percentages is in percentage points. A product with a plain number keeps its unit, a quotient of the same unit has none, and one of different units has none until the fact says its unit. A percentage is no factor: `fraction(x)` is one.\n" +
	"- **What is missing** stays missing, through all arithmetic, and a fact without a value is an error at the cell's place. Nothing leaps over a gap.\n\n" +
	"An expression has up to 2,000 characters, and up to 40 brackets within each other."

// expressions tells of what stands in facts.
func expressions(b *bytes.Buffer) {
	b.WriteString("\n# Expressions\n\n" + expressionsIntro + "\n\n| function | is | for example |\n|---|---|---|\n")
	for _, f := range data.FunctionReference() {
		fmt.Fprintf(b, "| `%s` | %s | `%s` |\n", strings.Join(f.Forms, "`<br>`"), f.Doc, f.Example)
	}
}

// wordsOfMarks tells which mark takes which words.
func wordsOfMarks(b *bytes.Buffer) {
	b.WriteString("\n## Words of each mark\n\nAll marks take the words of [chart.NAME] that do not stand here. [The gallery](gallery/README.md) shows each mark and how it is made.\n\n| mark | takes besides |\n|---|---|\n")
	for _, mark := range charts.Marks() {
		fmt.Fprintf(b, "| [%s](gallery/README.md#%s) | `%s` |\n", mark, mark, strings.Join(charts.WordsOf(mark), "` `"))
	}
}

// structsOf reads the struct types of a folder's source.
func structsOf(t *testing.T, folder string) map[string]*ast.StructType {
	t.Helper()
	out := map[string]*ast.StructType{}
	for _, file := range sourceOf(t, folder) {
		ast.Inspect(file, func(n ast.Node) bool {
			if spec, ok := n.(*ast.TypeSpec); ok {
				if s, ok := spec.Type.(*ast.StructType); ok {
					out[spec.Name.Name] = s
				}
			}
			return true
		})
	}
	return out
}

func sourceOf(t *testing.T, folder string) []*ast.File {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(folder, "*.go"))
	if err != nil || len(names) == 0 {
		t.Fatalf("no source in %s: %v", folder, err)
	}
	var files []*ast.File
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, f)
	}
	return files
}

// docOf is the comment of a kind's struct, without its first words.
func docOf(t *testing.T, name, kind string) string {
	t.Helper()
	for _, file := range sourceOf(t, ".") {
		for _, decl := range file.Decls {
			gen, ok := decl.(*ast.GenDecl)
			if !ok || len(gen.Specs) != 1 {
				continue
			}
			if spec, ok := gen.Specs[0].(*ast.TypeSpec); ok && spec.Name.Name == name {
				text := strings.Join(strings.Fields(gen.Doc.Text()), " ")
				_, after, ok := strings.Cut(text, fmt.Sprintf("kind = %q: ", kind))
				if !ok {
					t.Fatalf("the comment of %s does not begin with: %s is kind = %q: ...", name, name, kind)
				}
				return strings.ToUpper(after[:1]) + after[1:]
			}
		}
	}
	t.Fatalf("no struct %s", name)
	return ""
}

// example is the section tables of the kind's example briefing.
func example(t *testing.T, kind string) string {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join("testdata", "kinds", kind+".toml"))
	if err != nil {
		t.Fatal(err)
	}
	_, sections, ok := strings.Cut(string(raw), "[section.")
	if !ok {
		t.Fatalf("%s.toml has no section", kind)
	}
	return "[section." + strings.TrimRight(sections, "\n") + "\n"
}

// keys writes a table of the keys of a struct. Fields of common and of data.Query are told where
// they are declared.
func keys(t *testing.T, b *bytes.Buffer, structs map[string]*ast.StructType, name string) {
	t.Helper()
	s := structs[name]
	if s == nil {
		t.Fatalf("no struct %s", name)
	}
	b.WriteString("| key | value | default | meaning |\n|---|---|---|---|\n")
	var after []string // embedded structs whose keys follow
	var more []string
	for _, f := range s.Fields.List {
		if len(f.Names) == 0 {
			switch embedded := typeName(f.Type); embedded {
			case "common", "citation":
				rows(t, b, structs[embedded])
			case "Gates", "ColumnGates":
				after = append(after, embedded)
			case "data.Query", "Query":
				more = append(more, "and the [words that choose and scale rows](#words-that-choose-and-scale-rows)")
			default:
				t.Fatalf("%s embeds %s, which the reference does not know", name, embedded)
			}
		}
	}
	rows(t, b, s)
	for _, embedded := range after {
		rows(t, b, structs[embedded])
	}
	for _, m := range more {
		fmt.Fprintf(b, "\n%s\n", m)
	}
}

func rows(t *testing.T, b *bytes.Buffer, s *ast.StructType) {
	t.Helper()
	for _, f := range s.Fields.List {
		if len(f.Names) == 0 || f.Tag == nil {
			continue
		}
		tag := reflect.StructTag(strings.Trim(f.Tag.Value, "`"))
		key := tag.Get("toml")
		if key == "-" || key == "" {
			continue
		}
		doc := strings.Join(strings.Fields(f.Doc.Text()), " ")
		if doc == "" {
			t.Errorf("the key %s has no comment", key)
		}
		if name := f.Names[0].Name; !strings.EqualFold(name, key) {
			if rest, ok := strings.CutPrefix(doc, name+" "); ok {
				doc = "`" + key + "` " + rest
			}
		}
		fallback := tag.Get("default")
		if tag.Get("required") == "true" {
			fallback = "required"
		}
		fmt.Fprintf(b, "| `%s` | %s | %s | %s |\n", key, kindOf(t, f.Type, tag), fallback, strings.ReplaceAll(doc, "|", "\\|"))
	}
}

func typeName(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.Ident:
		return e.Name
	case *ast.SelectorExpr:
		return typeName(e.X) + "." + e.Sel.Name
	case *ast.StarExpr:
		return typeName(e.X)
	case *ast.ArrayType:
		return "[]" + typeName(e.Elt)
	case *ast.MapType:
		return "map of " + typeName(e.Value)
	}
	return fmt.Sprintf("%T", e)
}

// kindOf says in words what a key takes.
func kindOf(t *testing.T, e ast.Expr, tag reflect.StructTag) string {
	t.Helper()
	if choice := tag.Get("oneof"); choice != "" {
		return "`" + strings.ReplaceAll(choice, ",", "`, `") + "`"
	}
	name := typeName(e)
	words := map[string]string{
		"string": "text", "bool": "true or false", "int": "whole number", "float64": "number",
		"[]string": "text, or a list of texts", "[]any": "a value, or a list", "[]float64": "list of numbers",
		"map of string": "table of texts", "map of any": "table", "Date": "date", "Color": "colour", "[]Color": "list of colours",
		"map of Color": "table of colours", "map of ColumnSpec": "tables", "map of Derivation": "table of texts or tables", "map of Aggregate": "table of texts or tables", "Top": "table", "Derivation": "table", "RowGate": "table", "Join": "table", "Pivot": "table", "Unpivot": "table", "map of BrandFont": "tables", "[]BrandFontFile": "list of tables", "[]columnGroup": "list of tables", "[]sparklineColumn": "list of tables",
		"[]Layer": "list of tables", "[]Note": "list of tables", "[]Reference": "list of tables", "[]Span": "list of tables", "any": "a value",
		"BrandText": "table", "BrandLink": "table",
	}
	w, ok := words[name]
	if !ok {
		t.Errorf("the reference has no words for a value of type %s", name)
	}
	return w
}
