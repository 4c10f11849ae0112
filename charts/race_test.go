//go:build race

package charts

// fewer is by what the seeds of random tests are divided: the detector of races makes them ten times
// slower, and they run on one processor.
const fewer = 8
