package brief

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"sync"
	"sync/atomic"
)

// parallel begins to call f for 0 to n-1, as many side by side as there are processors (each holds a
// raster in memory). What it returns waits for them and gives their errors in that order. A panic in
// one of them goes on there, where somebody can catch it.
func parallel(n int, f func(i int) error) (wait func() []error) {
	errs := make([]error, n)
	faults := make([]any, n)
	call := func(i int) {
		defer func() {
			if p := recover(); p != nil {
				faults[i] = fmt.Sprintf("%v\n%s", p, debug.Stack())
			}
		}()
		errs[i] = f(i)
	}
	var next atomic.Int64
	var wg sync.WaitGroup
	for range min(n, runtime.GOMAXPROCS(0)) {
		wg.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				call(i)
			}
		})
	}
	return func() []error {
		wg.Wait()
		for _, fault := range faults {
			if fault != nil {
				panic(fault)
			}
		}
		return errs
	}
}
