package pdf

import (
	"bytes"
	"testing"

	"github.com/go-pdf/fpdf"
)

// small is a document as fpdf writes it.
func small(t testing.TB) []byte {
	t.Helper()
	f := fpdf.New("P", "pt", "A4", "")
	f.SetTitle("a (b) \\ c\r", false)
	f.AddPage()
	f.LinkString(1, 2, 3, 4, "https://example.org/")
	f.Bookmark("one", 0, 0)
	var b bytes.Buffer
	if err := f.Output(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestReadFile(t *testing.T) {
	f, err := readFile(small(t))
	if err != nil {
		t.Fatal(err)
	}
	if got := f.dict(f.info)["Title"]; got != str("a (b) \\ c\r") {
		t.Errorf("title %q", got)
	}
	kids, _ := f.dict(f.dict(f.root)["Pages"])["Kids"].(array)
	if len(kids) != 1 {
		t.Fatalf("pages %v", kids)
	}
	annots, _ := f.dict(kids[0])["Annots"].(array)
	if len(annots) != 1 || f.dict(f.dict(annots[0])["A"])["URI"] != str("https://example.org/") {
		t.Errorf("links %v", annots)
	}
}

func TestReadFileErrors(t *testing.T) {
	whole := small(t)
	for _, c := range []struct {
		name string
		data []byte
		want string
	}{
		{"empty", nil, "it has no cross-reference table"},
		{"no number", []byte("startxref\nabc"), "it does not say where its cross-reference table stands"},
		{"wrong place", []byte("%PDF-1.3 ......... startxref\n3"), "its cross-reference table is not where it says"},
		{"other object", bytes.Replace(whole, []byte("\n3 0 obj"), []byte("\n4 0 obj"), 1), "object 3: it is not where the table says"},
		{"no end", bytes.Replace(whole, []byte("endobj"), []byte("endxxx"), 1), "object 3: \"endxxx\" instead of its end"},
	} {
		if _, err := readFile(c.data); err == nil || err.Error() != c.want {
			t.Errorf("%s: got %v, want %s", c.name, err, c.want)
		}
	}
}

func FuzzReadFile(f *testing.F) {
	f.Add(small(f))
	z, err := newDeflater()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		file, err := readFile(data)
		if err != nil {
			return
		}
		if _, err := file.bytes(z); err != nil {
			t.Errorf("what was read cannot be written: %v", err)
		}
	})
}
