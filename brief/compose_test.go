package brief

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"report/config"
	"report/data"
	"report/layout"
)

// compose makes a briefing of files.
func compose(t *testing.T, files map[string]string, only ...string) (*Briefing, *config.Diagnostics) {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	var d config.Diagnostics
	cfg := load(t, dir, "config.toml", &d)
	if len(only) > 0 {
		cfg.Selected = slices.DeleteFunc(cfg.Selected, func(s *config.Table) bool { return !slices.Contains(only, s.Name) })
	}
	return Compose(cfg, Tables(t.Context(), cfg, data.Inputs{}, &d), bundled(), &d), &d
}

// pages are the texts of each page, artifacts and all, each run on a line.
func pages(t *testing.T, b *Briefing) (texts []string, doc layout.Document) {
	t.Helper()
	doc, err := layout.Paginate(b.Settings, b.Flows)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range doc.Pages {
		var s strings.Builder
		for _, item := range p.Items {
			if text, ok := item.(layout.Text); ok {
				fmt.Fprintln(&s, text.Run.Text)
			}
		}
		texts = append(texts, s.String())
	}
	return texts, doc
}

const briefing = `[report]
title    = "Harvest {{ fa }}"
subtitle = "In {{ fa.unit }}"
author   = "Desk {{ fa.value }}"
date     = 2024-03-06
sections = ["a", "b", "sources"]

[data.d]
file = "d.csv"
values = ["value"]

[facts.fa]
value = "at(d.value, 2023)"

[facts.unused]
value = "at(d.value, 2022)"

[chart.unshown]
mark = "bar"
data = "d"
x = "year"
y = "value"
title = "Cites {{ unused }}"

[section.a]
kind  = "text"
title = "First"
file  = "a.md"

[section.b]
kind  = "text"
title = "Second"
text  = "Words."

[section.sources]
kind = "sources"
`

const harvest = "year,value,unit,precision,source\n2022,1257,tonnes,10,Unused Office\n2023,1301,tonnes,10,Office\n"

func TestMetadataHasFacts(t *testing.T) {
	b, d := compose(t, map[string]string{"config.toml": briefing, "d.csv": harvest, "a.md": "Words."})
	if d.Err() != nil {
		t.Fatal(d)
	}
	if b.Title != "Harvest 1,300\u00a0tonnes" || b.Subtitle != "In tonnes" || b.Author != "Desk 1,300" {
		t.Errorf("the metadata is %q, %q, %q", b.Title, b.Subtitle, b.Author)
	}
}

// TestSourcesOfWhatIsPrinted: a chart that no section shows cites nothing.
func TestSourcesOfWhatIsPrinted(t *testing.T) {
	b, d := compose(t, map[string]string{"config.toml": briefing, "d.csv": harvest, "a.md": "Words."})
	if d.Err() != nil {
		t.Fatal(d)
	}
	if len(b.Sources) != 1 || b.Sources[0].Publisher != "Office" {
		t.Errorf("the sources are %v", b.Sources)
	}
}

// TestFormatIsNoFinerThanKnown: neither a fact's format nor a text column invents figures.
func TestFormatIsNoFinerThanKnown(t *testing.T) {
	finer := strings.Replace(briefing, `value = "at(d.value, 2023)"`, "value = \"at(d.value, 2023)\"\nformat = \"0.00\"", 1)
	b, d := compose(t, map[string]string{"config.toml": finer, "d.csv": harvest, "a.md": "Words."})
	if d.Err() != nil {
		t.Fatal(d)
	}
	if b.Author != "Desk 1300" {
		t.Errorf("a value known to the nearest ten prints as %q", b.Author)
	}
	text := strings.Replace(briefing, `value = "at(d.value, 2023)"`, "value = \"at(d.source, 2023)\"\nformat = \"0.0\"", 1)
	if _, d := compose(t, map[string]string{"config.toml": text, "d.csv": harvest, "a.md": "Words."}); d.Err() == nil || !strings.Contains(d.Error(), "format is for numbers") {
		t.Errorf("a format on text: %v", d)
	}
}

