//go:build integration

package pdf

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"report/layout"
)

// Other people's tools read the same as PDFium: pdftotext in the order of painting, page by page.
// qpdf finds nothing to mend.
func TestNothingIsLostToOthers(t *testing.T) {
	dir := t.TempDir()
	for seed := range uint64(40) {
		_, doc, err := writeDocument(randomBytes(seed))
		if noRoom(err) {
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		file := filepath.Join(dir, "random.pdf")
		if err := os.WriteFile(file, write(t, doc), 0o600); err != nil {
			t.Fatal(err)
		}
		pages := strings.SplitAfter(run(t, "pdftotext", "-raw", "-enc", "UTF-8", file, "-"), "\f")
		for i, page := range doc.Pages {
			var want strings.Builder
			for _, item := range page.Items {
				if set, ok := item.(layout.Text); ok {
					want.WriteString(set.Run.Text)
				}
			}
			if want, got := inked(want.String()), inked(pages[i]); got != want {
				t.Fatalf("seed %d, page %d says\n%q, want\n%q", seed, i+1, got, want)
			}
		}
		checkFile(t, file)
	}
}

func TestOthersFindNothingToMend(t *testing.T) {
	file := filepath.Join(t.TempDir(), "sample.pdf")
	if err := os.WriteFile(file, write(t, sample(t)), 0o600); err != nil {
		t.Fatal(err)
	}
	checkFile(t, file)
	for _, font := range strings.Split(strings.TrimSpace(run(t, "pdffonts", file)), "\n")[2:] {
		if !strings.Contains(font, "+") || !strings.Contains(font, "yes yes yes") {
			t.Errorf("a font is not embedded, not cut, or says no text: %s", font)
		}
	}
}

func checkFile(t *testing.T, file string) {
	t.Helper()
	if said := run(t, "qpdf", "--check", file); !strings.Contains(said, "No syntax or stream encoding errors found") || strings.Contains(said, "WARNING") {
		t.Fatal(said)
	}
}

// inked takes out all that leaves no ink: white space, and soft hyphens, which stand for ink but
// which a reader may leave out.
func inked(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, plainText(s))
}

func run(t *testing.T, program string, arguments ...string) string {
	t.Helper()
	var out, errors bytes.Buffer
	c := exec.Command(program, arguments...)
	c.Stdout, c.Stderr = &out, &errors
	if err := c.Run(); err != nil || errors.Len() > 0 {
		t.Fatalf("%s: %v\n%s", program, err, errors.String())
	}
	return out.String()
}

// Attachments are where other programs look for them, and survive being written anew by these.
func TestOthersFindAttachments(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "attached.pdf")
	if err := os.WriteFile(file, withAttachments(t), 0o600); err != nil {
		t.Fatal(err)
	}
	checkFile(t, file)
	list := run(t, "pdfdetach", "-list", file)
	for _, a := range attachedFiles {
		if !strings.Contains(list, a.Name) {
			t.Errorf("pdfdetach does not list %s: %s", a.Name, list)
		}
	}
	out := filepath.Join(dir, "saved")
	run(t, "pdfdetach", "-savefile", attachedFiles[0].Name, "-o", out, file)
	if saved, err := os.ReadFile(out); err != nil || !bytes.Equal(saved, attachedFiles[0].Data) {
		t.Errorf("pdfdetach saves %q (%v)", saved, err)
	}
	for _, how := range [][]string{
		{"--linearize"}, {"--object-streams=disable"}, {"--qdf"}, {"--object-streams=generate", "--recompress-flate"},
		{"--stream-data=uncompress"}, {"--force-version=1.4", "--object-streams=disable", "--newline-before-endstream"},
	} {
		other := filepath.Join(dir, "other.pdf")
		run(t, "qpdf", append(how, file, other)...)
		raw, err := os.ReadFile(other)
		if err != nil {
			t.Fatal(err)
		}
		got, err := Attachments(raw)
		if err != nil || len(got) != len(attachedFiles) {
			t.Errorf("%v: %d attachments (%v)", how, len(got), err)
		}
	}
}
