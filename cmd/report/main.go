// Command report builds branded data briefings: one TOML file and its data become a PDF and the
// PNGs of its charts.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"os/signal"
	"runtime"
	"runtime/debug"
	"strconv"
	"syscall"
	"time"

	"github.com/spf13/cobra"
)

// memoryPercent is how much garbage may lie beside what is in use: less than Go's 100 keeps the
// rasters of charts, which come and go, and the lines of long documents from piling up, and costs no
// time that can be measured.
const memoryPercent = 50

// startMemory is in bytes.
const startMemory = 48 << 20

func main() {
	if os.Getenv("GOGC") == "" && os.Getenv("GOMEMLIMIT") == "" {
		collectLate()
	}
	w := world{
		args: os.Args[1:], stdout: os.Stdout, stderr: os.Stderr,
		getenv: os.Getenv, clock: time.Now, cacheDir: os.UserCacheDir,
	}
	os.Exit(run(untilSignal(), w))
}

// collectLate leaves garbage alone until the process has grown to startMemory: most briefings are done
// before, and to collect it again and again while the heap is small costs them a tenth of their time.
func collectLate() {
	debug.SetGCPercent(-1)
	debug.SetMemoryLimit(startMemory)
	// The first collection frees this, and those that follow go by the percentage.
	sentinel := new([64]byte) // smaller ones share their memory with others
	runtime.AddCleanup(sentinel, func(int) {
		debug.SetGCPercent(memoryPercent)
		debug.SetMemoryLimit(math.MaxInt64)
	}, 0)
}

// stopSignal says which signal asked the program to stop.
type stopSignal struct{ number syscall.Signal }

func (s stopSignal) Error() string { return "stopped by " + s.number.String() }

// untilSignal is a context that ends at the first signal that asks for it: what is begun is left as
// it was found. A second signal ends the program at once.
func untilSignal() context.Context {
	ctx, cancel := context.WithCancelCause(context.Background())
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP)
	go func() {
		n, ok := (<-signals).(syscall.Signal)
		signal.Stop(signals)
		if ok {
			cancel(stopSignal{n})
		}
	}()
	return ctx
}

// world is everything that a run may learn or change outside its files: the rest of the program
// gets it as values.
type world struct {
	args           []string
	stdout, stderr io.Writer
	getenv         func(string) string
	clock          func() time.Time
	cacheDir       func() (string, error) // of the user's; nil for none
}

// now is SOURCE_DATE_EPOCH where it is set, else the clock.
func (w world) now() (t time.Time, fixed bool, err error) {
	s := w.getenv("SOURCE_DATE_EPOCH")
	if s == "" {
		return w.clock().UTC(), false, nil
	}
	const last = 253402300799 // of the year 9999, the last that a PDF's date can say
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil || n < 0 || n > last {
		return time.Time{}, false, usageError{fmt.Errorf("SOURCE_DATE_EPOCH is %q; it has to be a number of seconds since 1970", s)}
	}
	return time.Unix(n, 0).UTC(), true, nil
}

// The exit codes.
const (
	exitDone     = 0
	exitBriefing = 1   // the briefing has errors
	exitUsage    = 2   // wrong usage
	exitGate     = 3   // stopped by a gate on the data
	exitWorld    = 5   // disk, network, server
	exitBug      = 70  // a fault of the program itself
	exitSignal   = 128 // plus the signal's number
)

// usageError is a mistake on the command line.
type usageError struct{ error }

func (e usageError) Unwrap() error { return e.error }

// findingError says what is wrong with what a command was asked about.
type findingError struct{ error }

func (e findingError) Unwrap() error { return e.error }

// briefingError says that the briefing has errors, which have been printed.
type briefingError struct {
	errors int
	gated  bool // all of them stand for gates on the data
	world  bool // they stand for failures of the world, and for gates at most besides
}

func (e briefingError) Error() string {
	switch {
	case e.gated:
		return "stopped by the data: " + count(e.errors, "error")
	case e.world:
		return "the data could not be had: " + count(e.errors, "error")
	}
	return count(e.errors, "error")
}

// unwritten adds to an error of the briefing's that the files in place are as they were.
func unwritten(err error) error {
	var e briefingError
	if errors.As(err, &e) {
		return fmt.Errorf("%w; nothing was written", err)
	}
	return err
}

// run runs one command and returns the exit code. Whatever goes wrong is printed here, once.
func run(ctx context.Context, w world) (code int) {
	log := newLog(w.stderr)
	defer func() {
		if p := recover(); p != nil {
			log.fault(p, debug.Stack())
			code = exitBug
		}
	}()
	cmd := rootCommand(w, log)
	cmd.SetArgs(w.args)
	cmd.SetOut(w.stdout)
	cmd.SetErr(w.stderr)
	err := cmd.ExecuteContext(ctx)
	switch {
	case errors.Is(err, context.Canceled):
		log.fail(fmt.Errorf("%w; nothing was changed", context.Cause(ctx)))
		return signalCode(ctx)
	case err == nil:
		return exitDone
	}
	log.fail(err)
	var briefing briefingError
	var usage usageError
	var finding findingError
	switch {
	case errors.As(err, &briefing) && briefing.gated:
		return exitGate
	case errors.As(err, &briefing) && briefing.world:
		return exitWorld
	case errors.As(err, &briefing), errors.As(err, &finding):
		return exitBriefing
	case errors.As(err, &usage):
		return exitUsage
	}
	return exitWorld
}

// signalCode is what a shell reports of a process that the signal killed.
func signalCode(ctx context.Context) int {
	var s stopSignal
	if errors.As(context.Cause(ctx), &s) {
		return exitSignal + int(s.number)
	}
	return exitSignal + int(syscall.SIGINT)
}

func rootCommand(w world, log *log) *cobra.Command {
	root := &cobra.Command{
		Use:   "report",
		Short: "Build branded data briefings from one TOML file and its data",
		Long: `report builds a branded PDF briefing, and the PNGs of its charts, from one TOML file and its data.

Exit codes: 0 done, 1 the briefing has errors, 2 wrong usage, 3 stopped by a gate on
the data, 5 the disk or another part of the world failed, 70 a fault of the program, 129, 130 and 143
stopped by a signal.`,
		SilenceUsage: true, SilenceErrors: true,
		CompletionOptions: cobra.CompletionOptions{HiddenDefaultCmd: true},
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return nil
			}
			return usageError{fmt.Errorf("there is no command %q; report --help lists them", args[0])}
		},
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	root.PersistentFlags().BoolVarP(&log.quiet, "quiet", "q", false, "print errors and warnings only")
	root.PersistentFlags().Var(&log.format, "log-format", `how to print what happens: "text", or "json" with one object a line`)
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error {
		return usageError{fmt.Errorf("%w; %s --help lists the flags", err, cmd.CommandPath())}
	})
	root.AddCommand(buildCommand(w, log), chartsCommand(w, log), checkCommand(w, log), explainCommand(w, log), diffCommand(w, log), sectionsCommand(w, log), initCommand(w, log))
	return root
}

// upTo allows at most n arguments.
func upTo(n int) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) > n {
			return usageError{fmt.Errorf("%q is one argument too many; see %s --help", args[n], cmd.CommandPath())}
		}
		return nil
	}
}
