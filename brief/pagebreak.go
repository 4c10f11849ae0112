package brief

import (
	"report/config"
	"report/layout"
)

// pageBreak is kind = "page_break": what follows begins on a new page.
type pageBreak struct {
	// Kind of the section.
	Kind string `toml:"kind" required:"true"`
}

func (s *pageBreak) compose(*composer, *config.Table) part {
	return part{blocks: []layout.Block{layout.PageBreak{}}}
}
