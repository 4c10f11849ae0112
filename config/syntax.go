package config

import (
	"regexp"
	"strings"
)

// ends are the ends of lines and of the file as the library shows them. (No file holds a NUL: that is
// checked before.)
var ends = strings.NewReplacer(`'\n'`, "the end of the line", `'\r'`, "the end of the line",
	`'\x00'`, "the end of the file", "end of file", "the end of the file")

const nameInQuotes = `a name with other characters than a to z, digits, _ and - stands in quotes: [section."NAME"]`

// explanations are what the TOML library says, and how we say it. $1 is the first group of the
// expression.
var explanations = []struct {
	said    *regexp.Regexp
	message string
	hint    string
}{
	{regexp.MustCompile(`^Key '(.*)' has already been defined`), `"$1" is already set earlier`, "keep one of the two"},
	{regexp.MustCompile(`^Key '(.*)' was already created as a hash`), `"$1" already has a value, so it cannot be a table`, ""},
	{regexp.MustCompile(`^Key '(.*)' was already created and cannot be used as an array`), `"$1" already has a value, so it cannot be a list of tables`, ""},
	{regexp.MustCompile(`^expected '\.' or '=', but got '\\n'`), `"=" is missing after the key`, "write key = value"},
	{regexp.MustCompile(`^expected '\.' or '=', but got (.*) instead`), `expected "=" after the key, but found $1`, "write key = value; a key with other characters than letters, digits, _ and - stands in quotes"},
	{regexp.MustCompile(`^expected value but found '\\n'`), "the value is missing", ""},
	{regexp.MustCompile(`^unexpected EOF; expected value`), "the value is missing", ""},
	{regexp.MustCompile(`^expected value but found "(True|TRUE|False|FALSE|yes|Yes|no|No|on|off)"`), `"$1" is no value`, "write true or false"},
	{regexp.MustCompile(`^expected value but found (.*?)( instead)?$`), `$1 is no value`, `put text in quotes: "..."`},
	{regexp.MustCompile(`^unexpected EOF; expected key separator`), `"=" is missing after the key`, "write key = value"},
	{regexp.MustCompile(`^unexpected EOF; expected (.*)`), "this text has no closing $1", ""},
	{regexp.MustCompile(`^strings cannot contain newlines`), "this text has no closing quote on its line", `text of several lines stands between """ and """`},
	{regexp.MustCompile(`^expected a top-level item to end with .* but got (.*) instead`), `expected the end of the line, but found $1`, "write one key = value on a line; text stands in quotes"},
	{regexp.MustCompile(`^expected a comma \(','\) or array terminator \('\]'\), but got (.*)`), `expected "," or "]" in a list, but found $1`, ""},
	{regexp.MustCompile(`^expected a comma or an inline table terminator '\}', but got (.*) instead`), `expected "," or "}" in a table, but found $1`, ""},
	{regexp.MustCompile(`^unexpected comma`), "there is a comma without a value before it", ""},
	{regexp.MustCompile(`^expected end of table array name delimiter`), `"]]" is missing after the name`, ""},
	{regexp.MustCompile(`^expected '\.' or '\]' to end table name, but got ('\\.*'|end of file) instead`), `expected "]" after the table's name, but found $1`, ""},
	{regexp.MustCompile(`^expected '\.' or '\]' to end table name, but got (.*) instead`), `expected "]" after the table's name, but found $1`, nameInQuotes},
	{regexp.MustCompile(`^unexpected (end of table name|table separator)`), "the table has no name", "write [report] or [section.NAME]"},
	{regexp.MustCompile(`^unexpected '(.)'`), `there is no key before "$1"`, "write key = value"},
	{regexp.MustCompile(`^invalid datetime: "(\d{4}-)"`), `"$1" is no date`, `write a date as 2024-03-06; a quarter stands in quotes: "${1}Q3"`},
	{regexp.MustCompile(`^invalid datetime: "(\d{4}-\d\d)"`), `"$1" is no date`, `write a date as 2024-03-06, or in quotes: "$1"`},
	{regexp.MustCompile(`^invalid datetime: "(.*)"`), `"$1" is no date`, "write a date as 2024-03-06"},
	{regexp.MustCompile(`^[Ii]nvalid escape(?: in string)?:? '(.*)'`), `$1 is no escape that TOML knows`, `write \\ for a backslash, or put the text in single quotes; in paths use /`},
	{regexp.MustCompile(`^Escaped character '(.*)' is not valid UTF-8`), "$1 is no character", ""},
	{regexp.MustCompile(`^expected .* hexadecimal digits after '(.*)', but got`), `$1 needs hexadecimal digits after it`, `write \\ for a backslash, or put the text in single quotes`},
	{regexp.MustCompile(`^(.*) is out of range for (?:int64|float64)`), "the number $1 is too large", ""},
	{regexp.MustCompile(`(?i)^invalid (?:integer|float) "(.*)": cannot have leading zeroes`), `"$1" is no number, since it begins with 0`, "put it in quotes if it is a code"},
	{regexp.MustCompile(`(?i)^invalid (?:integer|float)(?: value)?:? ["'](.*?)["']`), `"$1" is no number`, ""},
	{regexp.MustCompile(`^floats must start with a digit`), "a number cannot begin with a point", "write 0.5"},
	{regexp.MustCompile(`^not an? .* number: '(0[box])`), `"$1" is no number`, ""},
	{regexp.MustCompile(`^cannot use sign with non-decimal numbers: '(.*)'`), `"$1" is no number`, "leave out the sign"},
	{regexp.MustCompile(`^expected a digit but got (.*)`), "expected a digit, but found $1", ""},
}

// explain turns a message of the TOML library into a sentence for people, with a hint.
func explain(said string) (message, hint string) {
	for _, e := range explanations {
		if m := e.said.FindStringSubmatchIndex(said); m != nil {
			message := string(e.said.ExpandString(nil, e.message, said, m))
			return ends.Replace(message), string(e.said.ExpandString(nil, e.hint, said, m))
		}
	}
	return said, ""
}
