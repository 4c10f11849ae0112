package brief

import "testing"

func TestRemarks(t *testing.T) {
	b, d := compose(t, map[string]string{
		"config.toml": `[report]
title = "Output"
date = 2024-03-06
sections = ["text"]
[data.output]
file = "output.csv"
[data.plain]
file = "plain.csv"
[section.text]
kind = "text"
text = "Output."
`,
		"output.csv": "year,output,note\n2019,10,\n2020,11,estimated\n2021,12,rounded\n2022,13,estimated\n2023,14,\n",
		"plain.csv":  "year,output\n2019,10\n",
	})
	if err := d.Err(); err != nil {
		t.Fatal(err)
	}
	d.List = nil
	for _, tc := range []struct{ text, want, wrong string }{
		{`{{ remarks "output" }}`, "‹2020 and 2022: estimated; 2021: rounded›", ""},
		{`{{ remarks "outpt" }}`, "", `x:1:12: error: there is no [data.outpt]; did you mean "output"?`},
		{`{{ remarks "plain" }}`, "", `x:1:12: error: the table "plain" has no remarks; they stand in a column named note`},
		{`{{ remarks 5 }}`, "", `x:1:12: error: the name of a table stands in quotation marks; write {{ remarks "turnover" }}`},
	} {
		got := expanded(b.composer, tc.text)
		wrong := ""
		if d.Err() != nil {
			wrong = d.Error()
		}
		if tc.wrong == "" && got != tc.want || wrong != tc.wrong {
			t.Errorf("%s gives %q, %q", tc.text, got, wrong)
		}
		d.List = nil
	}
}
