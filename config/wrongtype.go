package config

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// wrong reports a value of the wrong type.
func (x decoder) wrong(n *node, name, wanted string) bool {
	x.d.Errorf(n.at, x.wrongHint(n, wanted), "%s must be %s, not %s", name, wanted, n.describe())
	return false
}

// wrongHint says what to write where the value itself is fine and only its form is not.
func (x decoder) wrongHint(n *node, wanted string) string {
	switch v := n.value.(type) {
	case int64:
		if strings.HasPrefix(wanted, "text") {
			return n.quotedHint(strconv.FormatInt(v, 10))
		}
	case string:
		_, err := strconv.ParseFloat(v, 64)
		if err == nil && strings.Contains(wanted, "number") || wanted == "true or false" && (v == "true" || v == "false") {
			return "leave out the quotes: " + v
		}
	}
	return ""
}

// quotedHint shows a value in quotes. On a command line the shell takes these away, unless there are
// others around them.
func (n *node) quotedHint(text string) string {
	switch {
	case !strings.HasPrefix(n.at.File, setPlace):
		return fmt.Sprintf("put it in quotes: %q", text)
	case n.key == "":
		return fmt.Sprintf("put it in quotes, %q, and the whole setting in single quotes", text)
	}
	return fmt.Sprintf(`put it in quotes: '%s=%q'`, n.path, text)
}

// describe names the type of a value in words.
func (n *node) describe() string {
	switch n.kind {
	case table:
		return "a table"
	case array:
		return "a list"
	}
	switch v := n.value.(type) {
	case string:
		return "text"
	case int64:
		return "a whole number"
	case float64:
		return "a number with decimals"
	case bool:
		return strconv.FormatBool(v)
	case time.Time:
		if isDate(v) {
			return "a date"
		}
		return "a date or time of day with hours"
	}
	return "nothing"
}
