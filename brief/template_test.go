package brief

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"text/template/parse"
	"unicode/utf8"

	"report/config"
)

// expanded is what a text comes to: values in ‹›, literals in «», references in [].
func expanded(c *composer, s string) string {
	var b strings.Builder
	for _, p := range c.template(s, config.Pos{File: "x", Line: 1, Col: 1}) {
		switch p.kind {
		case plainText:
			b.WriteString(p.text)
		case factValue:
			b.WriteString("‹" + p.text + "›")
		case literalText:
			b.WriteString("«" + p.text + "»")
		case citedName:
			b.WriteString("[" + p.ref.name + "]")
		}
	}
	return strings.ReplaceAll(b.String(), "\u00a0", " ")
}

// The fact output is 1,402 million tonnes, and output.change 7.0%.
func TestTemplate(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"plain }} and { } text", "plain }} and { } text"},
		{"a {{ output }} b {{output.value}}", "a ‹1,402 million tonnes› b ‹1,402›"},
		{"a {{- output -}} b", "a‹1,402 million tonnes›b"},
		{"{{ ref output }} on {{page a-heading}}", "[output] on [a-heading]"},
		{`{{ "5G" }} and {{ ` + "`{{ }}`" + ` }}`, "«5G» and «{{ }}»"},
		{"a{{/* a comment, {{ output }}\nof two lines */}}b", "ab"},
		{"a\n{{/* alone */}}\nb", "a\nb"},
		{`{{ format output "0" }}, {{ output | format "#,##0 'or so'" }}`, "‹1402 million tonnes›, ‹1,402 or so million tonnes›"},
		{`{{ format output "compact" }}, {{ list output.unit "x" "y" }}, {{ ordinal 22 }}`, "‹1.4 billion tonnes›, ‹million tonnes, x, and y›, «22nd»"},
		{`It {{ rose output }} ({{ rise output.change }}), {{ output | more | capital }}.`, "It ‹rose› (‹rise›), ‹More›."},
		{`{{ abs output.change }} {{ "some" | capital }}`, "‹7.0%› «Some»"},

		{"{{ if gt output 1000 }}yes{{ else }}no{{ end }}", "yes"},
		{"{{ if lt output 1000 }}yes{{ else }}no{{ end }}", "no"},
		{"{{ if lt output 1 }}a{{ else if lt output 1402 }}b{{ else if eq output 1402 }}c{{ else }}d{{ end }}", "c"},
		{"{{ if gt output 1 }}a{{ else if gt output 2 }}b{{ else }}d{{ end }}", "a"},
		{"{{ if lt output 1 }}{{ if gt output 2 }}a{{ else }}b{{ end }}{{ else }}c{{ end }}", "c"},
		{"{{ if gt output 1 }}{{ if lt output 2 }}a{{ else }}b{{ end }}{{ else }}c{{ end }}", "b"},
		{`{{ if and (gt output 1) (not (eq output.unit "tonnes")) }}a{{ end }}b`, "ab"},
		{`{{ if or (lt output 1) (ne output.unit "million tonnes") }}a{{ end }}b`, "b"},
		{"{{ if true }}a {{- else }} b{{ end }}c", "ac"},
		{`{{ if eq output.change 1 2 7.0 }}a{{ end }}`, "a"},

		// Lines on which nothing is left vanish; others stay.
		{"a\n\n{{ if true }}\nb\n\n{{ end }}\nc", "a\n\nb\n\nc"},
		{"a\n\n{{ if false }}\nb\n\n{{ end }}\nc", "a\n\nc"},
		{"- a\n{{ if false }}- b{{ end }}\n- c\n", "- a\n- c\n"},
		{"- a\n  {{ if true }}\n- b\n  {{ else }}\n- d\n  {{ end }}  \n- c", "- a\n- b\n- c"},
		{"a {{ if false }}\nb\n{{ end }}\nc", "a \nc"},
		{"a\n{{ if true }}{{ output }}{{ end }}\nb", "a\n‹1,402 million tonnes›\nb"},
		{"{{ if false }}a{{ end }}", ""},
		{"a\r\n{{ if true }}\r\nb\r\n{{ end }}\r\nc", "a\r\nb\r\nc"},
	} {
		var d config.Diagnostics
		if got := expanded(testComposer(t, &d), c.text); got != c.want || len(d.List) > 0 {
			t.Errorf("%q gives %q, not %q; %v", c.text, got, c.want, d.Error())
		}
	}
}

