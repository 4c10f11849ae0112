package brief

import (
	"report/charts"
	"report/config"
	"report/layout"
	"report/layout/text"
	"report/manifest"
)

// Resources are what the program brings along for every briefing. One value serves all briefings of a
// process, so that each font is parsed once.
type Resources struct {
	library    *text.Library // of the built-in fonts
	hyphenator func(lang string) (*text.Hyphenator, error)
	pictures   charts.Cache // nil for none
	// record reads that of an edition from a file of that name.
	record func(name string, raw []byte) (*manifest.Manifest, error)
}

// Font is a font that is built into the program, for brands to call by its family.
type Font struct {
	Family string
	Weight int
	Italic bool
	Name   string // for messages
	Data   []byte // the file; nobody writes to it
}

// NewResources takes the built-in fonts, and what finds the hyphenator of a BCP 47 language: nil for
// a language without one.
func NewResources(fonts []Font, hyphenator func(lang string) (*text.Hyphenator, error)) *Resources {
	r := &Resources{library: text.NewLibrary(), hyphenator: hyphenator, record: jsonRecord}
	for _, f := range fonts {
		r.library.Add(f.Family, f.Weight, f.Italic, func() (string, []byte, error) { return f.Name, f.Data, nil })
	}
	return r
}

// jsonRecord reads a record from the JSON that a build writes.
func jsonRecord(_ string, raw []byte) (*manifest.Manifest, error) { return manifest.Decode(raw) }

// Recorded are the same resources, with what reads the record of an edition from a file, its PDF as well.
func (r *Resources) Recorded(read func(name string, raw []byte) (*manifest.Manifest, error)) *Resources {
	with := *r
	with.record = read
	return &with
}

// Cached are the same resources, with a cache for the pictures of charts.
func (r *Resources) Cached(pictures charts.Cache) *Resources {
	with := *r
	with.pictures = pictures
	return &with
}

// maxFont is the size that a brand's font file may have.
const maxFont = 64 << 20

// libraryOf knows the brand's fonts and the built-in ones; of two for the same the brand's counts.
// Files are read when a letter first needs them; at says where the brand names each of its own, for
// when one turns out to be broken.
func (r *Resources) libraryOf(cfg *config.Config) (lib *text.Library, at map[string]config.Pos) {
	lib, at = text.NewLibrary(), map[string]config.Pos{}
	for _, name := range sortedKeys(cfg.Brand.Typography.Fonts) {
		font := cfg.Brand.Typography.Fonts[name]
		for i, f := range font.Files {
			at[f.Path] = cfg.Brand.At("typography", "fonts", name, "files", i, "path")
			lib.Add(font.Family, f.Weight, f.Style == "italic", func() (string, []byte, error) {
				data, err := cfg.Root.Read(f.Path, maxFont)
				if err != nil {
					err = &layout.Error{At: place(at[f.Path]), Err: err}
				}
				return f.Path, data, err
			})
		}
	}
	lib.Include(r.library)
	return lib, at
}
