package main

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"path"
	"strings"

	"report/config"
)

// log prints what happens to standard error: for people a line of text each, for machines a line of
// JSON each.
type log struct {
	out    io.Writer
	quiet  bool
	format logFormat
	// folder goes before the names of the briefing's files, so that an editor finds them from where
	// the command was given.
	folder string
}

func newLog(out io.Writer) *log { return &log{out: out, format: "text"} }

// logFormat is the value of --log-format.
type logFormat string

func (f *logFormat) String() string { return string(*f) }
func (f *logFormat) Type() string   { return "format" }
func (f *logFormat) Set(s string) error {
	if s != "text" && s != "json" {
		return fmt.Errorf(`it is "text" or "json"`)
	}
	*f = logFormat(s)
	return nil
}

func (l *log) json() *slog.Logger { return slog.New(slog.NewJSONHandler(l.out, nil)) }

// diagnostics prints what is wrong with the briefing and returns briefingError if any of it is an
// error.
func (l *log) diagnostics(d *config.Diagnostics) error {
	errors, gates, worlds := 0, 0, 0
	for _, one := range d.Sorted() {
		one.Pos.File = l.file(one.Pos.File)
		level := slog.LevelError
		if one.Warning {
			level = slog.LevelWarn
		} else {
			errors++
			switch {
			case one.Gate:
				gates++
			case one.World:
				worlds++
			}
		}
		if l.format == "text" {
			fmt.Fprintln(l.out, one)
			continue
		}
		l.json().LogAttrs(context.Background(), level, one.Message, slog.String("file", one.Pos.File),
			slog.Int("line", one.Pos.Line), slog.Int("col", one.Pos.Col), slog.String("hint", one.Hint))
	}
	if errors > 0 {
		return briefingError{errors: errors, gated: gates == errors, world: worlds > 0 && worlds+gates == errors}
	}
	return nil
}

// file is the name of one of the briefing's files as seen from where the command was given. What
// stands on the command line, in the program, in a database or on the web is no file.
func (l *log) file(name string) string {
	for _, elsewhere := range []string{"--", "built-in", "$", "http://", "https://"} {
		if strings.HasPrefix(name, elsewhere) {
			return name
		}
	}
	if name == "" {
		return name
	}
	return path.Join(l.folder, name)
}

// done prints what a command achieved.
func (l *log) done(message string, attrs ...slog.Attr) {
	switch {
	case l.quiet:
	case l.format == "text":
		fmt.Fprintln(l.out, message)
	default:
		l.json().LogAttrs(context.Background(), slog.LevelInfo, message, attrs...)
	}
}

// fail prints why a command ended.
func (l *log) fail(err error) {
	if l.format == "text" {
		fmt.Fprintf(l.out, "report: %v\n", err)
		return
	}
	l.json().Error(err.Error())
}

// fault prints what a person needs to report a bug of the program.
func (l *log) fault(p any, stack []byte) {
	message := fmt.Sprintf("a fault in the program, not in your briefing: %v", p)
	if l.format == "text" {
		fmt.Fprintf(l.out, "report: %s\nNothing was written. Please report this with the lines below.\n%s", message, stack)
		return
	}
	l.json().Error(message, "stack", string(stack))
}
