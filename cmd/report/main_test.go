package main

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"report/pdf"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"report": main})
}

// attached compares a file within a PDF with one beside it; lines may end in LF there, and end in CRLF here.
func attached(ts *testscript.TestScript, neg bool, args []string) {
	raw, err := os.ReadFile(ts.MkAbs(args[0]))
	ts.Check(err)
	list, err := pdf.Attachments(raw)
	ts.Check(err)
	want, err := os.ReadFile(ts.MkAbs(args[2]))
	ts.Check(err)
	same := false
	for _, a := range list {
		if a.Name == args[1] {
			same = bytes.Equal(bytes.ReplaceAll(a.Data, []byte("\r\n"), []byte("\n")), want)
		}
	}
	if same == neg {
		ts.Fatalf("%s in %s is %s: %v", args[1], args[0], args[2], same)
	}
}

// TestScripts runs the program from end to end. "same A B" compares two files by their bytes; "fails
// N CMD..." runs a command that has to end with that exit code. $WEB is a server of the files in the folder web, and
// $DATABASES a folder with some of SQLite.
func TestScripts(t *testing.T) {
	databases, err := filepath.Abs(filepath.Join("..", "..", "data", "testdata", "bad", "sql"))
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		ContinueOnError:     true,
		Setup: func(env *testscript.Env) error {
			workbooks, err := filepath.Abs("../../data/testdata/workbooks")
			if err != nil {
				return err
			}
			env.Setenv("WORKBOOKS", workbooks)
			env.Setenv("REPORT_CACHE", filepath.Join(os.DevNull, "none")) // every build is whole
			web := httptest.NewServer(http.FileServer(http.Dir(filepath.Join(env.WorkDir, "web"))))
			env.Defer(web.Close)
			env.Setenv("WEB", strings.TrimPrefix(web.URL, "http://"))
			env.Setenv("DATABASES", databases)
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"attached": attached,
			"same": func(ts *testscript.TestScript, neg bool, args []string) {
				a, err := os.ReadFile(ts.MkAbs(args[0]))
				ts.Check(err)
				b, err := os.ReadFile(ts.MkAbs(args[1]))
				ts.Check(err)
				if bytes.Equal(a, b) == neg {
					ts.Fatalf("%s and %s: same is %v", args[0], args[1], !neg)
				}
			},
			"junk": makeJunk,
			"spoil": func(ts *testscript.TestScript, _ bool, args []string) { // every file of a folder
				files, err := filepath.Glob(filepath.Join(ts.MkAbs(args[0]), "*"))
				ts.Check(err)
				for _, file := range files {
					ts.Check(os.WriteFile(file, []byte("spoilt"), 0o600))
				}
			},
			"problem": oneProblem,
			"fails": func(ts *testscript.TestScript, _ bool, args []string) {
				var code int
				_, err := fmt.Sscan(args[0], &code)
				ts.Check(err)
				if err := ts.Exec(args[1], args[2:]...); err == nil {
					ts.Fatalf("%v succeeded", args[1:])
				} else if want := fmt.Sprintf("exit status %d", code); err.Error() != want {
					ts.Fatalf("%v: %v, not %s", args[1:], err, want)
				}
			},
		},
	})
}

// TestStoppedBySignal holds the exit code to what a shell reports of a killed process.
func TestStoppedBySignal(t *testing.T) {
	dir := t.TempDir()
	var w world
	w.args = []string{"build", filepath.Join("..", "..", "config.toml"), "-o", filepath.Join(dir, "x.pdf")}
	w.stdout, w.stderr = t.Output(), t.Output()
	w.getenv = func(string) string { return "" }
	w.clock = func() time.Time { return time.Date(2024, 3, 6, 0, 0, 0, 0, time.UTC) }
	for signal, want := range map[syscall.Signal]int{syscall.SIGHUP: 129, syscall.SIGINT: 130, syscall.SIGTERM: 143} {
		ctx, cancel := context.WithCancelCause(context.Background())
		cancel(stopSignal{signal})
		if code := run(ctx, w); code != want {
			t.Errorf("a build that %v stops ends with %d, not %d", signal, code, want)
		}
	}
	if names, err := os.ReadDir(dir); err != nil || len(names) > 0 {
		t.Errorf("a stopped build left %v behind (%v)", slices.Collect(func(yield func(string) bool) {
			for _, n := range names {
				yield(n.Name())
			}
		}), err)
	}
}
