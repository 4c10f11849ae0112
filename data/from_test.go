package data

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"report/config"
)

// loadAll loads all tables of a config, from files in a folder of the test's own.
func loadAll(t *testing.T, text string, files map[string]string) (map[string]*Table, string) {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	root, err := config.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	var d config.Diagnostics
	tables := LoadAll(t.Context(), Inputs{Root: root, Dir: "."}, parseConfig(t, text).Tables("data"), &d)
	if len(d.List) == 0 {
		return tables, ""
	}
	return tables, d.Error()
}

// regional are contracts by region and year, and what is said of the regions.
var regional = map[string]string{
	"t.csv": "region,year,turnover\nTianjin,2022,167\nHenan,2022,102\nTianjin,2023,195\nHenan,2023,136\n",
	"r.csv": "name,part,people,source\nTianjin,North,1364,NBS\nHenan,Centre,9815,NBS\nHebei,North,7393,NBS\n",
}

func TestFrom(t *testing.T) {
	for name, tc := range map[string]struct{ config, table, want string }{
		"as it is":          {"[data.x]\nfrom = \"t\"", "x", regional["t.csv"]},
		"filtered":          {"[data.x]\nfrom = \"t\"\nfilter = { year = 2023 }\nselect = [\"region\", \"turnover\"]", "x", "region,turnover\nTianjin,195\nHenan,136\n"},
		"before its source": {"[data.a]\nfrom = \"b\"\nsort = \"turnover\"\nlimit = 1\n[data.b]\nfrom = \"t\"\ngroup = \"region\"\naggregate = { turnover = { sum = \"turnover\", precision = 1 } }", "a", "region,turnover\nHenan,238\n"},
		"renamed":           {"[data.x]\nfrom = \"t\"\nrename = { turnover = \"value\", year = \"in\" }\nfilter = { in = 2022 }", "x", "region,in,value\nTianjin,2022,167\nHenan,2022,102\n"},
		"names exchanged":   {"[data.x]\nfrom = \"t\"\nrename = { turnover = \"year\", year = \"turnover\" }\nlimit = 1", "x", "region,turnover,year\nTianjin,2022,167\n"},
		"renamed as it is read": {"[data.x]\nfile = \"r.csv\"\nrename = { people = \"population\", part = \"source_title\" }\ncolumns.population.unit = \"ten thousand\"\nlimit = 1", "x",
			"name,source_title,population,source\nTianjin,North,1364,NBS\n"},
		"left join":                {"[data.x]\nfrom = \"t\"\nfilter = { year = 2023 }\n[data.x.join]\ntable = \"r\"\non = { region = \"name\" }", "x", "region,year,turnover,part,people\nTianjin,2023,195,North,1364\nHenan,2023,136,Centre,9815\n"},
		"inner join":               {"[data.x]\nfrom = \"r\"\njoin = { table = \"y\", on = { name = \"region\" }, kind = \"inner\", unmatched = \"missing\", columns = \"n\" }\n[data.y]\nfrom = \"t\"\ngroup = \"region\"\naggregate = { n = \"rows\", year = \"max\" }", "x", "name,part,people,source,n\nTianjin,North,1364,NBS,2\nHenan,Centre,9815,NBS,2\n"},
		"gaps":                     {"[data.x]\nfrom = \"r\"\nselect = [\"name\", \"n\"]\njoin = { table = \"y\", on = { name = \"region\" }, unmatched = \"missing\" }\n[data.y]\nfrom = \"t\"\ngroup = \"region\"\naggregate = { n = \"rows\" }", "x", "name,n\nTianjin,2\nHenan,2\nHebei,\n"},
		"two columns":              {"[data.x]\nfrom = \"t\"\njoin = { table = \"y\", on = [\"region\", \"year\"] }\nlimit = 1\n[data.y]\nfrom = \"t\"\nrename = { turnover = \"again\" }", "x", "region,year,turnover,again\nTianjin,2022,167,167\n"},
		"filter by what is joined": {"[data.x]\nfrom = \"t\"\njoin = { table = \"r\", on = { region = \"name\" } }\nfilter = { part = \"North\" }\ngroup = \"part\"\naggregate = { turnover = { sum = \"turnover\", precision = 1 } }", "x", "part,turnover\nNorth,362\n"},
	} {
		t.Run(name, func(t *testing.T) {
			tables, problems := loadAll(t, "[data.t]\nfile = \"t.csv\"\n[data.r]\nfile = \"r.csv\"\n"+tc.config, regional)
			if problems != "" {
				t.Fatal(problems)
			}
			if got := lines(tables[tc.table]); got != tc.want {
				t.Errorf("got\n%s\nwant\n%s", got, tc.want)
			}
		})
	}
}