func TestAnchors(t *testing.T) {
	prose := "# A\n\nx\n\n# A\n\nx\n\n# A 2\n\nx\n\n# b\n\n[to b](#b), [to the heading](#b-2), [to A](#a-2), [twice](#a-2-2)\n"
	b, d := compose(t, map[string]string{"config.toml": briefing, "d.csv": harvest, "a.md": prose})
	if d.Err() != nil {
		t.Fatal(d)
	}
	_, doc := pages(t, b)
	var names []string
	for _, o := range doc.Outline {
		names = append(names, o.Name)
	}
	if want := []string{"a", "a-2", "a-3", "a-2-2", "b-2", "b", "sources"}; !slices.Equal(names, want) {
		t.Errorf("the anchors are %q, want %q", names, want)
	}
}

// TestLinksToWhatIsLeftOut: a link into a section that this run leaves out is plain text, one to
// nothing at all a mistake, in sections that are not selected too.
func TestLinksToWhatIsLeftOut(t *testing.T) {
	files := map[string]string{"config.toml": briefing, "d.csv": harvest, "a.md": "See [the second](#b)."}
	b, d := compose(t, files, "a")
	if d.Err() != nil {
		t.Fatal(d)
	}
	_, doc := pages(t, b)
	for _, item := range doc.Pages[0].Items {
		if link, ok := item.(layout.Link); ok {
			t.Errorf("there is a link to %q", link.Anchor)
		}
	}
	files["a.md"] = "See [nothing](#bb)."
	for _, only := range []string{"a", "b"} {
		if _, d := compose(t, files, only); d.Err() == nil || !strings.Contains(d.Error(), `a.md:1:6: error: nothing in the briefing is called #bb; choose from: a, b, sources`) {
			t.Errorf("with %s alone: %v", only, d)
		}
	}
}

// TestRunningHeadsDoNotMeet cuts titles that would run into each other.
func TestRunningHeadsDoNotMeet(t *testing.T) {
	long := strings.Repeat("Very long words about the harvest and ", 6)
	for _, title := range []string{long, strings.Repeat("W", 200)} {
		cfg := strings.Replace(briefing, "Harvest {{ fa }}", title, 1)
		cfg = strings.Replace(cfg, `title = "First"`, fmt.Sprintf("title = %q", long), 1)
		b, d := compose(t, map[string]string{"config.toml": cfg, "d.csv": harvest, "a.md": "Words."})
		if d.Err() != nil {
			t.Fatal(d)
		}
		_, doc := pages(t, b)
		end := layout.Pt(0)
		for _, item := range doc.Pages[0].Items {
			text, ok := item.(layout.Text)
			if !ok || text.Tag != nil || text.Y > 100 {
				continue
			}
			if text.X < end || text.X+text.Run.Width > 595.28-20*layout.MM+0.1 {
				t.Errorf("%q stands at %g to %g, and the text before it ends at %g", text.Run.Text, text.X, text.X+text.Run.Width, end)
			}
			end = text.X + text.Run.Width
		}
	}
}

