//go:build !race

package charts

const fewer = 1