func TestFromRefuses(t *testing.T) {
	for name, tc := range map[string]struct{ config, want string }{
		"unknown":            {`from = "tt"`, `config.toml:6:8: error: there is no [data.tt]; choose from: r, t`},
		"empty":              {`from = ""`, `config.toml:6:8: error: from is empty; write the NAME of another [data.NAME] between the quotes`},
		"itself":             {`from = "x"`, `config.toml:6:8: error: [data.x] is made of itself: x of x`},
		"a circle":           {"from = \"y\"\n[data.y]\nfrom = \"z\"\n[data.z]\nfrom = \"t\"\njoin = { table = \"x\", on = \"region\" }", `config.toml:11:18: error: [data.x] is made of itself: x of y of z of x`},
		"both":               {"from = \"t\"\nfile = \"t.csv\"", `config.toml:7:1: error: [data.x] says from already, and a table comes from one place; keep one`},
		"broken, told once":  {"file = \"no.csv\"\n[data.y]\nfrom = \"x\"\nfilter = { a = 1 }\n[data.z]\nfrom = \"t\"\njoin = { table = \"y\", on = \"a\" }", `config.toml:6:8: error: no.csv does not exist; did you mean "r.csv"?`},
		"how files are read": {"from = \"t\"\ndecimal = \",\"\n[data.x.columns.year]\ntype = \"text\"", "config.toml:7:1: error: decimal says how a table is read, and this one is made of another; write it in [data.t]\nconfig.toml:9:1: error: type says how a column is read, and this table is made of another; write it in [data.t.columns]"},
		"column":             {"from = \"t\"\ncolumns.yaer.label = \"Y\"", `config.toml:7:9: error: the table "t" has no column "yaer"; did you mean "year"?`},

		"rename nothing":    {"from = \"t\"\nrename = { yaer = \"y\" }", `config.toml:7:12: error: the table "x" has no column "yaer"; did you mean "year"?`},
		"rename to nothing": {"from = \"t\"\nrename = { year = \" \" }", `config.toml:7:19: error: the new name of column "year" is empty; write something between the quotes`},
		"rename twice":      {"from = \"t\"\nrename = { year = \"region\" }", `config.toml:7:19: error: two columns would have the name "region"; give it another name`},
		"rename to source":  {"from = \"t\"\nrename = { region = \"source\" }", `config.toml:7:21: error: a column named "source" speaks of its row, and these rows have been read; rename it where the file is read`},
		"rename the header": {"file = \"t.csv\"\nrename = { yaer = \"y\" }", `config.toml:7:12: error: the table "x" has no column "yaer"; did you mean "year"?`},
		"by the old name":   {"from = \"t\"\nrename = { year = \"y\" }\nsort = \"year\"", `config.toml:8:8: error: the table "x" has no column "year"; choose from: region, y, turnover`},

		"join: unknown table":   {"from = \"t\"\njoin = { table = \"rr\", on = \"region\" }", `config.toml:7:18: error: there is no [data.rr]; choose from: r, t`},
		"join: unknown column":  {"from = \"t\"\njoin = { table = \"r\", on = \"region\" }", `config.toml:7:28: error: the table "r" has no column "region"; choose from: name, part, people, source`},
		"join: unknown columns": {"from = \"t\"\njoin = { table = \"r\", on = { regoin = \"nam\" } }", "config.toml:7:30: error: the table \"x\" has no column \"regoin\"; did you mean \"region\"?\nconfig.toml:7:39: error: the table \"r\" has no column \"nam\"; did you mean \"name\"?"},
		"join: kinds":           {"from = \"t\"\njoin = { table = \"r\", on = { year = \"name\" } }", `config.toml:7:37: error: column "year" of "x" holds numbers, and column "name" of "r" holds text; say type in [data.NAME.columns.COLUMN] of one of them`},
		"join: on a number":     {"from = \"t\"\njoin = { table = \"r\", on = 3 }", `config.toml:7:28: error: on names the columns by which the tables are joined; such as on = "region", or on = { region = "name" }`},
		"join: on nothing":      {"from = \"t\"\njoin = { table = \"r\", on = [] }", `config.toml:7:28: error: on is empty; write something between the brackets`},
		"join: twice":           {"from = \"r\"\njoin = { table = \"t\", on = { name = \"region\" } }", `config.toml:7:28: error: two rows of "t" have "Tianjin" in "region", and a join needs one: t.csv:2:1 and t.csv:4:1; add a column to on that tells them apart, or group that table first`},
		"join: same name":       {"from = \"r\"\njoin = { table = \"r\", on = \"name\" }", "config.toml:7:18: error: both tables have a column \"part\"; leave it out of columns, or rename it in [data.r], such as rename = { part = \"r_part\" }\nconfig.toml:7:18: error: both tables have a column \"people\"; leave it out of columns, or rename it in [data.r], such as rename = { people = \"r_people\" }"},
		"join: unmatched":       {"from = \"r\"\njoin = { table = \"y\", on = { name = \"region\" }, unmatched = \"error\" }\n[data.y]\nfrom = \"t\"\nfilter = { year = 2023, region = \"Henan\" }", `config.toml:7:28: error: "y" has no row for 2 rows of "x", whose columns are missing there: "Tianjin" at r.csv:2:1, "Hebei" at r.csv:4:1`},
		"join: none":            {"from = \"r\"\njoin = { table = \"t\", on = { part = \"region\" }, kind = \"inner\", unmatched = \"missing\", columns = \"year\" }\n", `config.toml:7:28: error: two rows of "t" have "Tianjin" in "region", and a join needs one: t.csv:2:1 and t.csv:4:1; add a column to on that tells them apart, or group that table first`},
	} {
		t.Run(name, func(t *testing.T) {
			tables, got := loadAll(t, "[data.t]\nfile = \"t.csv\"\n[data.r]\nfile = \"r.csv\"\n[data.x]\n"+tc.config, regional)
			if got != tc.want {
				t.Errorf("got\n%s\nwant\n%s", got, tc.want)
			}
			if tables["x"] != nil || tables["t"] == nil {
				t.Errorf("tables %v", tables)
			}
		})
	}
}

