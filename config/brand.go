package config

// Brand is brand.toml: Posit's brand.yml in TOML, with its names. Keys that a file leaves out have
// the values of the built-in brand.
type Brand struct {
	// Meta names the institution.
	Meta BrandMeta `toml:"meta"`
	// Logo of the institution.
	Logo BrandLogo `toml:"logo"`
	// Color is the palette, and what its colours are for.
	Color BrandColor `toml:"color"`
	// Typography is the fonts, and what they are for.
	Typography BrandTypography `toml:"typography"`
	// Defaults are settings for tools.
	Defaults BrandDefaults `toml:"defaults"`

	// Dir is the folder of the brand file relative to the root; "." for the built-in brand. The paths
	// in a Brand have it in front already: they are relative to the root.
	Dir string `toml:"-"`
	// Table is the root of the brand file, with the built-in brand's keys where it has none.
	Table *Table `toml:"-"`
}

// BrandMeta is [meta].
type BrandMeta struct {
	// Name of the institution, on the cover.
	Name string `toml:"name"`
	// Link is the institution's address on the web: http or https.
	Link string `toml:"link"`
}

// BrandLogo is [logo]. Pictures are PNG or JPEG files, named by their path or by a name in Images.
type BrandLogo struct {
	// Images gives names to pictures: images = { mark = "logo.png" }, with paths of PNG or JPEG files
	// relative to the brand file. The other keys take such a name, or a path.
	Images map[string]string `toml:"images"`
	// Small is the mark alone, for running heads.
	Small string `toml:"small"`
	// Medium is the logo for light backgrounds.
	Medium string `toml:"medium"`
	// Large is the logo for a whole page.
	Large string `toml:"large"`
	// Dark is the logo for dark backgrounds, such as the cover's.
	Dark string `toml:"dark"`
	// Alt describes the logo to those who do not see it; the name of the institution when left out.
	Alt string `toml:"alt"`
}

// BrandColor is [color]. Each colour is "#rgb", "#rrggbb", or the name of a colour in the palette or
// of another colour here.
type BrandColor struct {
	// Palette gives names to colours: palette = { navy = "#12436d" }. Wherever a colour is asked for,
	// "#rrggbb", "#rgb", a name in the palette, or the name of another colour of [color] will do.
	Palette map[string]Color `toml:"palette"`
	// Foreground is the colour of text.
	Foreground Color `toml:"foreground"`
	// Background is the colour of the page.
	Background Color `toml:"background"`
	// Primary is the leading colour: headings, rules, the cover.
	Primary Color `toml:"primary"`
	// Secondary stands beside it; primary when left out.
	Secondary Color `toml:"secondary"`
	// Tertiary is a third colour; secondary when left out.
	Tertiary Color `toml:"tertiary"`
	// Success marks what went well; the foreground when left out.
	Success Color `toml:"success"`
	// Info marks what is to be noted; the foreground when left out.
	Info Color `toml:"info"`
	// Warning marks what needs care; the foreground when left out.
	Warning Color `toml:"warning"`
	// Danger marks what went wrong; the foreground when left out.
	Danger Color `toml:"danger"`
	// Light is a light neutral, for panels; the background when left out.
	Light Color `toml:"light"`
	// Dark is a dark neutral, for dark fields; the foreground when left out.
	Dark Color `toml:"dark"`
}

// BrandTypography is [typography].
type BrandTypography struct {
	// Fonts are the families that may be used: [typography.fonts.NAME].
	Fonts map[string]BrandFont `toml:"fonts"`
	// Base is running text.
	Base BrandText `toml:"base"`
	// Headings are titles and headings; what is left out is as in base.
	Headings BrandText `toml:"headings"`
	// Monospace is code; what is left out is as in base.
	Monospace BrandText `toml:"monospace"`
	// Link is the look of links.
	Link BrandLink `toml:"link"`
}

// BrandFont is [typography.fonts.NAME].
type BrandFont struct {
	// Family is the family's name, by which base, headings and monospace call it.
	Family string `toml:"family" required:"true"`
	// Source is "bundled" for a family that is built in: IBM Plex Sans, IBM Plex Mono, Source Serif 4 or
	// Noto Sans SC. It is "file" for one whose files are named here.
	Source string `toml:"source" default:"file" oneof:"bundled,file"`
	// Files are the family's faces: files = [{ path = "fonts/Name-Bold.ttf", weight = 700 }]. A bundled
	// family has none.
	Files []BrandFontFile `toml:"files"`
}

// BrandFontFile is one face: { path = "fonts/Name-Bold.ttf", weight = 700 }.
type BrandFontFile struct {
	// Path of a TrueType file, relative to the brand file.
	Path string `toml:"path" required:"true"`
	// Weight is how bold the face is, 100 to 900: 400 is regular, 700 bold.
	Weight int `toml:"weight" default:"400"`
	// Style is "normal" or "italic".
	Style string `toml:"style" default:"normal" oneof:"normal,italic"`
}

// BrandText is how one kind of text is set.
type BrandText struct {
	// Family is the name of a font, or a list: letters that the first lacks come from the next.
	Family []string `toml:"family"`
	// Size in points, 6 to 24. That of headings follows from that of base and cannot be set.
	Size float64 `toml:"size"`
	// Weight is 100 to 900; 400 when left out in base, 600 in headings.
	Weight int `toml:"weight"`
	// Style is "normal" or "italic".
	Style string `toml:"style" default:"normal" oneof:"normal,italic"`
	// LineHeight is the distance of lines as a multiple of the size, 1 to 3. Left out, it is 1.4 in base,
	// or 1.7 in a Chinese briefing, and 1.2 in headings.
	LineHeight float64 `toml:"line-height"`
	// Color of the text; that of base, or the foreground, when left out.
	Color Color `toml:"color"`
}

// BrandLink is [typography.link].
type BrandLink struct {
	// Color of links; primary when left out.
	Color Color `toml:"color"`
}

// BrandDefaults is [defaults]: a table for each tool, of which this program knows its own only.
type BrandDefaults struct {
	// Report is for this program.
	Report BrandReport `toml:"report"`
}

// BrandReport is [defaults.report], what this program adds to brand.yml. Colours are given as in
// [color].
type BrandReport struct {
	// ChartColors are the colours of series, in order; primary alone when left out. A chart of more
	// series gets mixes of them, chosen so that nobody takes one for the other.
	ChartColors []Color `toml:"chart_colors"`
	// Focus is the colour of what a chart highlights; the first of chart_colors when left out.
	Focus Color `toml:"focus"`
	// Context is the colour of what stands beside it; #bfbfbf when left out.
	Context Color `toml:"context"`
	// CoverBackground is the cover's field of colour; primary when left out.
	CoverBackground Color `toml:"cover_background"`
	// CoverForeground is the text on it; the background when left out.
	CoverForeground Color `toml:"cover_foreground"`
	// Muted is the colour of notes and sources; #595959 when left out.
	Muted Color `toml:"muted"`
	// Panel is the fill behind boxes; color.light when left out.
	Panel Color `toml:"panel"`
	// Rule is the colour of hairlines; #bfbfbf when left out.
	Rule Color `toml:"rule"`
	// Justify makes the lines of running text fill their column. Left out, they do so in Chinese only,
	// whose characters stand in even rows.
	Justify *bool `toml:"justify"`
	// Hyphenate divides words at the ends of lines of running text, by the rules of the briefing's
	// language. Without it words stay whole, but for those that are wider than a line.
	Hyphenate bool `toml:"hyphenate" default:"true"`
}