func TestTemplateMistakes(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"a {{ output", "x:1:3: error: this {{ is not closed on its line; write {{ name }}"},
		{"a\nb {{ output\n}}", "x:2:3: error: this {{ is not closed on its line; write {{ name }}"},
		{`a {{ it's }}`, "x:1:3: error: a quotation in this {{ }} is not closed; write it as {{ \"words\" }}"},
		{"a {{/* b }}", "x:1:3: error: this comment is not closed; write {{/* and */}} around it"},
		{"a {{ ouput }}", "x:1:3: error: there is no [facts.ouput]; did you mean \"output\"?"},
		{"{{ if false }}{{ ouput }}{{ end }}", "x:1:15: error: there is no [facts.ouput]; did you mean \"output\"?"},
		{"{{ if true }}{{ else if gt ouput 1 }}{{ end }}", "x:1:28: error: there is no [facts.ouput]; did you mean \"output\"?"},
		{"ä {{ abs ouput.change }}", "x:1:10: error: there is no [facts.ouput]; did you mean \"output\"?"},
		{"{{ range output }}x{{ end }}", "x:1:1: error: there is no {{ range }}; a text has values and conditions: {{ name }}, {{ if }}, {{ else if }}, {{ else }} and {{ end }}\n" +
			"x:1:20: error: no {{ if }} stands before this {{ end }}; write {{ if ... }} where it begins"},
		{`{{ template "x" }}`, "x:1:1: error: there is no {{ template }}; a text has values and conditions: {{ name }}, {{ if }}, {{ else if }}, {{ else }} and {{ end }}"},
		{"{{ .output }}", "x:1:4: error: .output stands for nothing here; write {{ name }}, without a dot before it"},
		{"{{ . }}", "x:1:4: error: . stands for nothing here; write {{ name }}, without a dot before it"},
		{"{{ $ }}", "x:1:4: error: there are no variables in {{ }}; a value has its name in [facts]"},
		{"{{ nil }}", "x:1:4: error: nil has no place in {{ }}; write the name of a fact, a number, or words in quotation marks"},
		{"{{ $x := output }}", "x:1:4: error: there are no variables in {{ }}; a value has its name in [facts]"},
		{"{{ a, b }}", "x:1:1: error: this {{ }} cannot be read: unexpected \",\" in operand; write {{ name }}, or a function with what it takes: {{ format name \"0.0\" }}"},
		{"{{ }}", "x:1:1: error: this {{ }} cannot be read: missing value for command; write {{ name }}, or a function with what it takes: {{ format name \"0.0\" }}"},
		{"{{ output | }}", "x:1:1: error: this {{ }} ends with |; write a function behind it"},
		{"{{ 5 }}", "x:1:4: error: a number alone is typed by hand; write {{ \"5\" }} where it is meant as it stands, or the name of a fact"},
		{"{{ true }}", "x:1:4: error: a condition prints nothing; write {{ if ... }}"},
		{"{{ 'a' }}", "x:1:4: error: 'a' is no number; write it as 1000 or 0.5"},
		{"{{ (abs output).change }}", "x:1:5: error: only a fact has parts; write {{ name.change }}"},
		{"{{ output.change.x }}", "x:1:4: error: a fact has no \"change.x\"; did you mean \"change\"?"},
		{"{{ fromat output \"0\" }}", "x:1:4: error: there is no function \"fromat\"; did you mean \"format\"?"},
		{"{{ format }}", "x:1:1: error: there is no [facts.format]; format is a function: {{ format turnover \"0.0\" }}"},
		{"{{ format output }}", "x:1:4: error: format takes 2 values, not 1; write {{ format turnover \"0.0\" }}"},
		{"{{ format output \"0.0.0\" }}", "x:1:18: error: "},
		{"{{ format output.unit \"0.0\" }}", "x:1:11: error: a form is for a number of [facts], and this is words; write {{ format turnover \"0.0\" }}"},
		{"{{ rose output.unit }}", "x:1:9: error: only a number of [facts] rises or falls, and this is words; write {{ rose turnover }}"},
		{"{{ ordinal output.change }}", "x:1:12: error: a place in an order is a whole number, and this is 7.0%; write {{ ordinal rank }}"},
		{"{{ output 5 }}", "x:1:4: error: there is no function \"output\"; output is a fact: write {{ output }}"},
		{"{{ \"a\" 5 }}", "x:1:4: error: \"a\" is no function; write the function first: {{ format name \"0.0\" }}"},
		{"{{ if output }}{{ end }}", "x:1:7: error: this is neither true nor false, but a number; compare it: {{ if gt output 0 }}"},
		{"{{ if }}{{ end }}", "x:1:1: error: this {{ if }} has no condition; write {{ if gt turnover 100 }}"},
		{"{{ if /* c */ }}{{ end }}", "x:1:1: error: this {{ }} is no value"},
		{"{{ if gt output output.change }}{{ end }}", "x:1:17: error: 1,402 million tonnes and 7.0% have different units; give them one unit by scale, in [facts]"},
		{"{{ if gt output.unit \"a\" }}{{ end }}", "x:1:10: error: words are not more or less than others; words are compared by eq and ne"},
		{"{{ if not output }}{{ end }}", "x:1:11: error: a condition is true or false, and this is a number; compare it: (gt name 0)"},
		{"a{{ if true }}", "x:1:2: error: this {{ if }} has no {{ end }}; write {{ end }} where it ends"},
		{"a{{ else }}", "x:1:2: error: no {{ if }} stands before this {{ else }}; write {{ if ... }} where it begins"},
		{"{{ if true }}{{ else }}{{ else }}{{ end }}", "x:1:24: error: {{ else }} is the last part of an {{ if }}"},
		{"{{ if true }}{{ else with }}{{ end }}", "x:1:14: error: {{ else with }} is no part of a condition; write {{ else }} or {{ else if ... }}"},
		{"{{ if true }}{{ end if }}", "x:1:14: error: {{ end }} has nothing behind it; write {{ end }}"},
		{strings.Repeat("{{ if true }}", 13) + strings.Repeat("{{ end }}", 13), "x:1:157: error: conditions may not be nested more than 12 deep"},
		{"{{ not " + strings.Repeat("(", 13) + strings.Repeat(")", 13) + " }}", "x:1:1: error: parentheses may not be nested more than 12 deep"},
		{"{{ list " + strings.Repeat("a ", 1000) + "}}", "x:1:1: error: this {{ }} is too long; make a fact of it, in [facts]"},
	} {
		var d config.Diagnostics
		expanded(testComposer(t, &d), c.text)
		if got := strings.ReplaceAll(d.Error(), "\u00a0", " "); got != c.want && !(strings.HasSuffix(c.want, ": ") && strings.HasPrefix(got, c.want)) {
			t.Errorf("%q says\n%s, not\n%s", c.text, got, c.want)
		}
	}
}