// What matches nothing is told once, with the first few.
func TestJoinWarns(t *testing.T) {
	tables, got := loadAll(t, "[data.t]\nfile = \"t.csv\"\n[data.x]\nfile = \"r.csv\"\njoin = { table = \"y\", on = { name = \"region\" } }\n[data.y]\nfrom = \"t\"\nfilter = { year = 2023, region = \"Henan\" }\nselect = [\"region\", \"turnover\"]", regional)
	if want := `config.toml:5:28: warning: "y" has no row for 2 rows of "x", whose columns are missing there: "Tianjin" at r.csv:2:1, "Hebei" at r.csv:4:1; write unmatched = "missing" if that is as it should be`; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if got := len(tables["x"].Rows); got != 3 {
		t.Errorf("%d rows", got)
	}
}

// Cells that were joined stand where they were read, and bring their sources and files along.
func TestJoinKeepsPlaces(t *testing.T) {
	tables, problems := loadAll(t, "[data.t]\nfile = \"t.csv\"\nsource = \"MOST\"\n[data.r]\nfile = \"r.csv\"\n[data.x]\nfrom = \"t\"\nsort = \"people\"\njoin = { table = \"r\", on = { region = \"name\" } }\n[data.z]\nfrom = \"x\"\ngroup = \"part\"\naggregate = { people = \"max\", turnover = \"max\" }", regional)
	if problems != "" {
		t.Fatal(problems)
	}
	x := tables["x"]
	if got := x.Rows[3].CellAt(x.Column("people")).String() + " " + x.Rows[3].CellAt(x.Column("turnover")).String(); got != "r.csv:3:14 t.csv:5:12" {
		t.Errorf("places %s", got)
	}
	var names []string
	for _, s := range x.Sources() {
		names = append(names, s.Publisher)
	}
	for _, in := range x.Inputs {
		names = append(names, in.Name)
	}
	if got := strings.Join(append(names, x.From...), " "); got != "MOST NBS t.csv r.csv t r" {
		t.Errorf("made of %s", got)
	}
	if got, want := lines(tables["z"]), "part,people,turnover\nNorth,1364,195\nCentre,9815,136\n"; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
