package brief

import (
	"strings"

	"report/config"
)

// textSection is kind = "text": Markdown under a heading.
type textSection struct {
	common
}

func (s *textSection) compose(c *composer, node *config.Table) part {
	if strings.TrimSpace(s.Text) == "" && s.File == "" {
		c.diags.Errorf(node.Pos, "write text = \"...\" or file = \"...\"", "[%s] has no text", node.Path)
	}
	return part{blocks: s.open(c, node)}
}
