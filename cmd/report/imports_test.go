package main

import (
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// allowed is the house's import table: what each package may use of the others, and which outside
// modules are its alone. ARCHITECTURE.md shows the same table.
var allowed = map[string][]string{
	"report/config":      {},
	"report/data":        {"report/config"},
	"report/data/cldr":   {},
	"report/layout/text": {},
	"report/layout":      {"report/layout/text"},
	"report/charts":      {"report/data", "report/layout", "report/layout/text"},
	"report/brief":       {"report/charts", "report/config", "report/data", "report/layout", "report/layout/text", "report/manifest"},
	"report/pdf":         {"report/layout", "report/layout/text"},
	"report/manifest":    {},
	"report/edition":     {},
	"report/fetch":       {},
	"report/assets":      {},
	"report/cmd/report": {"report/assets", "report/brief", "report/charts", "report/config", "report/data", "report/edition", "report/fetch",
		"report/layout", "report/layout/text", "report/manifest", "report/pdf"},
}

var owners = map[string]string{
	"github.com/go-pdf/fpdf":           "report/pdf",
	"gonum.org/v1/plot":                "report/charts",
	"git.sr.ht/~sbinet/gg":             "report/charts",
	"github.com/google/renameio/v2":    "report/edition",
	"github.com/BurntSushi/toml":       "report/config",
	"github.com/go-text/typesetting":   "report/layout/text",
	"github.com/yuin/goldmark":         "report/brief",
	"github.com/spf13/cobra":           "report/cmd/report",
	"github.com/jackc/pgx/v5":          "report/data",
	"modernc.org/sqlite":               "report/data",
	"github.com/expr-lang/expr":        "report/data",
	"github.com/clipperhouse/uax29/v2": "report/brief",
}

func TestImportTable(t *testing.T) {
	out, err := exec.Command("go", "list", "-f", `{{.ImportPath}} {{join .Imports " "}}`, "report/...").Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range strings.Split(strings.TrimSpace(string(out)), "\n") {
		fields := strings.Fields(line)
		may, known := allowed[fields[0]]
		if !known {
			t.Errorf("%s is not in the import table", fields[0])
		}
		for _, imported := range fields[1:] {
			if strings.HasPrefix(imported, "report/") && !slices.Contains(may, imported) {
				t.Errorf("%s imports %s, which the table does not allow", fields[0], imported)
			}
			for module, owner := range owners {
				if (imported == module || strings.HasPrefix(imported, module+"/")) && owner != fields[0] {
					t.Errorf("%s imports %s, which belongs to %s alone", fields[0], imported, owner)
				}
			}
		}
	}
}
