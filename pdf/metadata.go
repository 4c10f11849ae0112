package pdf

import (
	"encoding/xml"
	"strings"
	"time"

	"github.com/go-pdf/fpdf"
)

// setMeta gives fpdf the document's properties.
func setMeta(f *fpdf.Fpdf, m Meta) {
	utf8 := true
	f.SetTitle(surrogates(m.Title), utf8)
	f.SetAuthor(surrogates(m.Author), utf8)
	f.SetSubject(surrogates(m.Subject), utf8)
	f.SetKeywords(surrogates(strings.Join(m.Keywords, ", ")), utf8)
	f.SetProducer(surrogates(m.Producer), utf8)
	f.SetCreator(surrogates(m.Producer), utf8)
	f.SetLang(m.Lang)
	f.SetCreationDate(m.Created)
	f.SetModificationDate(m.Created)
}

// finishInfo takes out the properties that are empty and gives the dates their zone, which fpdf
// leaves out: without it, properties and metadata name different moments.
func finishInfo(info dict, m Meta) {
	for _, k := range info.keys() {
		if s, ok := info[k].(str); ok && (s == "" || s == "\xFE\xFF") {
			delete(info, k)
		}
	}
	date := pdfDate(m.Created)
	info["CreationDate"], info["ModDate"] = date, date
}

// pdfDate writes D:YYYYMMDDHHmmSS and the zone, as +08'00' or Z.
func pdfDate(t time.Time) str {
	s := t.Format("D:20060102150405")
	zone := t.Format("-07:00")
	if zone == "+00:00" {
		return str(s + "Z")
	}
	return str(s + strings.Replace(zone, ":", "'", 1) + "'")
}

// xmp says in XML what the properties say (ISO 16684-1).
func xmp(m Meta) []byte {
	var b strings.Builder
	date := m.Created.Format("2006-01-02T15:04:05Z07:00")
	b.WriteString("<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" +
		"<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n" +
		"<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n" +
		"<rdf:Description rdf:about=\"\"\n" +
		" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"\n" +
		" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"\n" +
		" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\">\n")
	b.WriteString("<dc:format>application/pdf</dc:format>\n")
	writeXMP(&b, "dc:title", "rdf:Alt", m.Title)
	writeXMP(&b, "dc:creator", "rdf:Seq", m.Author)
	writeXMP(&b, "dc:description", "rdf:Alt", m.Subject)
	writeXMP(&b, "dc:subject", "rdf:Bag", m.Keywords...)
	writeXMP(&b, "dc:language", "rdf:Bag", m.Lang)
	writeXMP(&b, "pdf:Keywords", "", strings.Join(m.Keywords, ", "))
	writeXMP(&b, "pdf:Producer", "", m.Producer)
	writeXMP(&b, "xmp:CreatorTool", "", m.Producer)
	writeXMP(&b, "xmp:CreateDate", "", date)
	writeXMP(&b, "xmp:ModifyDate", "", date)
	writeXMP(&b, "xmp:MetadataDate", "", date)
	b.WriteString("</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>")
	return []byte(b.String())
}

// writeXMP writes a property, in a container (rdf:Alt, rdf:Seq, rdf:Bag) where it is a list; nothing
// when all values are empty.
func writeXMP(b *strings.Builder, property, container string, values ...string) {
	if strings.Join(values, "") == "" {
		return
	}
	b.WriteString("<" + property + ">")
	if container == "" {
		writeEscaped(b, values[0])
	} else {
		b.WriteString("<" + container + ">")
		for _, v := range values {
			if container == "rdf:Alt" {
				b.WriteString(`<rdf:li xml:lang="x-default">`)
			} else {
				b.WriteString("<rdf:li>")
			}
			writeEscaped(b, v)
			b.WriteString("</rdf:li>")
		}
		b.WriteString("</" + container + ">")
	}
	b.WriteString("</" + property + ">\n")
}

func writeEscaped(b *strings.Builder, s string) {
	// A strings.Builder never fails.
	_ = xml.EscapeText(b, []byte(s))
}
