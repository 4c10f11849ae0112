package pdf

import (
	"bytes"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"github.com/klauspost/compress/zlib"
)

// attachedFiles have what is hard to carry: names beyond ASCII, no bytes, every byte.
var attachedFiles = []Attachment{
	{Name: "turnover.csv", MIME: "text/csv", Description: "Turnover (bn yuan)", Relationship: "Data", Data: []byte("year,turnover\r\n2023,6147.6\r\n")},
	{Name: "增长.csv", MIME: "text/csv", Relationship: "Source", Data: everyByte()},
	{Name: "empty (1).json", MIME: "application/json", Description: "Größe", Relationship: "Supplement", Data: []byte{}},
}

func everyByte() []byte {
	b := make([]byte, 3*256)
	for i := range b {
		b[i] = byte(i)
	}
	return append(b, "\nendstream endobj 7 0 obj <</Root 1 0 R>> trailer <<"...)
}

func withAttachments(t testing.TB) []byte {
	t.Helper()
	meta := testMeta
	meta.Attachments = attachedFiles
	raw, err := Write(onePage(line(t, "Attached", "IBM Plex Sans", 400, 10, 20, 50, nil)...), meta)
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

func TestAttachmentsAreReadBack(t *testing.T) {
	raw := withAttachments(t)
	if !bytes.Equal(raw, withAttachments(t)) {
		t.Error("the same attachments give other bytes")
	}
	// What stands around a document, as mail gateways leave it, does not matter.
	for _, whole := range [][]byte{raw, append([]byte("\r\n"), raw...), append(bytes.Clone(raw), "\n\n"...)} {
		got, err := Attachments(whole)
		if err != nil {
			t.Fatal(err)
		}
		want := map[string]Attachment{}
		for _, a := range attachedFiles {
			want[a.Name] = a
		}
		for _, a := range got {
			if !reflect.DeepEqual(a, want[a.Name]) {
				t.Errorf("got %+v, want %+v", a, want[a.Name])
			}
		}
		if len(got) != len(want) {
			t.Errorf("%d files of %d", len(got), len(want))
		}
	}
}

func TestAttachmentsRefused(t *testing.T) {
	for _, c := range []struct {
		list []Attachment
		want string
	}{
		{[]Attachment{{Name: "a/b", MIME: "text/csv", Relationship: "Data"}}, `"a/b" is no name for an attached file`},
		{[]Attachment{attachedFiles[0], attachedFiles[0]}, "two attached files are called turnover.csv"},
		{[]Attachment{{Name: "a", MIME: "csv", Relationship: "Data"}}, `the attached file a is of no kind: "csv"`},
		{[]Attachment{{Name: "a", MIME: "text/csv", Relationship: "Friend"}}, `the attached file a cannot relate to the pages as "Friend"`},
	} {
		meta := testMeta
		meta.Attachments = c.list
		if _, err := Write(onePage(), meta); err == nil || err.Error() != c.want {
			t.Errorf("got %v, want %s", err, c.want)
		}
	}
}

// classic is a document as other programs write them: plain cross-references, which are wrong here, and
// objects that a later version replaces.
func classic(embedded string) string {
	return "%PDF-1.4\n%\xE2\xE3\n" +
		"1 0 obj % the catalog\n<</Type/Catalog/Names<</EmbeddedFiles 2 0 R>>>>\nendobj\n" +
		"2 0 obj <</Kids[3 0 R 2 0 R]>> endobj\n" +
		"3 0 obj <</Names[(a) 4 0 R]>> endobj\n" +
		"4 0 obj <</Type/Filespec/F(old.txt)/EF<</F 5 0 R>>>> endobj\n" +
		embedded +
		"xref\n0 1\n0000000000 65535 f\ntrailer\n<</Root 1 0 R/Size 9>>\nstartxref\n7\n%%EOF\n" +
		"4 0 obj <</Type/Filespec/F <6E65772E7478740>/EF<</F 5 0 R>>>> endobj\n"
}

func TestAttachmentsOfOtherPrograms(t *testing.T) {
	for _, c := range []struct{ name, embedded, want, message string }{
		{"length elsewhere", "5 0 obj <</Type/EmbeddedFile/Length 6 0 R>> stream\r\nhello\nendstream endobj\n6 0 obj 5 endobj\n", "hello", ""},
		{"wrong length", "5 0 obj <</Length 3>>stream\nhello\nendstream endobj\n", "hello", ""},
		{"no compression", "5 0 obj <</Length 5/Filter[]>>stream\nhello\nendstream endobj\n", "hello", ""},
		{"another filter", "5 0 obj <</Length 5/Filter/LZWDecode>>stream\nhello\nendstream endobj\n", "", "the attached file new.txt\x00: it is packed in a way that is not read here (LZWDecode)"},
		{"other sum", "5 0 obj <</Length 5/Params<</CheckSum(0123456789abcdef)>>>>stream\nhello\nendstream endobj\n", "", "the attached file new.txt\x00 is damaged: its sum is another"},
		{"no stream", "5 0 obj <<>> endobj\n", "", "the attached file new.txt\x00: it is missing"},
	} {
		got, err := Attachments([]byte(classic(c.embedded)))
		switch {
		case c.message != "":
			if err == nil || err.Error() != c.message {
				t.Errorf("%s: got %v, want %q", c.name, err, c.message)
			}
		case err != nil || len(got) != 1 || got[0].Name != "new.txt\x00" || string(got[0].Data) != c.want:
			t.Errorf("%s: got %v %v", c.name, got, err)
		}
	}
}

func TestNoAttachments(t *testing.T) {
	for _, c := range []struct{ data, want string }{
		{"", "it is no PDF"},
		{"PK\x03\x04", "it is no PDF"},
		{"%PDF-1.7\n", "it has no trailer"},
		{"%PDF-1.7\ntrailer <</Root 1 0 R/Encrypt 2 0 R>>", "it is encrypted; save it without a password"},
	} {
		if _, err := Attachments([]byte(c.data)); err == nil || err.Error() != c.want {
			t.Errorf("%q: got %v, want %s", c.data, err, c.want)
		}
	}
	if got, err := Attachments(write(t, sample(t))); err != nil || len(got) > 0 {
		t.Errorf("a document without attachments has %v (%v)", got, err)
	}
}

// A small file that unpacks to gigabytes, and one whose objects begin and do not end, are refused in time.
func TestAttachmentsAreBounded(t *testing.T) {
	var packed bytes.Buffer
	z := zlib.NewWriter(&packed)
	zeros := make([]byte, 1<<20)
	for range unpackedLimit>>20 + 2 {
		z.Write(zeros)
	}
	z.Close()
	bomb := fmt.Sprintf("5 0 obj <</Length %d/Filter/FlateDecode>>stream\n%s\nendstream endobj\n", packed.Len(), &packed)
	if _, err := Attachments([]byte(classic(bomb))); err == nil || !strings.Contains(err.Error(), "it holds more than 256 MB") {
		t.Errorf("a bomb: %v", err)
	}
	for _, open := range []string{"1 0 obj(", "1 0 obj<", "1 0 obj[", "1 0 obj<</A("} {
		if _, err := Attachments([]byte("%PDF-1.7\n" + strings.Repeat(open, 1<<16))); err == nil {
			t.Errorf("%q is a PDF", open)
		}
	}
}

func FuzzAttachments(f *testing.F) {
	f.Add(withAttachments(f))
	f.Add([]byte(classic("5 0 obj <</Length 5>>stream\nhello\nendstream endobj\n")))
	f.Add(small(f))
	f.Fuzz(func(t *testing.T, data []byte) {
		list, err := Attachments(data)
		if err != nil && list != nil {
			t.Error("an error comes with attachments")
		}
	})
}