// TestCoverHoldsItsText: whatever is on a cover stays on it, or is refused.
func TestCoverHoldsItsText(t *testing.T) {
	cover := func(title, subtitle, note string) string {
		return fmt.Sprintf("[report]\ntitle = %q\nsubtitle = %q\nauthor = \"Desk\"\ndate = 2024-03-06\nsections = [\"cover\"]\n[section.cover]\nkind = \"cover\"\nnote = %q\n", title, subtitle, note)
	}
	for name, c := range map[string]struct{ title, subtitle, note, refused string }{
		"plain":         {"Harvest", "In tonnes", "A note", ""},
		"long title":    {strings.Repeat("Harvest and weather ", 6), "In tonnes", "", ""},
		"long word":     {"Außenhandelsüberschüsse und Leistungsbilanzen", "", "", ""},
		"much too long": {strings.Repeat("Harvest and weather ", 30), "", "", "too long for the cover"},
		"no end":        {"Harvest", strings.Repeat("In tonnes and in euro ", 200), "", "too long for the cover"},
		"long note":     {"Harvest", "", strings.Repeat("A note that goes on. ", 100), "do not fit below"},
	} {
		t.Run(name, func(t *testing.T) {
			b, d := compose(t, map[string]string{"config.toml": cover(c.title, c.subtitle, c.note)})
			if d.Err() != nil {
				t.Fatal(d)
			}
			doc, err := layout.Paginate(b.Settings, b.Flows)
			if c.refused != "" {
				if err == nil || !strings.Contains(b.Explain(err).String(), "config.toml:2:9: error: ") || !strings.Contains(err.Error(), c.refused) {
					t.Errorf("it is not refused, but gives %v", err)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			for _, item := range doc.Pages[0].Items {
				if text, ok := item.(layout.Text); ok && (text.Y < 0 || text.Y > 841.89 || text.X+text.Run.Width > 595.28) {
					t.Errorf("%q stands at %g, %g", text.Run.Text, text.X, text.Y)
				}
			}
		})
	}
}

// TestEveryMistakeInOneRun: a language or a paper that is not known does not hide what else is wrong,
// and nothing is told twice.
func TestEveryMistakeInOneRun(t *testing.T) {
	_, d := compose(t, map[string]string{"config.toml": `[report]
title    = "x"
date     = 2024-01-01
paper    = "A4"
lang     = "it"
sections = ["a", "b"]
[section.a]
kind = "txt"
[section.b]
kind = "table"
`})
	var told []string
	for _, one := range d.Sorted() {
		told = append(told, one.String())
	}
	if len(told) != 4 {
		t.Fatalf("%d mistakes are told:\n%s", len(told), strings.Join(told, "\n"))
	}
	for i, want := range []string{"config.toml:4:12: error: paper", "config.toml:5:12: error: the fixed words", `config.toml:8:8: error: "txt" is no kind`, `config.toml:9:1: error: "data" is missing`} {
		if !strings.HasPrefix(told[i], want) {
			t.Errorf("%s, want %s", told[i], want)
		}
	}
}

// TestCoverTitleIsBalanced: the lines of a title are about as long.
func TestCoverTitleIsBalanced(t *testing.T) {
	b, d := compose(t, map[string]string{"config.toml": "[report]\ntitle = \"A report on the state of things now\"\ndate = 2024-03-06\nsections = [\"cover\"]\n[section.cover]\nkind = \"cover\"\n"})
	if d.Err() != nil {
		t.Fatal(d)
	}
	texts, _ := pages(t, b)
	if !strings.HasPrefix(texts[0], "A report on the\nstate of things now\n") {
		t.Errorf("the cover says:\n%s", texts[0])
	}
}

// A note without room is a mistake at its own place in the config.
func TestNotesWithoutRoomHaveTheirPlace(t *testing.T) {
	long := "Law on technology contracts comes into force, after years of discussion in all of the provinces"
	notes := "notes = [\n"
	for range 6 {
		notes += "  { x = 1950, text = \"" + long + "\" },\n"
	}
	config := strings.Replace(dataBriefing, "height    = 120\n", "height    = 30\nhorizontal = true\n"+notes+"]\n", 1)
	config = strings.Replace(strings.Replace(config, `mark      = "line"`, `mark      = "bar"`, 1), `["output", "second"]`, `["output"]`, 1)
	_, d := compose(t, map[string]string{"config.toml": config, "output.csv": rowsOf(1)})
	first := strings.Count(config[:strings.Index(config, "  { x = 1950")], "\n") + 1
	if len(d.List) != 1 || d.List[0].Pos.Line < first || d.List[0].Pos.Line > first+5 || !strings.Contains(d.List[0].Message, "no room for the note") {
		t.Errorf("the notes begin on line %d: %v", first, d)
	}
}
