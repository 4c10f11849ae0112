package data

import (
	"fmt"
	"net/url"
	"strings"
)

// secret is a text that is never printed, such as the address of a database with its password. It is behind a
// pointer, so that it does not show where a structure that holds it is printed, either.
type secret struct{ text *string }

const hidden = "***"

func secretOf(text string) secret { return secret{&text} }

func (s secret) reveal() string { return *s.text }

// Format prints a secret as stars, whatever the verb.
func (secret) Format(f fmt.State, _ rune) { fmt.Fprint(f, hidden) }

// scrub takes a secret, and the password in it, out of somebody else's message.
func (s secret) scrub(message string) string {
	parts := []string{s.reveal()}
	if u, err := url.Parse(s.reveal()); err == nil {
		if password, ok := u.User.Password(); ok {
			parts = append(parts, password, url.QueryEscape(password), url.PathEscape(password))
		}
		for _, word := range []string{"password", "sslpassword"} {
			parts = append(parts, u.Query().Get(word))
		}
	}
	for _, part := range parts {
		if part != "" {
			message = strings.ReplaceAll(message, part, hidden)
		}
	}
	return message
}