// TestManyTags: texts of many values, or of very long lines, are read in a time that grows with them, and too many are refused.
func TestManyTags(t *testing.T) {
	var d config.Diagnostics
	c := testComposer(t, &d)
	if got := expanded(c, strings.Repeat("{{ output }}", maxTags)); len(d.List) > 0 || strings.Count(got, "1,402") != maxTags {
		t.Errorf("%d values are not read: %v", maxTags, d.Error())
	}
	expanded(c, strings.Repeat("{{ output }}\n", maxTags+2))
	if want := fmt.Sprintf("x:%d:1: error: this text has more than 20,000 {{ }}; divide it", maxTags+1); d.Error() != want {
		t.Errorf("too many say %v", d.Error())
	}
	d.List = nil
	expanded(c, strings.Repeat("{{ a }}", maxTags))
	if len(d.List) != maxTags || d.List[maxTags-1].Pos.Col != 7*(maxTags-1)+1 {
		t.Errorf("%d mistakes, the last at %v", len(d.List), d.List[len(d.List)-1].Pos)
	}
}

// TestPlacesAfterTags: a mistake of Markdown is told at its place in the file, whatever the tags before it print
// or leave out.
func TestPlacesAfterTags(t *testing.T) {
	parts := []string{"{{ output }}", "a ", "ä\n", "\n\n", "{{ if true }}x{{ end }}", "{{ if false }}\nx\ny{{ end }}", "{{ if lt output 1 }}\n\n{{ else }} y {{ end }}\n", "\n{{/* c\nc */}}\n", "{{- output -}} ", "{{ \"5G\" }}", "\n- b "}
	random := rand.New(rand.NewPCG(1, 2))
	var d config.Diagnostics
	c := testComposer(t, &d)
	for range 500 {
		var b strings.Builder
		for range 1 + random.IntN(8) {
			b.WriteString(parts[random.IntN(len(parts))])
		}
		d.List = nil
		before := b.String()
		line := before[strings.LastIndexByte(before, '\n')+1:]
		src := before + "z<b>.\n"
		want := config.Pos{File: "x.md", Line: 3 + strings.Count(before, "\n"), Col: utf8.RuneCountInString(line) + 2}
		if !strings.Contains(before, "\n") {
			want.Col += 4
		}
		c.markdown(prose{src: src, first: config.Pos{File: "x.md", Line: 3, Col: 5}, dir: "."}, c.sect())
		if len(d.List) != 1 || d.List[0].Pos != want {
			t.Errorf("%q has its mistake at %v: %v", src, want, d.Error())
		}
	}
}

