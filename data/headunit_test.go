package data

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"report/config"
)

func TestSplitHeader(t *testing.T) {
	for header, want := range map[string]string{
		"Turnover (bn yuan)":         "Turnover|bn yuan",
		"Share [%]":                  "Share|%",
		"Deficit (% of GDP)":         "Deficit|% of GDP",
		"Rate (per cent)":            "Rate|per cent",
		"营业额（亿元）":                    "营业额|亿元",
		"人口(万人)":                     "人口|万人",
		"Umsatz (Mrd. €)":            "Umsatz|Mrd. €",
		"Umsatz (Tsd.)":              "Umsatz|Tsd.",
		"Sales (2023) (USD mn)":      "Sales (2023)|USD mn",
		"Sales (m EUR)":              "Sales|m EUR",
		"Power (GWh)":                "Power|GWh",
		"Price (€/MWh)":              "Price|€/MWh",
		"Households (million homes)": "Households|million homes",
		"Sales (revised)":            "|",
		"Sales (2023)":               "|",
		"Length (m)":                 "|", // metre or million
		"Height (m above sea level)": "|",
		"Visitors (ALL)":             "|",
		"Firms (ten largest)":        "|",
		"Revenue (万科)":               "|",
		"Weight (KG)":                "|",
		"(%)":                        "|",
		"Share %":                    "|",
		"Share (%":                   "|",
		"Share ()":                   "|",
		"Sales (bn yuan) 2023":       "|",
	} {
		name, unit := splitHeader(header)
		if got := name + "|" + unit; got != want {
			t.Errorf("%q is %q, want %q", header, got, want)
		}
	}
}

// What a file's header says of units, and what the config may say of it.
func TestUnitsOfHeader(t *testing.T) {
	const plain = "Year,Turnover (bn yuan),Share [%],Note (t)\n2022,4.78,5,a\n2023,6.15,6,b\n"
	for name, tc := range map[string]struct{ file, raw, more, want string }{
		"taken where there are numbers":     {"t.csv", plain, "", "Year: number; Turnover: number in bn yuan; Share: number in %; Note (t): text"},
		"tabs":                              {"t.tsv", strings.ReplaceAll(plain, ",", "\t"), "", "Year: number; Turnover: number in bn yuan; Share: number in %; Note (t): text"},
		"keys of JSON":                      {"t.json", `[{"Power (MW)": 3, "Code (t)": "x"}]`, "", "Power: number in MW; Code (t): text"},
		"the config's unit wins":            {"t.csv", plain, "columns.Turnover.unit = \"trillion yuan\"", "Year: number; Turnover: number in trillion yuan; Share: number in %; Note (t): text"},
		"text because the config says so":   {"t.csv", plain, "columns.\"Share [%]\".type = \"text\"", "Year: number; Turnover: number in bn yuan; Share [%]: text; Note (t): text"},
		"renamed by the whole name":         {"t.csv", plain, "rename = { \"Turnover (bn yuan)\" = \"v\" }", "Year: number; v: number in bn yuan; Share: number in %; Note (t): text"},
		"renamed by the short name":         {"t.csv", plain, "rename = { Turnover = \"v\" }\ncolumns.v.precision = 1", "Year: number; v: number in bn yuan; Share: number in %; Note (t): text"},
		"two with one name keep all":        {"t.csv", "Sales (t),Sales (%)\n1,2\n", "", "Sales (t): number; Sales (%): number"},
		"one that has the name already":     {"t.csv", "Sales,Sales (%)\n1,2\n", "", "Sales: number; Sales (%): number"},
		"the signs agree":                   {"t.csv", "Share (%)\n5%\n", "", "Share: number in %"},
		"the signs do not":                  {"t.csv", "Share (bn)\n5%\n", "", "Share (bn): number in %"},
		"a name that speaks of its row":     {"t.csv", "v,precision (t)\n5,1\n", "", "v: number; precision (t): number"},
		"a unit of the row counts for less": {"t.csv", "value (kg),unit\n5,t\n", "", "value: number in kg; unit: text"},
		"a precision by the short name":     {"t.csv", "Sales (kg),Sales_precision\n5,10\n", "", "Sales: number in kg; Sales_precision: number"},
		"grouped by the short names":        {"t.csv", plain, "group = \"Year\"\naggregate = { Turnover = \"sum\" }", "Year: number; Turnover: number in bn yuan"},
		"a column by its whole name is a mistake": {"t.csv", plain, "columns.\"Share [%]\".label = \"x\"",
			`config.toml:3:9: error: the table "t" has no column "Share [%]"; it is named "Share"; "%" is its unit`},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			if err := os.WriteFile(filepath.Join(dir, tc.file), []byte(tc.raw), 0o600); err != nil {
				t.Fatal(err)
			}
			root, err := config.OpenRoot(dir)
			if err != nil {
				t.Fatal(err)
			}
			defer root.Close()
			var d config.Diagnostics
			node := parseConfig(t, "[data.t]\nfile = \""+tc.file+"\"\n"+tc.more+"\n").Tables("data")[0]
			table := Load(t.Context(), Inputs{Root: root, Dir: "."}, node, &d)
			got := d.Error()
			if table != nil {
				got += strings.Join(strings.Split(describeTable(table), "\n")[:len(table.Columns)], "; ")
			}
			if got != tc.want {
				t.Errorf("got\n%s\nwant\n%s", got, tc.want)
			}
		})
	}
}
