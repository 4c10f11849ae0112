package charts

import (
	"fmt"
	"strings"
	"testing"

	"report/data"
	"report/layout"
)

// lanesOf composes a timeline and packs its events again, to look at their lanes.
func lanesOf(t *testing.T, s Spec, tbl *data.Table, width layout.Pt) *lanes {
	t.Helper()
	f, err := compose(s, tbl, testStyle(t), width)
	if err != nil {
		t.Fatal(err)
	}
	checkLabels(t, f)
	l := &lanes{figure: f, paint: f.paint(), lines: 2}
	for _, e := range f.data.events {
		if err := l.put(e); err != nil {
			t.Fatal(err)
		}
	}
	return l
}

func TestLanesOfEvents(t *testing.T) {
	for _, c := range []struct {
		name, rows string
		want       int // lanes
	}{
		{"one", "x|e$\n2020|a", 1},
		{"apart", "x|e$\n2000|a\n2010|b\n2020|c", 1},
		{"out of order", "x|e$\n2020|c\n2000|a\n2010|b", 1},
		{"at one time", "x|e$\n2000|a\n2000|b\n2000|c\n2020|d", 3},
		{"close", "x|e$\n2000|a name of some length\n2001|b\n2020|d", 2},
	} {
		t.Run(c.name, func(t *testing.T) {
			l := lanesOf(t, Spec{Mark: "timeline", X: "x", Y: []string{"e"}}, table(c.rows), pageWidth)
			if len(l.taken) != c.want {
				t.Errorf("%d lanes, want %d", len(l.taken), c.want)
			}
			for i, p := range l.events[1:] {
				if p.from < l.events[i].from {
					t.Errorf("%s stands before %s", l.events[i].event.name, p.event.name)
				}
			}
		})
	}
}

// A date that is coarser than the scale ends with its last day.
func TestEventsEndWithTheirPeriod(t *testing.T) {
	for _, c := range []struct{ rows, want string }{
		{"x@|end@|e$\n2020-03-05|2021|a", "2022-01-01"},
		{"x@|end@|e$\n2020-03-05|2020-12|a", "2021-01-01"},
		{"x@|end@|e$\n2020-03-05|2020-Q3|a", "2020-10-01"},
		{"x@|end@|e$\n2020-03-05|2020-03-07|a", "2020-03-07"},
	} {
		l := lanesOf(t, Spec{Mark: "timeline", X: "x", X2: "end", Y: []string{"e"}}, table(c.rows), pageWidth)
		if got := dayOf(l.events[0].to).Format("2006-01-02"); got != c.want {
			t.Errorf("%s: ends at %s, want %s", c.rows, got, c.want)
		}
	}
}

// Sixty events of one day have room on a page, and a height that has no room is refused.
func TestManyEventsAtOneTime(t *testing.T) {
	var b strings.Builder
	b.WriteString("x@|e$\n")
	for i := range maxEvents {
		fmt.Fprintf(&b, "2024-03-05|An event with a name that is long enough for more than a line, number %d\n", i)
	}
	for _, width := range []layout.Pt{pageWidth, 230, 150} {
		f, err := compose(Spec{Mark: "timeline", X: "x", Y: []string{"e"}}, table(b.String()), testStyle(t), width)
		if err != nil {
			t.Fatal(err)
		}
		checkLabels(t, f)
		if f.height > maxRows+40 {
			t.Errorf("the timeline is %.0f pt high", f.height)
		}
	}
	_, err := compose(Spec{Mark: "timeline", X: "x", Y: []string{"e"}, Height: 50}, table(b.String()), testStyle(t), pageWidth)
	if err == nil || !strings.Contains(err.Error(), "has no room for 60 events: it takes") {
		t.Errorf("the error is %v", err)
	}
	var takes float64
	if _, err := fmt.Sscanf(err.Error()[strings.Index(err.Error(), "takes"):], "takes %f mm", &takes); err != nil {
		t.Fatal(err)
	}
	if _, err := compose(Spec{Mark: "timeline", X: "x", Y: []string{"e"}, Height: takes}, table(b.String()), testStyle(t), pageWidth); err != nil {
		t.Errorf("with the height that it asked for: %v", err)
	}
}

func TestAltOfTimelinesDonutsAndHeatMaps(t *testing.T) {
	for _, c := range []struct {
		lang string
		spec Spec
		rows string
		want string
	}{
		{"en", Spec{Mark: "timeline", Y: []string{"e"}}, "x@|e$\n2020-03|start\n2021-04|end", "Timeline of e: 2 events, from start (March\u00a02020) to end (April\u00a02021)."},
		{"de", Spec{Mark: "timeline", Y: []string{"e"}}, "x|e$\n2020|Beginn\n2021|Ende", "Zeitleiste: e. 2 Ereignisse, von Beginn (2020) bis Ende (2021)."},
		{"zh", Spec{Mark: "timeline", Y: []string{"e"}}, "x|e$\n2020|开始", "时间线：e。开始 (2020)。"},
		{"fr", Spec{Mark: "donut", Y: []string{"v"}}, "x$|v\na|1\nb|3", "Graphique en anneau\u00a0: v. a 25\u00a0%, b 75\u00a0%, d’un total de 4."},
		{"zh", Spec{Mark: "donut", Y: []string{"v"}}, "x$|v\na|1\nb|3", "环形图：v。a 25%、b 75%，合计4。"},
		{"es", Spec{Mark: "donut", Y: []string{"v"}}, "x$|v:%\na|25\nb|75", "Gráfico de anillo: v. a 25\u00a0%, b 75\u00a0%."},
		{"de", Spec{Mark: "heatmap", Y: []string{"r"}, Color: "v"}, "x$|r$|v\na|p|1\nb|p|3\na|q|2", "Heatmap: v. Am höchsten p, b mit 3, am niedrigsten p, a mit 1."},
		{"en", Spec{Mark: "heatmap", Y: []string{"r"}, Color: "v"}, "x$|r$|v\na|p|3\nb|p|3", "Heat map of v: 3 throughout."},
		{"en", Spec{Mark: "heatmap", Y: []string{"r"}, Color: "v"}, "x$|r$|v\na|p|3\nb|p|", "Heat map of v: 3 in p, a."},
	} {
		style := testStyle(t)
		var err error
		if style.Locale, err = data.NewLocale(c.lang); err != nil {
			t.Fatal(err)
		}
		c.spec.X = "x"
		f, err := compose(c.spec, table(c.rows), style, pageWidth)
		if err != nil {
			t.Fatal(err)
		}
		if got := alt(f); got != c.want {
			t.Errorf("got  %s\nwant %s", got, c.want)
		}
	}
}