// FuzzTemplate: whatever is written, pieces are the text in order, each at its place; what is taken without a
// complaint is what text/template reads as well.
func FuzzTemplate(f *testing.F) {
	for _, s := range []string{
		"a {{ output }} b", "{{- output -}}", "{{ if gt output 5 }}\n- a\n{{ else }}b{{ end }}", `{{ "}}" | abs }}`, "{{/* c */}}", "{{/* c */ -}}",
		"{{ if true }}{{ range x }}{{ end }}{{ else if }}{{ end }}", "{{ ref x.y-z }}", "{{`\n`}}", "{{'}}'}}", "{{ (((output))) }}", "{{ -}}", "}}{{", "{{- /* x */ -}} y", "{{/*/}}",
	} {
		f.Add(s)
	}
	var once config.Diagnostics
	shared := testComposer(f, &once)
	f.Fuzz(func(t *testing.T, s string) {
		var d config.Diagnostics
		own := *shared
		own.diags = &d
		c := &own
		at, silent := 0, true
		for _, p := range c.template(s, config.Pos{File: "x", Line: 1, Col: 1}) {
			if p.at < at || p.at+len(p.source) > len(s) || s[p.at:p.at+len(p.source)] != p.source || p.source == "" {
				t.Fatalf("%q has no %q at %d", s, p.source, p.at)
			}
			at = p.at + len(p.source)
			silent = silent && p.ref == nil
		}
		for _, one := range d.List {
			if n := strings.Count(s, "\n") + 1; one.Pos.Line < 1 || one.Pos.Line > n || one.Pos.Col < 1 || one.Message == "" {
				t.Errorf("%q has no place %v: %v", s, one.Pos, one)
			}
		}
		if len(d.List) > 0 || !silent || strings.Contains(s, "output-") {
			return
		}
		tree := parse.New("x")
		tree.Mode = parse.SkipFuncCheck
		if _, err := tree.Parse(s, "{{", "}}", map[string]*parse.Tree{}); err != nil {
			t.Errorf("%q is taken, and text/template says %v", s, err)
		} else if ours, theirs := textsOf(s), textsIn(tree.Root, nil); !slices.Equal(ours, theirs) {
			t.Errorf("%q has the texts %q, and %q by text/template", s, ours, theirs)
		}
	})
}

// textsOf are the stretches between the tags of a text, printed or not.
func textsOf(s string) []string {
	var out []string
	from, trim := 0, false
	tags := append(readTags(s), tag{from: len(s), to: len(s)})
	for _, one := range tags {
		text := s[from:one.from]
		if trim {
			text = strings.TrimLeft(text, blanks)
		}
		if one.trimLeft {
			text = strings.TrimRight(text, blanks)
		}
		if text != "" {
			out = append(out, text)
		}
		from, trim = one.to, one.trimRight
	}
	return out
}

func textsIn(n parse.Node, out []string) []string {
	switch n := n.(type) {
	case *parse.ListNode:
		if n == nil {
			return out
		}
		for _, inner := range n.Nodes {
			out = textsIn(inner, out)
		}
	case *parse.TextNode:
		out = append(out, string(n.Text))
	case *parse.IfNode:
		out = textsIn(n.ElseList, textsIn(n.List, out))
	}
	return out
}
