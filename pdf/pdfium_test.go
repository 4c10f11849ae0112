//go:build !race

package pdf

import (
	"image"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"
	"unicode/utf16"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"
)

// pdfiums is one PDFium for all tests. Compiling it takes seconds, so what was compiled stays in the
// user's cache folder. Under the race detector it takes a minute, so there these tests are left out.
var pdfiums = sync.OnceValues(func() (pdfium.Pool, error) {
	dir, err := os.UserCacheDir()
	if err != nil {
		dir = os.TempDir()
	}
	cache, err := wazero.NewCompilationCacheWithDir(filepath.Join(dir, "report-test-pdfium"))
	if err != nil {
		return nil, err
	}
	return webassembly.Init(webassembly.Config{
		MinIdle: 1, MaxIdle: 1, MaxTotal: 1, ReuseWorkers: true,
		FSConfig: wazero.NewFSConfig(), // it sees no files
		RuntimeConfig: wazero.NewRuntimeConfig().
			WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling).
			WithCompilationCache(cache),
	})
})

// viewer is an open document in PDFium. It has to be closed before the next one opens.
type viewer struct {
	t *testing.T
	pdfium.Pdfium
	doc references.FPDF_DOCUMENT
}

func view(t *testing.T, data []byte) viewer {
	t.Helper()
	pool, err := pdfiums()
	if err != nil {
		t.Fatal(err)
	}
	instance, err := pool.GetInstance(time.Minute)
	if err != nil {
		t.Fatal(err)
	}
	open, err := instance.OpenDocument(&requests.OpenDocument{File: &data})
	if err != nil {
		instance.Close()
		t.Fatal(err)
	}
	return viewer{t, instance, open.Document}
}

// close gives the viewer back: there is but one.
func (v viewer) close() {
	if err := v.Close(); err != nil {
		v.t.Error(err)
	}
}

func (v viewer) page(i int) requests.Page {
	return requests.Page{ByIndex: &requests.PageByIndex{Document: v.doc, Index: i}}
}

// text is what a page says, character by character: all at once, the binding loses what lies beyond
// U+FFFF.
func (v viewer) text(page int) string {
	v.t.Helper()
	loaded, err := v.FPDFText_LoadPage(&requests.FPDFText_LoadPage{Page: v.page(page)})
	if err != nil {
		v.t.Fatal(err)
	}
	chars, err := v.FPDFText_CountChars(&requests.FPDFText_CountChars{TextPage: loaded.TextPage})
	if err != nil {
		v.t.Fatal(err)
	}
	units := make([]uint16, chars.Count)
	for i := range units {
		c, err := v.FPDFText_GetUnicode(&requests.FPDFText_GetUnicode{TextPage: loaded.TextPage, Index: i})
		if err != nil {
			v.t.Fatal(err)
		}
		units[i] = uint16(c.Unicode)
	}
	return string(utf16.Decode(units))
}

// render paints a page at 72 pixels an inch, a pixel a point.
func (v viewer) render(page int) *image.RGBA { return v.renderAt(page, 72) }

func (v viewer) renderAt(page, dpi int) *image.RGBA {
	v.t.Helper()
	got, err := v.RenderPageInDPI(&requests.RenderPageInDPI{Page: v.page(page), DPI: dpi})
	if err != nil {
		v.t.Fatal(err)
	}
	defer got.Cleanup()
	shared := got.Result.RenderedImage.(*image.RGBA)
	own := image.NewRGBA(shared.Rect)
	copy(own.Pix, shared.Pix)
	return own
}
